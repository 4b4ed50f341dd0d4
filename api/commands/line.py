"""``minato line setup``: connect the service with a LINE account, and say what is still wrong."""

from __future__ import annotations

import asyncio
import sys

from api.channels.line import setup
from api.channels.line.errors import LineError
from api.channels.line.menu_api import SetupClient
from api.channels.line.setup import Finding, Mark
from api.settings import Settings

_MISSING = {
    "line_channel_secret": "MINATO_LINE_CHANNEL_SECRET（「チャネル基本設定」のチャネルシークレット）",
    "line_channel_access_token": "MINATO_LINE_CHANNEL_ACCESS_TOKEN（「Messaging API設定」のチャネルアクセストークン）",
}


def run(settings: Settings, *, check: bool, remove: bool) -> None:
    """Print what was found; exit 1 if something is wrong."""
    findings = asyncio.run(findings_of(settings, check=check, remove=remove))
    for finding in findings:
        print(f"{finding.mark.value} {finding.words}")
    wrong = sum(finding.mark is Mark.BAD for finding in findings)
    if wrong:
        print(f"\n直すところが{wrong}つあります。詳しくは docs/line.md をご覧ください。")
        sys.exit(1)
    print("\n確かめ終わりました。" if check else "\n準備ができました。")


async def findings_of(settings: Settings, *, check: bool = False, remove: bool = False) -> list[Finding]:
    """All that there is to say, in order; with ``check`` nothing is changed."""
    missing = [words for name, words in _MISSING.items() if not getattr(settings, name)]
    if missing:
        return [setup.bad(f"設定がありません：{words}") for words in missing]
    secret, token = settings.line_channel_secret, settings.line_channel_access_token
    assert secret is not None and token is not None
    client = SetupClient(token.get_secret_value(), settings.line_api_base, settings.line_data_base)
    found: list[Finding] = []
    try:
        if remove:
            return await setup.remove(client)
        found += await setup.account(client)
        found += await setup.webhook(client, settings.public_url, change=not check)
        found += await setup.menu(client, secret.get_secret_value(), change=not check)
        found += setup.personal_data(settings.line_pii, basic_id=settings.line_basic_id, page=settings.privacy_url)
    except LineError as error:
        found.append(setup.of_error(error))
    finally:
        await client.close()
    return found

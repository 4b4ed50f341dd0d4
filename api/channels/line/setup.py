"""``minato line setup``: what is looked at, what is set, and what is said of it in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from urllib.parse import urlsplit

from api.channels.line import rich_menu
from api.channels.line.errors import LineError
from api.channels.line.menu_api import SetupClient, Trial
from api.channels.line.postback import key_of

PATH = "/channels/line/webhook"
_CONSOLE = "LINE Developersコンソールの「Messaging API設定」"
_MANAGER = "LINE Official Account Manager の「設定」→「応答設定」"


class Mark(Enum):
    GOOD = "✓"
    NOTE = "！"
    BAD = "✗"


@dataclass(frozen=True)
class Finding:
    mark: Mark
    words: str


def good(words: str) -> Finding:
    return Finding(Mark.GOOD, words)


def note(words: str) -> Finding:
    return Finding(Mark.NOTE, words)


def bad(words: str) -> Finding:
    return Finding(Mark.BAD, words)


async def account(client: SetupClient) -> list[Finding]:
    """Whether the token opens the account, and how it is set to answer.

    Raises:
        LineError: LINE does not let us in; see ``of_error``.
    """
    bot = await client.bot()
    found = [good(f"アクセストークンを確かめました。アカウントは「{bot.name}」（{bot.basic_id}）です。")]
    if bot.chats:
        found.append(
            note(
                f"「チャット」がオンです。手動の返信や自動応答と、ミナトの返事が重なります。{_MANAGER}で、オフにしてください。"
            )
        )
    found.append(
        note(
            f"「応答メッセージ」と「あいさつメッセージ」は、外から確かめられません。{_MANAGER}で、どちらもオフにしてください。"
        )
    )
    limit, used = await client.quota(), await client.quota_used()
    month = f"今月のプッシュ配信は{used:,}通です" + ("。" if limit is None else f"（上限は{limit:,}通）。")
    found.append(
        good(month) if limit is None or used < limit else bad(f"{month}上限に達したため、返信のほかは送れません。")
    )
    return found


async def webhook(client: SetupClient, public_url: str | None, *, change: bool) -> list[Finding]:
    """Whether LINE reaches us. With ``change``, our address is set where another (or none) stands."""
    if public_url is None:
        return [bad("MINATO_PUBLIC_URL がありません。外から見たミナトのアドレス（https://…）を設定してください。")]
    address = public_url + PATH
    if urlsplit(address).scheme != "https":
        return [
            bad(
                f"MINATO_PUBLIC_URL が https ではありません（{public_url}）。LINEは、https のアドレスにしか届けません。"
            )
        ]
    found: list[Finding] = []
    before = await client.endpoint()
    if before.address == address:
        found.append(good(f"Webhook URLは {address} です。"))
    elif not change:
        return [
            bad(
                f"Webhook URLが違います。いまは {before.address or '未設定'}、正しくは {address} です。--check を外すと設定します。"
            )
        ]
    else:
        await client.set_endpoint(address)
        found.append(good(f"Webhook URLを {address} に設定しました（前は {before.address or '未設定'}）。"))
    if not (await client.endpoint()).active:
        found.append(
            bad(
                f"「Webhookの利用」がオフです。{_CONSOLE}で、オンにしてください（これだけは、画面でしか変えられません）。"
            )
        )
    found.append(of_trial(await client.try_endpoint(address), address))
    return found


def of_trial(trial: Trial, address: str) -> Finding:
    """What LINE's trial of the webhook means, and what to do."""
    if trial.success:
        return good("LINEからの接続を確かめました。")
    return bad(
        f"LINEから接続できません。{_cause(trial, urlsplit(address).hostname or address)}（LINEの答え：{trial.reason} {trial.detail}）"
    )


def _cause(trial: Trial, host: str) -> str:
    reason = trial.reason.upper()
    if trial.status == 401:
        return "署名が合いません。サービス側の MINATO_LINE_CHANNEL_SECRET を、コンソールの「チャネル基本設定」にあるチャネルシークレットと合わせて、起動し直してください。"
    if trial.status == 404:
        return f"{host} には届きましたが、ミナトのLINEの入口がありません。サービス側にもLINEの設定（2つの環境変数）があるか、途中のサーバーが {PATH} を渡しているかを確かめてください。"
    if 300 <= trial.status < 400:
        return "転送（リダイレクト）されています。LINEは転送先へ行きません。MINATO_PUBLIC_URL を、転送先のアドレスにしてください。"
    if trial.status >= 500:
        return f"{host} がエラー（{trial.status}）を返しました。ミナトが動いているか、記録を確かめてください。"
    if trial.status >= 400:
        return f"{host} が断りました（{trial.status}）。途中のサーバーの認証や、アクセス制限を確かめてください。"
    if "TIMEOUT" in reason:
        return "2秒以内に答えがありませんでした。ミナトが動いているか、途中のサーバーが遅くないかを確かめてください。"
    if "CONNECT" in reason:
        return f"{host} につながりません。アドレス、DNS、ファイアウォールと、証明書（期限と中間証明書）を確かめてください。"
    return "原因は分かりませんでした。ミナトの記録と、コンソールの「Webhookエラー」を確かめてください。"


async def menu(client: SetupClient, channel_secret: str, *, change: bool) -> list[Finding]:
    """One rich menu of ours, with its picture, shown to all. Run again, it is the same one."""
    wanted = rich_menu.menu(key_of(channel_secret))
    ours = _ours(await client.menus())
    same = next((menu_id for menu_id, name in ours.items() if name == wanted["name"]), None)
    default = await client.default_menu()
    ready = same is not None and await client.has_image(same)
    if ready and default == same and len(ours) == 1:
        return [good("リッチメニューは、すでに最新です。")]
    if not change:
        return [bad("リッチメニューが、まだないか、古いものです。--check を外すと作ります。")]
    menu_id = same or await client.create_menu(wanted)
    if not ready:
        await client.set_image(menu_id, rich_menu.IMAGE.read_bytes())
    await client.set_default_menu(menu_id)
    found = [
        good("リッチメニューを作り、すべての方に表示しました。" if same is None else "リッチメニューを整えました。")
    ]
    for old in ours.keys() - {menu_id}:
        await client.delete_menu(old)
    if default is not None and default not in ours:
        found.append(
            note("これまで表示していた別のリッチメニューと入れ替えました。前のものは、消さずに残してあります。")
        )
    return found


def personal_data(mode: str, *, basic_id: str | None, page: str | None) -> list[Finding]:
    """How personal data is asked (``MINATO_LINE_PII``), what that means, and what the visitors are told of it."""
    if mode == "link":
        found = [
            good(
                "個人情報の伺い方は link です。会社名や連絡先は、一度だけ使えるリンクで開くWebの画面で伺い、LINEには送りません。"
            )
        ]
        if basic_id is None:
            found.append(
                note(
                    "MINATO_LINE_BASIC_ID（@ から始まるベーシックID）がないため、画面の終わりに「LINEに戻る」が出ません。"
                )
            )
    else:
        found = [
            good(
                "個人情報の伺い方は chat です。会社名や連絡先もトークで伺うので、LINEにも残ります。LINEに置けない決まりがあれば、MINATO_LINE_PII=link にしてください。"
            )
        ]
    if page is None:
        found.append(
            note(
                "MINATO_PRIVACY_URL がありません。「個人情報の取扱い」のページがあれば、同意を伺うときに、アドレスを添えられます。"
            )
        )
    return found


async def remove(client: SetupClient) -> list[Finding]:
    """Delete our rich menus; those of others stay."""
    ours = _ours(await client.menus())
    for menu_id in ours:
        await client.delete_menu(menu_id)
    done = (
        good("ミナトのリッチメニューを消しました。") if ours else good("ミナトのリッチメニューは、ありませんでした。")
    )
    return [done, note(f"LINEでの受付を止めるには、{_CONSOLE}で「Webhookの利用」をオフにしてください。")]


def _ours(menus: dict[str, str]) -> dict[str, str]:
    return {menu_id: name for menu_id, name in menus.items() if name.startswith(rich_menu.NAME)}


def of_error(error: LineError) -> Finding:
    """Why LINE did not do what it was asked to."""
    if error.status is None:
        return bad(
            f"LINEにつながりません（{error.message}）。インターネットへの接続と、MINATO_LINE_API_BASE を確かめてください。"
        )
    if error.status == 401:
        return bad(
            f"アクセストークンが正しくないか、期限が切れています。{_CONSOLE}で「チャネルアクセストークン（長期）」を発行し直し、MINATO_LINE_CHANNEL_ACCESS_TOKEN に入れてください。"
        )
    if error.status == 403:
        return bad(
            f"このアカウントでは使えない操作です（{error.message}）。チャネルの種類が「Messaging API」か、確かめてください。"
        )
    if error.status == 429:
        return bad("LINEへの要求が多すぎます。数分おいて、もう一度お試しください。")
    if error.status >= 500:
        return bad(f"LINEの側で障害が起きているようです（{error.status}）。時間をおいて、もう一度お試しください。")
    return bad(f"LINEが断りました（{error.status}：{error.message}）。")

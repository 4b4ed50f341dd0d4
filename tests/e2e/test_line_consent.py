"""What somebody on LINE is told before they agree, and that the record keeps just these words."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.dialogue.processor import LocalAgent
from tests.api.channels.line.events import told
from tests.e2e.line_site import OnLine, on_line
from tests.e2e.phone import Phone
from tests.e2e.visitor import Visitor

PAGE = "https://www.minato.example.jp/privacy"
IN_CHAT = "ここに書かれたことは、LINEを通って届き、LINEのトークにも残ります。"
ON_PAGE = "会社名やご連絡先などは、LINEではなく専用のWeb画面で伺います。"


async def _asked(at: OnLine) -> str:
    """The words that stand over the button 「同意する」."""
    lines = await told.lines(at.services, "bot", Phone(at).user)
    return next(reply["text"] for line in lines for reply in line.replies or () if reply.get("choices"))


async def _terms(at: OnLine) -> str | None:
    found: str | None = (await told.records(at.services, Phone(at).user))["consent_privacy"].get("terms")
    return found


@pytest.mark.parametrize(
    ("settings", "said", "unsaid"),
    [
        ({}, [IN_CHAT], [ON_PAGE, "https"]),
        ({"privacy_url": PAGE}, [IN_CHAT, PAGE], [ON_PAGE]),
        (
            {"line_pii": "link", "public_url": "https://minato.example.jp", "privacy_url": PAGE},
            [ON_PAGE, PAGE],
            [IN_CHAT],
        ),
    ],
)
async def test_LINEを通ることと取扱いのページを伝え_その文への同意を記録する(
    agent: LocalAgent, database_url: str, tmp_path: Path, settings: dict[str, str], said: list[str], unsaid: list[str]
) -> None:
    async with on_line(agent, database_url, tmp_path, secret_key_file=tmp_path / "secret.key", **settings) as here:
        tanaka = await Phone(here).follows()
        assert [words for words in said if words not in tanaka.text] == []
        assert [words for words in unsaid if words in tanaka.text] == []
        asked = await _asked(here)
        assert asked in tanaka.text and asked.endswith("この取扱いに同意いただけますか。")
        await tanaka.taps("同意する")
        assert await _terms(here) == asked


async def test_断ってから同意しても_読まれた文が記録に残る(
    agent: LocalAgent, database_url: str, tmp_path: Path
) -> None:
    async with on_line(agent, database_url, tmp_path) as here:
        tanaka = await Phone(here).follows()
        asked = await _asked(here)
        await tanaka.says("同意しません")
        await tanaka.taps("同意する")
        assert await _terms(here) == asked


async def test_Webでは_LINEのことを言わず_LINEにつながったときに伝える(
    agent: LocalAgent, database_url: str, tmp_path: Path
) -> None:
    async with on_line(agent, database_url, tmp_path, privacy_url=PAGE) as here:
        web = await Visitor(here.http).start()
        assert "LINE" not in web.text and PAGE in web.text
        asked = web.replies[-1]["text"]
        await web.say("同意します")
        record = await web.record("consent_privacy")
        assert record is not None and record["terms"] == asked
        link = await here.http.post(
            f"/v1/conversations/{web.id}/links", json={"purpose": "resume"}, headers=web.headers
        )
        tanaka = await Phone(here).says(link.json()["code"])
        assert "LINEとつながりました" in tanaka.text and IN_CHAT in tanaka.text
        assert await _terms(here) == asked, "what was agreed to is what was read then"

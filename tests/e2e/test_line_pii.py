"""MINATO_LINE_PII=link with LINE itself: contact and firm are told on a page, and LINE's servers never see them."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.dialogue.personal import WITHHELD
from bot.dialogue.processor import LocalAgent
from bot.intake.command_choices import SUBMIT
from bot.intake.registry import FIELDS
from tests.api.channels.line.events import told
from tests.e2e.line_person import Person
from tests.e2e.line_site import OnLine, on_line
from tests.e2e.phone import Phone
from tests.e2e.visitor import VALUES, WORDS
from tests.e2e.web_page import WebPage, link_in, try_to_open

PUBLIC = "https://minato.example.jp"
PERSONAL = [name for name, entry in FIELDS.items() if entry.personal]
# What may not be in any request to LINE: the values, and how they are typed.
SKIPPED = "飛ばして"
SECRETS = sorted(
    ({str(VALUES.get(name)) for name in PERSONAL} | {WORDS[name] for name in PERSONAL}) - {"None", SKIPPED}
)
FIRM = "湊刃物製作所"


@pytest.fixture
async def here(agent: LocalAgent, database_url: str, tmp_path: Path) -> AsyncIterator[OnLine]:
    async with on_line(
        agent, database_url, tmp_path, line_pii="link", line_basic_id="@minato", public_url=PUBLIC,
        secret_key_file=tmp_path / "secret.key",
    ) as found:  # fmt: skip
        yield found


@pytest.fixture
async def tanaka(here: OnLine) -> Phone:
    """Where the first question for the firm would be, who has got a link instead."""
    tanaka = await (await Phone(here).follows()).taps("同意する")
    await tanaka.answer_until(PERSONAL[0])
    return tanaka


def assert_line_saw_nothing(at: OnLine, *more: str) -> None:
    """No personal value in any request that LINE got, whatever came of it."""
    calls = json.dumps([[each.path, each.headers, each.body] for each in at.line.calls], ensure_ascii=False)
    assert at.line.calls and [each for each in (FIRM, *SECRETS, *more) if each in calls] == []


async def test_会社と連絡先は画面で伺い_LINEで続きを伺って_受付には全部がそろう(here: OnLine, tanaka: Phone) -> None:
    base, secret = link_in(tanaka.new)
    assert base == PUBLIC and "専用の画面" in tanaka.text
    assert tanaka.buttons == ["入力画面を開く", "あとで答える"]

    here.clock.go_on(minutes=2)
    page = await WebPage.opens(here.http, secret)
    before = len(here.line.received(tanaka.user))
    assert page.fields == PERSONAL and page.return_url == "https://line.me/R/ti/p/%40minato"
    assert await page.fills_in() == PERSONAL
    await tanaka.looks(before)
    assert "ご入力ありがとうございました" in tanaka.text and "都道府県" in tanaka.text
    assert await tanaka.asking() == "prefecture"

    await tanaka.says("新潟県")
    assert await tanaka.value("prefecture") == "新潟県" and await tanaka.asking() == "city"
    await tanaka.answer_until(None)
    cards = json.dumps(tanaka.new, ensure_ascii=False)
    assert "お預かりしています" in cards and "湊包丁" in cards, "the summary tells what is there, not what it is"
    await tanaka.taps(SUBMIT.label)
    (ticket,) = await here.tickets()
    assert {name: (await tanaka.values()).get(name) for name in VALUES} == VALUES
    assert ticket.conversation_id == page.id
    desk = await (await Person.sits_down(here, ticket.number)).page()
    assert FIRM in desk and "tanaka@minato-hamono.example.jp" in desk
    assert len(here.line.pushes) == 1, "the one that tells that it goes on in LINE"
    assert_line_saw_nothing(here)


@pytest.mark.parametrize(
    "words", ["株式会社燕湊製作所です", "連絡は tanaka@minato-hamono.example.jp へ", "0256-64-1234"]
)
async def test_それでもLINEで打たれたら_受け取らず_残さず_やさしくリンクで伺う(
    here: OnLine, tanaka: Phone, words: str
) -> None:
    await tanaka.says(words)
    assert tanaka.text.startswith("ありがとうございます。") and "記録していません" in tanaka.text
    _, secret = link_in(tanaka.new)
    assert await tanaka.asking() == PERSONAL[0]
    assert not [name for name in PERSONAL if await tanaka.value(name)]
    assert (await told.said(here.services, "visitor", tanaka.user))[-1] == WITHHELD
    assert_line_saw_nothing(here, words)
    page = await WebPage.opens(here.http, secret)
    assert page.fields == PERSONAL


async def test_リンクは一度だけ使え_期限があり_LINEで話すと新しいものが届く(here: OnLine, tanaka: Phone) -> None:
    _, first = link_in(tanaka.new)
    here.clock.go_on(minutes=61)
    late = await try_to_open(here.http, first)
    assert late.status_code == 404 and "期限" in late.json()["detail"]
    await tanaka.says("さっきのリンクが開けません")
    _, second = link_in(tanaka.new)
    assert second != first
    page = await WebPage.opens(here.http, second)
    assert (await try_to_open(here.http, second)).status_code == 404, "it opens once"
    await page.say(WORDS["company_name"])

    here.clock.go_on(minutes=3)
    await tanaka.says("途中で閉じてしまいました")
    _, third = link_in(tanaka.new)
    rest = await WebPage.opens(here.http, third)
    assert rest.fields == PERSONAL[1:], "what was answered is not asked again"
    assert await rest.value("company_name") == FIRM
    assert_line_saw_nothing(here)


async def test_リンクと鍵は_その方の会話だけのもの(here: OnLine, tanaka: Phone) -> None:
    suzuki = await (await Phone(here, "鈴木").follows()).taps("同意する")
    await suzuki.answer_until(PERSONAL[0])
    pages = [await WebPage.opens(here.http, link_in(phone.new)[1]) for phone in (tanaka, suzuki)]
    assert pages[0].id != pages[1].id
    other = await here.http.get(f"/v1/conversations/{pages[0].id}", headers=pages[1].headers)
    assert other.status_code == 401
    await pages[1].fills_in(company_name="株式会社すずき")
    assert await tanaka.value("company_name") is None and await tanaka.asking() == PERSONAL[0]
    assert await suzuki.value("company_name") == "株式会社すずき"
    assert_line_saw_nothing(here, "株式会社すずき")


async def test_画面とLINEを行き来しても_生きた返信トークンがあればそれで送る(here: OnLine, tanaka: Phone) -> None:
    _, secret = link_in(tanaka.new)
    page = await WebPage.opens(here.http, secret)
    await tanaka.does(here.line.sends_sticker(tanaka.user, "OK"))
    before = len(here.line.received(tanaka.user))
    await page.fills_in()
    await tanaka.looks(before)
    assert await tanaka.asking() == "prefecture" and "都道府県" in tanaka.text
    assert_line_saw_nothing(here)


async def test_あとでと言えば進み_最後にもう一度リンクが届く(here: OnLine, tanaka: Phone) -> None:
    await tanaka.taps("あとで答える")
    assert "あとでもう一度ご案内します" in tanaka.text and await tanaka.asking() == "prefecture"
    await tanaka.answer_until(PERSONAL[0])
    page = await WebPage.opens(here.http, link_in(tanaka.new)[1])
    assert "company_name" in await page.fills_in()
    assert_line_saw_nothing(here)


async def test_担当者を頼んでも_連絡先は画面で伺い_相談員には届く(here: OnLine, tanaka: Phone) -> None:
    await tanaka.says("担当者と話したいです")
    page = await WebPage.opens(here.http, link_in(tanaka.new)[1])
    await page.fills_in()
    desk = await (await Person.sits_down(here, "M-0001")).page()
    assert "田中一郎" in desk and "tanaka@minato-hamono.example.jp" in desk
    assert_line_saw_nothing(here)


async def test_画面を開いたままLINEに打っても_受け取らず_残さず_新しいリンクが届く(here: OnLine, tanaka: Phone) -> None:
    await WebPage.opens(here.http, link_in(tanaka.new)[1])
    await tanaka.says(WORDS["company_name"])
    assert "Webの画面で、先に進んでいます" in tanaka.text and "記録もしていません" in tanaka.text
    assert tanaka.buttons == ["入力画面を開く", "あとで答える"]
    assert (await told.said(here.services, "visitor", tanaka.user))[-1] == WITHHELD
    assert (await WebPage.opens(here.http, link_in(tanaka.new)[1])).fields == PERSONAL
    assert_line_saw_nothing(here)


async def test_遅れて届いた文も_残さない(here: OnLine, tanaka: Phone) -> None:
    await tanaka.does(here.line.says(tanaka.user, f"{FIRM}です", at=here.clock() - timedelta(seconds=30)))
    assert "あとから届いた" in tanaka.text and "記録もしていません" in tanaka.text
    assert (await told.said(here.services, "visitor", tanaka.user))[-1] == WITHHELD
    assert_line_saw_nothing(here)


async def test_あとから直すときも_リンクの画面で直す(here: OnLine, tanaka: Phone) -> None:
    await (await WebPage.opens(here.http, link_in(tanaka.new)[1])).fills_in(contact_department="社長です")
    await tanaka.looks(0)
    await tanaka.answer_until("capital_yen")
    await tanaka.says("会社名を直したいです")
    page = await WebPage.opens(here.http, link_in(tanaka.new)[1])
    assert page.fields == ["company_name"] and "いまのお答えは" in page.text and FIRM in page.text
    await page.say("みなと工業")
    assert await page.value("company_name") == "みなと工業"
    await tanaka.looks(0)
    assert await tanaka.asking() == "capital_yen", "LINE goes on where it was"
    await tanaka.answer_until("management_approval")
    assert "社長など経営責任者の方" in tanaka.text, "a sentence of the bot's own is not spoilt"
    assert_line_saw_nothing(here, "みなと工業")


@pytest.mark.parametrize("words", ["あ" * 2_100 + FIRM])
async def test_長すぎて読まない文も_残さない(here: OnLine, tanaka: Phone, words: str) -> None:
    await tanaka.says(words)
    assert (await told.said(here.services, "visitor", tanaka.user))[-1] == WITHHELD
    assert_line_saw_nothing(here)

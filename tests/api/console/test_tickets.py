from __future__ import annotations

import json
import re
from datetime import timedelta

import pytest

from bot.eligibility.check import check
from bot.eligibility.vocabulary import RuleKind
from bot.handoff.hours import OfficeHours
from bot.storage.conversations import lock_conversation
from bot.storage.database import Database
from bot.storage.desk import hear_again
from tests.api.console.cases import FULL, NOW, Browser, add_case, add_user, profile_of
from tests.api.console.conftest import SetClock

NASTY = "<script>alert(1)</script><b onmouseover=x>"


@pytest.fixture
async def desk(database: Database, browser: Browser) -> Browser:
    await add_user(database)
    await browser.log_in()
    return browser


async def test_the_queue_is_in_order_of_what_is_due(database: Database, desk: Browser) -> None:
    for hours in (30, -20, 5):
        await add_case(database, created=NOW - timedelta(days=3), due=NOW + timedelta(hours=hours))
    page = (await desk.get("/console/tickets")).text
    assert page.index("M-0002") < page.index("M-0003") < page.index("M-0001")
    assert page.count("期限超過") == page.count("本日まで") == 1
    for shown in (
        "有明海苔本舗株式会社",
        "海苔の佃煮「磯日和」",
        "シンガポール",
        "要確認",
        "ウェブ",
        "11月24日(火) 15:00",
        "3日経過",
    ):
        assert shown in page


async def test_an_empty_queue_says_so(desk: Browser) -> None:
    assert (await desk.get("/console")).headers["location"] == "/console/tickets"
    assert "お待たせしている受付はありません。" in (await desk.get("/console/tickets")).text


async def test_long_queues_come_in_pages(database: Database, desk: Browser) -> None:
    for index in range(51):
        await add_case(database, due=NOW + timedelta(minutes=index))
    first, second = [(await desk.get(f"/console/tickets?page={number}")).text for number in (1, 2)]
    assert "M-0050" in first and "M-0051" not in first and "次のページ" in first
    assert "M-0051" in second and "M-0001<" not in second and "前のページ" in second
    assert "M-0051" in (await desk.get("/console/tickets?page=99")).text
    assert (await desk.get("/console/tickets?page=x")).status_code == 400


async def test_the_page_of_a_ticket_tells_the_case(database: Database, desk: Browser) -> None:
    answers = (*FULL, ("employees", 21, "21人でした"), ("corporate_number", "?later", "あとで調べます"))
    said = (
        ("bot", "", [{"type": "text", "text": "どんな商品ですか。"}, {"type": "summary", "sections": []}]),
        ("visitor", "磯日和っていう海苔の佃煮です", None),
    )
    _, number = await add_case(database, answers, said=said)
    page = (await desk.get(f"/console/tickets/{number}")).text
    for shown in (
        "有明海苔本舗株式会社（佐賀県",
        "「磯日和っていう海苔の佃煮です」",
        "訂正あり",
        "<del>18名</del>",
        "21名",
        "「あとで調べます」",
        "Ⅲ.3.(1)⑥",
        "1. シンガポール",
        "どんな商品ですか。",
        "（うかがった内容の一覧を表示）",
        "0952-23-0000",
        "返信期限",
    ):
        assert shown in page, shown
    assert page.index("まず確認したいこと") < page.index("うかがった内容") < page.index("会話の記録")


@pytest.mark.parametrize("path", ["", "/print"])
async def test_what_a_visitor_writes_stays_text(database: Database, desk: Browser, path: str) -> None:
    answers = (
        *FULL,
        ("product_name", NASTY, NASTY),
        ("motive", f'"{NASTY}', NASTY),
        ("contact_name", "'\"><i>", "<i>"),
    )
    _, number = await add_case(database, answers, said=(("visitor", NASTY, None),))
    page = (await desk.get(f"/console/tickets/{number}{path}")).text
    queue = (await desk.get("/console/tickets")).text
    for text in (page, queue):
        assert "<script>alert" not in text and "<b on" not in text and "<i>" not in text
        assert "&lt;script&gt;alert(1)" in text


@pytest.mark.parametrize("path", ["", "/print"])
async def test_pages_need_no_inline_script_or_style(database: Database, desk: Browser, path: str) -> None:
    _, number = await add_case(database)
    page = (await desk.get(f"/console/tickets/{number}{path}")).text
    assert " style=" not in page and " onclick=" not in page and "<style" not in page
    assert page.count("<script") == len(
        re.findall(r'<script(?: type="module")? src="/console/static/[^"]+"(?: defer)?></script>', page)
    )


async def test_a_ticket_is_done_with_a_reason_and_can_be_reopened(database: Database, desk: Browser) -> None:
    _, number = await add_case(database)
    page = f"/console/tickets/{number}"
    assert (await desk.post(f"{page}/done", page, reason="because")).status_code == 400
    assert (await desk.post(f"{page}/done", page)).status_code == 400
    answer = await desk.post(f"{page}/done", page, reason="application_guided")
    assert (answer.status_code, answer.headers["location"]) == (303, page)
    assert "申込みをご案内した（11月24日(火) 10:00）" in (await desk.get(page)).text
    assert number not in (await desk.get("/console/tickets")).text
    assert number in (await desk.get("/console/tickets?show=done")).text
    assert (await desk.post(f"{page}/done", page, reason="answered")).status_code == 409
    assert (await desk.post(f"{page}/reopen", page)).status_code == 303
    assert number in (await desk.get("/console/tickets")).text
    assert (await desk.post(f"{page}/reopen", page)).status_code == 409


async def test_what_a_visitor_writes_after_completion_shows_in_the_queue(
    database: Database, desk: Browser, clock: SetClock
) -> None:
    conversation_id, number = await add_case(database, created=NOW - timedelta(days=3))
    page = f"/console/tickets/{number}"
    await desk.post(f"{page}/done", page, reason="answered")
    clock.at = NOW + timedelta(days=1, hours=2)
    await desk.log_in()
    async with database.transaction() as session:
        conversation = await lock_conversation(session, conversation_id)
        assert conversation is not None and conversation.state == "closed"
        await hear_again(session, conversation, NOW + timedelta(days=1), OfficeHours(lambda day: False))
    for path in ("/console/tickets", page):
        shown = (await desk.get(path)).text
        assert "再開（お客様から連絡）" in shown and "11月25日(水) 10:00</time> 連絡" in shown
        assert "連絡から2時間経過" in shown and "11月26日(木) 10:00" in shown
    await desk.post(f"{page}/done", page, reason="answered")
    assert "再開（" not in (await desk.get(page)).text


async def test_the_brief_comes_as_data_as_text_and_on_paper(database: Database, desk: Browser) -> None:
    conversation_id, number = await add_case(database, channel="line")
    data = json.loads((await desk.get(f"/console/tickets/{number}/brief.json")).text)
    assert data["version"] == "minato.brief/1"
    assert data["conversation"]["id"] == conversation_id
    assert data["ticket"]["number"] == number
    assert data["official_form"]["items"]
    text = await desk.get(f"/console/tickets/{number}/brief.txt")
    assert text.headers["content-type"] == "text/plain; charset=utf-8"
    assert "【まず確認したいこと】" in text.text and "【申込要領の順の回答】" in text.text
    paper = (await desk.get(f"/console/tickets/{number}/print")).text
    assert "print.css" in paper and "有明海苔本舗株式会社" in paper and "LINE" in paper


@pytest.mark.parametrize("path", ["", "/print", "/brief.json", "/brief.txt"])
async def test_an_unknown_number_is_told_kindly(desk: Browser, path: str) -> None:
    answer = await desk.get(f"/console/tickets/M-9999{path}")
    assert answer.status_code == 404
    assert "受付が見つかりません" in answer.text


async def test_on_paper_the_conversation_is_an_appendix_that_one_asks_for(database: Database, desk: Browser) -> None:
    _, number = await add_case(database, said=(("visitor", "どうぞよろしく", None),))
    path = f"/console/tickets/{number}/print"
    brief, whole = (await desk.get(path)).text, (await desk.get(f"{path}?transcript=1")).text
    assert "会話の記録も付ける" in brief and "どうぞよろしく" not in brief
    assert "どうぞよろしく" in whole and "会話の記録を外す" in whole
    page = (await desk.get(f"/console/tickets/{number}")).text
    assert f'href="{path}"' in page and f'href="{path}?transcript=1"' in page


async def test_every_rule_is_on_the_paper(database: Database, desk: Browser) -> None:
    _, number = await add_case(database)
    paper = (await desk.get(f"/console/tickets/{number}/print")).text
    decision = check(profile_of(FULL, NOW).facts(), NOW.date())
    for programme in decision.programmes:
        for found in programme.findings:
            if found.kind is not RuleKind.ADVICE:
                assert found.title in paper, found.rule

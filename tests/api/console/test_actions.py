"""What concierges do with a case, and what they are told when somebody else was quicker."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from fastapi import FastAPI
from sqlalchemy import select

from api.live import DESK, Hub, conversation
from bot.storage.database import Database
from bot.storage.models import AuditEntry, Conversation, Ticket, User
from tests.api.console.cases import NOW, Browser, token_in
from tests.api.console.conftest import SetClock

CASE = "/console/tickets/M-0001"


async def _ticket(database: Database) -> Ticket:
    async with database.reading() as session:
        return (await session.execute(select(Ticket))).scalar_one()


async def _do(who: Browser, what: str, **values: str) -> int:
    return (await who.post(f"{CASE}/{what}", CASE, **values)).status_code


async def test_二人が同時に担当しようとすると_一人が担当し_もう一人はだれがいつからかを知る(
    database: Database, sato: Browser, suzuki: Browser
) -> None:
    tokens = [token_in((await who.get(CASE)).text) for who in (sato, suzuki)]
    answers = await asyncio.gather(
        *(
            who.client.post(f"{CASE}/chat/join", data={"csrf_token": token})
            for who, token in zip((sato, suzuki), tokens, strict=True)
        )
    )
    assert sorted(answer.status_code for answer in answers) == [303, 409]
    late = next(answer for answer in answers if answer.status_code == 409)
    winner = {1: "佐藤", 2: "鈴木"}[(await _ticket(database)).assignee_id or 0]
    assert f"M-0001 は、{winner}さんが11月24日(火) 10:00から担当しています。" in late.text
    assert f'href="{CASE}"' in late.text


async def test_担当すると_画面に出て_お客様には人がお答えする(database: Database, sato: Browser) -> None:
    assert await _do(sato, "chat/join") == 303
    page = (await sato.get(CASE)).text
    assert "あなた" in page and 'id="claim"' not in page
    async with database.reading() as session:
        assert (await session.execute(select(Conversation.state))).scalar_one() == "human"
    assert "自分が担当" in (await sato.get("/console/tickets")).text


@pytest.mark.parametrize(
    ("what", "values"),
    [
        ("release", {}),
        ("wait", {}),
        ("done", {"reason": "answered"}),
        ("assign", {"to": "1"}),
        ("callback", {"day": "2026-11-25", "at": "10:00"}),
    ],
)
async def test_画面を開いたあとで人に取られていれば_何もせずにそう伝える(
    database: Database, sato: Browser, suzuki: Browser, what: str, values: dict[str, str]
) -> None:
    token = token_in((await sato.get(CASE)).text)
    assert await _do(suzuki, "chat/join") == 303
    answer = await sato.client.post(f"{CASE}/{what}", data={"csrf_token": token, "owner": "", **values})
    assert answer.status_code == 409 and "鈴木さんが11月24日(火) 10:00から担当しています。" in answer.text
    ticket = await _ticket(database)
    assert (ticket.assignee_id, ticket.state) == (2, "assigned")


async def test_知ったうえでなら_人の担当を引き取れる(database: Database, sato: Browser, suzuki: Browser) -> None:
    await _do(suzuki, "chat/join")
    assert await _do(sato, "assign", to="1", owner="2") == 303
    assert (await _ticket(database)).assignee_id == 1


async def test_使われていないアカウントには渡せない(database: Database, sato: Browser) -> None:
    async with database.transaction() as session:
        (await session.get_one(User, 2)).active = False
    assert await _do(sato, "assign", to="2") == 400
    assert await _do(sato, "assign", to="99") == 400
    assert '<option value="2">' not in (await sato.get(CASE)).text


async def test_待ち_折り返し_完了_再開まで進められる(database: Database, sato: Browser) -> None:
    await _do(sato, "chat/join")
    for what, values, state in (
        ("wait", {}, "waiting_for_visitor"),
        ("callback", {"day": "2026-11-25", "at": "10:30"}, "callback_due"),
        ("done", {"reason": "registered"}, "done"),
        ("reopen", {}, "assigned"),
        ("release", {}, "new"),
    ):
        assert await _do(sato, what, **values) == 303, what
        assert (await _ticket(database)).state == state
    async with database.reading() as session:
        entries = (await session.execute(select(AuditEntry).where(AuditEntry.action != "viewed"))).scalars().all()
    told = [(entry.action, entry.detail.get("to")) for entry in entries if entry.subject == "M-0001"]
    assert told == [
        ("claimed", None),
        ("moved", "waiting_for_visitor"),
        ("moved", "callback_due"),
        ("moved", "done"),
        ("moved", "reopened"),
        ("released", None),
    ]


@pytest.mark.parametrize(
    ("before", "what", "values"),
    [
        ((), "release", {}),
        ((), "wait", {}),
        ((), "reopen", {}),
        (("done",), "chat/join", {}),
        (("done",), "release", {}),
        (("done",), "assign", {"to": "2"}),
        (("done",), "done", {"reason": "answered"}),
        (("chat/join", "wait"), "wait", {}),
    ],
)
async def test_もうできない操作は_いまの状態とともに断る(
    sato: Browser, before: tuple[str, ...], what: str, values: dict[str, str]
) -> None:
    for step in before:
        assert await _do(sato, step, reason="answered") == 303
    answer = await sato.post(f"{CASE}/{what}", CASE, **values)
    assert answer.status_code == 409 and "その操作は、もうできません" in answer.text
    assert "M-0001 は、いま「" in answer.text


async def test_時間外の折り返しは_確かめてから約束する(database: Database, sato: Browser) -> None:
    await _do(sato, "chat/join")
    form = {"day": "2026-11-28", "at": "12:30"}  # a Saturday
    asked = await sato.post(f"{CASE}/callback", CASE, **form)
    assert asked.status_code == 200 and "次に開くのは 11月30日(月) 9:00 です。" in asked.text
    assert (await _ticket(database)).state == "assigned"
    assert await _do(sato, "callback", **form, anyway="1") == 303
    ticket = await _ticket(database)
    assert ticket.callback_at == ticket.due_at == NOW + timedelta(days=4, hours=2, minutes=30)


@pytest.mark.parametrize(
    "form", [{"day": "2026-11-24", "at": "09:59"}, {"day": "2026-11-31", "at": "10:00"}, {"day": "", "at": ""}]
)
async def test_過ぎた日時やない日時の折り返しは約束できない(sato: Browser, form: dict[str, str]) -> None:
    await _do(sato, "chat/join")
    assert await _do(sato, "callback", **form) == 400


async def test_メモは書いた順に残る(sato: Browser, suzuki: Browser, clock: SetClock) -> None:
    assert await _do(sato, "notes", text="社長は火曜が都合よいとのこと\n<b>急ぎ</b>") == 303
    clock.at = NOW + timedelta(hours=1)
    assert await _do(suzuki, "notes", text="承知しました") == 303
    assert await _do(suzuki, "notes", text=" 　") == 400
    page = (await sato.get(CASE)).text
    assert page.index("社長は火曜が") < page.index("承知しました") and "&lt;b&gt;急ぎ" in page
    assert "佐藤さん・" in page and "11月24日(火) 11:00" in page


async def test_変わるたびに_開いている画面に知らせる(app: FastAPI, database: Database, sato: Browser) -> None:
    live: Hub = app.state.services.live
    about = conversation((await _ticket(database)).conversation_id)
    with live.reading(DESK, about) as notes:
        await _do(sato, "chat/join")
        assert [notes.get_nowait()["topic"], notes.get_nowait()["topic"]] == [about, DESK]
        assert await _do(sato, "chat/join") == 303  # one's own again
        await _do(sato, "notes", text="了解")
        assert notes.qsize() == 4


async def test_ない受付は操作できない(sato: Browser) -> None:
    assert (await sato.post("/console/tickets/M-9999/chat/join", CASE)).status_code == 404

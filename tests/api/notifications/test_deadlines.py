"""Deadlines that come near are told of once, each."""

from __future__ import annotations

from datetime import date, timedelta

from api.notifications.deadlines import tell_deadlines
from bot.handoff.tickets import DoneReason
from bot.storage import calendar
from bot.storage import desk as cases
from tests.api.console.cases import NOW, add_case
from tests.api.notifications.desk import Desk
from tests.api.notifications.smtp_server import MailServer, body_of

SOON = NOW + timedelta(minutes=45)


async def _told(desk: Desk) -> list[str]:
    await tell_deadlines(desk.services)
    return [item.key for item in await desk.items("notice") if ":due:" in item.key]


async def test_近い期限だけを_一度だけ(desk: Desk) -> None:
    await add_case(desk.database, due=SOON)
    await add_case(desk.database, due=NOW + timedelta(hours=5))
    assert await _told(desk) == await _told(desk) == [f"ticket:M-0001:due:{int(SOON.timestamp())}"]
    desk.clock.forward(timedelta(hours=5))
    assert len(await _told(desk)) == 2


async def test_期限が変われば改めて知らせる(desk: Desk) -> None:
    await add_case(desk.database, due=SOON)
    assert len(await _told(desk)) == 1
    tanaka = await desk.account("田中", None)
    async with desk.database.transaction() as session:
        case = await cases.lock_case(session, "M-0001")
        assert case is not None
        cases.assign(case, tanaka, NOW)
        cases.call_back(case, SOON + timedelta(minutes=10), NOW)
    assert len(await _told(desk)) == 2


async def test_終わった受付と_ずっと前に過ぎた期限は知らせない(desk: Desk) -> None:
    await add_case(desk.database, due=SOON)
    await add_case(desk.database, due=NOW - timedelta(days=4))
    async with desk.database.transaction() as session:
        case = await cases.lock_case(session, "M-0001")
        assert case is not None
        cases.close(case, DoneReason.ANSWERED, NOW)
    assert await _told(desk) == []


async def test_止まっていたあいだに過ぎた期限は_過ぎたと知らせる(desk: Desk, mails: MailServer) -> None:
    await desk.account("田中", "tanaka@minato.example")
    await add_case(desk.database, due=NOW - timedelta(hours=1))
    await tell_deadlines(desk.services)
    await desk.deliver()
    subjects = [str(letter["Subject"]) for _, letter in mails.letters]
    assert any("返信の期限を過ぎています" in subject for subject in subjects)
    assert "すぐにご確認ください" in body_of(mails.last(), "plain")


async def test_臨時の休みは数えない(desk: Desk) -> None:
    """The desk is closed tomorrow: what is due the day after at 9:30 is half an hour of opening time away tonight."""
    due = NOW.replace(hour=9, minute=30) + timedelta(days=2)
    await add_case(desk.database, due=due)
    desk.clock.at = NOW.replace(hour=16, minute=30)
    assert await _told(desk) == []
    async with desk.database.transaction() as session:
        await calendar.set_day(session, date(2026, 11, 25), is_open=False, note="棚卸し", at=NOW)
    assert len(await _told(desk)) == 1


async def test_返事をしたあとに残っていた知らせは送らない(desk: Desk, mails: MailServer) -> None:
    await desk.account("田中", "tanaka@minato.example")
    await add_case(desk.database, due=SOON)
    await tell_deadlines(desk.services)
    async with desk.database.transaction() as session:
        case = await cases.lock_case(session, "M-0001")
        assert case is not None
        cases.claim(case, 1, NOW)
        cases.wait_for_visitor(case, NOW)
    await desk.deliver()
    assert not any("期限が近づ" in str(letter["Subject"]) for _, letter in mails.letters)

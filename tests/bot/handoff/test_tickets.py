from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.handoff.hours import JST, OfficeHours
from bot.handoff.tickets import (
    REASON_LABELS,
    STATE_LABELS,
    TRANSITIONS,
    DoneReason,
    Ticket,
    TicketState,
    TransitionError,
    expected_reply_by,
)

CREATED = datetime(2026, 11, 20, 16, 0, tzinfo=JST)
DUE = datetime(2026, 11, 24, 16, 0, tzinfo=JST)
CALLBACK = datetime(2026, 11, 25, 10, 0, tzinfo=JST)
HOURS = OfficeHours({date(2026, 11, 23)}.__contains__)
NEW = Ticket("M-0001", CREATED, DUE)

NEEDS: dict[TicketState, dict[str, Any]] = {
    TicketState.NEW: {},
    TicketState.ASSIGNED: {"assignee": "sato"},
    TicketState.WAITING_FOR_VISITOR: {"assignee": "sato"},
    TicketState.CALLBACK_DUE: {"assignee": "sato", "callback_at": CALLBACK},
    TicketState.DONE: {"reason": DoneReason.ANSWERED},
}


def test_返信の約束は一営業日() -> None:
    assert expected_reply_by(CREATED, HOURS) == DUE
    assert expected_reply_by(datetime(2026, 11, 21, 23, 0, tzinfo=JST), HOURS).hour == 17


def test_受付から完了と再開まで() -> None:
    assigned = NEW.move(TicketState.ASSIGNED, assignee="sato")
    waiting = assigned.move(TicketState.WAITING_FOR_VISITOR)
    callback = waiting.move(TicketState.CALLBACK_DUE, callback_at=CALLBACK)
    done = callback.move(TicketState.DONE, reason=DoneReason.REGISTERED)
    again = done.move(TicketState.ASSIGNED)
    assert (done.assignee, done.reason, done.callback_at) == ("sato", DoneReason.REGISTERED, None)
    assert (again.assignee, again.reason, again.reopened) == ("sato", None, 1)


def test_担当を外せば列に戻り_担当を替えることもできる() -> None:
    assigned = NEW.move(TicketState.ASSIGNED, assignee="sato")
    assert assigned.move(TicketState.NEW).assignee is None
    assert assigned.move(TicketState.ASSIGNED, assignee="suzuki").assignee == "suzuki"


@pytest.mark.parametrize(
    ("to", "needs"),
    [
        (TicketState.WAITING_FOR_VISITOR, {"assignee": "sato"}),
        (TicketState.ASSIGNED, {}),
        (TicketState.ASSIGNED, {"assignee": "sato", "callback_at": CALLBACK}),
        (TicketState.ASSIGNED, {"assignee": "sato", "reason": DoneReason.ANSWERED}),
        (TicketState.DONE, {}),
        (TicketState.NEW, {}),
    ],
)
def test_できない動きは断る(to: TicketState, needs: dict[str, Any]) -> None:
    with pytest.raises(TransitionError, match="M-0001"):
        NEW.move(to, **needs)


def test_折り返しには時刻が要る() -> None:
    with pytest.raises(TransitionError):
        NEW.move(TicketState.ASSIGNED, assignee="sato").move(TicketState.CALLBACK_DUE)


@pytest.mark.parametrize(
    ("ticket", "due"),
    [
        (NEW, DUE),
        (NEW.move(TicketState.ASSIGNED, assignee="sato"), DUE),
        (NEW.move(TicketState.ASSIGNED, assignee="sato").move(TicketState.WAITING_FOR_VISITOR), None),
        (
            NEW.move(TicketState.ASSIGNED, assignee="sato").move(TicketState.CALLBACK_DUE, callback_at=CALLBACK),
            CALLBACK,
        ),
        (NEW.move(TicketState.DONE, reason=DoneReason.DUPLICATE), None),
    ],
)
def test_期限は人が動くべき時だけある(ticket: Ticket, due: datetime | None) -> None:
    assert ticket.due_at() == due
    if due is not None:
        assert not ticket.is_overdue(due)
        assert ticket.is_overdue(due + timedelta(seconds=1))


def test_状態と理由には日本語の名前がある() -> None:
    assert set(STATE_LABELS) == set(TicketState) == set(TRANSITIONS)
    assert set(REASON_LABELS) == set(DoneReason)


@settings(max_examples=200)
@given(st.lists(st.sampled_from(TicketState), max_size=12))
def test_どう動いても状態に要るものがそろっている(path: list[TicketState]) -> None:
    ticket = NEW
    for to in path:
        if to in TRANSITIONS[ticket.state]:
            ticket = ticket.move(to, **NEEDS[to])
        else:
            with pytest.raises(TransitionError):
                ticket.move(to, **NEEDS[to])
    assert (ticket.reason is not None) == (ticket.state is TicketState.DONE)
    assert (ticket.callback_at is not None) == (ticket.state is TicketState.CALLBACK_DUE)
    assert ticket.state not in (TicketState.NEW,) or ticket.assignee is None


def test_完了のあとのお客さまの連絡で_約束を改めて再開する() -> None:
    done = NEW.move(TicketState.ASSIGNED, assignee="sato").move(TicketState.DONE, reason=DoneReason.ANSWERED)
    again = done.written_again(CALLBACK, HOURS)
    assert (again.state, again.assignee, again.reason, again.reopened) == (TicketState.ASSIGNED, "sato", None, 1)
    assert again.written_again_at == CALLBACK
    assert again.due_at() == expected_reply_by(CALLBACK, HOURS)
    assert again.move(TicketState.DONE, reason=DoneReason.ANSWERED).written_again_at is None


@pytest.mark.parametrize("ticket", [NEW, NEW.move(TicketState.ASSIGNED, assignee="sato")])
def test_完了していない受付は再開できない(ticket: Ticket) -> None:
    with pytest.raises(TransitionError, match="M-0001"):
        ticket.reopen()
    with pytest.raises(TransitionError, match="M-0001"):
        ticket.written_again(CALLBACK, HOURS)

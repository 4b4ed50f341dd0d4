"""What the queue and the head of a ticket show, worked out before the template sees it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Any

from api.console.deadlines import Deadline, deadline
from api.console.filters import PROGRAMME_NAMES, VERDICT_WORDS, Asked
from bot.eligibility.menus import STAGE_LABELS
from bot.eligibility.vocabulary import Stage
from bot.handoff.brief import CHANNEL_LABELS
from bot.handoff.hours import OfficeHours
from bot.handoff.tickets import REASON_LABELS, STATE_LABELS, DoneReason, TicketState
from bot.storage.models import Ticket
from bot.storage.queue import Count, QueueCounts, Which
from bot.storage.retention import ERASED
from nlu.values.names import country_name

PER_PAGE = 50
NOT_HEARD = "（未回答）"

WRITTEN_AGAIN = "再開（お客様から連絡）"
WHICH_LABELS = {Which.OPEN: "未完了", Which.DONE: "完了", Which.ALL: "すべて"}
CAME_BY = {
    "completed": "ヒアリング完了",
    "requested": "相談員を希望",
    "callback": "折り返しを希望",
    "failure": "不具合で引き継ぎ",
}


@dataclass(frozen=True)
class VerdictMark:
    programme: str
    verdict: str
    word: str


@dataclass(frozen=True)
class TicketView:
    """A ticket as a line of the queue and as the head of its page.

    ``waiting`` is None once it is done; else it counts from when the visitor wrote again, if that reopened it.
    ``assignee`` is empty for nobody's.
    """

    id: int
    number: str
    state: str
    state_label: str
    done_label: str
    came_by: str
    channel: str
    company: str
    product: str
    countries: str
    verdicts: tuple[VerdictMark, ...]
    created_at: datetime
    updated_at: datetime
    written_again_at: datetime | None
    deadline: Deadline
    waiting: timedelta | None
    assignee_id: int | None
    assignee: str
    assigned_at: datetime | None
    after_hours: bool
    erased: bool = False

    @property
    def is_done(self) -> bool:
        return self.state == TicketState.DONE

    @property
    def due_at(self) -> datetime | None:
        return self.deadline.at

    @property
    def urgency(self) -> str:
        return self.deadline.urgency.value

    @property
    def urgency_word(self) -> str:
        return self.deadline.word


def ticket_view(ticket: Ticket, now: datetime, hours: OfficeHours, names: Mapping[int, str]) -> TicketView:
    """``names`` are the concierges' by id; ``hours`` with the counter's own days."""
    headline, state = ticket.headline, TicketState(ticket.state)
    return TicketView(
        id=ticket.id,
        number=ticket.number,
        state=state.value,
        state_label=WRITTEN_AGAIN if ticket.written_again_at else STATE_LABELS[state],
        done_label=REASON_LABELS[DoneReason(ticket.done_reason)] if ticket.done_reason else "",
        came_by=CAME_BY.get(ticket.reason, ticket.reason),
        channel=CHANNEL_LABELS.get(ticket.channel, ticket.channel),
        company=_company(headline),
        product=headline.get("product_name") or NOT_HEARD,
        countries="、".join(country_name(code) for code in headline.get("target_countries") or ()) or NOT_HEARD,
        verdicts=_marks(headline.get("verdicts") or {}),
        created_at=ticket.created_at,
        updated_at=ticket.updated_at,
        written_again_at=ticket.written_again_at,
        deadline=deadline(ticket.due_at, now, hours),
        waiting=None if state is TicketState.DONE else now - (ticket.written_again_at or ticket.created_at),
        assignee_id=ticket.assignee_id,
        assignee="" if ticket.assignee_id is None else names.get(ticket.assignee_id, "（退職者）"),
        assigned_at=ticket.assigned_at,
        after_hours=ticket.after_hours,
        erased=bool(headline.get(ERASED)),
    )


def kept_of(ticket: Ticket) -> tuple[tuple[str, str], ...]:
    """What is left of a case whose visitor's data was erased, with its labels; empty for what was never known."""
    verdicts = zip(PROGRAMME_NAMES.values(), (ticket.handson_verdict, ticket.exporter_verdict), strict=True)
    return (
        ("都道府県", ticket.prefecture or ""),
        ("判定", "、".join(f"{name}：{VERDICT_WORDS[verdict]}" for name, verdict in verdicts if verdict)),
        ("段階", STAGE_LABELS[Stage(ticket.stage)] if ticket.stage else ""),
    )


def _company(headline: dict[str, Any]) -> str:
    if headline.get(ERASED):
        return "（消去済み）"
    contact = headline.get("contact_name")
    return headline.get("company_name") or (f"{contact}様（会社名は未回答）" if contact else NOT_HEARD)


def _marks(verdicts: dict[str, str]) -> tuple[VerdictMark, ...]:
    return tuple(
        VerdictMark(PROGRAMME_NAMES.get(programme, programme), verdict, VERDICT_WORDS.get(verdict, verdict))
        for programme, verdict in verdicts.items()
    )


@dataclass(frozen=True)
class Tab:
    which: str
    label: str
    count: str
    current: bool
    query: str


def tabs(counts: QueueCounts, current: Which, wanted: Asked) -> list[Tab]:
    return [
        Tab(which.value, label, count_words(counts.of(which)), which is current, wanted.query(show=which.value))
        for which, label in WHICH_LABELS.items()
    ]


def count_words(count: Count) -> str:
    """``12``; ``1,000`` and more are told as such: 「1,000件以上」."""
    return f"{count.number:,}件以上" if count.more else f"{count.number:,}件"


@dataclass(frozen=True)
class Paging:
    """``number`` counts from 1. ``last`` is None when not all were counted."""

    number: int
    last: int | None
    more: bool

    @property
    def offset(self) -> int:
        return (self.number - 1) * PER_PAGE


def paging(total: Count, wanted: int) -> Paging:
    """A page past the end shows the last one, as far as that is known."""
    last = max(1, ceil(total.number / PER_PAGE))
    number = max(1, wanted) if total.more else min(max(1, wanted), last)
    return Paging(number, None if total.more else last, total.more or number < last)

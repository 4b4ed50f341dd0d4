"""What the queue and the head of a ticket show, worked out before the template sees it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from math import ceil
from typing import Any

from bot.eligibility.handson import HANDSON
from bot.eligibility.new_exporter import NEW_EXPORTER
from bot.handoff.brief import CHANNEL_LABELS
from bot.handoff.hours import JST
from bot.handoff.tickets import REASON_LABELS, STATE_LABELS, DoneReason, TicketState
from bot.storage.desk import QueueCounts, QueueEntry, Which, on_the_desk
from nlu.values.names import country_name

PER_PAGE = 50
NOT_HEARD = "（未回答）"

WRITTEN_AGAIN = "再開（お客さまから連絡）"
WHICH_LABELS = {Which.OPEN: "未完了", Which.DONE: "完了", Which.ALL: "すべて"}
CAME_BY = {
    "completed": "ヒアリング完了",
    "requested": "相談員を希望",
    "callback": "折り返しを希望",
    "failure": "不具合で引き継ぎ",
}
_PROGRAMME_NAMES = {HANDSON.id: "ハンズオン支援", NEW_EXPORTER.id: "１万者支援"}
_VERDICT_WORDS = {"eligible": "満たす", "needs_review": "要確認", "ineligible": "合わない"}


class Urgency(StrEnum):
    """How near the deadline is; each has its words beside its colour."""

    OVERDUE = "overdue"
    TODAY = "today"
    LATER = "later"
    NONE = "none"


URGENCY_WORDS = {Urgency.OVERDUE: "期限超過", Urgency.TODAY: "本日まで", Urgency.LATER: "", Urgency.NONE: ""}


@dataclass(frozen=True)
class VerdictMark:
    programme: str
    verdict: str
    word: str


@dataclass(frozen=True)
class TicketView:
    """A ticket as a line of the queue and as the head of its page.

    ``waiting`` is None once it is done; else it counts from when the visitor wrote again, if that reopened it.
    """

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
    due_at: datetime | None
    urgency: Urgency
    waiting: timedelta | None

    @property
    def is_done(self) -> bool:
        return self.state == TicketState.DONE

    @property
    def urgency_word(self) -> str:
        return URGENCY_WORDS[self.urgency]


def ticket_view(entry: QueueEntry, now: datetime) -> TicketView:
    ticket, headline = entry.ticket, entry.ticket.headline
    state = TicketState(ticket.state)
    due_at = on_the_desk(ticket).due_at()
    return TicketView(
        number=ticket.number,
        state=state.value,
        state_label=WRITTEN_AGAIN if ticket.written_again_at else STATE_LABELS[state],
        done_label=REASON_LABELS[DoneReason(ticket.done_reason)] if ticket.done_reason else "",
        came_by=CAME_BY.get(ticket.reason, ticket.reason),
        channel=CHANNEL_LABELS.get(entry.channel, entry.channel),
        company=_company(headline),
        product=headline.get("product_name") or NOT_HEARD,
        countries="、".join(country_name(code) for code in headline.get("target_countries") or ()) or NOT_HEARD,
        verdicts=_marks(headline.get("verdicts") or {}),
        created_at=ticket.created_at,
        updated_at=ticket.updated_at,
        written_again_at=ticket.written_again_at,
        due_at=due_at,
        urgency=_urgency(due_at, now),
        waiting=None if state is TicketState.DONE else now - (ticket.written_again_at or ticket.created_at),
    )


def _company(headline: dict[str, Any]) -> str:
    contact = headline.get("contact_name")
    return headline.get("company_name") or (f"{contact}様（会社名は未回答）" if contact else NOT_HEARD)


def _marks(verdicts: dict[str, str]) -> tuple[VerdictMark, ...]:
    return tuple(
        VerdictMark(_PROGRAMME_NAMES.get(programme, programme), verdict, _VERDICT_WORDS.get(verdict, verdict))
        for programme, verdict in verdicts.items()
    )


def _urgency(due_at: datetime | None, now: datetime) -> Urgency:
    if due_at is None:
        return Urgency.NONE
    if due_at < now:
        return Urgency.OVERDUE
    same_day = due_at.astimezone(JST).date() == now.astimezone(JST).date()
    return Urgency.TODAY if same_day else Urgency.LATER


@dataclass(frozen=True)
class Tab:
    which: str
    label: str
    count: int
    current: bool


def tabs(counts: QueueCounts, current: Which) -> list[Tab]:
    return [Tab(which.value, label, counts.of(which), which is current) for which, label in WHICH_LABELS.items()]


@dataclass(frozen=True)
class Paging:
    """``number`` counts from 1; a page past the end shows the last one."""

    number: int
    last: int

    @property
    def offset(self) -> int:
        return (self.number - 1) * PER_PAGE


def paging(total: int, wanted: int) -> Paging:
    last = max(1, ceil(total / PER_PAGE))
    return Paging(min(max(1, wanted), last), last)

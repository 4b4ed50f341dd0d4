"""A ticket's life: its states, the moves between them, its deadline."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.handoff.hours import OfficeHours

# One business day of the counter: 9:00–12:00 and 13:00–17:00.
REPLY_WITHIN = timedelta(hours=7)


class TicketState(StrEnum):
    """Where a ticket stands."""

    NEW = "new"
    ASSIGNED = "assigned"
    WAITING_FOR_VISITOR = "waiting_for_visitor"
    CALLBACK_DUE = "callback_due"
    DONE = "done"


class DoneReason(StrEnum):
    """Why a ticket was closed."""

    APPLICATION_GUIDED = "application_guided"
    REGISTERED = "registered"
    REFERRED = "referred"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"
    UNREACHABLE = "unreachable"
    DUPLICATE = "duplicate"


STATE_LABELS: dict[TicketState, str] = {
    TicketState.NEW: "未対応",
    TicketState.ASSIGNED: "対応中",
    TicketState.WAITING_FOR_VISITOR: "お客様の返信待ち",
    TicketState.CALLBACK_DUE: "折り返し予定",
    TicketState.DONE: "完了",
}

REASON_LABELS: dict[DoneReason, str] = {
    DoneReason.APPLICATION_GUIDED: "申込みをご案内した",
    DoneReason.REGISTERED: "プログラムに登録した",
    DoneReason.REFERRED: "ほかの窓口・機関へ引き継いだ",
    DoneReason.ANSWERED: "ご質問にお答えした",
    DoneReason.WITHDRAWN: "お客様が取り下げた",
    DoneReason.UNREACHABLE: "連絡がつかなかった",
    DoneReason.DUPLICATE: "ほかの受付と重複していた",
}

# A ticket nobody took can be closed (a duplicate, a withdrawal); a closed one is reopened to its concierge or
# the queue. A move to the same state hands the ticket to somebody else or sets another time.
TRANSITIONS: dict[TicketState, frozenset[TicketState]] = {
    TicketState.NEW: frozenset({TicketState.ASSIGNED, TicketState.DONE}),
    TicketState.ASSIGNED: frozenset(TicketState),
    TicketState.WAITING_FOR_VISITOR: frozenset(set(TicketState) - {TicketState.WAITING_FOR_VISITOR}),
    TicketState.CALLBACK_DUE: frozenset(TicketState),
    TicketState.DONE: frozenset({TicketState.NEW, TicketState.ASSIGNED}),
}

_OWNED = frozenset({TicketState.ASSIGNED, TicketState.WAITING_FOR_VISITOR, TicketState.CALLBACK_DUE})


class TransitionError(ValueError):
    """A move that the table does not allow, or one without what its state needs."""


@dataclass(frozen=True)
class Ticket:
    """A visitor waiting for a person. Times carry an offset; ``callback_at`` is for a callback due.

    ``written_again_at`` is when the visitor wrote after the ticket was done; None once it is done again.
    """

    number: str
    created_at: datetime
    expected_reply_by: datetime
    state: TicketState = TicketState.NEW
    assignee: str | None = None
    callback_at: datetime | None = None
    reason: DoneReason | None = None
    reopened: int = 0
    written_again_at: datetime | None = None

    def move(
        self,
        to: TicketState,
        *,
        assignee: str | None = None,
        callback_at: datetime | None = None,
        reason: DoneReason | None = None,
    ) -> Ticket:
        """The ticket in state ``to``, with its assignee unless another is named or it goes back to the queue.

        Raises:
            TransitionError: the move is not allowed; an owned ticket would have no assignee; a callback no
                time; a ticket would be closed without a reason.
        """
        if to not in TRANSITIONS[self.state]:
            raise TransitionError(f"{self.number}: {self.state} -> {to}")
        owner = None if to is TicketState.NEW else assignee or self.assignee
        if to in _OWNED and owner is None:
            raise TransitionError(f"{self.number}: {to} without an assignee")
        if (to is TicketState.CALLBACK_DUE) != (callback_at is not None):
            raise TransitionError(f"{self.number}: {to} with callback {callback_at}")
        if (to is TicketState.DONE) != (reason is not None):
            raise TransitionError(f"{self.number}: {to} with reason {reason}")
        reopened = self.reopened + (self.state is TicketState.DONE)
        written_again_at = None if to is TicketState.DONE else self.written_again_at
        return replace(
            self, state=to, assignee=owner, callback_at=callback_at, reason=reason, reopened=reopened,
            written_again_at=written_again_at,
        )  # fmt: skip

    def reopen(self) -> Ticket:
        """The ticket that was done, back with its concierge, or in the queue when it had none.

        Raises:
            TransitionError: it is not done.
        """
        if self.state is not TicketState.DONE:
            raise TransitionError(f"{self.number}: {self.state} is not done")
        return self.move(TicketState.NEW if self.assignee is None else TicketState.ASSIGNED)

    def written_again(self, at: datetime, hours: OfficeHours) -> Ticket:
        """The ticket that was done, open again because its visitor wrote ``at``: with a new promise of a reply.

        Raises:
            TransitionError: it is not done.
            ValueError: as ``expected_reply_by``.
        """
        return replace(self.reopen(), written_again_at=at, expected_reply_by=expected_reply_by(at, hours))

    def due_at(self) -> datetime | None:
        """The moment by which a person must act; None while the visitor or nobody must."""
        if self.state in (TicketState.NEW, TicketState.ASSIGNED):
            return self.expected_reply_by
        return self.callback_at

    def is_overdue(self, now: datetime) -> bool:
        """Whether a person should have acted before ``now``."""
        due = self.due_at()
        return due is not None and now > due


def expected_reply_by(created_at: datetime, hours: OfficeHours) -> datetime:
    """The promise to the visitor: one business day (seven opening hours) after the request, in Japan's time.

    Raises:
        ValueError: ``created_at`` is naive, or the counter never opens.
    """
    return hours.add_business_time(created_at, REPLY_WITHIN)

"""What a notice tells of a ticket, read when it is sent: the outbox itself holds nothing of the visitor.

The name of the firm and what it sells, no name, address or words of a person.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from api.settings import Settings
from bot.handoff.hours import JST
from bot.handoff.notices import Event, due_mark
from bot.handoff.tickets import STATE_LABELS, TicketState
from bot.storage.models import Conversation, Ticket, User
from nlu.values.names import country_name


@dataclass(frozen=True)
class Facts:
    """``url`` is None where the settings do not say how Minato is reached."""

    ticket: Ticket
    assignee: str | None
    waiting: bool
    url: str | None

    @property
    def company(self) -> str | None:
        return self.ticket.headline.get("company_name")

    @property
    def product(self) -> str | None:
        return self.ticket.headline.get("product_name")

    @property
    def countries(self) -> str:
        return "、".join(country_name(code) for code in self.ticket.headline.get("target_countries") or ())

    @property
    def state_label(self) -> str:
        return STATE_LABELS[TicketState(self.ticket.state)]

    def as_dict(self) -> dict[str, Any]:
        """The ticket as a webhook tells it (contract §9)."""
        ticket, headline = self.ticket, self.ticket.headline
        return {
            "number": ticket.number,
            "state": ticket.state,
            "reason": ticket.reason,
            "channel": ticket.channel,
            "company_name": self.company,
            "product_name": self.product,
            "target_countries": headline.get("target_countries") or [],
            "prefecture": ticket.prefecture,
            "stage": ticket.stage,
            "verdicts": headline.get("verdicts") or {},
            "created_at": _iso(ticket.created_at),
            "due_at": None if ticket.due_at is None else _iso(ticket.due_at),
            "assignee": self.assignee,
            "url": self.url,
        }

    def still_holds(self, event: Event, mark: str) -> bool:
        """Whether a person still has to be told: nobody answered, closed or moved the case meanwhile."""
        if self.ticket.state == TicketState.DONE.value:
            return False
        if event is Event.DEADLINE_NEAR:
            return self.ticket.due_at is not None and due_mark(self.ticket.due_at) == mark
        return event is not Event.VISITOR_REPLIED or self.waiting


async def load_facts(session: AsyncSession, ticket_id: int, settings: Settings) -> Facts | None:
    """The facts of a ticket as it stands now; None when it is gone."""
    ticket = await session.get(Ticket, ticket_id)
    if ticket is None:
        return None
    conversation = await session.get(Conversation, ticket.conversation_id)
    assignee = None if ticket.assignee_id is None else await session.get(User, ticket.assignee_id)
    waited_for = ticket.state == TicketState.WAITING_FOR_VISITOR.value
    return Facts(
        ticket,
        None if assignee is None else assignee.display_name or assignee.name,
        waited_for or (conversation is not None and conversation.waiting_since is not None),
        settings.public_url and f"{settings.public_url}/console/tickets/{ticket.number}",
    )


def _iso(at: datetime) -> str:
    return at.astimezone(JST).isoformat(timespec="seconds")

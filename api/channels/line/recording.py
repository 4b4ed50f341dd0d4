"""Writes down how a call ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.channels.line.plan import ALONE, HELD_FOR, SENT, Plan
from api.notifications.outcome import Outcome, Result
from bot.storage import line_outbox, outbox
from bot.storage.models import OutboxItem

# A chat cannot wait as long as an e-mail; a retry key is good for 24 hours.
PAUSES = (
    timedelta(seconds=2),
    timedelta(seconds=10),
    timedelta(seconds=30),
    timedelta(minutes=2),
    timedelta(minutes=10),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=6),
)


@dataclass(frozen=True)
class Held:
    """Not sent: what is left of the quota is kept for people."""


@dataclass(frozen=True)
class Split:
    """LINE refused the call; each of its items is to be tried alone, so that one bad one does not take the others along."""


async def record(
    session: AsyncSession, plan: Plan, outcome: Outcome | Held | Split, at: datetime, *, settled: bool
) -> list[Result]:
    """Write an outcome to the items of a call, unless another process has taken it over; the outcome of each.

    ``settled``: the call surely sent nothing, so that the next attempt may be another call, with another token.
    """
    if settled:
        await line_outbox.free_token(session, plan.call_id)
    query = select(OutboxItem).where(OutboxItem.id.in_(plan.items), OutboxItem.call_id == plan.call_id)
    items = (await session.execute(query.order_by(OutboxItem.id).with_for_update())).scalars().all()
    results = []
    for item in items:
        if item.delivered_at or item.failed_at:
            continue
        if item.next_attempt_at != plan.leased_until and not _is_over(outcome):
            continue
        results.append(_write(item, plan, outcome, at, settled=settled))
    return results


def _is_over(outcome: Outcome | Held | Split) -> bool:
    return isinstance(outcome, Outcome) and outcome.result in (Result.DELIVERED, Result.OBSOLETE)


def _write(item: OutboxItem, plan: Plan, outcome: Outcome | Held | Split, at: datetime, *, settled: bool) -> Result:
    match outcome:
        case Held():
            line_outbox.release(item, at, HELD_FOR)
            return Result.RETRY
        case Split():
            item.payload = {**item.payload, ALONE: True}
            line_outbox.release(item, at)
            return Result.RETRY
        case Outcome(result=Result.DELIVERED) if plan.rest_from:
            item.payload = {**item.payload, SENT: plan.rest_from}
            line_outbox.release(item, at)
            return Result.DELIVERED
        case Outcome(result=Result.DELIVERED | Result.OBSOLETE):
            outbox.delivered(item, at)
            return outcome.result
    for_good = outcome.result is Result.DEAD
    outbox.failed(item, at, outcome.error, for_good=for_good, not_before=outcome.not_before, pauses=PAUSES)
    if settled or item.failed_at is not None:
        item.call_id = None
    return Result.RETRY if item.failed_at is None else Result.DEAD

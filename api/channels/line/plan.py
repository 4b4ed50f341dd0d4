"""Which call is to be made next for a conversation: settled in one transaction, before anything is sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from api.channels.line.connection import Line
from api.channels.line.rendering.calls import Call, fill
from api.channels.line.rendering.context import Context, Part
from api.channels.line.rendering.message import Rendered, render
from api.links.personal import with_links
from bot.handoff.hours import JST
from bot.storage import line_outbox, outbox
from bot.storage.models import LineEvent, OutboxItem

LEASE = timedelta(seconds=15)  # longer than a call may take, short enough to try a reply's token again while it lives
TOKEN_TRIED_FOR = timedelta(seconds=90)  # LINE promises about a minute; trying one that is dead costs nothing
HELD_FOR = timedelta(minutes=10)  # what the quota's reserve keeps back; it goes earlier with a reply token
ALONE = "alone"  # in a payload: goes out in a call of its own, since LINE refused the call it was in
SENT = "sent"  # in a payload: how many of its parts went out before


@dataclass(frozen=True)
class Plan:
    """One call. ``token`` is a reply's; without it the call is a push. ``retried``: it was or may have been made before."""

    call_id: str
    user_id: str
    items: tuple[int, ...]
    messages: tuple[Part, ...]
    rest_from: int
    leased_until: datetime
    token: str | None
    token_received_at: datetime | None
    retried: bool
    by_person: bool


async def next_call(
    session: AsyncSession, line: Line, conversation_id: str, at: datetime, *, bot_may_push: bool
) -> tuple[Plan | None, int]:
    """The call to make, leased; and how many items were put away, because nobody is there for them.

    Without a live token, what only the bot says is held back unless ``bot_may_push``.
    """
    items = await line_outbox.take(session, conversation_id, at)
    if not items:
        return None, 0
    receiver = await line_outbox.receiver_of(session, conversation_id)
    gone = items if receiver is None or receiver.blocked else [item for item in items if not item.payload]
    for item in gone:  # nobody is there, or its words were erased
        outbox.delivered(item, at)
    items = [item for item in items if item not in gone]
    if receiver is None or not items:
        return None, len(gone)
    begun = next((item.call_id for item in items if item.call_id is not None), None)
    group = _group(items, begun)
    rendered = [_render(item, line) for item in group]
    call = fill(rendered, int(group[0].payload.get(SENT, 0)))
    group = group[: max(call.whole, 1)]
    by_person = any(item.payload.get("role") == "concierge" for item in group)
    call_id = begun or str(uuid4())
    event = await _token(session, receiver.user_id, call_id, at, begun=begun is not None)
    if event is None and begun is None and not (bot_may_push or by_person):
        for item in items:
            line_outbox.release(item, at, HELD_FOR)
        return None, len(gone)
    line_outbox.lease(group, call_id, at + LEASE)
    return _plan(call, call_id, receiver.user_id, group, event, at, begun is not None, by_person), len(gone)


def _plan(
    call: Call,
    call_id: str,
    user_id: str,
    group: Sequence[OutboxItem],
    event: LineEvent | None,
    at: datetime,
    retried: bool,
    by_person: bool,
) -> Plan:
    return Plan(
        call_id=call_id,
        user_id=user_id,
        items=tuple(item.id for item in group),
        messages=tuple(call.messages),
        rest_from=call.rest_from,
        leased_until=at + LEASE,
        token=None if event is None else event.reply_token,
        token_received_at=None if event is None else event.received_at,
        retried=retried,
        by_person=by_person,
    )


def _group(items: Sequence[OutboxItem], begun: str | None) -> list[OutboxItem]:
    """What may go out together: a call that was begun goes out again as it was."""
    if begun is not None:
        return [item for item in items if item.call_id == begun]
    group = [items[0]]
    for item in items[1:]:
        if group[0].payload.get(ALONE) or item.payload.get(ALONE):
            break
        group.append(item)
    return group


async def _token(session: AsyncSession, user_id: str, call_id: str, at: datetime, *, begun: bool) -> LineEvent | None:
    """The token that the call took when it was begun; for a new one the newest, which is its own from now on."""
    if begun:
        return await line_outbox.token_of(session, call_id)
    event = await line_outbox.live_token(session, user_id, at - TOKEN_TRIED_FOR)
    if event is not None:
        event.token_used_by = call_id
    return event


def _render(item: OutboxItem, line: Line) -> Rendered:
    """An item as it was on the day it arose, so that every attempt sends the same."""
    today = item.created_at.astimezone(JST).date()
    message_id = str(item.payload.get("message_id") or "")
    payload = with_links(item.payload, line.settings)
    return render(payload, Context(line.postback_key, item.conversation_id or "", message_id, today))

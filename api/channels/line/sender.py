"""Sends what waits: by a reply token while one lives, else by a push with a retry key; nothing twice, nothing lost.

A call is planned in one transaction, made without any lock, and recorded in another. Whoever dies between them leaves a
call that is tried again as it was: with the same token, which LINE takes once, or the same retry key.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from dataclasses import dataclass, replace
from datetime import timedelta

from prometheus_client import Counter

from api.background import Job
from api.channels.line.connection import Line
from api.channels.line.crew import Crew
from api.channels.line.errors import LineError
from api.channels.line.outcomes import is_settled, is_used_up, judge, may_be_gone
from api.channels.line.plan import LEASE, TOKEN_TRIED_FOR, Plan, next_call
from api.channels.line.recording import PAUSES, Held, Split, record
from api.notifications.metrics import DELIVERIES
from api.notifications.outcome import DELIVERED, OBSOLETE, Outcome, Result, again
from api.services import Services
from bot.storage import line_outbox, outbox

log = logging.getLogger("minato.line")

# How old a reply token may be for 「Invalid reply token」 at a second try to mean that the first one arrived.
TOKEN_SURELY_LIVES = timedelta(seconds=50)
LOOKS_EVERY_SECONDS = 1.0
_AT_ONCE = 16
_ENDS_WITHIN_SECONDS = (LEASE - timedelta(seconds=3)).total_seconds()
_BROKEN = "内部の不具合で送れませんでした。記録（ログ）をご確認ください。"
CALLS = Counter(
    "minato_line_calls", "Calls that send messages over LINE, by way and how they ended.", ["way", "outcome"]
)


@dataclass(frozen=True)
class Sent:
    """How a call ended; ``settled``: an error after which it is sure that nothing was sent."""

    outcome: Outcome | Held | Split
    way: str = "push"
    settled: bool = False


async def send_for_ever(services: Services) -> None:
    """Send what is due whenever the bell rings, or every second: a call that hangs holds up its own talk only."""
    line = _line(services)
    if services.database.is_sqlite:  # the only process: whoever was at a call is gone
        async with services.database.transaction() as session:
            await line_outbox.end_leases(session, services.clock())
    crew = Crew(_AT_ONCE, line.wake_sender)
    try:
        while True:
            for conversation_id in await due(services, crew):
                crew.begin(conversation_id, send_all(services, conversation_id))
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(LOOKS_EVERY_SECONDS):
                    await line.bell.wait()
            line.bell.clear()
    finally:
        await crew.stop()


async def due(services: Services, crew: Crew) -> list[str]:
    """Conversations with something to send that nobody is at, as many as there is room for."""
    if crew.room <= 0:
        return []
    async with services.database.reading() as session:
        found = await line_outbox.conversations_due(session, services.clock(), _AT_ONCE)
    return [one for one in found if one not in crew.busy][: crew.room]


async def send_all(services: Services, conversation_id: str) -> bool:
    """Send what is due of a conversation, one call after another; whether there was anything."""
    any_sent = False
    while await send_next(services, conversation_id):
        any_sent = True
    return any_sent


async def send_next(services: Services, conversation_id: str) -> bool:
    """Make the next call of a conversation; whether there was anything to do."""
    try:
        return await _next(services, conversation_id)
    except Exception:  # whatever it was: the attempt must count, others go on, and the log says what happened
        log.exception("conversation %s: its next call could not be made", conversation_id)
    async with services.database.transaction() as session:
        items = await line_outbox.take(session, conversation_id, services.clock())
        for item in items[:1]:
            outbox.failed(item, services.clock(), _BROKEN, pauses=PAUSES)
    return False


async def _next(services: Services, conversation_id: str) -> bool:
    line, at = _line(services), services.clock()
    bot_may_push = await line.quota.bot_may_push(at)
    async with services.database.transaction() as session:
        plan, put_away = await next_call(session, line, conversation_id, at, bot_may_push=bot_may_push)
    if put_away:
        DELIVERIES.labels(line_outbox.KIND, Result.OBSOLETE.value).inc(put_away)
    if plan is None:
        return bool(put_away)
    sent = await _in_time(services, line, plan)
    async with services.database.transaction() as session:
        results = await record(session, plan, sent.outcome, services.clock(), settled=sent.settled)
    for result in results:
        DELIVERIES.labels(line_outbox.KIND, result.value).inc()
    CALLS.labels(sent.way, _name(sent.outcome)).inc()
    return True


async def _in_time(services: Services, line: Line, plan: Plan) -> Sent:
    """The call, ended before its lease; of one that broke on our side nobody knows what came of it."""
    try:
        async with asyncio.timeout(_ENDS_WITHIN_SECONDS):
            return await _send(services, line, plan)
    except TimeoutError:
        return Sent(again("LINEから時間内に返事がありませんでした。"))
    except Exception:  # such as an answer that the SDK cannot read
        log.exception("call %s broke", plan.call_id)
        return Sent(again(_BROKEN))


async def _send(services: Services, line: Line, plan: Plan) -> Sent:
    tried_before = plan.retried
    while plan.token is not None:
        sent = await _reply(services, line, plan, plan.token, tried_before=tried_before)
        if sent is not None:
            return sent
        plan, tried_before = await _with_next_token(services, plan), False
    return await _push(services, line, plan)


async def _reply(services: Services, line: Line, plan: Plan, token: str, *, tried_before: bool) -> Sent | None:
    """Answer with the token; None: it is dead, and nothing went out with it."""
    try:
        await line.client.reply(token, plan.messages)
    except LineError as error:
        if not error.token_is_dead:
            return await _failed(services, line, plan, error, "reply")
        received_at = plan.token_received_at
        arrived_before = (
            tried_before and received_at is not None and services.clock() - received_at <= TOKEN_SURELY_LIVES
        )
        return Sent(DELIVERED, "reply") if arrived_before else None
    return Sent(DELIVERED, "reply")


async def _push(services: Services, line: Line, plan: Plan) -> Sent:
    if not line.quota.spend(by_person=plan.by_person or plan.retried):
        return Sent(Held(), settled=True)
    try:
        await line.client.push(plan.user_id, plan.messages, plan.call_id)
    except LineError as error:
        line.quota.give_back()
        if error.status == 409:  # the call before arrived
            return Sent(DELIVERED)
        return await _failed(services, line, plan, error, "push")
    return Sent(DELIVERED)


async def _failed(services: Services, line: Line, plan: Plan, error: LineError, way: str) -> Sent:
    log.warning("call %s (%s) failed: %s", plan.call_id, way, error)
    if may_be_gone(error) and not await _is_there(line, plan.user_id):
        async with services.database.transaction() as session:
            await line_outbox.block(session, plan.user_id, services.clock())
        return Sent(OBSOLETE, way)
    if is_used_up(error):
        line.quota.used_up()
        if not plan.by_person:
            return Sent(Held(), way, settled=True)
    outcome = judge(error, services.clock())
    if outcome.result is Result.DEAD and error.status == 400 and len(plan.items) > 1:
        return Sent(Split(), way, settled=True)
    return Sent(outcome, way, settled=is_settled(error))


async def _is_there(line: Line, user_id: str) -> bool:
    """Whether LINE knows the user as ours; where it cannot be told, they are."""
    try:
        return await line.client.knows(user_id)
    except LineError:
        return True


async def _with_next_token(services: Services, plan: Plan) -> Plan:
    """The call with another token: the one it had is dead, and was of no use. Without any it goes on as a push."""
    async with services.database.transaction() as session:
        found = await line_outbox.next_token(session, plan.call_id, plan.user_id, services.clock() - TOKEN_TRIED_FOR)
        token, received_at = (found.reply_token, found.received_at) if found is not None else (None, None)
    return replace(plan, token=token, token_received_at=received_at)


def _line(services: Services) -> Line:
    assert services.line is not None  # the job runs only then
    return services.line


def _name(outcome: Outcome | Held | Split) -> str:
    return outcome.result.value if isinstance(outcome, Outcome) else type(outcome).__name__.lower()


SENDER_JOBS = (Job("line messages", timedelta(seconds=1), send_for_ever),)

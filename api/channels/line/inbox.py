"""Works off the events that were acknowledged: each user's in the order in which they were sent, several users at once.

An event is claimed, worked on and marked as done, each in a transaction of its own. Whoever dies in between leaves it
leased; it is taken up again, and its effect, which is bound to the event's id, is there once.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from sqlalchemy.exc import SQLAlchemyError

from api.channels.line.events import following, groups, message, postback, unsending
from api.channels.line.events.talk import Talk
from api.channels.line.loading import show_loading
from api.channels.line.metrics import EVENTS
from api.services import Services
from bot.storage import line
from bot.storage.line import Taken

log = logging.getLogger("minato.line")

LOOK_SECONDS = 1.0  # other processes, and pauses that end, ring no bell here
SLOW_SECONDS = 1.5  # after which the user sees that an answer is coming
STOP_WITHIN_SECONDS = 5.0
_AT_ONCE = 4  # users; more would not be faster, turns are mostly work of this process
_GIVEN_UP = "うまく受け取れませんでした。お手数ですが、もう一度お送りください。"

_BY_KIND: dict[str, Callable[[Talk], Awaitable[None]]] = {
    "message": message.hear,
    "messageEdited": unsending.write_anew,
    "postback": postback.hear,
    "follow": following.follow,
    "unfollow": following.unfollow,
    "unsend": unsending.forget,
}
_SAID = frozenset(line.WORDS)


async def work_off(services: Services) -> None:
    """Take what waits, for ever. At the start, what this service left half done is taken up at once where it is alone."""
    assert services.line is not None
    if services.database.is_sqlite:
        async with services.database.transaction() as session:
            await line.end_leases(session, services.clock())
    at_work: dict[str, asyncio.Task[None]] = {}
    try:
        while True:
            await _take_up(services, at_work)
            await services.line.inbox.wait(LOOK_SECONDS)
    finally:
        await _stop(list(at_work.values()))


async def work_off_what_waits(services: Services) -> None:
    """Take what is due now, one user after the other, until nothing is."""
    while talks := await _waiting(services, set(), _AT_ONCE):
        for talk_id in talks:
            await _work_on(services, talk_id)


async def _take_up(services: Services, at_work: dict[str, asyncio.Task[None]]) -> None:
    """Start on as many users as there is room for."""
    connection = services.line
    assert connection is not None

    def ended(task: asyncio.Task[None]) -> None:
        at_work.pop(task.get_name(), None)
        connection.inbox.look()

    room = _AT_ONCE - len(at_work)
    if room <= 0:
        return
    for talk_id in await _waiting(services, {*at_work, *connection.inbox.unsettled()}, room):
        at_work[talk_id] = asyncio.create_task(_work_on(services, talk_id), name=talk_id)
        at_work[talk_id].add_done_callback(ended)


async def _waiting(services: Services, without: set[str], most: int) -> list[str]:
    async with services.database.reading() as session:
        return list(await line.waiting_talks(session, services.clock(), without, most))


async def _work_on(services: Services, talk_id: str) -> None:
    """All that is due of one user, one event after the other."""
    assert services.line is not None
    try:
        while (taken := await _take(services, talk_id)) is not None:
            await services.line.inbox.until_quiet()
            await _do(services, taken)
    except SQLAlchemyError:
        log.exception("the events of a LINE user wait: the database failed")
        await asyncio.sleep(LOOK_SECONDS)


async def _take(services: Services, talk_id: str) -> Taken | None:
    async with services.database.transaction() as session:
        return await line.take(session, talk_id, services.clock())


async def _do(services: Services, taken: Taken) -> None:
    talk = Talk(services, taken)
    try:
        async with _shown_as_coming(talk):
            await _effect(talk)
    except Exception as error:  # whatever it was: it is tried again, later ones get their turn, and the log says why
        log.exception("event %s of LINE failed, attempt %s", taken.webhook_event_id, taken.attempts)
        await _fail(talk, type(error).__name__)
        return
    async with services.database.transaction() as session:
        await line.finish(session, taken.id, services.clock())
    EVENTS.labels(taken.kind, "done").inc()


async def _effect(talk: Talk) -> None:
    if not talk.in_private:
        await groups.hear(talk)
        return
    if talk.taken.kind in _SAID:
        await following.wrote(talk)
    if (effect := _BY_KIND.get(talk.taken.kind)) is not None:
        await effect(talk)


async def _fail(talk: Talk, error: str) -> None:
    """Wait for the next attempt; after the last, ask the user to send it again."""
    services, taken = talk.services, talk.taken
    async with services.database.transaction() as session:
        if await line.back_off(session, taken, services.clock(), error):
            EVENTS.labels(taken.kind, "failed").inc()
            return
    EVENTS.labels(taken.kind, "given_up").inc()
    if talk.in_private and taken.kind in _SAID:
        try:
            await talk.note("（受け取れなかったメッセージ）", _GIVEN_UP, always=True)
        except Exception:  # the same that failed before may fail here: it is given up all the same
            log.exception("event %s of LINE was given up without a word", taken.webhook_event_id)
    async with services.database.transaction() as session:
        await line.finish(session, taken.id, services.clock(), error)


@asynccontextmanager
async def _shown_as_coming(talk: Talk) -> AsyncIterator[None]:
    """While the block takes long, the user sees that an answer is coming."""
    if not talk.in_private or talk.taken.kind not in _SAID:
        yield
        return

    async def show() -> None:
        await asyncio.sleep(SLOW_SECONDS)
        await show_loading(talk.services, talk.taken.talk_id)

    showing = asyncio.create_task(show())
    try:
        yield
    finally:
        showing.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await showing


async def _stop(tasks: list[asyncio.Task[None]]) -> None:
    """Let turns under way end, if they do so soon; what is left is taken up by whoever comes next."""
    if not tasks:
        return
    _, late = await asyncio.wait(tasks, timeout=STOP_WITHIN_SECONDS)
    for task in late:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)

"""Works off the events that were acknowledged: each user's in the order in which they were sent, several users at once.

An event is claimed, worked on and marked as done, each in a transaction of its own. Whoever dies in between leaves it
leased; it is taken up again, and its effect, which is bound to the event's id, is there once.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext

from sqlalchemy.exc import SQLAlchemyError

from api.channels.line.crew import Crew
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
_AT_ONCE = 8  # users: some may wait for a file, while others have their turns
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
_FETCHED = frozenset({"image", "file"})


async def work_off(services: Services) -> None:
    """Take what waits, for ever. At the start, what this service left half done is taken up at once where it is alone."""
    assert services.line is not None
    if services.database.is_sqlite:
        async with services.database.transaction() as session:
            await line.end_leases(session, services.clock())
    crew = Crew(_AT_ONCE, services.line.inbox.look)
    try:
        while True:
            await _take_up(services, crew)
            await services.line.inbox.wait(LOOK_SECONDS)
    finally:
        await crew.stop()


async def work_off_what_waits(services: Services) -> None:
    """Take what is due now, one user after the other, until nothing is."""
    while talks := await _waiting(services, set(), _AT_ONCE):
        for talk_id in talks:
            await _work_on(services, talk_id)


async def _take_up(services: Services, crew: Crew) -> None:
    """Start on as many users as there is room for."""
    assert services.line is not None
    if crew.room <= 0:
        return
    for talk_id in await _waiting(services, crew.busy | services.line.inbox.unsettled(), crew.room):
        crew.begin(talk_id, _work_on(services, talk_id))


async def _waiting(services: Services, without: set[str], most: int) -> list[str]:
    async with services.database.reading() as session:
        return list(await line.waiting_talks(session, services.clock(), without, most))


async def _work_on(services: Services, talk_id: str) -> bool:
    """All that is due of one user, one event after the other; whether there was anything."""
    any_taken = False
    try:
        while (taken := await _take(services, talk_id)) is not None:
            any_taken = True
            await _do(services, taken)
    except SQLAlchemyError:
        log.exception("the events of a LINE user wait: the database failed")
        await asyncio.sleep(LOOK_SECONDS)
    return any_taken


async def _take(services: Services, talk_id: str) -> Taken | None:
    async with services.database.transaction() as session:
        return await line.take(session, talk_id, services.clock())


async def _do(services: Services, taken: Taken) -> None:
    talk = Talk(services, taken)
    try:
        async with _shown_as_coming(talk), _room_for(talk):
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


def _room_for(talk: Talk) -> AbstractAsyncContextManager[None]:
    """A turn waits for its place; who only waits for a file takes none."""
    connection = talk.services.line
    assert connection is not None
    return nullcontext() if str(talk.part("message").get("type")) in _FETCHED else connection.inbox.turn()


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

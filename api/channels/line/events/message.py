"""A message: by its type to the file that knows it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from api.channels.line.events import files, others, text
from api.channels.line.events.talk import Talk
from bot.storage import line

_BY_TYPE: dict[str, Callable[[Talk], Awaitable[None]]] = {
    "text": text.hear,
    "sticker": others.hear_sticker,
    "location": others.hear_location,
    "audio": others.hear_audio,
    "video": others.hear_video,
    "image": files.take_image,
    "file": files.take_file,
}


async def hear(talk: Talk) -> None:
    """Take a message; one whose unsending waits already is not read any more."""
    if not await _is_unsent(talk):
        await _BY_TYPE.get(str(talk.part("message").get("type")), others.hear_unknown)(talk)


async def _is_unsent(talk: Talk) -> bool:
    message_id = talk.part("message").get("id")
    async with talk.services.database.reading() as session:
        unsendings = await line.waiting_parts(session, talk.taken.talk_id, "unsend")
    return any(unsent.get("messageId") == message_id for unsent in unsendings)

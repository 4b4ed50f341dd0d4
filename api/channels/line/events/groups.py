"""Groups and rooms: intakes are for two. It is said once, politely, and nothing that is said there is kept."""

from __future__ import annotations

import logging

from api.channels.line.client import LineError
from api.channels.line.events.talk import Talk
from bot.storage import line

log = logging.getLogger("minato.line")

ONE_TO_ONE_ONLY = (
    "お招きありがとうございます。輸出のご相談窓口「ミナト」です。\n"
    "ご相談は、会社の情報を伺うため、一対一のトークでお受けしています。"
    "お手数ですが、このアカウントを友だちに追加して、トークからお話しください。"
)
_SPEAKING = frozenset({"join", "message"})


async def hear(talk: Talk) -> None:
    """Say once for a group that we talk with one person only; after we have left it, it may be said again."""
    if talk.taken.kind not in _SPEAKING:
        if talk.taken.kind == "leave":
            await _forget(talk)
        return
    token, connection = talk.taken.reply_token, talk.services.line
    if token is None or connection is None or not await _first_time(talk):
        return
    try:
        await connection.client.reply(token, [{"type": "text", "text": ONE_TO_ONE_ONLY}])
    except LineError as error:  # said once and not twice: it was only a courtesy
        log.info("a group was not answered: %s", error)


async def _first_time(talk: Talk) -> bool:
    """Whether nobody has told this group yet. ``followed_at`` is when we did."""
    async with talk.services.database.transaction() as session:
        group = await line.lock_user(session, talk.taken.talk_id)
        if group is None or group.followed_at is not None:
            return False
        group.followed_at = talk.taken.sent_at
        return True


async def _forget(talk: Talk) -> None:
    async with talk.services.database.transaction() as session:
        group = await line.lock_user(session, talk.taken.talk_id)
        if group is not None and (group.followed_at is None or group.followed_at <= talk.taken.sent_at):
            group.followed_at = None

"""Words: a turn of the dialogue. A bare number is the numbered choice, and what comes too late is not an answer."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import select

from api.channels.line import faq
from api.channels.line.events import others
from api.channels.line.events.talk import CHANNEL, Talk
from api.channels.line.joining import Joining, link_by_code
from api.channels.line.numbered import chosen_in
from api.telling import tell
from bot.dialogue.incoming import Incoming
from bot.dialogue.personal import WITHHELD
from bot.storage import line
from bot.storage.models import Conversation, QuestionStep

# LINE's own pictures stand in the text as 「(smile)」 or 「$」, which would read as words or as money.
_PICTURE = re.compile(r"\([^()]*\)|\$|[^\w\s]")
_LATE = "「{words}」は、あとから届いたため、お答えとしては受け取っていません。お手数ですが、必要でしたらもう一度お送りください。"
_LATE_UNKEPT = "いまの文は、あとから届いたため、お答えとしては受け取っておらず、記録もしていません。お手数ですが、必要でしたらもう一度お送りください。"
_SHOWN_WORDS = 60


async def hear(talk: Talk) -> None:
    """Take words as a turn."""
    words = words_of(talk.part("message"))
    if not words.strip():
        await others.hear_sticker(talk)
        return
    if await joins(talk, words):
        return
    conversation_id = await talk.conversation()
    if faq.asks_for_list(words):
        await talk.note(words, faq.ANSWER)
        return
    if await came_too_late(talk, conversation_id):
        if talk.services.settings.line_pii == "link":  # nobody has looked whether it holds what LINE is not to be told
            await talk.note(WITHHELD, _LATE_UNKEPT)
        else:
            await talk.note(words, _LATE.format(words=_short(words)))
        return
    async with talk.services.database.reading() as session:
        chosen = await chosen_in(session, conversation_id, words)
    if chosen is None:
        incoming = Incoming(talk.message_id, words, channel=CHANNEL)
    else:
        incoming = Incoming(talk.message_id, choice=chosen.choice, field=chosen.field, channel=CHANNEL)
    await talk.services.dialogue.receive(conversation_id, incoming)


async def joins(talk: Talk, words: str) -> bool:
    """Whether the words are a code of the web, or a wish to go on there, and were taken as that."""
    joining = await _join(talk, words)
    if joining is not None and joining.conversation_id is None:  # a code that is no good, and nowhere to say so yet
        await talk.conversation()
        joining = await _join(talk, words)
    if joining is None or joining.conversation_id is None:
        return False
    await tell(talk.services.live, joining.conversation_id, on_the_desk=False)
    return True


async def _join(talk: Talk, words: str) -> Joining | None:
    services = talk.services
    async with services.database.transaction() as session:
        return await link_by_code(services, session, talk.taken.talk_id, words, event_id=talk.message_id)


def words_of(message: dict[str, Any]) -> str:
    """The text without what stands for pictures; positions are counted in UTF-16 code units, as LINE does."""
    found = message.get("text")
    units = (found if isinstance(found, str) else "").encode("utf-16-le", "surrogatepass")
    given = message.get("emojis")
    emojis = [item for item in (given if isinstance(given, list) else ()) if isinstance(item, dict)]
    for emoji in sorted(emojis, key=lambda item: -_number(item, "index")):
        start, end = 2 * _number(emoji, "index"), 2 * (_number(emoji, "index") + _number(emoji, "length"))
        if _PICTURE.fullmatch(units[start:end].decode("utf-16-le", "replace")):
            units = units[:start] + units[end:]
    return units.decode("utf-16-le", "replace")


def _number(item: dict[str, Any], name: str) -> int:
    value = item.get(name)
    return value if isinstance(value, int) and value >= 0 else 0


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= _SHOWN_WORDS else plain[:_SHOWN_WORDS] + "…"


async def came_too_late(talk: Talk, conversation_id: str) -> bool:
    """Whether words that were sent later were answered already, and the bot has asked something else since.

    What was written to an earlier question would be read as the answer to this one, or undo a later correction. A
    person who leads reads them as they come.
    """
    async with talk.services.database.reading() as session:
        since = await line.first_of_later(session, talk.taken)
        conversation = await session.get(Conversation, conversation_id) if since is not None else None
        if since is None or conversation is None or conversation.state == "human":
            return False
        asking = (conversation.snapshot.get("intake") or {}).get("asking")
        step = select(QuestionStep.asked_at).where(
            QuestionStep.conversation_id == conversation_id, QuestionStep.field == (asking or "")
        )
        asked_at = await session.scalar(step)
    return asked_at is None or asked_at >= since

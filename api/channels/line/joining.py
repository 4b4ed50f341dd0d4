"""A LINE user goes on with a conversation that began on the web, and back; or takes one from LINE to the web.

The inbox gives every text to ``link_by_code`` first. What concerns
joining is answered here (through the outbox) and is no message of the conversation: a code is never in a transcript.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.links.service import PATH
from api.secrets_box import seal
from api.services import Services
from bot.dialogue.messages import bot_message, deliver
from bot.dialogue.personal import SEALED_CODE, SEALED_LINK
from bot.dialogue.replies import Reply
from bot.dialogue.terms import notes
from bot.intake.command_choices import CONTINUE
from bot.storage import links
from bot.storage.conversations import find_conversation, lock_conversation
from bot.storage.links import Purpose
from bot.storage.models import Conversation, ConversationLink, LineUser

_BACK = re.compile(
    r"(?:もとの|元の)?(?:LINE|ＬＩＮＥ|ライン)の相談(?:に|へ)(?:戻る|もどる|戻して|戻りたい)(?:です|ください)?[。！]?"
)
_ON_WEB = re.compile(
    r"(?:パソコン|PC|ＰＣ|ウェブ|Web|WEB|ブラウザー?|ほかの端末|他の端末|別の端末)(?:の画面)?(?:で|から)(?:も)?"
    r"(?:続ける|続けたい|続けます|つづける|続きをしたい|入力したい|開きたい|開く)(?:です|のですが)?[。！]?",
    re.IGNORECASE,
)


class Outcome(StrEnum):
    """What came of a text about joining."""

    JOINED = "joined"
    ASKED = "asked"  # an own conversation is under way: whether to change was asked
    REFUSED = "refused"
    BACK = "back"
    WEB = "web"  # a link and a code for the web were sent


@dataclass(frozen=True)
class Joining:
    """``conversation_id``: where the user's words go from now on; after the commit, tell its readers."""

    outcome: Outcome
    conversation_id: str | None


async def link_by_code(
    services: Services, session: AsyncSession, user_id: str, text: str, event_id: str = ""
) -> Joining | None:
    """Take a text that is a code, or a wish to change sides; None: it is none, but a message like any other.

    A code that the web shows makes the (locked or new) ``LineUser`` follow the web's conversation. An own conversation
    that is under way is not left without asking: the same code once more says yes. It stays as it is, and
    「LINEの相談に戻る」 leads back to it. The same ``event_id`` again, after a crash, has no second effect.

    Raises:
        TurnFailed: the question that stands could not be put; the caller rolls back and tries again.
    """
    user = await session.get(LineUser, user_id)
    if user is None:
        user = LineUser(user_id=user_id, created_at=services.clock())
        session.add(user)
    words = text.strip()
    if _BACK.fullmatch(words):
        return await _go_back(services, session, user)
    if _ON_WEB.fullmatch(words) and user.conversation_id is not None:
        return await _offer_web(services, session, user)
    code = links.code_in(text)
    return await _join(services, session, user, code, event_id) if code is not None else None


async def _join(services: Services, session: AsyncSession, user: LineUser, code: str, event_id: str) -> Joining:
    asked = f"{user.user_id} {event_id}"
    if await links.was_used(session, code, asked):
        return Joining(Outcome.JOINED, user.conversation_id)
    at, key = services.clock(), f"line:{user.user_id}"
    if not services.guesses.allow(key, at):
        return await _refuse(services, session, user, "line_code_too_often")
    link = await links.find(session, code, at)
    target = await lock_conversation(session, link.conversation_id) if link is not None else None
    if link is None or target is None or link.purpose != Purpose.RESUME.value:
        services.guesses.wrong(at)
        return await _refuse(services, session, user, "line_code_unknown")
    services.guesses.right(key)
    other = await _other_user(session, target, user)
    if other is not None:
        return await _refuse(services, session, user, "line_taken")
    if await _is_under_way(session, user, target) and not _asked_before(link, asked):
        if asked in link.fields:
            return Joining(Outcome.ASKED, user.conversation_id)
        link.fields = [*link.fields, asked]
        await _say(services, session, user, services.dialogue.words("line_ask_replace"))
        return Joining(Outcome.ASKED, user.conversation_id)
    link.fields = [asked]
    await session.flush()
    await links.use(session, code, at)
    user.conversation_id = target.id
    await session.flush()
    return await _welcome(services, session, target, "line_joined", Outcome.JOINED)


def _asked_before(link: ConversationLink, asked: str) -> bool:
    """Whether this user has sent the code before, by another event, and knows what is replaced."""
    user_id = asked.partition(" ")[0]
    return any(one != asked or asked.endswith(" ") for one in link.fields if one.startswith(f"{user_id} "))


async def _is_under_way(session: AsyncSession, user: LineUser, target: Conversation) -> bool:
    """Whether the user has said something in a conversation that is not the one to join."""
    if user.conversation_id is None or user.conversation_id == target.id:
        return False
    own = await find_conversation(session, user.conversation_id)
    return own is not None and own.erased_at is None and (own.consented or bool(own.progress.get("answered")))


async def _other_user(session: AsyncSession, target: Conversation, user: LineUser) -> str | None:
    """Another LINE user who follows the conversation already; one who has blocked us does not count."""
    query = select(LineUser.user_id).where(LineUser.conversation_id == target.id, LineUser.blocked_at.is_(None))
    joined = await session.scalar(query.where(LineUser.user_id != user.user_id).limit(1))
    if joined is not None or target.channel != "line":
        return joined
    return target.sender if target.sender != user.user_id else None


async def _go_back(services: Services, session: AsyncSession, user: LineUser) -> Joining | None:
    """Back to the user's own conversation, if there is one beside that they joined."""
    query = select(Conversation.id).where(Conversation.channel == "line", Conversation.sender == user.user_id)
    own_id = await session.scalar(query)
    if own_id is None or own_id == user.conversation_id:
        return None
    own = await lock_conversation(session, own_id)
    if own is None:
        return None
    user.conversation_id = own.id
    await session.flush()
    return await _welcome(services, session, own, "line_back", Outcome.BACK)


async def _welcome(
    services: Services, session: AsyncSession, conversation: Conversation, response: str, outcome: Outcome
) -> Joining:
    """Say that both are one now, on either side; the question that stands is put where it was not seen yet."""
    words, by_link = services.dialogue.words, services.settings.line_pii == "link"
    told = [words(response)]
    if outcome is Outcome.JOINED:  # the consent was asked on the web, where nothing passes through LINE
        told += notes(words, on_line=True, by_link=by_link, page=None)
    await _tell(session, conversation, [{"type": "text", "text": "\n".join(told)}], services)
    if conversation.state in ("bot", "queued"):
        await services.dialogue.tell_intake(session, conversation, CONTINUE)
    return Joining(outcome, conversation.id)


async def _offer_web(services: Services, session: AsyncSession, user: LineUser) -> Joining | None:
    """A link and a code for the web, sealed until they are sent."""
    conversation = await lock_conversation(session, str(user.conversation_id))
    if conversation is None or services.settings.public_url is None:
        return None
    at, secret, code = services.clock(), links.new_secret(), links.new_code()
    valid = timedelta(minutes=services.settings.link_minutes)
    await links.withdraw(session, conversation.id, Purpose.RESUME)
    await links.make_link(session, conversation.id, Purpose.RESUME, secret, at, valid)
    await links.make_link(session, conversation.id, Purpose.RESUME, code, at, links.CODE_VALID)
    words = services.dialogue.words("web_link").format(minutes=services.settings.link_minutes)
    sealed = seal(f"{services.settings.public_url}{PATH}{secret}", services.settings)
    shown = seal(links.shown_code(code), services.settings)
    reply: Reply = {"type": "text", "text": words}
    on_line: list[Reply] = [{**reply, SEALED_LINK: sealed, SEALED_CODE: shown}]
    await deliver(session, conversation, bot_message(conversation, [reply], at), at, on_line=on_line)
    return Joining(Outcome.WEB, conversation.id)


async def _refuse(services: Services, session: AsyncSession, user: LineUser, response: str) -> Joining:
    await _say(services, session, user, services.dialogue.words(response))
    return Joining(Outcome.REFUSED, user.conversation_id)


async def _say(services: Services, session: AsyncSession, user: LineUser, text: str) -> None:
    """Answer in the user's present conversation; who has none yet is greeted by the inbox in a moment."""
    conversation = await lock_conversation(session, user.conversation_id) if user.conversation_id else None
    if conversation is not None:
        await _tell(session, conversation, [{"type": "text", "text": text}], services)


async def _tell(session: AsyncSession, conversation: Conversation, replies: list[Reply], services: Services) -> None:
    at = services.clock()
    await deliver(session, conversation, bot_message(conversation, replies, at), at)

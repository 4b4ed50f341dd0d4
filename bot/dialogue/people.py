"""People in the conversation: a concierge takes it over, writes, and gives it back. Nothing here commits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.dialogue.incoming import without_controls
from bot.dialogue.messages import deliver, system_line
from bot.handoff.hours import OfficeHours
from bot.handoff.tickets import TicketState, TransitionError
from bot.storage import desk
from bot.storage.audit import Action, record
from bot.storage.conversations import find_message
from bot.storage.desk import Case
from bot.storage.models import Message, Ticket, User
from bot.storage.users import ADMIN

MAX_TEXT = 2_000  # characters of one message

JOINED = "相談員の{person}さんが加わりました。ここからは{person}さんが直接お返事します。"
KEPT_BACK = "（同意をいただく前のやりとりのため、表示していません）"
READS_FROM_HERE = "これからお書きになる内容は、{person}さんが読みます。"
BOT_AGAIN = "ここからは、自動の受付（ミナト）が続きを伺います。"


class NotYours(Exception):
    """Only the person who has the case writes to its visitor; ``assignee_id`` is who has it, None for nobody."""

    def __init__(self, assignee_id: int | None) -> None:
        super().__init__(assignee_id)
        self.assignee_id = assignee_id


class NotAMessage(ValueError):
    """Nothing to send, too long, or an id that another message has."""


def person_name(user: User) -> str:
    """The name that visitors see."""
    return user.display_name or user.name


async def person_of(session: AsyncSession, conversation_id: str) -> User | None:
    """Who has the case of a conversation."""
    query = select(User).join(Ticket, Ticket.assignee_id == User.id).where(Ticket.conversation_id == conversation_id)
    return (await session.execute(query)).scalar_one_or_none()


async def take_over(session: AsyncSession, case: Case, user: User, at: datetime) -> None:
    """Take a (locked) case and lead its conversation: from now on the bot is silent, and the visitor knows who writes.

    An administrator may take it from another person. Doing it twice changes nothing.

    Raises:
        AlreadyTaken: another person has it.
        TransitionError: it is done.
    """
    _check_open(case)
    if user.role == ADMIN and case.ticket.assignee_id not in (None, user.id):
        desk.assign(case, user.id, at)
    before, user.seen_at = case.conversation.state, at
    desk.claim(case, user.id, at)
    if await announce(session, case, user, at) or before != "human":
        record(session, Action.CLAIMED, at, user_id=user.id, user_name=user.name, subject=case.ticket.number)


async def say_as_person(
    session: AsyncSession, case: Case, user: User, *, message_id: str, text: str, at: datetime, hours: OfficeHours
) -> Message:
    """A concierge's words to the visitor of a (locked) case; who writes, leads. The same ``message_id`` writes once.

    Raises:
        NotYours: somebody else has the case, or nobody.
        NotAMessage: blank, longer than ``MAX_TEXT``, or the id of another message.
        TransitionError: the case is done.
    """
    text = without_controls(text).strip()
    known = await find_message(session, case.conversation.id, message_id)
    if known is not None:
        if known.role != "concierge" or known.text != text:
            raise NotAMessage("the id of another message")
        return known
    _check(case, user, text)
    user.seen_at = at
    desk.claim(case, user.id, at)
    await announce(session, case, user, at)
    message = Message(
        conversation_id=case.conversation.id, message_id=message_id, role="concierge", text=text,
        author=person_name(user), at=at,
    )  # fmt: skip
    await deliver(session, case.conversation, message, at)
    desk.answered(case, at, hours)
    case.conversation.updated_at = at
    record(
        session,
        Action.WROTE,
        at,
        user_id=user.id,
        user_name=user.name,
        subject=case.ticket.number,
        characters=len(text),
    )
    return message


def _check_open(case: Case) -> None:
    if case.ticket.state == TicketState.DONE.value:
        raise TransitionError(f"{case.ticket.number}: done")


def _check(case: Case, user: User, text: str) -> None:
    _check_open(case)
    if case.ticket.assignee_id != user.id:
        raise NotYours(case.ticket.assignee_id)
    if not text:
        raise NotAMessage("blank")
    if len(text) > MAX_TEXT:
        raise NotAMessage(f"longer than {MAX_TEXT} characters")


async def step_out(session: AsyncSession, case: Case, user: User, at: datetime) -> bool:
    """Give the conversation of a (locked) case back to the bot; whether a person led it until now.

    Raises:
        NotYours: somebody else has the case.
    """
    if case.conversation.state != "human":
        return False
    if case.ticket.assignee_id != user.id and user.role != ADMIN:
        raise NotYours(case.ticket.assignee_id)
    desk.return_to_bot(case)
    await deliver(session, case.conversation, system_line(case.conversation, BOT_AGAIN, at), at)
    record(session, Action.RELEASED, at, user_id=user.id, user_name=user.name, subject=case.ticket.number)
    return True


async def announce(session: AsyncSession, case: Case, user: User, at: datetime) -> bool:
    """Tell the visitor who leads from here, unless that was the last they were told; whether it was told."""
    person = person_name(user)
    if await led_by(session, case.conversation.id) == person:
        return False
    words = JOINED if case.conversation.consented else JOINED + READS_FROM_HERE
    line = system_line(case.conversation, words.format(person=person), at, person=person)
    await deliver(session, case.conversation, line, at)
    case.conversation.waiting_since = case.conversation.waiting_since or at  # who joins owes a word
    return True


def words_kept_back(messages: Sequence[Message], consented: bool) -> frozenset[int]:
    """The ``seq`` of the messages that the desk is not shown; with consent, none.

    Without it, what was said to the bot is the bot's alone, with its answers, which may repeat it. What a visitor
    writes while a person leads, as they were told, is for that person.
    """
    if consented:
        return frozenset()
    kept_back, is_led = set(), False
    for message in messages:
        if message.role == "system":
            is_led = message.author is not None
        elif message.role in ("visitor", "bot") and not is_led:
            kept_back.add(message.seq)
    return frozenset(kept_back)


async def led_by(session: AsyncSession, conversation_id: str) -> str | None:
    """The name of the person who, as the visitor was last told, leads the conversation; None: the bot does."""
    query = select(Message.author).where(Message.conversation_id == conversation_id, Message.role == "system")
    return (await session.execute(query.order_by(Message.seq.desc()).limit(1))).scalar_one_or_none()

"""The dialogue: conversations begin, messages come in, replies go out, everything of a turn in one transaction."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from bot.dialogue import callback, personal
from bot.dialogue.answering import answer, asked_by, went_on_web
from bot.dialogue.clock import Clock
from bot.dialogue.handing import hand_over_failed
from bot.dialogue.incoming import Incoming
from bot.dialogue.keeping import refused
from bot.dialogue.messages import POLLED, visitor_message, withhold
from bot.dialogue.personal import PersonalLinks
from bot.dialogue.processor import LocalAgent
from bot.dialogue.results import MAX_TEXT, MessageIdTaken, Started, TurnResult, UnknownConversation, hash_token
from bot.dialogue.turn import TurnFailed
from bot.dialogue.turns import Turns, understood_in
from bot.handoff.hours import OfficeHours
from bot.intake.command_choices import CONTINUE, PAGE, Command
from bot.intake.state import State
from bot.storage import conversations as store
from bot.storage.database import Database
from bot.storage.desk import hear_again, hear_while_human
from bot.storage.models import Conversation, Message

log = logging.getLogger("minato.dialogue")

Tell = Callable[[str, bool], Awaitable[None]]
Also = Callable[[AsyncSession, Conversation], Awaitable[None]]


async def _tell_nobody(conversation_id: str, on_the_desk: bool) -> None:
    """Nobody watches."""


class Dialogue:
    """Runs turns. One for each process. ``tell`` is called once a conversation has changed: its id, and
    whether it has a ticket. ``personal_links`` makes links to the page where LINE's users give personal data; without
    it they give it in the chat. ``privacy_page`` is the address of a page that the words of the consent name.
    """

    def __init__(
        self,
        database: Database,
        agent: LocalAgent,
        clock: Clock,
        hours: OfficeHours,
        tell: Tell = _tell_nobody,
        personal_links: PersonalLinks | None = None,
        privacy_page: str | None = None,
    ) -> None:
        self._database = database
        self.agent = agent
        self._clock = clock
        self._tell = tell
        self._turns = Turns(agent, hours, personal_links, privacy_page)

    async def start(self, channel: str, sender: str | None = None, also: Also | None = None) -> Started:
        """Open a conversation and greet; ``also`` is done in the same transaction."""
        at, token = self._clock(), secrets.token_urlsafe(32)
        async with self._database.transaction() as session:
            conversation = Conversation(
                id=str(uuid4()), channel=channel, sender=sender, token_hash=hash_token(token), state="bot",
                progress={}, snapshot={}, consented=False, created_at=at, updated_at=at,
            )  # fmt: skip
            session.add(conversation)
            await session.flush()
            result = await self._turns.take(session, conversation, Incoming(str(uuid4()), choice="start"), at)
            if also is not None:
                await also(session, conversation)
        return Started(conversation.id, token, result)

    async def receive(self, conversation_id: str, incoming: Incoming) -> TurnResult:
        """Answer one message. The same ``message_id`` again gives the stored answer and changes nothing.

        Raises:
            UnknownConversation: there is no such conversation.
            MessageIdTaken: a message that is not the visitor's has this ``message_id``.
        """
        result = await self._receive(conversation_id, incoming, self._clock())
        await self._tell(conversation_id, result.state != "bot")
        return result

    async def tell_intake(
        self, session: AsyncSession, conversation: Conversation, command: Command, channel: str | None = None
    ) -> None:
        """A turn that no visitor began, in a (locked) conversation: what the service itself has to say to the intake.

        ``channel`` is the one to tell, None the conversation's own.

        Raises:
            TurnFailed: the caller rolls back.
        """
        await self._turns.take(
            session, conversation, Incoming(str(uuid4()), told=command, channel=channel), self._clock()
        )

    async def open_personal(self, session: AsyncSession, conversation: Conversation) -> tuple[TurnResult, list[str]]:
        """Ask, on the page that a link has opened, for the personal data that is missing; with the fields it asks.

        Raises:
            TurnFailed: the caller rolls back.
        """
        incoming = Incoming(str(uuid4()), told=PAGE, channel=POLLED)
        result = await self._turns.take(session, conversation, incoming, self._clock())
        return result, list(State.from_dict(conversation.snapshot.get("intake")).on_page)

    async def _receive(self, conversation_id: str, incoming: Incoming, at: datetime) -> TurnResult:
        try:
            async with self._database.transaction() as session:
                conversation = await _locked(session, conversation_id)
                message = await store.find_message(session, conversation_id, incoming.message_id)
                if message is not None and message.role != "visitor":
                    raise MessageIdTaken(incoming.message_id)
                if message is not None and message.outcome is not None:
                    return TurnResult(**message.outcome)
                return await self._answer(session, conversation, incoming, message, at)
        except TurnFailed:
            return await self._apologise(conversation_id, incoming, at)

    async def _answer(
        self,
        session: AsyncSession,
        conversation: Conversation,
        incoming: Incoming,
        message: Message | None,
        at: datetime,
    ) -> TurnResult:
        understood = understood_in(conversation, incoming)
        await hear_again(session, conversation, at, await self._turns.hours_now(session))
        if message is None:
            message = visitor_message(conversation, incoming, understood, at)
            session.add(message)
            await session.flush()
        incoming = callback.take_up(conversation, incoming)
        went_on = await went_on_web(session, conversation, incoming)
        if callback.waits_on(conversation, incoming):
            result = await self._turns.say(session, conversation, incoming, self.words("callback_waiting"), at)
        elif conversation.state == "human":
            await hear_while_human(session, conversation, at, await self._turns.hours_now(session))
            result = TurnResult([], conversation.state, conversation.progress)
        elif went_on or len(understood.text) > MAX_TEXT:
            if await self._turns.is_elsewhere(session, conversation, incoming):
                personal.withhold(message)  # nobody looks whether it holds what is not taken
            if went_on:
                result = await self._turns.take(session, conversation, replace(incoming, told=CONTINUE), at, message)
            else:
                result = await self._turns.say(session, conversation, incoming, self.words("text_too_long"), at)
        else:
            refused_before = refused(conversation)
            result = await self._turns.take(session, conversation, incoming, at, message)
            if refused(conversation):
                await withhold(session, message, all_before=not refused_before)
        message.outcome = result.as_dict()
        return result

    @property
    def model_name(self) -> str:
        """File name of the model that is loaded."""
        return self._turns.model_name

    def words(self, response: str) -> str:
        """The text of a response of domain.yml, for what is said outside Rasa's turn."""
        return self._turns.words(response)

    async def _apologise(self, conversation_id: str, incoming: Incoming, at: datetime) -> TurnResult:
        """The turn failed and was rolled back: keep the message, hand the case to the desk, say so.

        A retry runs the turn again, and so does the next message. Of a visitor who has not consented the desk learns
        nothing but that there was a failure (docs/decisions/0012).
        """
        reference = secrets.token_hex(4)
        log.exception("turn failed, reference %s, conversation %s", reference, conversation_id)
        async with self._database.transaction() as session:
            conversation = await _locked(session, conversation_id)
            hours = await self._turns.hours_now(session)
            await hear_again(session, conversation, at, hours)
            if await store.find_message(session, conversation_id, incoming.message_id) is None:
                message = visitor_message(conversation, incoming, understood_in(conversation, incoming), at)
                session.add(message)
                if refused(conversation):
                    await withhold(session, message, all_before=False)
                elif personal.is_asked(conversation) and await self._turns.is_elsewhere(
                    session, conversation, incoming
                ):
                    personal.withhold(message)
            if conversation.state == "human":  # a person took over meanwhile: they have the message, nobody else speaks
                await hear_while_human(session, conversation, at, hours)
                return TurnResult([], conversation.state, conversation.progress)
            reply = await hand_over_failed(
                session, conversation, reference=reference, at=at, hours=hours, words=self.words
            )
            await answer(session, conversation, [reply], asked_by(conversation, incoming), at)
            return TurnResult([reply], conversation.state, conversation.progress)


async def _locked(session: AsyncSession, conversation_id: str) -> Conversation:
    conversation = await store.lock_conversation(session, conversation_id)
    if conversation is None:
        raise UnknownConversation(conversation_id)
    return conversation

"""The dialogue: conversations begin, messages come in, replies go out, everything of a turn in one transaction."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from actions.intake import as_of
from bot.dialogue import callback, personal, terms
from bot.dialogue.answering import answer, answer_turn, asked_by, is_elsewhere, reaches_line, went_on_web
from bot.dialogue.clock import Clock
from bot.dialogue.handing import hand_over, hand_over_failed
from bot.dialogue.incoming import Incoming, Understood, understand
from bot.dialogue.keeping import keep, refused
from bot.dialogue.messages import POLLED, visitor_message, withhold
from bot.dialogue.personal import PersonalLinks
from bot.dialogue.processor import LocalAgent
from bot.dialogue.replies import Reply
from bot.dialogue.results import MAX_TEXT, MessageIdTaken, Started, TurnResult, UnknownConversation, hash_token
from bot.dialogue.turn import TurnFailed, run_turn
from bot.eligibility.check import check
from bot.handoff.hours import OfficeHours
from bot.intake.command_choices import CONTINUE, PAGE, Command
from bot.intake.state import State
from bot.storage import conversations as store
from bot.storage.calendar import hours_with_days
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
        self._hours = hours
        self._tell = tell
        self._personal_links = personal_links
        self._privacy_page = privacy_page

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
            result = await self._turn(session, conversation, Incoming(str(uuid4()), choice="start"), at)
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
        await self._turn(session, conversation, Incoming(str(uuid4()), told=command, channel=channel), self._clock())

    async def open_personal(self, session: AsyncSession, conversation: Conversation) -> tuple[TurnResult, list[str]]:
        """Ask, on the page that a link has opened, for the personal data that is missing; with the fields it asks.

        Raises:
            TurnFailed: the caller rolls back.
        """
        incoming = Incoming(str(uuid4()), told=PAGE, channel=POLLED)
        result = await self._turn(session, conversation, incoming, self._clock())
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
        understood = self._understood(conversation, incoming)
        await hear_again(session, conversation, at, await self._hours_now(session))
        if message is None:
            message = visitor_message(conversation, incoming, understood, at)
            session.add(message)
            await session.flush()
        incoming = callback.take_up(conversation, incoming)
        went_on = await went_on_web(session, conversation, incoming)
        if callback.waits_on(conversation, incoming):
            result = await self._say(session, conversation, incoming, self.words("callback_waiting"), at)
        elif conversation.state == "human":
            await hear_while_human(session, conversation, at, await self._hours_now(session))
            result = TurnResult([], conversation.state, conversation.progress)
        elif went_on or len(understood.text) > MAX_TEXT:
            if await self._is_elsewhere(session, conversation, incoming):
                personal.withhold(message)  # nobody looks whether it holds what is not taken
            if went_on:
                result = await self._turn(session, conversation, replace(incoming, told=CONTINUE), at, message)
            else:
                result = await self._say(session, conversation, incoming, self.words("text_too_long"), at)
        else:
            refused_before = refused(conversation)
            result = await self._turn(session, conversation, incoming, at, message)
            if refused(conversation):
                await withhold(session, message, all_before=not refused_before)
        message.outcome = result.as_dict()
        return result

    def _understood(self, conversation: Conversation, incoming: Incoming) -> Understood:
        return understand(incoming, State.from_dict(conversation.snapshot.get("intake")))

    async def _turn(
        self,
        session: AsyncSession,
        conversation: Conversation,
        incoming: Incoming,
        at: datetime,
        message: Message | None = None,
    ) -> TurnResult:
        understood = self._understood(conversation, incoming)
        by_nobody = message is None and incoming.told is not None and incoming.channel is None
        asker = None if by_nobody else asked_by(conversation, incoming)
        on_line, by_link = await reaches_line(session, conversation, asker), self._personal_links is not None
        outcome = await run_turn(
            self.agent, conversation.id, incoming, understood, conversation.snapshot, at,
            personal_elsewhere=on_line and by_link,
        )  # fmt: skip
        outcome = terms.put(outcome, terms.notes(self.words, on_line=on_line, by_link=by_link, page=self._privacy_page))
        outcome, asides = personal.asides_of(outcome)
        if message is not None:
            message.intent, message.confidence = outcome.intent, outcome.confidence
            if asides.withheld:
                personal.withhold(message)
        state = State.from_dict(outcome.slots.get("intake"))
        try:
            await keep(session, conversation, outcome, state, at)
            replies = [await self._finish(session, conversation, reply, state, at) for reply in outcome.replies]
        except SQLAlchemyError:
            raise  # a database that fails keeps no apology either
        except Exception as error:
            raise TurnFailed(conversation.id) from error
        if message is not None and incoming.told is CONTINUE:
            words = self.words("went_on_web_unkept" if personal.is_withheld(message) else "went_on_web")
            replies, asides = [{"type": "text", "text": words}, *replies], asides.moved(1)
        if replies or message is not None or incoming.told is None:
            await answer_turn(session, conversation, replies, asker, state.profile, asides, self._personal_links, at)
        return TurnResult(replies, conversation.state, conversation.progress)

    async def _finish(
        self, session: AsyncSession, conversation: Conversation, reply: Reply, state: State, at: datetime
    ) -> Reply:
        """Put into a reply what only storage knows: the number of the ticket."""
        if reply["type"] != "handoff":
            return reply
        decision = check(state.profile.facts(), as_of(at)).as_dict()
        return await hand_over(
            session, conversation, reason=reply["reason"], facts=state.profile.facts(), decision=decision, at=at,
            hours=await self._hours_now(session), words=self.words,
        )  # fmt: skip

    @property
    def model_name(self) -> str:
        """File name of the model that is loaded."""
        assert self.agent.processor is not None
        return str(self.agent.processor.model_filename)

    def words(self, response: str) -> str:
        """The text of a response of domain.yml, for what is said outside Rasa's turn."""
        assert self.agent.domain is not None
        return str(self.agent.domain.responses[f"utter_{response}"][0]["text"])

    async def _hours_now(self, session: AsyncSession) -> OfficeHours:
        return await hours_with_days(session, self._hours)

    async def _is_elsewhere(self, session: AsyncSession, conversation: Conversation, incoming: Incoming) -> bool:
        return await is_elsewhere(session, conversation, asked_by(conversation, incoming), self._personal_links)

    async def _say(
        self, session: AsyncSession, conversation: Conversation, incoming: Incoming, text: str, at: datetime
    ) -> TurnResult:
        replies: list[Reply] = [{"type": "text", "text": text}]
        await answer(session, conversation, replies, asked_by(conversation, incoming), at)
        return TurnResult(replies, conversation.state, conversation.progress)

    async def _apologise(self, conversation_id: str, incoming: Incoming, at: datetime) -> TurnResult:
        """The turn failed and was rolled back: keep the message, hand the case to the desk, say so.

        A retry runs the turn again, and so does the next message. Of a visitor who has not consented the desk learns
        nothing but that there was a failure (docs/decisions/0012).
        """
        reference = secrets.token_hex(4)
        log.exception("turn failed, reference %s, conversation %s", reference, conversation_id)
        async with self._database.transaction() as session:
            conversation = await _locked(session, conversation_id)
            hours = await self._hours_now(session)
            await hear_again(session, conversation, at, hours)
            if await store.find_message(session, conversation_id, incoming.message_id) is None:
                message = visitor_message(conversation, incoming, self._understood(conversation, incoming), at)
                session.add(message)
                if refused(conversation):
                    await withhold(session, message, all_before=False)
                elif personal.is_asked(conversation) and await self._is_elsewhere(session, conversation, incoming):
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

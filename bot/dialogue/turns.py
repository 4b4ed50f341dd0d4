"""One turn in a conversation that is locked: what Rasa makes of it is kept, and what it says goes out."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from actions.intake import as_of
from bot.dialogue import personal, terms
from bot.dialogue.answering import answer, answer_turn, asked_by, is_elsewhere, reaches_line
from bot.dialogue.handing import hand_over
from bot.dialogue.incoming import Incoming, Understood, understand
from bot.dialogue.keeping import keep
from bot.dialogue.personal import PersonalLinks
from bot.dialogue.processor import LocalAgent
from bot.dialogue.replies import Reply
from bot.dialogue.results import TurnResult
from bot.dialogue.turn import TurnFailed, run_turn
from bot.eligibility.check import check
from bot.handoff.hours import OfficeHours
from bot.intake.command_choices import CONTINUE
from bot.intake.state import State
from bot.storage.calendar import hours_with_days
from bot.storage.models import Conversation, Message


def understood_in(conversation: Conversation, incoming: Incoming) -> Understood:
    return understand(incoming, State.from_dict(conversation.snapshot.get("intake")))


class Turns:
    """Takes turns, in the caller's transaction. One for each process."""

    def __init__(
        self, agent: LocalAgent, hours: OfficeHours, personal_links: PersonalLinks | None, privacy_page: str | None
    ) -> None:
        self._agent = agent
        self._hours = hours
        self._personal_links = personal_links
        self._privacy_page = privacy_page

    async def take(
        self,
        session: AsyncSession,
        conversation: Conversation,
        incoming: Incoming,
        at: datetime,
        message: Message | None = None,
    ) -> TurnResult:
        """Run a turn; ``message`` is the visitor's, None where nobody wrote.

        Raises:
            TurnFailed: the caller rolls back.
        """
        understood = understood_in(conversation, incoming)
        by_nobody = message is None and incoming.told is not None and incoming.channel is None
        asker = None if by_nobody else asked_by(conversation, incoming)
        on_line, by_link = await reaches_line(session, conversation, asker), self._personal_links is not None
        outcome = await run_turn(
            self._agent, conversation.id, incoming, understood, conversation.snapshot, at,
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
            hours=await self.hours_now(session), words=self.words,
        )  # fmt: skip

    @property
    def model_name(self) -> str:
        """File name of the model that is loaded."""
        assert self._agent.processor is not None
        return str(self._agent.processor.model_filename)

    def words(self, response: str) -> str:
        """The text of a response of domain.yml, for what is said outside Rasa's turn."""
        assert self._agent.domain is not None
        return str(self._agent.domain.responses[f"utter_{response}"][0]["text"])

    async def hours_now(self, session: AsyncSession) -> OfficeHours:
        """The desk's hours with the days that its people have set."""
        return await hours_with_days(session, self._hours)

    async def is_elsewhere(self, session: AsyncSession, conversation: Conversation, incoming: Incoming) -> bool:
        """Whether personal data is not taken where the message came from."""
        return await is_elsewhere(session, conversation, asked_by(conversation, incoming), self._personal_links)

    async def say(
        self, session: AsyncSession, conversation: Conversation, incoming: Incoming, text: str, at: datetime
    ) -> TurnResult:
        """Answer outside Rasa's turn."""
        replies: list[Reply] = [{"type": "text", "text": text}]
        await answer(session, conversation, replies, asked_by(conversation, incoming), at)
        return TurnResult(replies, conversation.state, conversation.progress)

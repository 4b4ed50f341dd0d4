"""What a turn changed, written into storage. Nothing here commits."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from actions.intake import as_of
from bot.dialogue.handing import keep_up
from bot.dialogue.turn import TurnOutcome
from bot.eligibility.check import check
from bot.intake.questions import consented, progress
from bot.intake.state import Phase, State
from bot.storage import conversations as store
from bot.storage.models import Conversation
from bot.storage.steps import record_steps


async def keep(
    session: AsyncSession, conversation: Conversation, outcome: TurnOutcome, state: State, at: datetime
) -> None:
    """Write what the turn changed: the snapshot, the event log, the records, the decision and the steps."""
    stored = State.from_dict(conversation.snapshot.get("intake")).profile.as_dict() if conversation.consented else {}
    conversation.snapshot = outcome.slots
    conversation.progress = progress(state).as_dict()
    conversation.consented = consented(state.profile)
    conversation.updated_at = at
    store.log_events(session, conversation.id, outcome.events, at)
    await record_steps(session, conversation.id, state.asking, state.profile.as_dict().keys(), at)
    if conversation.consented:
        await store.store_intake(session, conversation.id, stored, state.profile.as_dict(), at)
    elif stored:
        await store.forget_intake(session, conversation.id)
    for reply in outcome.replies:
        if "eligibility" in reply:
            await store.store_decision(session, conversation.id, reply["eligibility"], at)
    if conversation.state != "bot":
        facts = state.profile.facts() if conversation.consented else {}
        decision, completed = check(facts, as_of(at)).as_dict(), state.phase is Phase.SUBMITTED
        await keep_up(session, conversation, completed=completed, facts=facts, decision=decision)


def refused(conversation: Conversation) -> bool:
    """Whether the visitor refused consent: none of their words are kept."""
    return (conversation.snapshot.get("intake") or {}).get("phase") == Phase.REFUSED.value

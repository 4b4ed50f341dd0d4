"""A concierge corrects an answer: the records, the queue and, where the bot leads, the question follow. No commit."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from actions.intake import as_of
from bot.dialogue.clock import TOKYO
from bot.dialogue.handing import keep_up
from bot.dialogue.service import Dialogue
from bot.eligibility.check import check
from bot.intake.command_choices import CONTINUE
from bot.intake.editing import edit
from bot.intake.profile import Edited
from bot.intake.questions import progress
from bot.intake.state import Phase, State
from bot.storage.conversations import store_intake
from bot.storage.desk import Case


async def edit_answer(
    session: AsyncSession, dialogue: Dialogue | None, case: Case, name: str, value: Any, *, by: str, at: datetime
) -> None:
    """Set a field of a (locked) case to ``value`` in contract units, None for "not known", in the name of ``by``.

    A bot that leads and showed the summary, or whose question has lost its sense, says what comes next.

    Raises:
        ValueError: the field cannot be edited.
        TurnFailed: the bot could not go on; the caller rolls back.
    """
    conversation = case.conversation
    before = State.from_dict(conversation.snapshot.get("intake"))
    bot_leads = conversation.state == "queued"
    edited = Edited(by, at.astimezone(TOKYO).isoformat(timespec="seconds"))
    state = edit(before, name, value, edited, answers_are_awaited=bot_leads)
    facts = state.profile.facts()
    conversation.snapshot = {**conversation.snapshot, "intake": state.as_dict()}
    conversation.progress, conversation.updated_at = progress(state).as_dict(), at
    await store_intake(session, conversation.id, before.profile.as_dict(), state.profile.as_dict(), at)
    completed = state.phase is Phase.SUBMITTED
    await keep_up(session, conversation, completed=completed, facts=facts, decision=check(facts, as_of(at)).as_dict())
    must_go_on = before.phase is Phase.REVIEW or (before.asking is not None and state.asking is None)
    if bot_leads and must_go_on and dialogue is not None:
        await dialogue.tell_intake(session, conversation, CONTINUE)

"""The visitor unsends a message: its words go from the transcript, and what was read out of it is asked again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from itertools import dropwhile
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from actions.intake import as_of
from bot.dialogue.clock import TOKYO
from bot.dialogue.handing import keep_up
from bot.dialogue.messages import bot_message, deliver
from bot.dialogue.results import TurnResult
from bot.dialogue.service import Dialogue
from bot.eligibility.check import check
from bot.intake.command_choices import CONTINUE
from bot.intake.questions import consented, progress
from bot.intake.state import Phase, State
from bot.intake.unsending import fields_from, without_message
from bot.storage import conversations as store
from bot.storage.models import Conversation, Message, TrackerEvent

UNSENT = "（送信を取り消されたメッセージ）"
_TAKEN_BACK = "メッセージの取り消しを確認しました。いただいた内容も、こちらの記録から消しました。"


async def unsend(
    session: AsyncSession, dialogue: Dialogue | None, conversation: Conversation, message_id: str, at: datetime
) -> bool:
    """Forget a message in a (locked) conversation; whether an answer was taken back with it.

    Of a message that never came an empty one is left: should it still come, it is the same and has no effect. The bot
    says so and asks again if it leads and had taken an answer from it; without ``dialogue`` nobody says anything.

    Raises:
        TurnFailed: the bot could not put its question; the caller rolls back.
    """
    message = await store.find_message(session, conversation.id, message_id)
    if message is None:
        message = Message(conversation_id=conversation.id, message_id=message_id, role="visitor", text="", at=at)
        session.add(message)
    if message.text == UNSENT:
        return False
    message.text, message.choice = UNSENT, None
    message.intent = message.confidence = message.marked_intent = None
    message.outcome = TurnResult([], conversation.state, conversation.progress).as_dict()
    taken_back = await withdraw(session, conversation, message_id, at)
    if taken_back and dialogue is not None and conversation.state in ("bot", "queued"):
        said = bot_message(conversation, [{"type": "text", "text": _TAKEN_BACK}], at)
        await deliver(session, conversation, said, at)
        await dialogue.tell_intake(session, conversation, CONTINUE)
    return taken_back


async def withdraw(session: AsyncSession, conversation: Conversation, message_id: str, at: datetime) -> bool:
    """Take back what was read out of a message, and forget the log of it; whether there was any."""
    before = State.from_dict(conversation.snapshot.get("intake"))
    said = await _forget_log(session, conversation.id, message_id)
    moment = at.astimezone(TOKYO).isoformat(timespec="seconds")
    state = without_message(before, message_id, moment, said)
    if state == before:
        return False
    stored = before.profile.as_dict() if conversation.consented else {}
    conversation.snapshot = {**conversation.snapshot, "intake": state.as_dict()}
    conversation.progress, conversation.updated_at = progress(state).as_dict(), at
    conversation.consented = consented(state.profile)
    if conversation.consented:
        await store.store_intake(session, conversation.id, stored, state.profile.as_dict(), at)
    else:
        await store.forget_intake(session, conversation.id)
    if conversation.state != "bot":
        facts = state.profile.facts() if conversation.consented else {}
        decision, completed = check(facts, as_of(at)).as_dict(), state.phase is Phase.SUBMITTED
        await keep_up(session, conversation, completed=completed, facts=facts, decision=decision)
    return bool(fields_from(before.profile, message_id))


async def _forget_log(session: AsyncSession, conversation_id: str, message_id: str) -> list[tuple[str, Any]]:
    """Delete Rasa's log from a message on: every later state may repeat it. Field and value of all taken from it."""
    query = select(TrackerEvent).where(TrackerEvent.conversation_id == conversation_id).order_by(TrackerEvent.seq)
    log = (await session.execute(query)).scalars().all()
    since = list(dropwhile(lambda event: message_id not in json.dumps(event.data), log))
    for event in since:
        await session.delete(event)
    return _values_from(since, message_id)


def _values_from(events: Sequence[TrackerEvent], message_id: str) -> list[tuple[str, Any]]:
    states = [event.data["value"] for event in events if event.name == "slot" and event.data.get("name") == "intake"]
    records = [item for state in states if isinstance(state, dict) for item in state.get("profile", {}).items()]
    return [
        (name, record["value"])
        for name, record in records
        if (record.get("source") or {}).get("message_id") == message_id and record["value"] is not None
    ]

from __future__ import annotations

import pytest

from api.briefs import load_brief, render_html, render_text
from bot.storage.conversations import store_intake
from bot.storage.database import Database
from bot.storage.models import Conversation, DecisionRow
from tests.api.console.cases import FULL, NOW, add_case, profile_of


async def test_a_brief_can_be_had_before_the_handoff(database: Database) -> None:
    conversation_id, _ = await add_case(database, with_ticket=False)
    async with database.reading() as session:
        brief = await load_brief(session, conversation_id)
    assert brief["ticket"] is None
    assert brief["as_of"] == "2026-11-24"
    assert "ご相談の記録" in render_html(brief)
    assert "受付前" in render_text(brief)


async def test_an_unknown_conversation_is_an_error(database: Database) -> None:
    async with database.reading() as session:
        with pytest.raises(LookupError):
            await load_brief(session, "nobody")


async def test_an_answer_corrected_after_the_handoff_counts(database: Database) -> None:
    conversation_id, _ = await add_case(database)
    later = profile_of((*FULL, ("existing_export", "continuous", "もう3年続けてます")), NOW)
    async with database.transaction() as session:
        await store_intake(session, conversation_id, {}, later.as_dict(), NOW)
    async with database.reading() as session:
        brief = await load_brief(session, conversation_id)
    assert [row["verdict"] for row in brief["header"]["verdicts"]] == ["ineligible", "ineligible"]


async def test_what_was_told_under_older_rules_stands(database: Database) -> None:
    conversation_id, _ = await add_case(database)
    async with database.transaction() as session:
        row = await session.get(DecisionRow, 1)
        assert row is not None
        row.ruleset, row.decision = "2025.9", {**row.decision, "ruleset": "2025.9"}
    async with database.reading() as session:
        assert (await load_brief(session, conversation_id))["ruleset"] == "2025.9"


async def test_void_answers_are_kept_in_the_brief_only_with_consent(database: Database) -> None:
    conversation_id, _ = await add_case(database)
    voided = {"corporate_number": [{"value": "1234567890123", "at": NOW.isoformat()}]}
    for consented in (True, False):
        async with database.transaction() as session:
            conversation = await session.get(Conversation, conversation_id)
            assert conversation is not None
            conversation.snapshot, conversation.consented = {"intake": {"past": voided}}, consented
        async with database.reading() as session:
            assert ("1234567890123" in str(await load_brief(session, conversation_id))) is consented

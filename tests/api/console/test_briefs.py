from __future__ import annotations

import pytest

from api.briefs import load_brief, render_html, render_text
from bot.eligibility.check import RULESET
from bot.storage.conversations import store_intake
from bot.storage.database import Database
from bot.storage.models import Conversation, DecisionRow
from tests.api.console.cases import FULL, NOW, add_case, profile_of


async def test_a_brief_can_be_had_before_the_handoff(database: Database) -> None:
    conversation_id, _ = await add_case(database, with_ticket=False)
    async with database.reading() as session:
        brief = await load_brief(session, conversation_id, NOW)
    assert brief["ticket"] is None
    assert brief["as_of"] == "2026-11-24"
    assert "ご相談の記録" in render_html(brief)
    assert "受付前" in render_text(brief)


async def test_an_unknown_conversation_is_an_error(database: Database) -> None:
    async with database.reading() as session:
        with pytest.raises(LookupError):
            await load_brief(session, "nobody", NOW)


async def test_an_answer_corrected_after_the_handoff_counts(database: Database) -> None:
    conversation_id, _ = await add_case(database)
    async with database.reading() as session:
        assert (await load_brief(session, conversation_id, NOW))["told"] is None
    later = profile_of((*FULL, ("existing_export", "continuous", "もう3年続けてます")), NOW)
    async with database.transaction() as session:
        await store_intake(session, conversation_id, {}, later.as_dict(), NOW)
    async with database.reading() as session:
        brief = await load_brief(session, conversation_id, NOW)
    assert [row["verdict"] for row in brief["header"]["verdicts"]] == ["ineligible", "ineligible"]
    assert [row["verdict"] for row in brief["told"]["verdicts"]] != ["ineligible", "ineligible"]
    changed = [(x["rule"], x["told_label"], x["now_label"]) for x in brief["told"]["changes"]]
    assert ("no_continuous_export", "満たす", "合わない") in changed, changed


async def test_what_was_told_under_older_rules_stands_beside_what_holds_now(database: Database) -> None:
    conversation_id, _ = await add_case(database)
    async with database.transaction() as session:
        row = await session.get(DecisionRow, 1)
        assert row is not None
        programmes = row.decision["programmes"]
        old = {**programmes, "handson_2026": {**programmes["handson_2026"], "verdict": "ineligible"}}
        row.ruleset, row.decision = "2025.9", {**row.decision, "ruleset": "2025.9", "programmes": old}
    async with database.reading() as session:
        brief = await load_brief(session, conversation_id, NOW)
    assert brief["ruleset"] == RULESET
    assert brief["told"]["ruleset"] == "2025.9"
    assert brief["told"]["verdicts"][0]["verdict"] == "ineligible"
    for shown in (render_text(brief), render_html(brief)):
        assert "前の規則（2025.9）" in shown and "合わない条件がある" in shown


async def test_a_told_decision_that_this_version_cannot_read_is_no_error(database: Database) -> None:
    conversation_id, _ = await add_case(database)
    async with database.transaction() as session:
        row = await session.get(DecisionRow, 1)
        assert row is not None
        row.ruleset, row.decision = "2024.1", {"ruleset": "2024.1", "verdicts": {"handson_2024": "maybe"}}
    async with database.reading() as session:
        brief = await load_brief(session, conversation_id, NOW)
    assert brief["ruleset"] == RULESET
    for shown in (render_text(brief), render_html(brief)):
        assert "前の規則（2024.1）で判定をお伝えしています" in shown


async def test_void_answers_are_kept_in_the_brief_only_with_consent(database: Database) -> None:
    conversation_id, _ = await add_case(database)
    voided = {"corporate_number": [{"value": "1234567890123", "at": NOW.isoformat()}]}
    for consented in (True, False):
        async with database.transaction() as session:
            conversation = await session.get(Conversation, conversation_id)
            assert conversation is not None
            conversation.snapshot, conversation.consented = {"intake": {"past": voided}}, consented
        async with database.reading() as session:
            assert ("1234567890123" in str(await load_brief(session, conversation_id, NOW))) is consented

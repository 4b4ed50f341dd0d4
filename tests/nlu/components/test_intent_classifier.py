"""What the classifier never learned is neither a yes nor any other wish."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from api.commands.parse import understand_text

NOT_UNDERSTOOD = ["", " \u200b\u0000", "\ud83d", "สวัสดีครับ", "Привет как дела", "\u0300" * 30, "👨‍👩‍👧‍👦" * 5]


@pytest.mark.parametrize("text", NOT_UNDERSTOOD)
@pytest.mark.parametrize("asking", [None, "management_approval"])
async def test_words_of_no_known_script_are_out_of_scope(agent: Any, text: str, asking: str | None) -> None:
    parsed = await understand_text(agent.processor, text, asking, date(2026, 11, 21))
    assert parsed["intent"] == "out_of_scope"
    assert parsed["fields"] == {}


async def test_a_name_of_rare_characters_is_still_a_name(agent: Any) -> None:
    parsed = await understand_text(agent.processor, "株式会社鱻龘", "company_name", date(2026, 11, 21))
    assert parsed["fields"]["company_name"] == "株式会社鱻龘"
    assert parsed["intent"] == "inform"

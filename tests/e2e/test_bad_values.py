"""Values that cannot be taken: one message that says what is wrong, with an example; then help and a person."""

from __future__ import annotations

import pytest
from httpx import AsyncClient

from tests.e2e.visitor import Visitor


@pytest.mark.parametrize(
    ("field", "words", "wrong"),
    [
        ("corporate_number", "1234567890123", "検査数字"),
        ("corporate_number", "501040106725", "13桁"),
        ("capital_yen", "50000ドル", "日本円"),
        ("capital_yen", "それなりにあります", "例：1,000万円|例：3,000万円|読み取れません"),
        ("capital_yen", "1000万から3000万のあいだ", "一つの金額"),
        ("capital_yen", "マイナス500万円", "0以上"),
        ("employees", "数十人", "例：35人"),
        ("employees", "30人から40人くらい", "一つの数字"),
        ("founded_year", "平成50年", "31年まで"),
        ("founded_year", "2050年", "これから先"),
        ("target_countries", "ヨーロッパ", "どの国・地域"),
        ("target_countries", "東南アジアあたり", "どの国・地域"),
        ("contact_email", "tanaka@", "tanaka@example.co.jp"),
        ("contact_phone", "12345", "市外局番"),
    ],
)
async def test_it_says_what_is_wrong_once_with_the_way_on(
    client: AsyncClient, field: str, words: str, wrong: str
) -> None:
    visitor = await (await Visitor(client).start()).answer_until(field)
    await visitor.say(words)
    assert len(visitor.replies) == 1
    assert any(part in visitor.text for part in wrong.split("|")), visitor.text
    assert visitor.asking == field
    assert "{" not in visitor.text
    assert await visitor.value(field) is None
    assert "later" in visitor.offered


@pytest.mark.parametrize(
    ("field", "words", "good"),
    [
        ("corporate_number", "1234567890123", "5010401067252"),
        ("capital_yen", "50000ドル", "3000万"),
        ("employees", "むにゃむにゃ", "35人"),
    ],
)
async def test_after_two_misses_help_and_a_person_are_offered(
    client: AsyncClient, field: str, words: str, good: str
) -> None:
    visitor = await (await Visitor(client).start()).answer_until(field)
    await visitor.say(words)
    assert "person" not in visitor.offered
    await visitor.say(words)
    assert visitor.offered[-2:] == ["later", "person"]
    assert "相談員と話したい" in visitor.text
    await visitor.say(good)
    assert visitor.asking != field
    assert await visitor.value(field) is not None


async def test_a_good_answer_resets_the_count(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("capital_yen")
    await visitor.say("50000ドル")
    await visitor.say("3000万")
    await visitor.say("数十人")
    assert "person" not in visitor.offered


async def test_a_few_candidates_are_offered_as_choices(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("prefecture")
    await visitor.say("府中市です")
    assert {"東京都", "広島県"} <= set(visitor.offered)
    await visitor.choose("広島県", field="prefecture")
    assert await visitor.value("prefecture") == "広島県"


async def test_a_city_that_is_not_one_is_no_crash(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("city")
    await visitor.say("5000万")
    assert visitor.asking == "city"
    assert await visitor.value("city") is None

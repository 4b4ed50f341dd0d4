"""Several fields in one message: all are taken, read back, and not asked again."""

from __future__ import annotations

from typing import Any

import pytest
from httpx import AsyncClient

from tests.e2e.visitor import Visitor


@pytest.mark.parametrize(
    ("asked", "words", "expected"),
    [
        (
            "capital_yen",
            "資本金1000万、従業員25人、創業は昭和60年、年商は3億です",
            {"capital_yen": 10_000_000, "employees": 25, "founded_year": 1985, "annual_sales_yen": 300_000_000},
        ),
        ("prefecture", "新潟県三条市です", {"prefecture": "新潟県", "city": "三条市"}),
        (
            "contact_name",
            "田中一郎です。メールは tanaka@example.co.jp、電話は03-1234-5678です",
            {"contact_name": "田中一郎", "contact_email": "tanaka@example.co.jp", "contact_phone": "+81312345678"},
        ),
        (
            "capital_yen",
            "資本金：2,000万円\n従業員数：12名\n設立：1998年\n売上高：1億5千万円",
            {"capital_yen": 20_000_000, "employees": 12, "founded_year": 1998, "annual_sales_yen": 150_000_000},
        ),
        (
            "employees",
            "３５人で、売上は８億くらい、法人番号は5010401067252です",
            {"employees": 35, "annual_sales_yen": 800_000_000, "corporate_number": "5010401067252"},
        ),
    ],
)
async def test_all_are_taken_and_none_is_asked_again(
    client: AsyncClient, asked: str, words: str, expected: dict[str, Any]
) -> None:
    visitor = await (await Visitor(client).start()).answer_until(asked)
    await visitor.say(words)
    values = await visitor.values()
    assert {name: values.get(name) for name in expected} == expected
    assert visitor.asking not in expected


async def test_what_goes_beyond_the_question_is_read_back(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("capital_yen")
    await visitor.say("資本金は1000万円で、従業員は25人です")
    assert "1,000万円" in visitor.text and "25名" in visitor.text
    assert visitor.asking == "founded_year"


async def test_each_value_keeps_the_words_it_came_from(client: AsyncClient) -> None:
    words = "資本金は1000万円で、従業員は２５人です"
    visitor = await (await Visitor(client).start()).answer_until("capital_yen")
    await visitor.say(words)
    for field, digits in (("capital_yen", "1000万"), ("employees", "２５")):
        record = await visitor.record(field)
        assert record is not None
        source = record["source"]
        assert digits in source["text"]
        assert words[source["start"] : source["end"]] == source["text"]


async def test_what_others_have_is_not_taken_for_the_firm(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("capital_yen")
    await visitor.say("親会社の資本金は3億円ですが、うちは1000万円です")
    assert await visitor.value("capital_yen") == 10_000_000

from __future__ import annotations

import pytest

from bot.eligibility.facts import READERS, FactError, Facts, read_facts
from tests.bot.eligibility.profiles import COMPLETE


def test_全項目を型つきで読む() -> None:
    facts = read_facts(COMPLETE)
    assert facts.capital_yen == 10_000_000
    assert facts.target_countries == ("TW", "TH")
    assert facts.entity_type is not None


@pytest.mark.parametrize("value", [None, "", " ", [], "unknown", "later", "skipped"])
@pytest.mark.parametrize("name", READERS)
def test_分からないは否定にならない(name: str, value: object) -> None:
    assert read_facts({name: value}) == Facts()


def test_知らない項目は読みとばす() -> None:
    assert read_facts({"contact_email": 3, "なにか": object()}) == Facts()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("capital_yen", -1), ("capital_yen", "1000万円"), ("capital_yen", 1e7), ("capital_yen", True),
        ("employees", 3.5), ("employees", "20"), ("employees", [20]),
        ("consent_privacy", 1), ("product_exists", "true"), ("existing_base", 0),
        ("entity_type", "kabushiki"), ("entity_type", 1), ("sme_class", "large"), ("business_model", ["b2b"]),
        ("project_type", "EXPORT"), ("financial_statements", False),
        ("industry", "Z"), ("industry", 24), ("industry", "E58"),
        ("target_countries", "US"), ("target_countries", ["usa"]), ("target_countries", [1]),
        ("target_countries", {"US": 1}),
        ("support_needs", "expert"), ("support_needs", ["money"]), ("support_needs", [None]),
        ("trade_fair_plan", 1),
    ],
)  # fmt: skip
def test_型の違う値は項目名つきの誤りになる(name: str, value: object) -> None:
    with pytest.raises(FactError) as caught:
        read_facts({**COMPLETE, name: value})
    assert caught.value.field == name
    assert caught.value.message.endswith("。")


def test_同じ国は一つに数える() -> None:
    assert read_facts({"target_countries": ["US", "TW", "US"]}).target_countries == ("US", "TW")

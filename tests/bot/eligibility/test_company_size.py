from __future__ import annotations

from typing import Any

import pytest

from bot.eligibility import RuleFinding, check
from tests.bot.eligibility.profiles import TODAY, having

OKU = 100_000_000
NUMBERS = ("capital_yen", "employees")
SOLE = "sole_proprietor"
WHOLESALE_COOPERATIVE = {"entity_type": "cooperative", "sme_class": "wholesale"}


def _size(programme: str = "handson_2026", **facts: Any) -> RuleFinding:
    profile = having(**{"industry": None, "sme_class": None, "capital_yen": None, "employees": None, **facts})
    return check(profile, TODAY).programme(programme).of("company_size")


@pytest.mark.parametrize(
    ("sme_class", "capital", "heads"),
    [
        ("manufacturing_other", 3 * OKU, 300),
        ("wholesale", OKU, 100),
        ("retail", OKU // 2, 50),
        ("service", OKU // 2, 100),
    ],
)
class TestLimits:
    def test_資本金は上限ちょうどまで(self, sme_class: str, capital: int, heads: int) -> None:
        assert _size(sme_class=sme_class, capital_yen=capital, employees=9_999).finding == "met"
        assert _size(sme_class=sme_class, capital_yen=capital + 1, employees=9_999).finding == "not_met"

    def test_従業員は上限ちょうどまで(self, sme_class: str, capital: int, heads: int) -> None:
        alone = _size(entity_type=SOLE, sme_class=sme_class, employees=heads)
        over = _size(entity_type=SOLE, sme_class=sme_class, employees=heads + 1)
        assert (alone.finding, over.finding) == ("met", "not_met")

    def test_どちらか一方で足りる(self, sme_class: str, capital: int, heads: int) -> None:
        assert _size(sme_class=sme_class, capital_yen=capital).finding == "met"
        assert _size(sme_class=sme_class, employees=heads).finding == "met"
        assert _size(sme_class=sme_class, capital_yen=100 * OKU, employees=heads).finding == "met"

    def test_中堅企業は2000人まで(self, sme_class: str, capital: int, heads: int) -> None:
        assert _size(sme_class=sme_class, capital_yen=capital + 1, employees=2_000).finding == "met"
        assert _size(sme_class=sme_class, capital_yen=capital + 1, employees=2_001).finding == "not_met"


@pytest.mark.parametrize(
    ("facts", "finding", "missing"),
    [
        ({}, "unknown", ("industry", "sme_class", "capital_yen", "employees")),
        ({"entity_type": None}, "unknown", ("entity_type", "industry", "sme_class", *NUMBERS)),
        ({"sme_class": "retail"}, "unknown", ("capital_yen", "employees")),
        ({"sme_class": "retail", "capital_yen": OKU}, "unknown", ("employees",)),
        ({"sme_class": "retail", "employees": 3_000}, "unknown", ("capital_yen",)),
        ({"industry": "I", "employees": 3_000, "capital_yen": 2 * OKU}, "not_met", ()),
        ({"industry": "I", "employees": 3_000, "capital_yen": OKU}, "unknown", ("sme_class",)),
        ({"industry": "I52", "employees": 3_000, "capital_yen": OKU}, "met", ()),
        ({"entity_type": SOLE}, "unknown", ("industry", "sme_class", "employees")),
        ({"entity_type": SOLE, "industry": "E09"}, "unknown", ("employees",)),
        ({"entity_type": SOLE, "industry": "I", "employees": 80}, "unknown", ("sme_class",)),
        ({"entity_type": SOLE, "capital_yen": 1, "sme_class": "retail", "employees": 51}, "not_met", ()),
        # What no missing fact can change is decided already.
        ({"employees": 30}, "met", ()),
        ({"entity_type": None, "employees": 50}, "met", ()),
        ({"capital_yen": OKU // 2}, "met", ()),
        ({"employees": 1_000}, "met", ()),
        ({"employees": 2_001, "capital_yen": 3 * OKU + 1}, "not_met", ()),
        # A cooperative is not a company (会社): above the SME limits a person judges.
        ({**WHOLESALE_COOPERATIVE, "employees": 100}, "met", ()),
        ({**WHOLESALE_COOPERATIVE, "capital_yen": 2 * OKU, "employees": 101}, "unknown", ()),
        ({**WHOLESALE_COOPERATIVE, "capital_yen": 2 * OKU, "employees": 2_001}, "not_met", ()),
        ({**WHOLESALE_COOPERATIVE, "employees": 101}, "unknown", ("capital_yen",)),
    ],
)  # fmt: skip
def test_分かっていることだけで判定する(facts: dict[str, Any], finding: str, missing: tuple[str, ...]) -> None:
    result = _size(**facts)
    assert (str(result.finding), result.missing) == (finding, missing)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"industry": "E24", "employees": 20}, "従業員20人は、製造業その他の中小企業の範囲（300人以下）"),
        ({"industry": "E24", "capital_yen": 12_345_678}, "資本金1,234万5,678円は、製造業その他"),
        ({"industry": "I", "employees": 30}, "卸売業・小売業の中小企業の範囲（50人以下）"),
        ({"sme_class": "retail", "employees": 1_500, "capital_yen": OKU}, "従業員1,500人は中堅企業の範囲"),
        ({"sme_class": "retail", "employees": 80}, "従業員80人は、中小企業か中堅企業の範囲（2,000人以下）"),
        ({"sme_class": "retail", "employees": 2_500, "capital_yen": OKU}, "資本金1億円・従業員2,500人"),
        ({"entity_type": SOLE, "sme_class": "retail", "employees": 60}, "従業員60人は、個人事業主の上限"),
        ({"sme_class": "retail", "employees": 2_500}, "資本金が分かれば"),
    ],
)  # fmt: skip
def test_理由に自社の数字と上限がある(facts: dict[str, Any], words: str) -> None:
    assert words in _size(**facts).reason


def test_1万者プログラムは個人事業主を規模によらず受け入れる() -> None:
    assert _size("new_exporter_10000", entity_type=SOLE).finding == "met"
    assert _size("new_exporter_10000", entity_type=SOLE, employees=5_000).finding == "met"
    assert _size("new_exporter_10000", capital_yen=4 * OKU, employees=2_001).finding == "not_met"
    assert _size("new_exporter_10000").finding == "unknown"

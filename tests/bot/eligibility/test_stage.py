from __future__ import annotations

from typing import Any

import pytest

from bot.eligibility import check
from bot.eligibility.decision import StageAdvice
from bot.eligibility.menus import MENUS, menus_for
from bot.eligibility.vocabulary import Stage, SupportNeed
from tests.bot.eligibility.profiles import TODAY, having


def _advice(**changes: Any) -> StageAdvice:
    advice = check(having(**changes), TODAY).programme("new_exporter_10000").advice
    assert advice
    return advice


@pytest.mark.parametrize(
    ("changes", "stage", "missing"),
    [
        ({"existing_export": "continuous"}, "continuation", ()),
        (
            {"existing_export": "continuous", "product_exists": None, "support_needs": None},
            "continuation",
            (),
        ),
        ({"existing_export": "trial", "support_needs": ["strategy"]}, "challenge", ()),
        ({"support_needs": ["trade_fair", "ecommerce"]}, "challenge", ()),
        ({"support_needs": ["trade_fair", "strategy"]}, "preparation", ()),
        ({"support_needs": ["market_selection"]}, "preparation", ()),
        ({"support_needs": ["product_refinement"]}, "preparation", ()),
        ({"product_exists": False}, "preparation", ()),
        ({"target_countries": []}, "preparation", ("target_countries",)),
        ({"support_needs": None}, "preparation", ("support_needs",)),
        ({"existing_export": None}, "challenge", ("existing_export",)),
        (
            {"existing_export": None, "support_needs": None},
            "preparation",
            ("existing_export", "support_needs"),
        ),
    ],
)
def test_段階(changes: dict[str, Any], stage: str, missing: tuple[str, ...]) -> None:
    advice = _advice(**changes)
    assert (str(advice.stage), advice.missing) == (stage, missing)


@pytest.mark.parametrize(
    ("changes", "menus"),
    [
        ({"support_needs": ["trade_fair", "ecommerce"]}, ["overseas_ecommerce", "overseas_trade_fair"]),
        ({"support_needs": ["strategy"]}, ["overseas_strategy"]),
        ({"support_needs": ["finance"], "existing_export": "continuous"}, ["overseas_finance"]),
        ({"support_needs": ["finance"]}, []),
        (
            {"support_needs": None, "existing_export": "trial"},
            ["trading_company_matching", "overseas_ecommerce", "expert_accompaniment", "overseas_trade_fair"],
        ),
    ],
)
def test_希望に合う支援だけを挙げる(changes: dict[str, Any], menus: list[str]) -> None:
    assert [id for id, _ in _advice(**changes).menus] == menus


@pytest.mark.parametrize("stage", Stage)
def test_どの段階にも四つの支援がある(stage: Stage) -> None:
    assert len(menus_for(stage, None)) == 4


def test_どの希望もどこかの支援に合う() -> None:
    assert {need for menu in MENUS for need in menu.needs} == set(SupportNeed)

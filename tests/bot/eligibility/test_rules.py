from __future__ import annotations

from typing import Any

import pytest

from bot.eligibility import ProgrammeDecision, check
from tests.bot.eligibility.profiles import COMPLETE, TODAY, having

Row = tuple[dict[str, Any], str, str, tuple[str, ...]]


def _handson(**changes: Any) -> ProgrammeDecision:
    return check(having(**changes), TODAY).programme("handson_2026")


def _new_exporter(**changes: Any) -> ProgrammeDecision:
    return check(having(**changes), TODAY).programme("new_exporter_10000")


# rule → the clause label that the contract shows for an export project
CLAUSES = {
    "company_size": "Ⅲ.1.(1)",
    "not_overseas_consulting": "Ⅲ.1.(1)※",
    "compliance": "Ⅲ.1.(2)",
    "documents": "Ⅲ.1.(3), Ⅳ.1",
    "no_continuous_export": "Ⅲ.3",
    "no_local_base": "Ⅲ.3",
    "product_exists": "Ⅲ.3.(1)①",
    "supplier_consent": "Ⅲ.3.(1)②",
    "target_defined": "Ⅲ.3.(1)③",
    "product_lawful": "Ⅲ.3.(1)④",
    "management_approval": "Ⅲ.3.(1)⑤",
    "b2b": "Ⅲ.3.(1)⑥",
    "no_parallel_support": "Ⅲ.3※",
    "country_count": "Ⅲ.4.(1)",
    "overseas_travel": "Ⅲ.7.(2)",
    "trade_fair_plan": "Ⅴ.1.(1)⑦",
    "agri_food_route": "cover note",
}


def test_ハンズオン支援の全項目と条項() -> None:
    assert {x.rule: x.clause for x in _handson().findings} == CLAUSES


def test_1万者プログラムの全項目と条項() -> None:
    assert {x.rule: x.clause for x in _new_exporter().findings} == {
        "company_size": "概要①",
        "new_to_export": "概要①",
        "consent": "–",
    }


def test_すべて満たせば両方とも対象() -> None:
    assert (str(_handson().verdict), str(_new_exporter().verdict)) == ("eligible", "eligible")


ROWS: list[Row] = [
    ({"overseas_consulting_business": True}, "not_overseas_consulting", "not_met", ()),
    (
        {"overseas_consulting_business": None},
        "not_overseas_consulting",
        "unknown",
        ("overseas_consulting_business",),
    ),
    ({"compliance_declared": False}, "compliance", "not_met", ()),
    ({"compliance_declared": None}, "compliance", "unknown", ("compliance_declared",)),
    ({"financial_statements": "newly_founded"}, "documents", "met", ()),
    ({"financial_statements": "not_ready"}, "documents", "unknown", ("financial_statements",)),
    ({"financial_statements": None}, "documents", "unknown", ("financial_statements",)),
    ({"existing_export": "trial"}, "no_continuous_export", "met", ()),
    ({"existing_export": "continuous"}, "no_continuous_export", "not_met", ()),
    ({"existing_export": None}, "no_continuous_export", "unknown", ("existing_export",)),
    ({"existing_base": True}, "no_local_base", "not_met", ()),
    ({"product_exists": False}, "product_exists", "not_met", ()),
    ({"product_exists": None}, "product_exists", "unknown", ("product_exists",)),
    ({"supply_role": "trading", "supplier_consent": True}, "supplier_consent", "met", ()),
    ({"supply_role": "trading", "supplier_consent": False}, "supplier_consent", "not_met", ()),
    ({"supply_role": "trading"}, "supplier_consent", "unknown", ("supplier_consent",)),
    ({"supply_role": "maker"}, "supplier_consent", "not_applicable", ()),
    ({"supply_role": "service_provider"}, "supplier_consent", "not_applicable", ()),
    ({"supply_role": None}, "supplier_consent", "unknown", ("supply_role", "supplier_consent")),
    ({"target_countries": []}, "target_defined", "unknown", ("target_countries",)),
    ({"product_lawful": False}, "product_lawful", "not_met", ()),
    ({"management_approval": False}, "management_approval", "not_met", ()),
    ({"business_model": "b2c"}, "b2b", "not_met", ()),
    ({"business_model": "both"}, "b2b", "unknown", ()),
    ({"business_model": None}, "b2b", "unknown", ("business_model",)),
    ({"parallel_support": True}, "no_parallel_support", "not_met", ()),
    ({"overseas_travel_possible": False}, "overseas_travel", "not_met", ()),
    ({"target_countries": ["TW"]}, "country_count", "met", ()),
    ({"target_countries": ["TW", "US"]}, "country_count", "met", ()),
    ({"target_countries": ["TW", "US", "TH"]}, "country_count", "unknown", ("us_tariff_response",)),
    ({"target_countries": ["TW", "US", "TH"], "us_tariff_response": True}, "country_count", "met", ()),
    ({"target_countries": ["TW", "US", "TH"], "us_tariff_response": False}, "country_count", "not_met", ()),
    ({"target_countries": ["TW", "VN", "TH"], "us_tariff_response": True}, "country_count", "not_met", ()),
    (
        {"target_countries": ["TW", "US", "TH", "VN"], "us_tariff_response": True},
        "country_count",
        "not_met",
        (),
    ),
    ({"target_countries": None}, "country_count", "unknown", ("target_countries",)),
    ({"trade_fair_plan": None}, "trade_fair_plan", "unknown", ("trade_fair_plan",)),
    ({"trade_fair_plan": "なし"}, "trade_fair_plan", "not_met", ()),
    ({"product_category": "agri_food"}, "agri_food_route", "met", ()),
    ({"product_category": "consumer"}, "agri_food_route", "not_applicable", ()),
]


@pytest.mark.parametrize(("changes", "rule", "finding", "missing"), ROWS)
def test_ハンズオン支援の判定(changes: dict[str, Any], rule: str, finding: str, missing: tuple[str, ...]) -> None:
    result = _handson(**changes).of(rule)
    assert (str(result.finding), result.missing) == (finding, missing)
    assert result.reason.endswith("。")


EXPORT_ONLY = (
    "product_exists",
    "supplier_consent",
    "target_defined",
    "product_lawful",
    "b2b",
    "agri_food_route",
)


@pytest.mark.parametrize("rule", EXPORT_ONLY)
def test_拠点設立では輸出だけの条件は当てはまらない(rule: str) -> None:
    base = _handson(
        project_type="overseas_base", product_exists=False, business_model="b2c", supply_role="trading",
        product_category="agri_food",
    )  # fmt: skip
    assert str(base.of(rule).finding) == "not_applicable"
    assert str(base.verdict) == "eligible"


@pytest.mark.parametrize("rule", EXPORT_ONLY)
def test_輸出か拠点か分からなければ判定しない(rule: str) -> None:
    open_project = _handson(project_type=None, supply_role="trading", product_category="agri_food")
    assert str(open_project.of(rule).finding) == "unknown"
    assert open_project.of(rule).missing[0] == "project_type"


@pytest.mark.parametrize(
    ("project", "clause"),
    [("export", "Ⅲ.3.(1)⑤"), ("overseas_base", "Ⅲ.3.(2)④"), (None, "Ⅲ.3.(1)⑤ / Ⅲ.3.(2)④")],
)
def test_経営者の承認の条項は計画の種類による(project: str | None, clause: str) -> None:
    found = _handson(project_type=project).of("management_approval")
    assert (found.clause, str(found.finding)) == (clause, "met")


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        ({"business_model": "both"}, "needs_review"),
        ({"financial_statements": "not_ready"}, "needs_review"),
        ({"business_model": "b2c", "financial_statements": None}, "ineligible"),
        ({"trade_fair_plan": "なし"}, "eligible"),
        ({"trade_fair_plan": None}, "eligible"),
        ({"product_category": "agri_food"}, "eligible"),
        ({"product_category": None}, "eligible"),
    ],
)
def test_総合判定(changes: dict[str, Any], verdict: str) -> None:
    assert str(_handson(**changes).verdict) == verdict


@pytest.mark.parametrize(
    ("changes", "rule", "finding"),
    [
        ({"existing_export": "trial"}, "new_to_export", "met"),
        ({"existing_export": "continuous"}, "new_to_export", "not_met"),
        ({"existing_export": None}, "new_to_export", "unknown"),
        ({"consent_privacy": False}, "consent", "not_met"),
        ({"consent_privacy": None}, "consent", "unknown"),
        ({"employees": 1_900, "capital_yen": 10**9}, "company_size", "met"),
    ],
)
def test_1万者プログラムの判定(changes: dict[str, Any], rule: str, finding: str) -> None:
    assert str(_new_exporter(**changes).of(rule).finding) == finding


def test_何も分からなければすべて保留() -> None:
    for programme in check({}, TODAY).programmes:
        assert str(programme.verdict) == "needs_review"
        assert {str(x.finding) for x in programme.findings} == {"unknown"}


def test_支援期間を過ぎた日の確認には注意がつく() -> None:
    late = check(COMPLETE, TODAY.replace(year=2027)).programme("handson_2026")
    assert any("次の年度" in note for note in late.notes)
    assert not any("次の年度" in note for note in _handson().notes)


@pytest.mark.parametrize(
    ("plan", "finding", "words"),
    [
        ("なし。", "not_met", "予定がなくても申し込めます"),
        ("3月の見本市に出ようか迷ってます。", "met", "『3月の見本市に出ようか迷ってます』とのことです。"),
        ("三月の見本市。\n" * 40, "met", "…』とのことです。"),
    ],
)
def test_a_plan_is_quoted_and_not_judged(plan: str, finding: str, words: str) -> None:
    found = check({**COMPLETE, "trade_fair_plan": plan}, TODAY).programme("handson_2026").of("trade_fair_plan")
    assert found.finding == finding and words in found.reason
    assert "計画があり" not in found.reason and len(found.reason) < 160

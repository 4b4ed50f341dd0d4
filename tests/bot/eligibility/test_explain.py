from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from bot.eligibility import check
from bot.eligibility.documents import OFFICE_LIST_URL
from bot.eligibility.explain import explain
from tests.bot.eligibility.profiles import PARTIAL_PROFILES, TODAY, having

# One screen of a phone, roughly.
SCREEN = 500


def _messages(**changes: Any) -> list[str]:
    return explain(check(having(**changes), TODAY))


def test_対象の企業には段階と支援と次の判断者を伝える() -> None:
    handson, new_exporter, closing = _messages()
    assert "すべて満たしています" in handson
    assert "輸出挑戦ステージ" in new_exporter
    assert "国内商社とのマッチング" in new_exporter
    assert "最終的な判断" in closing


def test_合わない条件は条項と一緒に先に言う() -> None:
    handson = _messages(business_model="b2c", financial_statements=None)[0].splitlines()
    assert handson[2].endswith("（Ⅲ.3.(1)⑥）。")
    assert handson[-1] == "・決算報告書の準備の状況（Ⅲ.1.(3), Ⅳ.1）"


def test_対象外でも行き止まりにしない() -> None:
    closing = _messages(business_model="b2c")[-1]
    assert "新規輸出１万者支援プログラム" in closing
    assert "相談員" in closing


def test_両方とも対象外でも相談先がある() -> None:
    closing = _messages(existing_export="continuous")[-1]
    assert "ほかの支援" in closing
    assert "相談員" in closing


def test_輸出を続けている企業には継続の支援を示す() -> None:
    assert "輸出継続・拡大ステージ" in _messages(existing_export="continuous")[1]


def test_規模で登録できない企業に支援を並べない() -> None:
    assert "ステージ" not in _messages(employees=3_000, capital_yen=10**10)[1]


@pytest.mark.parametrize(("category", "shown"), [("agri_food", True), ("consumer", False)])
def test_農林水産と食品には最寄りの窓口を案内する(category: str, shown: bool) -> None:
    closing = _messages(product_category=category)[-1]
    assert (OFFICE_LIST_URL in closing) is shown


def test_項目名は渡された呼び名を使う() -> None:
    decision = check(having(financial_statements=None), TODAY)
    assert "・決算書（" in explain(decision, {"financial_statements": "決算書"})[0]


def test_展示会の予定がなければ評価される点として添える() -> None:
    assert "Ⅴ.1.(1)⑦" in _messages(trade_fair_plan="なし")[0]
    assert "Ⅴ.1.(1)⑦" not in _messages(trade_fair_plan="なし", business_model="b2c")[0]


@settings(max_examples=200)
@given(PARTIAL_PROFILES)
def test_言葉は日本語で短い(profile: dict[str, Any]) -> None:
    messages = explain(check(profile, TODAY))
    assert len(messages) == 3
    for message in messages:
        assert "_" not in message.replace(OFFICE_LIST_URL, "")
        assert "None" not in message


def test_何も分からないときも一画面に収まる() -> None:
    assert all(len(message) <= SCREEN for message in explain(check({}, TODAY)))

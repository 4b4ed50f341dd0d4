"""Answers with a slip in the typing, a word on oneself, what is to be put down, and a word given by those who decide."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from nlu.fields import read

AS_OF = date(2026, 11, 21)


def _taken(asking: str | None, text: str) -> dict[str, Any]:
    return {one.field: one.value for one in read(text, asking, AS_OF).values}


@pytest.mark.parametrize(
    ("asking", "text", "value"),
    [
        ("product_lawful", "問題はありませn", True),
        ("parallel_support", "受けておりませn", False),
        ("existing_base", "ありませｎ。", False),
        ("employees", "8名でs", 8),
        ("company_name", "港南精工でｓ", "港南精工"),
        ("website", "https://www.masen.example.jp", "https://www.masen.example.jp"),
        ("product_name", "湊n", "湊n"),
    ],
)
def test_変換前のローマ字で終わる答え(asking: str, text: str, value: Any) -> None:
    assert _taken(asking, text).get(asking) == value


@pytest.mark.parametrize(
    ("asking", "text"),
    [
        ("product_name", "資本金は500万円でした。歳ですね、失礼しました"),
        ("product_name", "電話は045-222-0155が正しいです。老眼です、すみません"),
        ("company_name", "従業員は8名に直してください。もう年ですわ"),
        ("contact_name", "設立は1981年でした。うっかりです、ごめんなさい"),
        ("product_name", "私の勘違いですね、すみません"),
        ("product_name", "佐賀の唐津で水産加工をしております。従業員は8名です"),
        ("product_name", "うちは食品の卸売をしています"),
    ],
)
def test_自分への一言や商いは商品でも名前でもない(asking: str, text: str) -> None:
    assert asking not in _taken(asking, text)


@pytest.mark.parametrize("text", ["昨日から大雪で、朝から雪かきですわ", "今日は一日中雪かきです"])
def test_することの名は商品でない(text: str) -> None:
    assert _taken("employees", text) == {}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("社長が承諾すると申しております", True),
        ("許可するとのことでした", True),
        ("社長は輸出に賛成すると言っています", True),
        ("承認できないと申しております", False),
        ("条件が合えば承認すると言っています", None),
        ("社長が承認すると言うまで待ちます", None),
        ("承認すると言っていましたが、やっぱりやめるそうです", None),
        ("検討すると申しております", None),
    ],
)
def test_承認するという言葉(text: str, value: bool | None) -> None:
    assert _taken("management_approval", text).get("management_approval") == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一昨年会社を作ったばかりで、まだ3期分はありません", "newly_founded"),
        ("昨年会社を作ったばかりで、3期分はまだありません", "newly_founded"),
        ("まだ3期分はございません", "newly_founded"),
        ("3期分はありません", None),
        ("去年新しい倉庫を作ったばかりですが、3期分あります", "three_years"),
    ],
)
def test_三期に足りない会社(text: str, value: str | None) -> None:
    assert _taken("financial_statements", text).get("financial_statements") == value


@pytest.mark.parametrize(
    ("asking", "text", "value"),
    [
        ("employees", "私と妻のほかに4人います。6人で書いてください", 6),
        ("capital_yen", "100万円に先月50万円足しました。150万円で登録してください", 1_500_000),
        ("employees", "4人です。会議には6人でお願いします", 4),
        ("employees", "4人です。6人で書いていいですか？", 4),
    ],
)
def test_こう書いてほしいという数(asking: str, text: str, value: int) -> None:
    assert _taken(asking, text).get(asking) == value


@pytest.mark.parametrize(
    "text", ["番号は会社に戻ってから、あとで入れます", "お店に着いてから入れますね", "旅館に確認して入れます"]
)
def test_戻ってから入力するのは売り先でない(text: str) -> None:
    assert "business_model" not in _taken("corporate_number", text)


def test_果物の園を名乗る() -> None:
    assert _taken(None, "大分の森みかん園と申します")["company_name"] == "森みかん園"
    assert _taken(None, "中園と申します") == {"contact_name": "中園"}

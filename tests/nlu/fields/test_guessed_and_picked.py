"""Answers guessed at, picked in quotation marks, summed with oneself, framed by news; places moved to later."""

from __future__ import annotations

from typing import Any

import pytest

from nlu.fields import Act, act_of
from tests.nlu.fields.reading import fields


@pytest.mark.parametrize(
    ("asking", "text", "expected"),
    [
        ("product_category", "うーん、工業用品ですかね？", "industrial"),
        ("product_category", "お茶なんで食品ですかね", "agri_food"),
        ("product_category", "石けんだから消費財？", "consumer"),
        ("supply_role", "うちで縫うから、メーカー？", "maker"),
        ("business_model", "両方ですかね？", "both"),
        ("employees", "6人ですかね？", 6),
        ("target_countries", "ベトナムでしょうか？", ["VN"]),
    ],
)
def test_当て推量の答えも_聞かれていれば答え(asking: str, text: str, expected: Any) -> None:
    assert fields(text, asking).get(asking) == expected


@pytest.mark.parametrize(
    ("asking", "text"),
    [
        ("product_category", "石けんは消費財ですか？"),
        ("product_category", "消費財？"),
        ("product_lawful", "だめですかね？"),
        ("existing_export", "無料ですかね？"),
        ("employees", "対象は20人まででしょうか？"),
        ("trade_fair_plan", "国内の展示会でしょうか？"),
        ("contact_department", "経理だから経理部？"),
    ],
)
def test_質問は当て推量ではない(asking: str, text: str) -> None:
    assert asking not in fields(text, asking)


@pytest.mark.parametrize("text", ["じゃあ「{}」でお願いします", "なるほど。それなら「{}」で", "ほな「{}」にしときます"])
@pytest.mark.parametrize(
    ("asking", "word", "expected"),
    [
        ("trade_fair_plan", "なし", "なし"),
        ("existing_base", "なし", False),
        ("parallel_support", "なし", False),
        ("management_approval", "はい", True),
        ("overseas_consulting_business", "いいえ", False),
    ],
)
def test_選択肢をかぎ括弧で選ぶ(asking: str, word: str, expected: Any, text: str) -> None:
    assert fields(text.format(word), asking) == {asking: expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("職人2人と僕で3人", 3),
        ("見習いが4人とワシの5人です", 5),
        ("社員3人に私を入れて4人", 4),
        ("創業メンバー4人だけです", 4),
        ("創業メンバー3人で始めて今は9人", 9),
    ],
)
def test_自分を足した人数_創業メンバーの人数(text: str, expected: int) -> None:
    assert fields(text, "employees").get("employees") == expected


@pytest.mark.parametrize(
    ("asking", "text", "expected"),
    [
        ("implementation_team", "決まりました、専務と若手3人です", "専務と若手3人"),
        ("contact_department", "決めました、企画課です", "企画課"),
        ("contact_preference", "平日の朝やったら", "平日の朝"),
        ("contact_preference", "昼休みやったらええで", "昼休み"),
        ("company_name", "喫茶うみのです", "喫茶うみの"),
        ("company_name", "湊堂というのです", "湊堂"),
        ("contact_name", "みずのです", "みずの"),
        ("product_name", "「みなと」とひらがなで書きます", "みなと"),
        ("supply_role", "つくる側です", "maker"),
        ("product_exists", "商品はもちろんあります", True),
    ],
)
def test_答えの前後の言葉(asking: str, text: str, expected: Any) -> None:
    assert fields(text, asking).get(asking) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("尾道市なんですけど、来月から福山市に移るんです", "尾道市"),
        ("尾道市ですが来年福山市に引っ越します", "尾道市"),
        ("福山市に移ったので福山市です", "福山市"),
        ("もうすぐ福山市に移転します、なので福山市で", "福山市"),
    ],
)
def test_これから移る町は今の町ではない(text: str, expected: str) -> None:
    assert fields(text, "city").get("city") == expected


@pytest.mark.parametrize("text", ["見本市には出したことないです", "台湾へ直接は出したことない、これから"])
def test_出したことがないとだけ言えば_予定は言っていない(text: str) -> None:
    assert "trade_fair_plan" not in fields(text, "trade_fair_plan")


@pytest.mark.parametrize("text", ["台湾に直接出したことはないです", "タイには一度も輸出してません"])
def test_輸出していないことは拠点の答えではない(text: str) -> None:
    assert fields(text, "existing_base") == {"existing_export": "none"}


def test_消してから確認するなら後で() -> None:
    assert act_of("いったん消してください、確認します") is Act.LATER
    assert act_of("確認してからにしたいので消してください") is Act.TAKES_BACK
    assert act_of("消してください、言い間違いです") is Act.TAKES_BACK

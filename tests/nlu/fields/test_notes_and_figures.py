"""Notes and figures as people type them in a hurry: trades as items, kinds behind goods, digits, one-letter answers."""

from __future__ import annotations

from typing import Any

import pytest

from tests.nlu.fields.reading import fields


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("株式会社カワセ、精密板金加工、社員9名", "E24"),
        ("有限会社カモメ、印刷、従業員11名、資本金300万", "E15"),
        ("(有)オオタ／メッキ加工／埼玉県草加市", "E24"),
        ("株式会社カワセ（樹脂成形）、東京都墨田区", "E18"),
        ("株式会社カワセ　金属加工　新潟県三条市", "E24"),
        ("株式会社カワセ、家具製造、広島県府中市", "E13"),
        ("合同会社ミドリ、アプリ開発、横浜市、2018年設立", "G39"),
        ("カワセ工業株式会社です。島根県大田市、釉薬瓦の製造。社員21名", "E21"),
    ],
)
def test_社名や所在地と並ぶ業種は_自社の業種と読む(said: str, code: str) -> None:
    assert fields(said, "company_name").get("industry") == code


@pytest.mark.parametrize(
    "said",
    [
        "株式会社カワセ、設計、製造、東京都",
        "株式会社カワセ、取引先は金型製造、社員12名",
        "株式会社カワセ、塗装、めっき、社員12名",
        "株式会社カワセの外注先、塗装、愛知県知立市",
        "株式会社カワセ、金型製造は外注です",
    ],
)
def test_工程や取引先の業種は_自社の業種にしない(said: str) -> None:
    assert "industry" not in fields(said, "company_name")


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("鋳物です。アルミのほうです", "E23"),
        ("織物です、絹のほうです", "E11"),
        ("小売です。服のほうです", "I57"),
        ("製造業です。食品のほう", "E09"),
        ("樹脂製の配管部品を作っています", "E18"),
        ("塩ビの継手の製造です", "E18"),
        ("ゴムの機械部品を作っています", "E19"),
        ("鉄の歯車を作っています", "E25"),
        ("プラスチックの金型を作っています", "E26"),
    ],
)
def test_後ろに添えた種類と材料が_業種を決める(said: str, code: str) -> None:
    assert fields(said, "industry").get("industry") == code


@pytest.mark.parametrize(
    ("asking", "said", "value"),
    [
        ("overseas_travel_possible", "可", True),
        ("overseas_travel_possible", "渡航可です", True),
        ("overseas_travel_possible", "可、ただし年2回まで", True),
        ("overseas_travel_possible", "対応不可", False),
        ("management_approval", "可", True),
        ("supplier_consent", "可です", True),
        ("overseas_consulting_business", "否", False),
        ("parallel_support", "無", False),
    ],
)
def test_一字の答えも読む(asking: str, said: str, value: bool) -> None:
    assert fields(said, asking).get(asking) is value


@pytest.mark.parametrize("said", ["可否は未定", "可能性はあります"])
def test_可の字だけでは_はいにしない(said: str) -> None:
    assert fields(said, "overseas_travel_possible") == {}


@pytest.mark.parametrize(
    ("asking", "said", "found"),
    [
        ("capital_yen", "ゼロが一個足りなかった、3000万です", {"capital_yen": 30_000_000}),
        ("employees", "0が一つ多かった。14人です", {"employees": 14}),
        ("capital_yen", "0円です", {"capital_yen": 0}),
    ],
)
def test_桁の話の0は_金額ではない(asking: str, said: str, found: dict[str, Any]) -> None:
    assert fields(said, asking) == found


@pytest.mark.parametrize(
    ("asking", "said", "unread"),
    [
        ("target_timing", "帳簿を見たら3年前に1回だけ見本を送っていました", ("target_timing", "financial_statements")),
        ("employees", "決算書を確認したら去年2回だけ出荷していました", ("financial_statements",)),
        ("target_timing", "試作が間に合わないので2028年2月までにしてください", ("product_exists",)),
        ("website", "売り先は一般向けをやめて法人だけに絞りました", ("existing_base",)),
        ("contact_name", "資本金わかった", ("contact_name",)),
    ],
)
def test_別の話は_答えにしない(asking: str, said: str, unread: tuple[str, ...]) -> None:
    assert not set(unread) & set(fields(said, asking))

"""Words of plain dialogues: one-letter answers, countries only weighed, places of others, kinds of support to hear about."""

from __future__ import annotations

from typing import Any

import pytest

from tests.nlu.fields.reading import fields

SAID: list[tuple[str | None, str, dict[str, Any]]] = [
    ("existing_export", "無", {"existing_export": "none"}),
    ("existing_base", "無", {"existing_base": False}),
    ("overseas_travel_possible", "可", {"overseas_travel_possible": True}),
    ("overseas_consulting_business", "そういった業務はないです", {"overseas_consulting_business": False}),
    ("existing_base", "そういう施設はありません", {"existing_base": False}),
    ("existing_export", "タイにはまだ何も出してません", {"existing_export": "none"}),
    ("existing_export", "台湾の会社に売ったことはないです", {"existing_export": "none"}),
    ("target_countries", "中国は競争が激しいので、香港にします", {"target_countries": ["HK"]}),
    ("target_countries", "インドって税が高いですけど申し込めるんですか？", {}),
    ("target_countries", "アメリカは遠いけど、アメリカとカナダで", {"target_countries": ["US", "CA"]}),
    ("contact_email", "見落としやすいんですが…info@sango.example.jp です", {"contact_email": "info@sango.example.jp"}),
    ("product_lawful", "国内は大丈夫、現地も弁護士に見てもらって大丈夫でした", {"product_lawful": True}),
    ("product_lawful", "日本では大丈夫ですが、輸出先ではだめな成分が入ってました", {"product_lawful": False}),
    ("product_lawful", "向こうでも普通に使われてるものです。合法です", {"product_lawful": True}),
    ("supply_role", "開発も運営も自社。サービス提供者になります", {"supply_role": "service_provider"}),
    ("supply_role", "仕入れもするけど、メーカーでお願いします", {"supply_role": "maker"}),
    ("supply_role", "三条市の鍛冶屋さんから仕入れて売る側です", {"supply_role": "trading"}),
    ("support_needs", "補助金のことを聞きたい", {"support_needs": ["finance"]}),
    ("support_needs", "展示会のことを教えてもらいたい", {"support_needs": ["trade_fair"]}),
    ("support_needs", "専門家は何回来てくれるのか知りたい", {}),
    (None, "輸出やってみたくて登録しました", {"project_type": "export"}),
    (None, "前は輸出をやりたくて勉強しました", {}),
    ("company_name", "合同会社ことのは、通訳と翻訳の会社です", {"company_name": "合同会社ことのは", "entity_type": "corporation", "industry": "L72"}),
    ("compliance_declared", "国内の店舗向けです", {}),
    ("business_model", "売ってるのは旧型で、今回のはまだ試作中でした", {"product_exists": False}),
]  # fmt: skip


@pytest.mark.parametrize(("asking", "text", "there"), SAID)
def test_普段の言い方を_言ったとおりに読む(asking: str | None, text: str, there: dict[str, Any]) -> None:
    assert fields(text, asking) == there


@pytest.mark.parametrize(
    ("asking", "text", "value"),
    [
        ("supply_role", "織っているのは別の織元で、うちは仕入れて売ってます", "trading"),
        ("supply_role", "作ってるのは知り合いの工房です", None),
        ("supply_role", "作ってるのはうちの工房です", "maker"),
        ("employees", "隣の大きな工場は80人くらい雇ってるけど、うちは14人です", 14),
    ],
)
def test_what_others_make_or_employ_is_not_ours(asking: str, text: str, value: object) -> None:
    assert fields(text, asking).get(asking) == value


@pytest.mark.parametrize(
    ("asking", "text", "field"),
    [
        ("existing_base", "訂正です。香港には去年から毎月出荷していました", "product_name"),
        ("industry", "絹織物の製造です", "company_name"),
        ("product_name", "「かもめ」という名前です", "company_name"),
    ],
)
def test_a_word_of_the_talk_or_of_the_trade_is_no_name(asking: str, text: str, field: str) -> None:
    assert field not in fields(text, asking)

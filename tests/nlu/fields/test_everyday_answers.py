"""Answers in everyday words: what goes on instead of yes or no, work taken on, partners wished for; and look-alikes."""

from __future__ import annotations

from typing import Any

import pytest

from tests.nlu.fields.reading import fields

NOTHING = None


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("overseas_travel_possible", True, ["年に二回までなら出せます", "呼ばれたら何度でも行きます", "何人でも出せます", "常務に行ってもらいます",
                                            "一週間くらいなら", "娘に行かせようと思ってます", "息子なら行げます"]),
        ("overseas_travel_possible", False, ["誰も出せません", "行きません", "行がれねえ"]),
        ("overseas_travel_possible", NOTHING, ["何人まで行けるんですか", "旅費が出るなら行きます", "行ってみたい国はあります"]),
        ("product_exists", True, ["二十年前から続けてます", "先月始めたところです", "毎週末に開催してます", "導入実績があります"]),
        ("product_exists", False, ["来年から始めます", "量産前です"]),
        ("product_exists", NOTHING, ["去年から考えてます", "三年前から研究してます", "昔から夢でした"]),
        ("management_approval", True, ["おっけーもらいました", "了承ずみ", "もらえた"]),
        ("management_approval", False, ["まだ聞いてないです", "これから聞きます", "まだ社長の耳に入れてません"]),
        ("management_approval", NOTHING, ["承認がもらえるかどうか分かりません"]),
        ("supplier_consent", True, ["契約書に書いてあります", "口頭の約束です"]),
        ("product_lawful", True, ["法律上は平気です", "許可がいらないものなので", "検査も通りました"]),
        ("product_lawful", NOTHING, ["大丈夫ですか？", "許可がいります"]),
        ("existing_base", True, ["韓国に支店"]),
        ("existing_base", False, ["準備中です", "来年作ります"]),
        ("parallel_support", False, ["県の制度を使ってますが今回とは別です", "だれの手も借りてません"]),
        ("parallel_support", True, ["今回と同じ件で受けてます"]),
        ("compliance_declared", True, ["まじめにやってます"]),
        ("existing_export", "none", ["はじめてです", "今回が最初です", "からっきしです", "一回も"]),
        ("existing_export", NOTHING, ["最初の質問に戻って"]),
        ("supply_role", "service_provider", ["修理の請負です", "機械じゃなくて修理の仕事です", "配送を引き受けてます", "翻訳の仕事です"]),
        ("supply_role", "maker", ["皮をなめすところからうちです", "糸をよるところから自分らでやってます", "最初から最後まで自分の手で"]),
        ("supply_role", "trading", ["仕入れるところから自分でやってます"]),
        ("supply_role", NOTHING, ["修理に出すお金がないです", "機械の修理は業者に頼んでます", "部品の請負加工"]),
        ("project_type", "export", ["工場を動かす気はないです、輸出で", "現地法人までは考えてません、輸出です"]),
        ("business_model", "b2b", ["法人契約のみ", "作ってるのは別の会社で、売り先は旅館です"]),
        ("business_model", "b2c", ["個人契約だけ", "子ども連れの家族"]),
        ("business_model", NOTHING, ["法人契約の書類はいりますか"]),
        ("support_needs", ["business_matching"], ["販売店を見つけたい", "現地で組める会社を探したい", "お得意さんを増やしたい"]),
        ("support_needs", ["market_selection"], ["どの国にするかを決めるところから", "市場を調べたい"]),
        ("support_needs", ["expert"], ["専門家の話が聞きたい"]),
        ("support_needs", NOTHING, ["販売店は決まってます", "組む相手はもういます", "事務所はもう借りました"]),
    ],
)  # fmt: skip
def test_an_everyday_answer(field: str, value: Any, said: list[str]) -> None:
    wrong = {words: found for words in said if (found := fields(words, field).get(field)) != value}
    assert wrong == {}


@pytest.mark.parametrize(
    ("asking", "text", "expected"),
    [
        ("existing_base", "海外にはないです", {"existing_base": False}),
        ("business_model", "紅茶の専門店に納めてます", {"business_model": "b2b"}),
        ("product_url", "動画を撮ってから送ります", {}),
        ("product_description", "バスがいまどこにいるかがスマホで見られます",
         {"product_description": "バスがいまどこにいるかがスマホで見られます"}),
        ("target_timing", "時期のほうは後ほど", {}),
        ("company_name", "一般社団法人会津の会", {"company_name": "一般社団法人会津の会", "entity_type": "corporation"}),
        ("product_category", "暮らしの道具です", {"product_category": "consumer"}),
    ],
)  # fmt: skip
def test_that_and_nothing_else(asking: str, text: str, expected: dict[str, Any]) -> None:
    assert fields(text, asking) == expected


def test_an_office_beside_the_firm_in_a_signature() -> None:
    read = fields("小野寺\n株式会社白神木工 製造課\nTEL 0185-55-1234", "contact_name")
    assert (read["contact_name"], read["contact_department"]) == ("小野寺", "製造課")

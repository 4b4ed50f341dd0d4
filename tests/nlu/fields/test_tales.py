"""Yes/no and choice questions answered in people's own words, by what goes on."""

from __future__ import annotations

from typing import Any

import pytest

from tests.nlu.fields.reading import fields

TALES: list[tuple[str, str, Any]] = [
    ("product_exists", "直売所に出すと午前中になくなります", True),
    ("product_exists", "先週やっと一号機が組み上がりました", True),
    ("supply_role", "モノは作ってません、機械の修理と点検で食べてます", "service_provider"),
    ("supply_role", "工場を持ってなくて、よそから買ってます", "trading"),
    ("supply_role", "刺繍は全部うちのミシンでやってます", "maker"),
    ("supplier_consent", "念書を取り交わしてあります", True),
    ("supplier_consent", "日本の中だけで売ってほしいと言われました", False),
    ("supplier_consent", "まだ切り出せずにいます", False),
    ("product_lawful", "国内は問題ないけど、向こうでは許可が下りませんでした", False),
    ("business_model", "半分は業者に納めて、残りは店頭で売ってます", "both"),
    ("business_model", "使ってくださるのは若い女性の方です", "b2c"),
    ("entity_type", "有限でやってます", "corporation"),
    ("entity_type", "個人商店だったのを株式会社にしました", "corporation"),
    ("entity_type", "農協も組合でいいですか？うちはそれです", "cooperative"),
    ("product_category", "飲み物じゃなくて、それを入れるグラスのほうです", "consumer"),
    ("product_category", "どれにも当てはまらないです", "other"),
    ("project_type", "向こうのお店に置いてもらいたいです", "export"),
    ("us_tariff_response", "関税がどうこうって話じゃないんです", False),
    ("existing_export", "海外のかの字もないです", "none"),
    ("existing_base", "友人がいるくらいで、会社としては何も", False),
    ("existing_base", "ソウルに支店をひとつ構えました", True),
    ("trade_fair_plan", "そこまで手が回りません", "なし"),
    ("parallel_support", "販売の話だけなら違うんですね、じゃあ無しです", False),
    ("support_needs", "どこの国に売れるのか見当もつかないので教えてほしいです", ["market_selection"]),
    ("overseas_consulting_business", "教えられるほどの知識はないですよ", False),
    ("contact_preference", "月曜は定休日なんです。火曜以降でお願いします", "火曜以降"),
]
LEFT_OPEN: list[tuple[str, str]] = [
    ("existing_base", "取引先が上海に工場を建てました"),
    ("product_exists", "もうすぐ完売するような物を作りたいです"),
    ("supplier_consent", "輸出はだめとは言われてません"),
    ("entity_type", "会社じゃないとだめですか"),
    ("product_lawful", "税関で止められたことはありますか"),
]


@pytest.mark.parametrize(("field", "said", "value"), TALES)
def test_様子を話す答えを読む(field: str, said: str, value: Any) -> None:
    assert fields(said, field)[field] == value


@pytest.mark.parametrize(("field", "said"), LEFT_OPEN)
def test_他人のこと_願い_質問は答えにならない(field: str, said: str) -> None:
    assert field not in fields(said, field)


def test_相手が出してほしいと言うのは_こちらの願いではない() -> None:
    assert fields("蔵元さんも海外に出してほしいって言ってました", "supplier_consent") == {"supplier_consent": True}

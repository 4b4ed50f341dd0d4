"""Sentences that say which field they are about, unasked; look-alikes that settle nothing; answers to something else."""

from __future__ import annotations

from typing import Any

import pytest

from tests.nlu.fields.reading import fields

TOLD: list[tuple[str, str, Any]] = [
    ("consent_privacy", "個人情報をお預けすることに異存はございません。", True),
    ("consent_privacy", "個人情報をお渡しすることはできません。", False),
    ("management_approval", "代表からは、進めてよいと言われています。", True),
    ("management_approval", "まだ上には話を通していません。", False),
    ("product_category", "うちで扱っているのは食べ物です。", "agri_food"),
    ("product_category", "ジャンルで言えば産業財です。", "industrial"),
    ("product_exists", "完成品が手元にございます。", True),
    ("product_exists", "完成は来年の春になる見込みです。", False),
    ("supply_role", "当社が製造元になります。", "maker"),
    ("supply_role", "作るのはよそ様で、うちは売るほうです。", "trading"),
    ("supply_role", "当社はサービスの提供者にあたります。", "service_provider"),
    ("business_model", "売り先は現地の問屋さんを考えています。", "b2b"),
    ("product_lawful", "現地の法規に反するところはございません。", True),
    ("product_lawful", "相手国の規制で、今のままでは輸入が認められません。", False),
    ("project_type", "国内で作った品を海外の店に売っていく、いわゆる輸出です。", "export"),
    ("project_type", "タイに工場を構えて、そこで作って売る計画です。", "overseas_base"),
    ("existing_export", "その国への輸出は、これが初めてになります。", "none"),
    ("existing_export", "対象国にはトライアルで三回出荷しました。", "trial"),
    ("existing_export", "今回の国へは、ずっと取引が続いています。", "continuous"),
    ("existing_base", "目指す国に自社工場が動いています。", True),
    ("existing_base", "現地法人も支店も、どこにも持っていません。", False),
    ("us_tariff_response", "アメリカの関税引き上げを受けて、計画に入れました。", True),
    ("overseas_travel_possible", "必要なら、自社の費用で現地まで伺えます。", True),
    ("overseas_travel_possible", "自社の費用で渡航する余裕はありません。", False),
    ("parallel_support", "今のところ、相談しているのはこちらだけです。", False),
    ("compliance_declared", "三つの確認事項は、すべて当てはまります。", True),
    ("compliance_declared", "過去に補助金適正化法の違反がありました。", False),
    ("entity_type", "形としては個人事業になります。", "sole_proprietor"),
    ("sme_class", "区分としては卸売業になると思います。", "wholesale"),
    ("financial_statements", "三期分の決算書は、これから準備します。", "not_ready"),
    ("contact_department", "メールは営業部宛てにお送りください。", "営業部"),
    ("contact_department", "専務取締役という立場です。", "専務取締役"),
    ("contact_preference", "電話よりLINEのほうがありがたいです。", "LINE"),
    ("contact_name", "佐藤宛てにご連絡ください。", "佐藤"),
    ("target_timing", "2028年の春を目標にしています。", "2028年の春"),
    ("trade_fair_plan", "シンガポールの展示会に小間を押さえました。", "シンガポールの展示会"),
    ("trade_fair_plan", "見本市や商談会への参加は考えていません。", "なし"),
    ("implementation_team", "社長以下4名の体制で臨みます。", "社長以下4名"),
    ("support_needs", "手を借りたいのは国や地域を絞る作業です。", ["market_selection"]),
    ("founded_year", "昭和40年から続く店でございます。", 1965),
]
SETTLES_NOTHING = (
    "お客様の個人情報はきちんと管理しております。",
    "取引先の社長が輸出に賛成してくれています。",
    "開発した人はもう退職しました。",
    "製造元の工場を見学しました。",
    "対象国の人口は五千万人だそうです。",
    "今回の国では日本食が人気です。",
    "関税のことは通関業者さんに任せています。",
    "出張で来た方がよく買ってくださいます。",
    "海外展開コンサルの本を読みました。",
    "取引先が行政処分を受けて困っています。",
    "来年の春に社長が代わる予定です。",
    "総務の仕事は多いです。",
    "50年続く店になるのが夢です。",
    "現地に行ける人がいればいいんですが。",
)
OF_SOMETHING_ELSE = (
    ("motive", "ブースを取ってあるのは来年5月の食品展です。"),
    ("motive", "海外への出張は、持病がありまして難しいです。"),
    ("product_name", "分類で言うと消費財の仲間です。"),
    ("company_name", "組織の形としては協同組合です。"),
    ("contact_department", "本命の国へは毎年出荷が続いています。"),
    ("product_description", "輸出については作り手の了承をもらっています。"),
)


@pytest.mark.parametrize(("field", "text", "value"), TOLD)
def test_a_sentence_says_its_own_field(field: str, text: str, value: Any) -> None:
    assert fields(text).get(field) == value
    assert fields(text, "employees").get(field) == value


@pytest.mark.parametrize("text", SETTLES_NOTHING)
def test_look_alikes_settle_nothing(text: str) -> None:
    assert fields(text) == {}


@pytest.mark.parametrize(("asking", "text"), OF_SOMETHING_ELSE)
def test_another_matter_is_no_answer_in_free_words(asking: str, text: str) -> None:
    assert asking not in fields(text, asking)

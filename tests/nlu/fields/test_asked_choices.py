"""Choices and yes/no in the words people use to the question; None where the words leave it open."""

from __future__ import annotations

from typing import Any

import pytest

from tests.nlu.fields.reading import fields

ANSWERS: list[tuple[str, Any, list[str]]] = [
    ("entity_type", "corporation", [
        "法人です", "株式会社です", "会社です", "有限会社", "合同会社", "法人（株式会社など）", "株式会社",
        "法人です。", "うちは合同会社です", "法人成りしました", "NPO法人です", "一般社団法人", "会社",
        "法人のほうです",
    ]),
    ("entity_type", "sole_proprietor", [
        "個人事業主です", "個人でやってます", "個人です", "自営業です", "フリーランス", "個人事業", "個人",
        "まだ個人です", "法人じゃなくて個人です", "個人でやっていて、法人ではありません",
        "個人事業主ですが来年法人化する予定です", "個人商店です",
    ]),
    ("entity_type", "cooperative", [
        "組合です", "農協です", "協同組合です", "JAです", "漁協", "農業協同組合", "事業協同組合です",
    ]),
    ("entity_type", None, [
        "わからない", "どう違うんですか？", "法人じゃないとダメですか？", "はい", "個人情報はどうなりますか",
    ]),
    ("product_category", "agri_food", [
        "食品", "日本酒です", "お茶", "農林水産物・食品・飲料", "和牛です", "お菓子", "冷凍食品", "味噌と醤油",
    ]),
    ("product_category", "industrial", [
        "工業製品・部品・素材", "機械部品", "金属部品です", "工作機械", "部品", "産業用ロボット", "半導体製造装置",
    ]),
    ("product_category", "consumer", [
        "日用品・雑貨・衣料など", "雑貨です", "化粧品", "陶器", "家具", "タオル", "伝統工芸品です", "包丁",
    ]),
    ("product_category", "it_service", [
        "IT・サービス", "アプリ", "ソフトウェアです", "SaaSです", "ゲーム",
    ]),
    ("product_category", "other", [
        "その他", "どれにも当てはまりません",
    ]),
    ("product_exists", True, [
        "もうある", "もうあります", "はい", "はい、あります", "完成しています", "国内で販売しています",
        "売ってます", "量産してます", "できてます", "10年前から売っています", "既に販売中です", "あります",
        "ええ、もう売ってますよ", "商品化済みです", "はい、できあがっています",
    ]),
    ("product_exists", False, [
        "これから作る", "まだです", "開発中です", "試作段階です", "まだ試作品しかありません", "企画段階です",
        "いいえ", "いいえ、これからです", "まだできていません", "これから開発します", "来年完成予定です",
        "まだないです", "試作中です",
    ]),
    ("product_exists", None, [
        "わかりません", "どういう意味ですか", "微妙です", "たぶん",
    ]),
    ("supply_role", "maker", [
        "自社で作っている", "うちで作ってます", "自社製造です", "メーカーです", "自社工場で製造しています",
        "自分で作っています", "作っています", "製造してます", "OEMで作ってもらってます",
    ]),
    ("supply_role", "trading", [
        "仕入れて販売している", "仕入れて売ってます", "商社です", "卸です", "メーカーから仕入れています", "仕入れ",
        "問屋です", "仕入れ販売", "うちは作っていません、仕入れです",
    ]),
    ("supply_role", "service_provider", [
        "サービスを提供している", "サービス提供です", "サービスです",
    ]),
    ("supplier_consent", True, [
        "もらっている", "もらってます", "はい", "許可は取っています", "得ています", "了承済みです",
        "はい、もらっています", "メーカーからOKが出ています", "あります",
    ]),
    ("supplier_consent", False, [
        "まだもらっていない", "まだです", "許可はまだ", "もらってません", "いいえ", "これから相談します",
        "取っていません", "ないです", "まだもらってないです",
    ]),
    ("supplier_consent", None, [
        "確認します", "わからない", "たぶん大丈夫",
    ]),
    ("business_model", "b2b", [
        "企業・お店など（BtoB）", "BtoB", "会社向け", "企業です", "法人向けです", "レストランに卸したい",
        "現地の代理店に売りたい", "業務用です", "B2Bです", "飲食店向け", "企業間取引です", "バイヤー向け", "お店",
    ]),
    ("business_model", "b2c", [
        "一般の消費者（BtoC）", "一般のお客さんです", "消費者", "個人向け", "BtoC", "個人のお客様",
        "一般消費者向けです", "エンドユーザー",
    ]),
    ("business_model", "both", [
        "両方", "両方です", "どちらもです", "BtoBとBtoCの両方", "企業も個人もどっちも", "企業と一般消費者",
    ]),
    ("business_model", None, [
        "わからない", "どっちがいいですか？", "まだ決めてない",
    ]),
    ("product_lawful", True, [
        "問題ない", "はい", "問題ないです", "問題ありません", "合法です", "違反していません", "大丈夫です",
        "法律に反するものではありません", "はい、問題ないと思います", "認可も取っています", "特に問題ありません",
        "反していません",
    ]),
    ("product_lawful", False, [
        "問題がある", "違法です",
    ]),
    ("product_lawful", None, [
        "わかりません", "調べてないです", "国によります", "たぶん大丈夫だと思います", "確認が必要です",
    ]),
    ("project_type", "export", [
        "輸出したい", "輸出です", "輸出", "日本からの輸出です", "商品を売りたい", "まずは輸出です",
        "輸出を考えています",
    ]),
    ("project_type", "overseas_base", [
        "海外に拠点を作りたい", "拠点です", "現地法人を作りたい", "支店を出したい", "店を出したい",
        "工場を建てたい", "拠点を作ることです", "現地に店舗を出したいです",
    ]),
    ("project_type", None, [
        "わからない", "どっちがいいですか", "両方です",
    ]),
    ("existing_export", "none", [
        "まだない", "まだです", "初めてです", "ありません", "ないです", "これからです", "いいえ", "ゼロです",
        "輸出したことはありません", "していません", "一度もないです", "国内だけです", "未経験です",
        "いえ、今回が初めてです", "まだ輸出していません", "なし",
    ]),
    ("existing_export", "trial", [
        "何度か試した", "一回だけあります", "サンプルを送ったことがあります", "試しに出したことがあります",
        "過去に少しだけ", "何度かあります", "数回あります", "単発で1回", "以前スポットで出しました",
        "展示会でサンプル出荷した程度です",
    ]),
    ("existing_export", "continuous", [
        "継続して輸出している", "毎月出してます", "継続的に輸出しています", "定期的に出荷しています",
        "もう5年くらい続けています", "毎年輸出しています", "ずっと出しています", "月に2回出してます",
    ]),
    ("existing_export", None, [
        "はい", "あります", "わからない", "輸出しています", "はい、あります",
    ]),
    ("existing_base", True, [
        "ある", "あります", "はい", "支店があります", "タイに工場があります", "はい、現地法人が一つあります",
        "駐在員事務所があります",
    ]),
    ("existing_base", False, [
        "ない", "ありません", "ないです", "いいえ", "まだです", "拠点はありません", "特にないです",
        "現地法人はまだないです", "持っていません", "以前ありましたが今はありません", "いいえ、ございません",
        "はい、ありません",
    ]),
    ("existing_base", None, [
        "どこまでが拠点ですか", "わからない",
    ]),
    ("overseas_travel_possible", True, [
        "できる", "できます", "はい", "行けます", "可能です", "大丈夫です", "問題ないです", "もちろんです",
        "必要なら行きます", "出張できます", "喜んで行きます", "年に2回くらいなら行けます",
    ]),
    ("overseas_travel_possible", False, [
        "むずかしい", "難しいです", "できません", "無理です", "いいえ", "ちょっと厳しいです", "行けません",
        "人手が足りなくて難しい", "海外出張は難しいと思います",
    ]),
    ("overseas_travel_possible", None, [
        "場合によります", "わからない", "国によります", "検討します", "うーん", "どっちでもない", "たぶん行けます",
    ]),
    ("parallel_support", True, [
        "受けている", "受けています", "はい", "中小機構の支援を受けています", "コンサルタントに頼んでいます",
        "商工会議所に相談しています", "はい、受けてます",
    ]),
    ("parallel_support", False, [
        "受けていない", "受けてません", "いいえ", "ないです", "ありません", "特に受けていません",
        "いいえ、受けていません", "以前受けていましたが今は終わっています", "していません", "なし",
        "どこからも受けていません", "今は受けてないです",
    ]),
    ("management_approval", True, [
        "承認を得ている", "はい", "得ています", "社長もOK出てます", "私が社長です", "稟議通りました",
        "社長の承認済みです", "もらっています", "代表です", "社長が言い出したことなので承認済みです",
        "私が代表なので大丈夫です", "はい、私が代表です", "経営会議で承認されています", "OKです",
        "社長も乗り気です", "自分が経営者です",
    ]),
    ("management_approval", False, [
        "まだ得ていない", "まだです", "いいえ", "まだ社長に言ってない", "これから承認をもらいます",
        "まだもらっていません", "これからです", "社長にはまだ話していません", "承認待ちです", "稟議中です",
        "まだ取れていません",
    ]),
    ("management_approval", None, [
        "わからない", "確認します", "たぶん大丈夫です",
    ]),
    ("financial_statements", "three_years", [
        "3期分ある", "あります", "3期分あります", "はい", "3年分あります", "三期分揃っています",
        "直近3期分あります", "揃ってます", "用意できます", "10期以上あります", "はい、あります",
    ]),
    ("financial_statements", "newly_founded", [
        "設立まもなく3期分ない", "設立したばかりで1期分しかありません", "まだ1期です", "2期目です",
        "1期分だけあります",
    ]),
    ("financial_statements", "not_ready", [
        "まだ用意していない", "まだ用意できていません", "まだです", "これから準備します", "税理士に頼んでいます",
        "手元にないです", "準備中です", "いいえ",
    ]),
    ("financial_statements", None, [
        "わからない", "個人事業でも必要ですか？", "確定申告書でもいいですか",
    ]),
    ("overseas_consulting_business", False, [
        "いいえ", "違います", "いいえ、違います", "コンサルはしていません", "そうではありません",
        "うちはただの工場です", "関係ないです",
    ]),
    ("overseas_consulting_business", True, [
        "はい", "はい、そうです", "その通りです",
    ]),
    ("compliance_declared", True, [
        "すべて当てはまる", "はい", "すべて当てはまります", "全部当てはまります", "はい、問題ありません",
        "大丈夫です", "問題ないです", "誓います", "違反していません", "全てはいです", "当てはまります",
        "全部OKです",
    ]),
    ("compliance_declared", False, [
        "当てはまらないものがある", "いいえ", "当てはまりません", "一つ当てはまらないものがあります",
    ]),
    ("compliance_declared", None, [
        "わからない", "よくわかりません", "どういう意味ですか？",
    ]),
    ("us_tariff_response", True, [
        "はい", "そうです", "はい、関税の影響です", "関税対策です",
    ]),
    ("us_tariff_response", False, [
        "いいえ", "違います", "関係ありません", "いえ、関税とは関係なく前から考えていました",
    ]),
    ("consent_privacy", True, [
        "同意して始める", "はい", "同意します", "いいですよ", "はい、同意します", "大丈夫です", "OKです",
        "お願いします", "構いません", "承知しました", "了解です", "問題ないです", "👍", "うん", "いいよ",
    ]),
    ("consent_privacy", False, [
        "同意しない", "同意しません", "いいえ", "嫌です", "お断りします", "同意できません",
        "ちょっと同意しかねます",
    ]),
    ("consent_privacy", None, [
        "何に使うんですか？", "わからない", "いいです", "個人情報はどう使われますか", "結構です", "後で",
    ]),
    ("support_needs", ["business_matching"], [
        "バイヤーを紹介してほしい", "商談先を探してほしい", "取引先・商談先探し", "代理店探し",
    ]),
    ("support_needs", ["strategy"], [
        "海外戦略・計画づくり", "海外戦略を一緒に考えてほしい", "計画の立て方から",
    ]),
    ("support_needs", ["market_selection"], [
        "国・地域の選び方", "どの国がいいか一緒に考えてほしいです", "市場調査",
    ]),
    ("support_needs", ["finance"], [
        "資金", "お金の面", "資金面が不安です", "融資",
    ]),
    ("support_needs", ["ecommerce"], [
        "海外向けネット販売", "越境EC", "Amazonに出したい",
    ]),
    ("support_needs", ["trade_fair"], [
        "海外の展示会", "展示会に出たい",
    ]),
    ("support_needs", ["expert"], [
        "専門家の助言・同行", "専門家のアドバイスがほしい",
    ]),
    ("support_needs", ["human_resources"], [
        "人材の育成", "人材",
    ]),
    ("support_needs", ["product_refinement"], [
        "商品の磨き上げ", "パッケージの改良",
    ]),
    ("support_needs", ["base_setup"], [
        "海外拠点の設立",
    ]),
    ("support_needs", ["business_matching", "trade_fair"], [
        "商談と展示会",
    ]),
    ("support_needs", ["market_selection", "business_matching", "finance"], [
        "国選びと、取引先探しと、資金面です",
    ]),
    ("support_needs", None, [
        "わからない", "何がありますか？", "特にない", "なんでもいいです",
    ]),
    ("support_needs", ["strategy", "market_selection", "product_refinement", "business_matching", "ecommerce", "trade_fair", "expert", "finance", "human_resources", "base_setup"], [
        "全部", "全部お願いします", "全部です",
    ]),
    ("sme_class", "manufacturing_other", [
        "製造業・建設業・その他", "製造業です", "建設業", "メーカーです",
    ]),
    ("sme_class", "wholesale", [
        "卸売業", "卸です",
    ]),
    ("sme_class", "retail", [
        "小売業・飲食業", "小売です", "飲食店です",
    ]),
    ("sme_class", "service", [
        "サービス業", "サービス業です",
    ]),
]  # fmt: skip
WITH_MORE: list[tuple[str, str, dict[str, Any]]] = [
    (
        "management_approval",
        "はい、社長も承知しています。電話は052-123-4567です",
        {"management_approval": True, "contact_phone": "+81521234567"},
    ),
    ("management_approval", "従業員は30人です", {"employees": 30}),
    ("existing_base", "ないです。あと従業員は32人に訂正してください", {"existing_base": False, "employees": 32}),
    ("overseas_travel_possible", "はい、でも何回くらい行くんですか？", {"overseas_travel_possible": True}),
    ("overseas_travel_possible", "費用は出るんですか？", {}),
    ("overseas_travel_possible", "いや、資本金は5000万円でした", {"capital_yen": 50_000_000}),
    ("parallel_support", "受けてないと思います", {"parallel_support": False}),
    ("product_exists", "もう10年くらい売ってます", {"product_exists": True}),
    ("product_lawful", "いいえ", {"product_lawful": False}),
    ("entity_type", "株式会社湊です", {"entity_type": "corporation", "company_name": "株式会社湊"}),
    ("entity_type", "個人ですが屋号は湊屋です", {"entity_type": "sole_proprietor", "company_name": "湊屋"}),
    ("entity_type", "合資会社です", {"entity_type": "corporation"}),
    ("supply_role", "自社で作ってますが、一部は仕入れです", {}),
    ("business_model", "レストランとか卸ですね", {"business_model": "b2b"}),
    ("business_model", "ネットで個人に売りたい", {"business_model": "b2c"}),
    ("business_model", "海外の問屋さん", {"business_model": "b2b"}),
    ("product_category", "工芸品です", {"product_category": "consumer"}),
    ("product_category", "その他です", {"product_category": "other"}),
    ("existing_export", "一度だけサンプルを", {"existing_export": "trial"}),
    ("existing_export", "第一希望の国にはないです", {"existing_export": "none"}),
    ("existing_export", "台湾には出してますがタイはまだです", {"existing_export": "none"}),
    ("existing_export", "はい、毎年", {"existing_export": "continuous"}),
    ("existing_base", "まだないです。これから作りたいです", {"existing_base": False}),
    ("overseas_travel_possible", "年1回なら", {}),
    ("overseas_travel_possible", "費用次第です", {}),
    ("overseas_travel_possible", "私は行けませんが社員が行けます", {"overseas_travel_possible": True}),
    ("parallel_support", "商工会には相談しましたが支援は受けていません", {"parallel_support": False}),
    ("management_approval", "私がオーナーなので", {"management_approval": True}),
    ("management_approval", "自分が社長だから問題ないです", {"management_approval": True}),
    ("management_approval", "社長には話してあります", {"management_approval": True}),
    ("financial_statements", "2期分ならあります", {}),
    ("financial_statements", "確定申告書なら3年分あります", {"financial_statements": "three_years"}),
    ("support_needs", "展示会に出たいのと、通訳がほしいです", {"support_needs": ["trade_fair", "human_resources"]}),
    ("support_needs", "全部は要らないので、商談だけ", {"support_needs": ["business_matching"]}),
    ("support_needs", "1と3", {}),
    ("compliance_declared", "はい、全部当てはまります", {"compliance_declared": True}),
    (
        "consent_privacy",
        "はい、同意します。株式会社湊の田中です",
        {"consent_privacy": True, "company_name": "株式会社湊", "entity_type": "corporation", "contact_name": "田中"},
    ),
    ("consent_privacy", "同意しますが、データはいつ消えますか？", {"consent_privacy": True}),
    ("consent_privacy", "同意しないとどうなりますか？", {}),
    ("consent_privacy", "まあいいですよ", {"consent_privacy": True}),
    ("consent_privacy", "嫌だと言ったら？", {}),
    ("product_exists", "はい、3年前から売ってます", {"product_exists": True}),
    ("existing_export", "いえ、ありません", {"existing_export": "none"}),
    ("existing_export", "全然ないです", {"existing_export": "none"}),
    ("existing_export", "実はもう何年も続けてまして", {"existing_export": "continuous"}),
    ("management_approval", "私が決めてるので大丈夫", {"management_approval": True}),
    ("overseas_travel_possible", "ええ、可能ですよ", {"overseas_travel_possible": True}),
    ("overseas_travel_possible", "コロナもあるし厳しいかな", {"overseas_travel_possible": False}),
    ("parallel_support", "いまのところは特に", {}),
    ("parallel_support", "以前は受けていましたが今は受けていません", {"parallel_support": False}),
]


@pytest.mark.parametrize(("asking", "value", "texts"), ANSWERS)
def test_everyday_words_for_a_choice(asking: str, value: Any, texts: list[str]) -> None:
    expected = {} if value is None else {asking: value}
    assert {text: fields(text, asking) for text in texts} == dict.fromkeys(texts, expected)


@pytest.mark.parametrize(("asking", "text", "expected"), WITH_MORE)
def test_an_answer_beside_other_words(asking: str, text: str, expected: dict[str, Any]) -> None:
    assert fields(text, asking) == expected

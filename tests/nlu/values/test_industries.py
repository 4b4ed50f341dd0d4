"""Industries from codes, official names, trades, and products with what is done to them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import nlu.values.data as data
from nlu.values.industries import find_industries
from nlu.values.industry_tables import deeds, labels, products, trades
from nlu.values.normal import normalize
from nlu.values.types import Found


def stated(text: str) -> list[str]:
    """Codes the text states; an open one as its candidates."""
    return [_said(found) for found in find_industries(normalize(text)) if found.detail["stated"]]


def _said(found: Found) -> str:
    return str(found.value) if found.problem is None else found.problem.detail["candidates"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("E24", "E24"),
        ("Ｅ２４です", "E24"),
        ("業種コードはe24になります", "E24"),
        ("E-24", "E24"),
        ("I58", "I58"),
        ("大分類E", "E"),
        ("Eです", "E"),
        ("製造業", "E"),
        ("金属製品製造業", "E24"),
        ("食料品製造業です", "E09"),
        ("情報サービス業", "G39"),
        ("卸売業,小売業", "I"),
        ("卸売業、小売業です", "I"),
        ("飲料・たばこ・飼料製造業", "E10"),
        ("プラスチック製品製造業", "E18"),
        ("宿泊業", "M75"),
        ("物品賃貸業です", "K70"),
        ("はん用機械器具製造業", "E25"),
    ],
)
def test_codes_and_official_names(text: str, code: str) -> None:
    assert stated(text) == [code]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("町工場です", "E"),
        ("うちはメーカーです", "E"),
        ("酒蔵", "E10"),
        ("酒屋", "I58"),
        ("創業300年の造り酒屋です", "E10"),
        ("クラフトビールのブルワリーをやっています", "E10"),
        ("お菓子の製造販売", "E09"),
        ("水産加工の会社です", "E09"),
        ("製麺所", "E09"),
        ("金属加工をやってます", "E24"),
        ("メッキ屋や", "E24"),
        ("うちは板金屋だよ", "E24"),
        ("鉄工所を経営しております", "E24"),
        ("金型屋です", "E26"),
        ("鋳造業", "E22"),
        ("アルミダイカスト", "E23"),
        ("射出成形です", "E18"),
        ("縫製工場やねん", "E11"),
        ("染物屋です", "E11"),
        ("窯元です", "E21"),
        ("家具職人です", "E13"),
        ("印刷屋や", "E15"),
        ("木工所", "E12"),
        ("化粧品メーカーでございます", "E16"),
        ("医療機器メーカー", "E27"),
        ("電子部品メーカー", "E28"),
        ("自動車部品メーカー", "E31"),
        ("造船部品メーカーで、社員は102人", "E31"),
        ("農機具メーカー", "E26"),
        ("アプリ開発", "G39"),
        ("スマホアプリの開発会社", "G39"),
        ("ソフトウェアの受託開発をしています", "G39"),
        ("ゲーム会社", "G39"),
        ("IT企業です", "G"),
        ("SaaSの会社です", "G40"),
        ("映像制作", "G41"),
        ("アニメ制作会社を杉並区でやってます", "G41"),
        ("出版社です", "G41"),
        ("商社", "I"),
        ("商社です", "I"),
        ("貿易会社をやっています", "I"),
        ("食品商社です", "I52"),
        ("機械商社", "I54"),
        ("化粧品卸", "I55"),
        ("百貨店", "I56"),
        ("コンビニ", "I56"),
        ("八百屋", "I58"),
        ("花屋です", "I60"),
        ("本屋", "I60"),
        ("服屋", "I57"),
        ("古着のネット通販を個人でやってます", "I61"),
        ("ネット通販", "I61"),
        ("ネットショップを運営しています", "I61"),
        ("旅館", "M75"),
        ("ゲストハウスをやっています", "M75"),
        ("ラーメン屋です🍜", "M76"),
        ("台湾料理店", "M76"),
        ("居酒屋を経営", "M76"),
        ("弁当屋", "M77"),
        ("美容室", "N78"),
        ("エステサロンです", "N78"),
        ("旅行会社", "N79"),
        ("フィットネスジム", "N80"),
        ("学習塾です", "O82"),
        ("デザイン事務所", "L72"),
        ("コンサルティング会社です", "L72"),
        ("広告代理店", "L73"),
        ("設計事務所", "L74"),
        ("写真館", "L74"),
        ("農家", "A01"),
        ("りんご農家です", "A01"),
        ("静岡の茶農家です", "A01"),
        ("酪農をやってます", "A01"),
        ("林業", "A02"),
        ("漁師", "B03"),
        ("漁師しとります", "B03"),
        ("牡蠣養殖", "B04"),
        ("建設", "D"),
        ("工務店です", "D06"),
        ("大工です", "D07"),
        ("電気工事業", "D08"),
        ("運送屋", "H44"),
        ("倉庫業", "H47"),
        ("不動産屋", "K68"),
        ("レンタカー", "K70"),
        ("介護施設", "P85"),
        ("歯科医院", "P83"),
        ("自動車整備工場", "R89"),
        ("人材派遣会社です", "R91"),
        ("清掃業", "R92"),
        ("産廃業者", "R88"),
    ],
)
def test_trades(text: str, code: str) -> None:
    assert stated(text) == [code]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ネジを作ってる", "E24"),
        ("ねじの製造", "E24"),
        ("ネジをつくっております", "E24"),
        ("ネジを売ってる", "I55"),
        ("ネジを卸してる", "I55"),
        ("ばねをこさえてます", "E24"),
        ("包丁を鍛造しています", "E24"),
        ("味噌と醤油を造っています", "E09"),
        ("味噌、醤油を作ってます", "E09"),
        ("豆腐を作って売っています", "E09"),
        ("日本酒を造っています", "E10"),
        ("日本酒を輸入して卸しています", "I52"),
        ("クラフトビールを造っています", "E10"),
        ("抹茶の製造をしています", "E10"),
        ("Tシャツをつくっています", "E11"),
        ("タオル作ってます", "E11"),
        ("和紙を漉いてます", "E14"),
        ("革のカバンを縫っています", "E20"),
        ("陶器を焼いてます", "E21"),
        ("江戸切子の職人です", "E21"),
        ("陶器を作ってネットで売っています", "E21"),
        ("陶器をネットで売っています", "I61"),
        ("プラスチック部品の成形をやっています", "E18"),
        ("ゴム製品を製造しています", "E19"),
        ("歯車を削っています", "E25"),
        ("半導体の製造装置を作る会社です", "E26"),
        ("半導体を製造しています", "E28"),
        ("工作機械の製造", "E26"),
        ("工作機械の修理", "R90"),
        ("金型を設計製作しています", "E26"),
        ("測定器を開発・製造しています", "E27"),
        ("LED照明を作っています", "E29"),
        ("自動車の部品を作ってます", "E31"),
        ("メガネのフレームを製造しています", "E32"),
        ("石川県輪島市で漆器をつくっています", "E32"),
        ("熊野町で筆を作ってます", "E32"),
        ("長野県塩尻市で漆器、社員4人", "E32"),
        ("織物を80年やっています", "E11"),
        ("着物のレンタル", "K70"),
        ("化粧品の企画・製造", "E16"),
        ("化粧品をドラッグストアに卸しています", "I55"),
        ("食品の卸売をしています", "I52"),
        ("雑貨の小売", "I60"),
        ("アパレルのお店", "I57"),
        ("昆布を扱う商社です", "I52"),
        ("機械の商社", "I54"),
        ("真珠の卸です", "I55"),
        ("有機野菜を栽培しています", "A01"),
        ("りんごを作っています", "A01"),
        ("りんごを加工してジュースを作っています", "E10"),
        ("ゆずを加工しています", "E09"),
        ("米を作っています", "A01"),
        ("牛を飼っています", "A01"),
        ("魚の養殖", "B04"),
        ("カニを獲ってます", "B03"),
        ("しいたけを育てています", "A01"),
        ("自社で木製の家具を製造販売しています", "E13"),
        ("ﾈｼﾞを作ってる", "E24"),
        ("パンの製造小売", "E09"),
        ("革靴の製造卸をやっています", "E20"),
        ("介護用品のレンタル", "K70"),
        ("空調設備の施工をしています", "D08"),
        ("スマホゲームを作っています", "G39"),
        ("ボルトナットの専門商社", "I55"),
        ("骨董品を扱っています", "I60"),
        ("ガラス細工を作っています", "E21"),
    ],
)
def test_products_and_what_is_done_to_them(text: str, code: str) -> None:
    assert stated(text) == [code]


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("豆腐屋", "E09,I58"),
        ("豆腐屋です", "E09,I58"),
        ("和菓子屋をやってます", "E09,I58"),
        ("歯ブラシ屋です", "E32,I60"),
        ("アパレルです", "E11,I51,I57"),
        ("精密部品加工", "E24,E26,E18"),
        ("醤油", "E09,I52,I58"),
        ("食品です", "E09,I52,I58"),
        ("化粧品を販売しています", "I55,I60"),
        ("物流会社", "H44,H47,H48"),
        ("子供服ブランドを立ち上げました", "E11,I51"),
    ],
)
def test_open_answers_name_their_candidates(text: str, candidates: str) -> None:
    (found,) = find_industries(normalize(text))
    assert found.value is None
    assert found.problem is not None
    assert found.problem.code == "industry.ambiguous"
    assert found.problem.detail["candidates"] == candidates
    assert len(found.problem.detail["labels"].split("／")) == candidates.count(",") + 1


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("豆腐屋で、自分のところで豆腐を製造しています", ["E09"]),
        ("和菓子屋で製造業です", ["E09"]),
        ("お菓子屋、小売です", ["I58"]),
        ("アパレルの小売です", ["I57"]),
        ("製造業で、ネジを作っています", ["E24"]),
        ("サービス業ではなく製造業", ["E"]),
        ("コンサルはしていません、メーカーです", ["E"]),
    ],
)
def test_several_words_settle_each_other(text: str, codes: list[str]) -> None:
    assert stated(text) == codes


@pytest.mark.parametrize(
    "text",
    [
        "銀行から借りています",
        "ホテルに納めています",
        "百貨店さん向けです",
        "大学と共同開発しました",
        "問屋さん経由で売っています",
        "メーカーから仕入れています",
        "税理士に相談します",
        "本社は三重、登記も三重です",
        "資本金は1000万円です",
        "帯広市です",
        "墨田区です",
        "特になし",
        "米国に輸出したい",
        "小野寺です",
        "木製の",
        "フライパン",
        "コンサルはしていません",
        "",
        "いろいろやってます",
        "サービス業といえばサービス業かな…",
        "EUに行きたい",
        "A4の用紙",
    ],
)
def test_what_is_no_statement_of_the_industry(text: str) -> None:
    assert [code for code in stated(text) if "," not in code] == []


def test_details() -> None:
    (found,) = find_industries(normalize("うちは酒蔵です"))
    assert dict(found.detail) == {"label": "飲料・たばこ・飼料製造業", "stated": True, "by": "trade"}
    assert (found.start, found.end) == (3, 5)


def test_tables_agree() -> None:
    known = labels()
    middle = [code for code in known if len(code) == 3]
    assert len(known) == 20 + 99
    assert [int(code[1:]) for code in middle] == list(range(1, 100))
    assert all(set(codes) <= set(known) for codes in trades().values())
    for product in products().values():
        assert {*product.makes, product.wholesale, product.retail} <= set(known)
        assert product.grow in ("", *known)
    assert deeds() <= set(trades())
    assert len(trades()) + len(products()) > 12_000


@pytest.mark.parametrize("name", ["industry_trades", "industry_products"])
def test_no_word_has_two_meanings(name: str) -> None:
    words = [word for row in data.rows(name) for word in row["words"].split()]
    assert sorted({word for word in words if words.count(word) > 1}) == []


def test_a_word_is_a_trade_or_a_product() -> None:
    assert sorted(set(trades()) & set(products())) == []


def test_every_trade_word_is_found_as_an_answer() -> None:
    missed = [word for word, codes in trades().items() if stated(f"{word}です") != [",".join(codes)]]
    assert missed == []


def test_every_product_made_is_its_maker() -> None:
    missed = []
    for word, product in products().items():
        if stated(f"{word}を製造しています") not in ([",".join(product.makes)], ["E09"]):
            missed.append(word)
    assert missed == []


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    n = normalize(text)
    end = 0
    for found in find_industries(n):
        assert end <= found.start < found.end <= len(n.text)
        end = found.end
        assert found.problem is not None or re.fullmatch(r"[A-T](\d\d)?", found.value)


@given(
    st.lists(
        st.sampled_from(
            [
                "ネジ",
                "を",
                "作",
                "って",
                "売",
                "屋",
                "酒",
                "蔵",
                "の",
                "製造",
                "、",
                "です",
                "店",
                "に",
                "卸",
                "本",
                "米",
            ]
        ),
        max_size=30,
    )
)
def test_words_thrown_together(words: list[str]) -> None:
    find_industries(normalize("".join(words)))

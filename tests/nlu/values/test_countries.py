"""Countries: names, order, what is ruled out, and words that only look like countries."""

from __future__ import annotations

import itertools

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from nlu.values.countries import find_countries, ordered
from nlu.values.data import rows
from nlu.values.normal import normalize

NOT_ISO = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"}


def wanted(text: str) -> list[str]:
    return ordered(find_countries(normalize(text)))


def regions(text: str) -> list[str]:
    return [found.problem.detail["region"] for found in find_countries(normalize(text)) if found.problem]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("アメリカ", ["US"]),
        ("米国です", ["US"]),
        ("USA", ["US"]),
        ("ＵＳＡ", ["US"]),
        ("us", ["US"]),
        ("U.S.A.", ["US"]),
        ("ハワイ", ["US"]),
        ("ニューヨークに出したい", ["US"]),
        ("英国", ["GB"]),
        ("UK", ["GB"]),
        ("台湾と香港", ["TW", "HK"]),
        ("UAE", ["AE"]),
        ("ドバイ", ["AE"]),
        ("韓国", ["KR"]),
        ("中国本土", ["CN"]),
        ("上海", ["CN"]),
        ("深圳", ["CN"]),
        ("ホーチミン", ["VN"]),
        ("越南", ["VN"]),
        ("ﾍﾞﾄﾅﾑ", ["VN"]),
        ("ヴェトナム", ["VN"]),
        ("べとなむ", ["VN"]),
        ("ベトナム、タイ、インドネシア", ["VN", "TH", "ID"]),
        ("ベトナム・タイ", ["VN", "TH"]),
        ("タイ バンコク", ["TH"]),
        ("タイのバンコクとベトナムのハノイ", ["TH", "VN"]),
        ("アメリカカナダメキシコ", ["US", "CA", "MX"]),
        ("米中韓", ["US", "CN", "KR"]),
        ("米・中・韓", ["US", "CN", "KR"]),
        ("米、英、独", ["US", "GB", "DE"]),
        ("対米輸出を始めたい", ["US"]),
        ("米", ["US"]),
        ("独です", ["DE"]),
        ("たい", ["TH"]),
        ("いんどです", ["IN"]),
        ("トルコ", ["TR"]),
        ("ジョージア", ["GE"]),
        ("ジョージア州", ["US"]),
        ("南アフリカ", ["ZA"]),
        ("南ア", ["ZA"]),
        ("サウジ", ["SA"]),
        ("豪州", ["AU"]),
        ("オーストリアとオーストラリア", ["AT", "AU"]),
        ("アイルランドとアイスランド", ["IE", "IS"]),
        ("ギニアではなくガイアナ", ["GY"]),
        ("ニジェールとナイジェリア", ["NE", "NG"]),
        ("コンゴ民主共和国", ["CD"]),
        ("ドミニカ共和国", ["DO"]),
        ("北マケドニア", ["MK"]),
        ("インドとインドネシア", ["IN", "ID"]),
        ("Vietnam and Thailand", ["VN", "TH"]),
        ("シンガポール、マレーシア、フィリピン", ["SG", "MY", "PH"]),
        ("中国市場を狙いたい", ["CN"]),
        ("タイ向け", ["TH"]),
        ("タイ国内のバイヤー", ["TH"]),
        ("台湾料理店をタイに出したい", ["TH"]),
        ("米国、英国、独", ["US", "GB", "DE"]),
        ("アメリカ人向けに売りたい", ["US"]),
        ("シンガポ一ル", ["SG"]),
        ("アメリ力", ["US"]),
        ("タイ料理の店ですが、ドイツに行きたい", ["DE"]),
    ],
)
def test_names(text: str, codes: list[str]) -> None:
    assert wanted(text) == codes


@pytest.mark.parametrize(
    "text",
    [
        "中国地方",
        "中国地方の会社です",
        "広島の中国電力に納めています",
        "中国銀行から借りています",
        "中国・四国で売っています",
        "日本",
        "日本国内だけです",
        "米(コメ)を輸出したい",
        "お米を作っています",
        "米を輸出したい",
        "タイヤ",
        "タイヤを売っています",
        "タイル",
        "タイミングを見て",
        "タイトル",
        "ネクタイ",
        "マダイ",
        "タイ焼き",
        "タイ焼き屋です",
        "スイスイ進む",
        "インドア用品",
        "インド洋",
        "トルコ石",
        "チリ紙",
        "チリソース",
        "オマーンエビ",
        "アメリカン",
        "アメリカンドッグ",
        "フランス料理",
        "イタリアン",
        "フレンチ",
        "ドイツ村",
        "英語",
        "中華",
        "中華料理店",
        "和歌山",
        "東京都",
        "英会話",
        "輸出したい",
        "始めたいです",
        "USBメモリ",
        "business",
        "uk-tools.co.jp",
        "www.us-shop.jp",
        "中小企業です",
        "中部地方",
        "中越地方",
        "台東区",
        "韓国語ができる社員",
        "中国人の社員がいます",
        "ベトナム人実習生が3名",
        "10万ドル",
        "アメリカドル",
        "カナダドルで支払う",
        "ジャージー牛乳",
        "ローマ字",
        "独自の技術",
        "独立して10年",
        "伊勢市です",
        "印刷会社です",
        "加工しています",
        "豪華な",
        "仏壇を作っています",
        "日米",
        "台湾製の部品",
        "チリ産のワインを輸入しています",
        "タイ米を使っています",
        "ロス率",
        "マリ子",
        "ニューヨークチーズケーキ",
        "ジャパン",
        "南京錠",
        "英国風のデザイン",
        "",
    ],
)
def test_no_target(text: str) -> None:
    assert wanted(text) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("中国じゃなくてタイ", ["TH"]),
        ("中国ではなくタイです", ["TH"]),
        ("アメリカ以外", []),
        ("アメリカ以外ならどこでも", []),
        ("中国はやめてベトナムにします", ["VN"]),
        ("中国はやめておきます", []),
        ("中国と韓国以外でお願いします", []),
        ("中国や韓国ではなくタイを考えています", ["TH"]),
        ("中国、韓国以外", []),
        ("タイを除くASEAN", []),
        ("アメリカは考えていません", []),
        ("アメリカも検討しましたがやめて、カナダにしました", ["CA"]),
        ("中国よりタイがいいです", ["TH"]),
        ("アメリカから中国に変更します", ["CN"]),
        ("タイをベトナムに変えてください", ["VN"]),
        ("中国の代わりに台湾", ["TW"]),
        ("タイは外してください", []),
        ("タイは取り消しで、ベトナムだけにします", ["VN"]),
        ("中国はちょっと…。台湾ならいいです", ["TW"]),
        ("中国だけではなくタイも", ["CN", "TH"]),
        ("台湾を考えています", ["TW"]),
        ("台湾は考えています", ["TW"]),
        ("タイじゃない、台湾です", ["TW"]),
        ("アメリカは無理ですが、カナダなら", ["CA"]),
        ("アメリカには輸出しません", []),
        ("タイもベトナムも狙っています", ["TH", "VN"]),
        ("アメリカには輸出します", ["US"]),
        ("タイは検討しています", ["TH"]),
        ("タイは行きます", ["TH"]),
        ("タイには行きません", []),
        ("アメリカもカナダもやめて、イギリスだけ", ["GB"]),
        ("ロシアと中国は避けたい", []),
        ("中国とは取引したくない", []),
        ("アメリカに進出する予定はありません", []),
        ("アメリカへの予定はあります", ["US"]),
        ("香港経由で中国", ["CN"]),
        ("韓国→台湾に変更", ["TW"]),
    ],
)
def test_ruled_out(text: str, codes: list[str]) -> None:
    assert wanted(text) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("第一希望タイ、第二希望ベトナム", ["TH", "VN"]),
        ("第二希望ベトナム、第一希望タイ", ["TH", "VN"]),
        ("第1希望はタイ、第2希望はベトナムです", ["TH", "VN"]),
        ("まずベトナム、次にタイ", ["VN", "TH"]),
        ("まずは台湾、それから香港、最後に中国", ["TW", "HK", "CN"]),
        ("ベトナムとタイ、本命はタイ", ["TH", "VN"]),
        ("本命はタイ、ベトナムも", ["TH", "VN"]),
        ("タイが本命でベトナムが次点", ["TH", "VN"]),
        ("ベトナムが二番目で、一番はタイです", ["TH", "VN"]),
        ("1.タイ 2.ベトナム", ["TH", "VN"]),
        ("①台湾②香港", ["TW", "HK"]),
        ("①台湾 ②香港 ③アメリカ", ["TW", "HK", "US"]),
        ("1位 アメリカ\n2位 カナダ", ["US", "CA"]),
        ("将来的にはアメリカも、最初はタイから", ["TH", "US"]),
        ("アメリカはいずれ。台湾が先です", ["TW", "US"]),
        ("アメリカと、その次にドイツ", ["US", "DE"]),
        ("シンガポールと香港。優先は香港です", ["HK", "SG"]),
        ("台湾が一番でタイが二番", ["TW", "TH"]),
        ("タイ、ベトナム、タイ", ["TH", "VN"]),
        ("優先順位はドイツ、フランスの順です", ["DE", "FR"]),
        ("メインはアメリカで、カナダも少し", ["US", "CA"]),
        ("ドイツよりも先にフランス", ["FR", "DE"]),
        ("カナダよりアメリカを優先", ["US", "CA"]),
        ("2番目にタイ、1番目に台湾", ["TW", "TH"]),
        ("優先度はベトナム＞タイ＞インドネシア", ["VN", "TH", "ID"]),
        ("タイ・ベトナムの2カ国、優先度はベトナム", ["VN", "TH"]),
        ("アメリカが一番、二番がタイ、三番が台湾", ["US", "TH", "TW"]),
    ],
)
def test_order(text: str, codes: list[str]) -> None:
    assert wanted(text) == codes


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("EU", ["EU"]),
        ("ＥＵ圏", ["EU圏"]),
        ("東南アジア", ["東南アジア"]),
        ("欧州とアジア", ["欧州", "アジア"]),
        ("欧米です", ["欧米"]),
        ("中東", ["中東"]),
        ("ヨーロッパの国", ["ヨーロッパ"]),
        ("ASEANで", ["ASEAN"]),
        ("北米", ["北米"]),
        ("中南米", ["中南米"]),
        ("海外", []),
        ("外国に売りたい", []),
        ("中央アジア", ["中央アジア"]),
        ("アフリカ", ["アフリカ"]),
        ("アジアンテイスト", []),
        ("中東欧", ["中東欧"]),
    ],
)
def test_regions_are_problems(text: str, words: list[str]) -> None:
    assert regions(text) == words
    assert all(found.problem.code == "country.region" for found in find_countries(normalize(text)) if found.problem)


def test_details() -> None:
    first, second = find_countries(normalize("中国ではなく、第一希望はタイ料理"))
    assert dict(first.detail) == {"negated": True, "rank": None, "attributive": False}
    assert dict(second.detail) == {"negated": False, "rank": 1, "attributive": True}
    assert (second.start, second.end) == (12, 14)


def test_every_territory_by_its_name() -> None:
    names = {
        name.split("(")[0].strip(): code
        for code, name in Locale("ja").territories.items()
        if len(code) == 2 and code not in NOT_ISO and code not in ("JP", "JE", "GG", "BM", "IM")
    }
    assert len(names) > 240
    assert {name: wanted(f"{name}に輸出したいです") for name in names} == {name: [code] for name, code in names.items()}


def test_every_alias_leads_to_its_country() -> None:
    for row in rows("country_aliases"):
        expected = [row["code"]] if len(row["code"]) == 2 else []
        assert wanted(f"{row['word']}に輸出したい") == expected, row


def test_no_alias_twice() -> None:
    words = [row["word"] for row in rows("country_aliases")]
    assert sorted({word for word in words if words.count(word) > 1}) == []


@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    n = normalize(text)
    end = 0
    for found in find_countries(n):
        assert end <= found.start < found.end <= len(n.text)
        end = found.end
        assert (found.value is None) == (found.problem is not None)
        assert set(found.detail) == {"negated", "rank", "attributive"}


PIECES = [
    "タイ",
    "アメリカ",
    "中国",
    "米",
    "と",
    "、",
    "以外",
    "より",
    "まず",
    "第一希望",
    "じゃなくて",
    "やめて",
    "ヤ",
    "・",
    "EU",
    "が",
    "一番",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_words_thrown_together(words: list[str]) -> None:
    found = find_countries(normalize("".join(words)))
    assert all(one.end <= two.start for one, two in itertools.pairwise(found))
    assert len(set(ordered(found))) == len(ordered(found))


@given(st.lists(st.sampled_from(["US", "TH", "VN", "DE", "FR", "TW"]), unique=True, min_size=1, max_size=5))
def test_a_plain_list_keeps_its_order(codes: list[str]) -> None:
    names = Locale("ja").territories
    assert wanted("、".join(names[code] for code in codes)) == codes

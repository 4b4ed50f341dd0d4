"""Ordinary answers to one question each: with a question behind, off papers, by goods, by reasons, in dialect."""

from datetime import date

import pytest

from nlu.fields import read

TODAY = date(2026, 11, 21)


def told(asking: str | None, text: str) -> dict[str, object]:
    return {one.field: one.value for one in read(text, asking, TODAY).values}


@pytest.mark.parametrize(
    ("asking", "text", "value"),
    [
        ("capital_yen", "800万、でもこれ審査で見られるんですか", 8_000_000),
        ("capital_yen", "1200万円、これって多いほうですか？", 12_000_000),
        ("employees", "14人、ただ派遣さんは数えなくていいんですか", 14),
        ("prefecture", "高知県、これは登記のほうですか", "高知県"),
        ("target_countries", "オランダ、でもこれあとで変えられますか", ["NL"]),
        ("company_name", "丸吉製麺、これ公開されるんですか", "丸吉製麺"),
    ],
)
def test_答えのあとの読点と質問は答えを消さない(asking: str, text: str, value: object) -> None:
    assert told(asking, text)[asking] == value


@pytest.mark.parametrize(
    ("asking", "text", "field", "value"),
    [
        ("founded_year", "資本金、700万円と書いてありました", "capital_yen", 7_000_000),
        ("capital_yen", "1500万円と書いてあります", "capital_yen", 15_000_000),
        ("annual_sales_yen", "売上高は6400万円と載っていました", "annual_sales_yen", 64_000_000),
        ("capital_yen", "年商が2億で、4000万は資本金です", "capital_yen", 40_000_000),
    ],
)
def test_書類に書いてある数字は自社の数字(asking: str, text: str, field: str, value: int) -> None:
    assert told(asking, text)[field] == value


@pytest.mark.parametrize(
    "text",
    ["資本金は3億円以下と書いてありました", "募集の案内に1000万円と書いてありましたけど", "パンフに500万円とあります"],
)
def test_制度の書類にある数字は取らない(text: str) -> None:
    assert "capital_yen" not in told("capital_yen", text)


def test_ゼロの付け間違いは人数ではない() -> None:
    assert told("employees", "9人です。それと資本金は3百万じゃなくて3千万でした。ゼロひとつ違い") == {
        "employees": 9,
        "capital_yen": 30_000_000,
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("株式会社かもめ印刷や", "株式会社かもめ印刷"),
        ("有限会社たつみ醤油店じゃ", "有限会社たつみ醤油店"),
        ("株式会社まるは水産じゃけえ", "株式会社まるは水産"),
        ("合同会社すずめや", "合同会社すずめや"),
        ("有限会社北野いうもんじゃ", "有限会社北野"),
    ],
)
def test_方言の結びは社名に入らない(text: str, name: str) -> None:
    assert told("company_name", text)["company_name"] == name


def test_いまは何年からと名乗りに添えた創業() -> None:
    text = "尾道市の株式会社しおかぜ鉄工じゃ。従業員は21人、昭和51年からやっとる"
    assert told("product_name", text) == {
        "company_name": "株式会社しおかぜ鉄工",
        "entity_type": "corporation",
        "prefecture": "広島県",
        "city": "尾道市",
        "employees": 21,
        "founded_year": 1976,
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("萩で焼き物をやっている工房やまぶきと申します", "工房やまぶき"),
        ("海辺で喫茶をやっているカフェなぎさと申します", "カフェなぎさ"),
    ],
)
def test_何の店かで始まる名も名乗りから取る(text: str, name: str) -> None:
    assert told(None, text)["company_name"] == name


@pytest.mark.parametrize(
    ("asking", "text", "value"),
    [
        ("product_category", "業務用の機器です", "industrial"),
        ("product_category", "産業用機器", "industrial"),
        ("product_category", "冷凍のカニ爪です", "agri_food"),
        ("product_category", "柚子の焼き菓子です", "agri_food"),
        ("product_lawful", "どちらの国でも合法です", True),
        ("implementation_team", "蔵の四代目です", "蔵の四代目"),
        ("trade_fair_plan", "じゃあ、なしで", "なし"),
    ],
)
def test_問いに合う短い答え(asking: str, text: str, value: object) -> None:
    assert told(asking, text)[asking] == value


@pytest.mark.parametrize(
    ("asking", "text", "unsaid"),
    [
        ("product_exists", "まだ試作中です。来年の春に発売の予定で", "target_timing"),
        ("annual_sales_yen", "今日は決算書が手元にありません", "financial_statements"),
        ("annual_sales_yen", "火曜に連絡します", "contact_preference"),
        ("implementation_team", "わたしと経理の江川", "contact_name"),
        ("product_name", "冷却ユニットです", "company_name"),
        ("financial_statements", "展示会の件、中止になったので「なし」でお願いします", "support_needs"),
        ("management_approval", "まだ専務に話してません。話してから答えます", "management_approval"),
        ("contact_department", "そんなもん、うち一人だけや。飛ばして", "contact_department"),
        ("company_name", "昭和63年からです", "company_name"),
        ("contact_name", "小野寺花だ。字は難しいほうの齋じゃなくて、普通のほうな", "company_name"),
    ],
)
def test_そばの言葉を別の項目に取らない(asking: str, text: str, unsaid: str) -> None:
    assert unsaid not in told(asking, text)


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("・どの国が合うか\n・売り先の紹介", ["market_selection", "business_matching"]),
        ("どこの国がいいかの相談です", ["market_selection"]),
    ],
)
def test_どの国がいいかは支援の中身(text: str, needs: list[str]) -> None:
    assert told("support_needs", text)["support_needs"] == needs


@pytest.mark.parametrize(
    ("asking", "text", "value"),
    [
        ("annual_sales_yen", "2億1千万…んにゃ、それは一昨年だ。去年は1億8千万だ", 180_000_000),
        ("product_name", "みずたまです。あ、違います、それは古い名前で、今はみずたま極です", "みずたま極"),
        ("company_name", "会社は株式会社じゃのうて有限会社でした。有限会社しぐれ堂", "有限会社しぐれ堂"),
    ],
)
def test_言い直しは方言でも古い名でも新しいほうを取る(asking: str, text: str, value: object) -> None:
    assert told(asking, text)[asking] == value

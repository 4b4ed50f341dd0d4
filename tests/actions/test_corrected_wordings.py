"""Answers that stand, put right and taken back in every wording, beside an answer or alone; and what only looks so."""

from __future__ import annotations

from typing import Any

import pytest

from tests.actions.hearing import changes, standing, told

ASKING = "overseas_travel_possible"
# The field, what people call it, its standing words and value, the new words and value.
ANSWERS: list[tuple[str, str, str, Any, str, Any]] = [
    ("employees", "人数", "17名", 17, "19名", 19),
    ("capital_yen", "資本金", "500万円", 5_000_000, "1500万円", 15_000_000),
    ("annual_sales_yen", "年商", "2億1千万円", 210_000_000, "8600万円", 86_000_000),
    ("founded_year", "創業年", "1951年", 1951, "1954年", 1954),
    ("contact_name", "担当者", "宮田", "宮田", "宮内", "宮内"),
    ("contact_department", "部署", "総務課", "総務課", "海外課", "海外課"),
    ("contact_email", "メール", "kura@ta-n.example.jp", "kura@ta-n.example.jp", "boeki@ta-n.example.jp", "boeki@ta-n.example.jp"),
    ("contact_phone", "電話番号", "0256-55-0110", "+81256550110", "0256-55-0190", "+81256550190"),
    ("website", "ホームページ", "https://ta-n.example.jp", "https://ta-n.example.jp", "https://ta-m.example.jp", "https://ta-m.example.jp"),
    ("company_name", "社名", "株式会社タニ", "株式会社タニ", "株式会社谷金物", "株式会社谷金物"),
    ("product_name", "商品名", "爪切り", "爪切り", "剪定ばさみ", "剪定ばさみ"),
    ("target_timing", "時期", "2027年4月まで", "2027年4月まで", "2027年9月まで", "2027年9月まで"),
]  # fmt: skip
WORDINGS = [
    "{name}は{old}→{new}でお願いします", "{old}→{new}です", "{name}：{old}→{new}", "さっき{old}と書いたのは間違いで、{new}が正しいです",
    "{name}の{old}は古い情報でした。{new}です", "{name}なんですけど、{new}に修正お願いできますか", "やっぱり{name}は{new}で", "{name}、{new}に訂正で",
    "{name}の{old}は誤りです。{new}が正しいです", "{name}を{old}から{new}に変えたいです", "{name}ちゃうわ、{new}やった", "さっきの{old}、本当は{new}です",
    "あ、{name}は{new}でした🙇", "先ほどの{name}ですが{old}を{new}に差し替えてください", "{name}を{new}にしといてください",
]  # fmt: skip


@pytest.mark.parametrize("before_it", ["", "はい、行けます。"])
@pytest.mark.parametrize("wording", WORDINGS)
def test_the_old_gives_way_to_the_new(wording: str, before_it: str) -> None:
    wrong = {}
    answered = {ASKING: True} if before_it else {}
    for field, name, old, value, new, mended in ANSWERS:
        before = standing({field: value}, ASKING)
        said = before_it + wording.format(name=name, old=old, new=new)
        if (found := changes(before, told(before, said))) != {field: mended, **answered}:
            wrong[said] = found
    assert wrong == {}


@pytest.mark.parametrize(
    ("wording", "status"),
    [
        ("{name}を一度クリアしてください", None), ("{name}、いったんリセットしてください", None), ("{name}だけ消しといて", None),
        ("{name}は間違っていたので消して", None), ("{name}は白紙にしてもらえますか", None), ("{name}は保留にしてください", "later"),
        ("{name}はいったん保留で", "later"), ("{name}、確認してからまた入れます", "later"), ("{name}は取り消して、後で答えさせてください", "later"),
        ("{name}は「わからない」に変えてください", "unknown"), ("{name}は自信がないのでいったん消してください。確認してまたお伝えします", "later"),
    ],
)  # fmt: skip
def test_an_answer_goes(wording: str, status: str | None) -> None:
    answers = {"employees": 17, "target_countries": ["TH"], "motive": "円安だから", "support_needs": ["expert"]}
    for field, name in zip(answers, ("人数", "対象国", "動機", "支援の希望"), strict=True):
        before = standing({field: answers[field]}, ASKING)
        assert changes(before, told(before, wording.format(name=name))) == {field: status}


@pytest.mark.parametrize(
    ("answers", "asking", "text", "expected"),
    [
        ({"employees": 17}, "website", "ないです。17人と書いたのは去年の人数で、今は19人です", {"website": "skipped", "employees": 19}),
        ({"employees": 17}, "contact_name", "滝です。17名はパート込みでした、除くと9名です", {"contact_name": "滝", "employees": 9}),
        ({"founded_year": 1951}, "contact_name", "滝です。1951年は個人で始めた年で、法人にしたのは1968年でした",
         {"contact_name": "滝", "founded_year": 1968}),
        ({"employees": 17}, "contact_name", "滝です。人数の17名は当てずっぽうでした。分からないにしてください",
         {"contact_name": "滝", "employees": "unknown"}),
        ({"employees": 17}, "contact_name", "滝です。17人はグループ全体の人数でした。うち単独のは後で調べます",
         {"contact_name": "滝", "employees": "later"}),
        ({"product_name": "黒糖のかりんとう"}, "target_countries", "タイ。商品ですが、かりんとうはやめて黒糖の石けんで申し込みます",
         {"target_countries": ["TH"], "product_name": "黒糖の石けん"}),
        ({"motive": "円安だから"}, "implementation_team", "動機は「庭の道具を家庭に届けたい」に変えます！体制は社長と事務の2名",
         {"motive": "庭の道具を家庭に届けたい", "implementation_team": "社長と事務の2名"}),
        ({"implementation_team": "常務と貿易担当の3人"}, "support_needs", "商談相手探しです。人数が3人じゃなくて、体制は常務と私の二人です",
         {"support_needs": ["business_matching"], "implementation_team": "常務と私の二人"}),
        ({"business_model": "b2c"}, "target_countries", "タイです。それとさっきの、会社にも売りよるけえ両方にしといて",
         {"target_countries": ["TH"], "business_model": "both"}),
        ({"support_needs": ["trade_fair", "expert"], "trade_fair_plan": "来年の見本市に出る"}, "overseas_consulting_business",
         "いいえ。支援の希望ですが、展示会はなしにして、代わりに資金の相談を入れてください",
         {"overseas_consulting_business": False, "support_needs": ["expert", "finance"]}),
        ({"support_needs": ["expert"]}, "support_needs", "支援の希望は全部消してもらえますか", {"support_needs": None}),
        ({"industry": "I52"}, "supply_role", "仕入れて売る側です。すみません、本社は島根県の松江市で、境港は倉庫でした。所在地を直してください",
         {"supply_role": "trading", "prefecture": "島根県", "city": "松江市"}),
        ({"contact_department": "購買課"}, "contact_email", "t@ta-n.example.jpです。だから部署は貿易課に変えといてください",
         {"contact_email": "t@ta-n.example.jp", "contact_department": "貿易課"}),
        # Nothing is changed by these.
        ({"annual_sales_yen": 90_000_000}, "contact_name", "森です。9000万は去年の数字です", {"contact_name": "森"}),
        ({"product_name": "爪切り"}, "product_description", "爪切りを剪定ばさみに変えて使う人もいます",
         {"product_description": "爪切りを剪定ばさみに変えて使う人もいます"}),
        ({"employees": 17}, "motive", "17名から12名に減ってしまったので、新しい柱がほしい",
         {"motive": "17名から12名に減ってしまったので、新しい柱がほしい"}),
        ({"employees": 17}, "motive", "社員17名の生活を守りたいからです", {"motive": "社員17名の生活を守りたいからです", "employees": 17}),
        ({"business_model": "b2b"}, "motive", "企業向けから個人向けに変えたいので、海外の店を探しています",
         {"motive": "企業向けから個人向けに変えたいので、海外の店を探しています"}),
        ({"employees": 17}, "founded_year", "17人は去年の人数でした。1990年の創業です", {"founded_year": 1990}),
    ],
)  # fmt: skip
def test_what_an_old_answer_was(answers: dict[str, Any], asking: str, text: str, expected: dict[str, Any]) -> None:
    before = standing(answers, asking)
    found = changes(before, told(before, text))
    assert found == {name: value for name, value in expected.items() if answers.get(name) != value}


@pytest.mark.parametrize(
    ("asking", "first", "second", "expected"),
    [
        ("employees", "900万", "あ、今のは資本金です💦 社員は7人です", {"capital_yen": 9_000_000, "employees": 7}),
        ("employees", "900万", "それ資本金でしたw 人数は7人です", {"capital_yen": 9_000_000, "employees": 7}),
        ("target_timing", "火曜の夕方", "勘違いしました、それは連絡のつく時間です。来年の4月です",
         {"contact_preference": "火曜の夕方", "target_timing": "来年の4月"}),
        ("contact_name", "国際課", "国際課は部署です。名前は三村と申します", {"contact_department": "国際課", "contact_name": "三村"}),
    ],
)  # fmt: skip
def test_what_was_said_before_belongs_elsewhere(asking: str, first: str, second: str, expected: dict[str, Any]) -> None:
    begun = standing({}, asking)
    missed = told(begun, first).but(asking=asking)
    assert changes(begun, told(missed, second)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "やっぱり売上は載せないでください",
        "売上は言いたくないので消してもらえますか",
        "年商なんですが、書きたくないので消してください",
    ],
)
def test_what_one_does_not_want_to_say_is_not_asked_again(text: str) -> None:
    before = standing({"annual_sales_yen": 70_000_000}, ASKING)
    assert changes(before, told(before, text)) == {"annual_sales_yen": "skipped"}


def test_an_address_is_put_right_as_a_whole() -> None:
    before = standing({"prefecture": "神奈川県", "city": "厚木市"}, ASKING)
    after = told(before, "住所を直させてください。引っ越して、今は山梨県都留市です。厚木は前の住所でした")
    assert changes(before, after) == {"prefecture": "山梨県", "city": "都留市"}


def test_a_word_that_points_back_is_no_name() -> None:
    before = standing({"product_name": "味噌"}, "product_description")
    after = told(before, "今回はゆず味噌のほうで申し込みたいです。商品名、そっちに変えてもらえますか")
    assert changes(before, after) == {"product_name": "ゆず味噌"}


def test_a_part_of_the_products_name_does_not_replace_it() -> None:
    before = standing({"product_name": "あさぎりタオル"}, "supplier_consent")
    after = told(before, "あ、違いました。このタオルは自社で織っています")
    assert "product_name" not in changes(before, after)

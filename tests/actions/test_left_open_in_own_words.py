"""The question asked is put off, refused, or has nothing to ask for, in people's own words; and answers brought without their names."""

from __future__ import annotations

from typing import Any

import pytest

from bot.intake.profile import Status
from nlu.fields import Act, act_of, nothing_there
from nlu.fields.promises import asks_leave
from nlu.intents.evidence import promised
from tests.actions.hearing import changes, standing, told
from tests.actions.test_brought_late import put_off


@pytest.mark.parametrize(
    "text",
    [
        "社労士に尋ねてみます",
        "本店に問い合わせておきます",
        "人数は来月でもよろしいでしょうか",
        "明日お返事でもいい?",
        "ここも来週まとめて",
        "今は決められません、また今度",
        "監査役に電話してみます、少々お待ちください",
        "ちょっと待ってください、帳簿を見てみます",
        "次の理事会までお待ちください",
        "総会のあとお知らせします",
        "係の者に書かせます",
    ],
)
def test_自分の言葉の約束は_あとでになる(text: str) -> None:
    before = standing({}, "employees")
    assert act_of(text) is Act.LATER
    assert promised(text)
    assert changes(before, told(before, text)) == {"employees": "later"}


@pytest.mark.parametrize(
    "text",
    [
        "続きは来週でもいいですか",
        "申し込みは来月でもよろしいですか",
        "来月でも大丈夫です",
        "現地の需要を確かめてみたいからです",
        "三つとも自信を持って言えます",
        "念のため確認しておきます",
    ],
)
def test_話の続きや制度の問いは_答えの先送りではない(text: str) -> None:
    assert not asks_leave(text)
    assert act_of(text) is not Act.LATER or not promised(text)


@pytest.mark.parametrize(
    "text",
    [
        "ないしょです",
        "教えられまへん",
        "売上は控えさせてください",
        "会長に書くなと言われてるので無しで",
        "それはお答えしかねます",
        "外には言えません",
    ],
)
def test_自分の言葉で断れば_飛ばしたことになる(text: str) -> None:
    before = standing({}, "annual_sales_yen")
    assert changes(before, told(before, text)) == {"annual_sales_yen": "skipped"}


@pytest.mark.parametrize("text", ["はっきりとは言えません", "まだ言えません", "全部に当てはまるとは言えません"])
def test_言い切れないだけなら_断ったことにはならない(text: str) -> None:
    assert act_of(text) is not Act.SKIPS


@pytest.mark.parametrize(
    ("asking", "text"),
    [
        ("website", "ございません。ツイッターだけです"),
        ("website", "サイトは昔ありましたが閉じて、今はありません"),
        ("website", "うちみたいな店にはないよ"),
        ("contact_department", "夫婦二人なので部署はございません"),
        ("contact_department", "特に分かれていません"),
        ("product_url", "商品のサイトもパンフレットもないです"),
    ],
)
def test_無いものは_飛ばしたことになる(asking: str, text: str) -> None:
    before = standing({}, asking)
    assert changes(before, told(before, text)) == {asking: "skipped"}


def test_無いという文は_ほかの項目の答えと並んでいてもよい() -> None:
    before = standing({}, "website", capital_yen="unknown")
    after = told(before, "資本金は700万やった。サイトは無い", "correct")
    assert changes(before, after) == {"capital_yen": 7_000_000, "website": "skipped"}


@pytest.mark.parametrize("text", ["番号は分からん", "サイトがないとだめですか", "部署がないわけではないです"])
def test_分からないや問いは_無いとは違う(text: str) -> None:
    before = standing({}, "corporate_number" if "番号" in text else "website")
    assert "skipped" not in changes(before, told(before, text)).values()
    assert not nothing_there("分からん", "corporate_number")


@pytest.mark.parametrize(
    ("awaited", "asking", "text", "found"),
    [
        ("capital_yen", "contact_phone", "登記簿が出てきました、900万円です", {"capital_yen": 9_000_000}),
        ("capital_yen", "annual_sales_yen", "先ほどの件、900万円でした", {"capital_yen": 9_000_000}),
        (
            "founded_year",
            "annual_sales_yen",
            "母に聞いたら昭和50年だって。売上は言えません",
            {"founded_year": 1975, "annual_sales_yen": "skipped"},
        ),
        (
            "annual_sales_yen",
            "contact_phone",
            "集計できました。6,200万円です。0748-55-0123",
            {"annual_sales_yen": 62_000_000, "contact_phone": "+81748550123"},
        ),
        ("contact_department", "annual_sales_yen", "課長いわく「購買課」だそうです", {"contact_department": "購買課"}),
        ("target_countries", "website", "会議の結果、タイに決まりました。サイトは無い", {"target_countries": ["TH"], "website": "skipped"}),
        ("contact_name", "contact_preference", "名前やけど、やっぱり津山で登録しといて", {"contact_name": "津山"}),
    ],
)  # fmt: skip
def test_知らせとともに来た答えは_待っていた項目に入る(
    awaited: str, asking: str, text: str, found: dict[str, Any]
) -> None:
    before = put_off(awaited, asking, Status.LATER)
    assert changes(before, told(before, text)) == found


@pytest.mark.parametrize(
    ("awaited", "asking", "text", "found"),
    [
        ("capital_yen", "annual_sales_yen", "調べたら900万円でした", {"annual_sales_yen": 9_000_000}),
        ("capital_yen", "employees", "取引先に聞いたら900万円だそうです", {}),
        ("employees", "capital_yen", "決算書見ました。900万円です", {"capital_yen": 9_000_000}),
    ],
)
def test_今の質問に合う答えとよその話は_待っていた項目に入らない(
    awaited: str, asking: str, text: str, found: dict[str, Any]
) -> None:
    before = put_off(awaited, asking, Status.LATER)
    assert changes(before, told(before, text)) == found


@pytest.mark.parametrize("text", ["もう1か国はタイに決まりました", "残りの一つはタイにします", "もう片方はタイです"])
def test_残しておいた国は_加わる(text: str) -> None:
    before = standing({"target_countries": ["TW"]}, "motive")
    assert changes(before, told(before, text)).get("target_countries") == ["TW", "TH"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("日本では合法です。現地の規制は調べてみます", {"product_lawful": "later"}),
        ("問題ないです。詳しくは後日書きます", {"product_lawful": True}),
    ],
)
def test_片方の国が未確認なら_適法とはしない(text: str, found: dict[str, Any]) -> None:
    before = standing({}, "product_lawful")
    assert changes(before, told(before, text)) == found


def test_商品名を聞かれて名前は後日と言えば_商品名のこと() -> None:
    before = standing({}, "product_name")
    assert changes(before, told(before, "名前は…まだ出せないので後日で", "postpone")) == {"product_name": "later"}

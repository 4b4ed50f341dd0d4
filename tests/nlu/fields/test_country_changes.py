"""What a message makes of the countries that stand: struck, put in another's place, added, put in another order."""

from __future__ import annotations

import pytest

from nlu.fields import country_change

STANDING = ["TW", "HK"]


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("国の話、香港じゃなくてシンガポールに変えてもらえます？台湾はそのままで", ["TW", "SG"]),
        ("香港は外してシンガポールを入れといてください", ["TW", "SG"]),
        ("香港って言いましたけどシンガポールに変更します", ["TW", "SG"]),
        ("二つ目をシンガポールにしてください", ["TW", "SG"]),
        ("第一希望は台湾でなくシンガポールにします。香港は二番目のままで", ["SG", "HK"]),
        ("あ、国にシンガポールも足しといてください", ["TW", "HK", "SG"]),
        ("そういえばシンガポールも考えてました。国に追加してください", ["TW", "HK", "SG"]),
        ("シンガポールも足しといてください、二番目で", ["TW", "SG", "HK"]),
        ("台湾の次にシンガポールを入れてもらえますか", ["TW", "SG", "HK"]),
        ("やっぱり一番はシンガポールにします。台湾と香港はその次で", ["SG", "TW", "HK"]),
        ("国の順番、逆にしてください", ["HK", "TW"]),
        ("本命は香港です、台湾はその次", ["HK", "TW"]),
        ("香港はいったん見送ります", ["TW"]),
        ("台湾一か国でお願いします", ["TW"]),
        ("台湾はやめて香港一本でいきます", ["HK"]),
        ("全部やめてシンガポール一本にします", ["SG"]),
        ("あ、香港が先で台湾が後です", ["HK", "TW"]),
        ("先に香港、後で台湾にします", ["HK", "TW"]),
        ("台湾より香港を優先してください", ["HK", "TW"]),
        ("やっぱり香港から始めたいです", ["HK", "TW"]),
        ("香港を一番手にして、台湾は二番手です", ["HK", "TW"]),
    ],
)
def test_the_list_as_it_is_after_the_change(text: str, after: list[str]) -> None:
    change = country_change(text, STANDING)
    assert change is not None
    assert change.after == after


@pytest.mark.parametrize(
    "text",
    [
        "台湾の展示会は見送ります", "香港向けはもうやめてます", "台湾じゃなくて香港で売ってます", "台湾より香港のほうが売れてます",
        "香港だけ行ったことがあります", "香港の代わりにシンガポールの代理店を使っています", "台湾だけです", "台湾も香港もまだです",
        "香港は一番遠いので行けません", "台湾の次に香港へ行く予定です", "シンガポールにも友人がいます", "香港の取引先は外してください",
        "シンガポール経由で香港に入れています", "アメリカの関税が心配です",
        "香港から注文が来ました", "台湾より香港のほうが近いです",
    ],
)  # fmt: skip
def test_countries_spoken_of_for_another_reason_change_nothing(text: str) -> None:
    assert country_change(text, STANDING) is None


def test_two_of_three_change_places() -> None:
    change = country_change("台湾とタイを入れ替えてください", ["TW", "HK", "TH"])
    assert change is not None
    assert change.after == ["TH", "HK", "TW"]


def test_only_the_sentences_that_tell_it_are_taken() -> None:
    text = "特にないです。あと香港は抜いてください。よろしく"
    change = country_change(text, STANDING)
    assert change is not None
    assert [text[start:end] for start, end in change.spans] == ["あと香港は抜いてください。"]


_FIRST = ("一番は{0}", "{0}が最初", "まずは{0}", "{0}を先頭に", "本命は{0}")
_SECOND = ("次に{1}", "{1}は二番目", "その次が{1}", "続いて{1}", "次いで{1}")
_LAST_OF_THREE = ("最後が{2}", "{2}は最後", "それから{2}", "三番目は{2}", "あとは{2}")


@pytest.mark.parametrize("lead", ["順番変えていいですか。", "優先順位は", "国の順番ですが、"])
@pytest.mark.parametrize("order", [("タイ", "インド", "ベトナム"), ("ベトナム", "タイ", "インド")])
@pytest.mark.parametrize(("first", "second", "last"), zip(_FIRST, _SECOND, _LAST_OF_THREE, strict=True))
def test_every_way_to_tell_an_order(lead: str, order: tuple[str, ...], first: str, second: str, last: str) -> None:
    codes = {"タイ": "TH", "インド": "IN", "ベトナム": "VN"}
    change = country_change(
        f"{lead}{'、'.join((first, second, last)).format(*order)}でお願いします", ["TH", "VN", "IN"]
    )
    assert change is not None and change.after == [codes[name] for name in order]

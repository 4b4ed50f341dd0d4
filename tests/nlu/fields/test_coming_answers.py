"""Answers promised for when they are known, questions only spoken of, and answers with a caveat around them."""

from __future__ import annotations

from typing import Any

import pytest

from nlu.fields import Act, act_of, remarks
from nlu.fields.nothing_there import nothing_there
from nlu.intents.evidence import only_asks, promised
from tests.nlu.fields.reading import fields

TO_COME = [
    "新しいサイトが公開になったらアドレスを送ります", "数えて折り返します", "現地に問い合わせて返事します", "社長に聞いてまた来ますわ",
    "朝礼で決めて、また連絡します", "引っ越したら新しい住所を送ります", "登記簿見て、また今度言うわ", "税理士に聞いて、分かり次第折り返します",
    "組合に聞いて返事しまーす", "シフトが出たら伝えます", "これは本社に聞きます", "発表の前なので、まだ言えないんです",
]  # fmt: skip
NOT_TO_COME = [
    "ご注文をいただいたら編んで送ります", "デザインはお客様と相談して決めます", "社長に確認して、承認をもらいました", "呼ばれたらいつでも行きます",
    "農家さんに確認して、熟したものだけ出しています", "確認しました、15名です",
]  # fmt: skip


@pytest.mark.parametrize("said", TO_COME)
def test_分かったら答えるという約束は後で(said: str) -> None:
    assert act_of(said) is Act.LATER


@pytest.mark.parametrize("said", NOT_TO_COME)
def test_商いの約束や済んだことは後回しでない(said: str) -> None:
    assert act_of(said) is not Act.LATER


@pytest.mark.parametrize(
    ("asking", "text"),
    [
        ("business_model", "業者さん相手か一般の方相手かは、社内で話して決めます"),
        ("target_timing", "海外出張に行けるかは後で答えます"),
        ("project_type", "輸出にするか拠点にするかは会議で決めて知らせます"),
        ("product_name", "商品名は社内公募中。決まったら送ります"),
    ],
)
def test_名だけ挙げた問いは答えにならない(asking: str, text: str) -> None:
    assert fields(text, asking) == {}


@pytest.mark.parametrize(
    ("text", "field", "act"),
    [
        ("法律上問題ないかどうかは調べてから書きます", "product_lawful", Act.LATER),
        ("どの国に出すかはまた今度", "target_countries", Act.LATER),
        ("現地に行けるかは分からないです", "overseas_travel_possible", Act.UNKNOWN),
    ],
)
def test_名だけ挙げた問いは質問でない(text: str, field: str, act: Act) -> None:
    (one,) = remarks(text)
    assert (one.names[0].fields, one.act, one.asks) == ((field,), act, False)


def test_拠点があるかどうかを聞いてくるという約束は_質問でない() -> None:
    assert promised("支店があるかどうか、本社に問い合わせて返事します")


@pytest.mark.parametrize("text", ["あとで直すこともできますか？", "後から変更って可能ですか"])
def test_後でできるかと問うのは_後回しでない(text: str) -> None:
    assert only_asks(text)
    assert not only_asks("後で直して送ります")


AROUND: list[tuple[str, str, dict[str, Any]]] = [
    ("contact_name", "正式な窓口は未定ですけど、いまは杉本で", {"contact_name": "杉本"}),
    ("contact_preference", "まだ予定が読めないけど、平日の夕方", {"contact_preference": "平日の夕方"}),
    ("contact_department", "名刺には海外事業課って書いてあります", {"contact_department": "海外事業課"}),
    ("contact_department", "経理部です、といっても二人だけですけど", {"contact_department": "経理部"}),
    ("product_name", "パッケージだと「雪どけ羊羹」になってます", {"product_name": "雪どけ羊羹"}),
    ("product_name", "何種類か作ってますが、今回は山椒の佃煮です", {"product_name": "山椒の佃煮"}),
    ("product_name", "うちは味噌しか作ってません", {"product_name": "味噌"}),
    ("company_name", "後株で、東洋電装です", {"company_name": "東洋電装株式会社"}),
    ("company_name", "東洋電装です、有限会社は前につきます", {"company_name": "有限会社東洋電装"}),
    (
        "contact_name",
        "品質課長の小鳥遊（たかなし）悠斗です",
        {"contact_name": "小鳥遊悠斗", "contact_department": "品質課"},
    ),
    ("contact_name", "担当は黒田さんです。黒田美咲さん", {"contact_name": "黒田美咲"}),
    ("implementation_team", "専務と息子です。外注を使うかは未定", {"implementation_team": "専務と息子"}),
    ("project_type", "向こうに店を出すのはずっと先で、まずは輸出です", {"project_type": "export"}),
    ("product_lawful", "詳しくはないけど、調べたら日本も相手国も問題なかったです", {"product_lawful": True}),
]


@pytest.mark.parametrize(("asking", "text", "expected"), AROUND)
def test_断りを添えても答えは答え(asking: str, text: str, expected: dict[str, Any]) -> None:
    assert fields(text, asking) == expected


def test_へりくだって始めた説明も説明() -> None:
    text = "うまく言えないけど、竹ひごを編んだ虫かごです"
    assert fields(text, "product_description")["product_description"] == text
    assert "product_description" not in fields("うまく言えないですね", "product_description")


def test_理由を後に添えた_ない() -> None:
    assert nothing_there("ありませんよ、家族だけでやってますので", "contact_department")

"""Answers promised, awaited or asked time for; and words that only sound like it. A picture at the end changes nothing."""

from __future__ import annotations

import pytest

from nlu.fields.answerlike import is_answer
from nlu.fields.remarks import Act, act_of
from nlu.intents.evidence import promised
from tests.nlu.fields.reading import fields

PROMISES = [
    "数え直してからお返事しますね", "届いたら書きますね", "変わったらお知らせします", "そこは日を改めて答えます", "明日倉庫を開けて見てみます",
    "今度帰ったときに確かめます", "刷り上がり次第お送りします", "写真を撮ったら送りますね📷", "用意して、明日送ります", "司法書士さんの返事待ちです",
    "会計事務所待ちなんで…", "まだ返事が来ていません", "もう少し待ってもらえますか", "ちょっと考える時間をください", "一度持ち帰らせてください",
    "家族に相談させてください", "工場長と話してからにさせてください", "文章が下手なので、姪に書いてもらいます",
]  # fmt: skip
NO_PROMISES = [
    "メールをもらえたら折り返しお返事します", "夜8時以降なら返事できます", "お湯が沸いたら3分で食べられます", "営業は娘に任せます",
    "工場ができたら来年の春から", "ご注文のあと2か月待ちの人気の品です", "展示会のことを相談させてください", "文字は書家に書いてもらいます",
    "社長に話したらやっていいと言われました",
]  # fmt: skip


@pytest.mark.parametrize("said", PROMISES)
def test_答えの約束は後で答えることで_言葉の答えにならない(said: str) -> None:
    assert act_of(said) is Act.LATER
    assert not is_answer(said)


@pytest.mark.parametrize("said", NO_PROMISES)
def test_約束でない言葉は後回しにならない(said: str) -> None:
    assert act_of(said) is not Act.LATER


def test_質問をそえた約束は質問のほうを先に読む() -> None:
    assert promised("届いたら書きますね") and not promised("どこに書いてありますか。届いたら書きますね")


@pytest.mark.parametrize(
    ("asking", "said"),
    [
        ("management_approval", "母に聞きました！進めていいそうです"),
        ("existing_export", "なかとです"),
        ("target_countries", "米国と英国です、米国が先"),
        ("overseas_travel_possible", "行けます"),
        ("contact_preference", "10時から14時のあいだです"),
    ],
)
def test_終わりの絵文字は読みを変えない(asking: str, said: str) -> None:
    plain = fields(said, asking)
    assert asking in plain
    assert all(fields(said + picture, asking) == plain for picture in ("😆", "👍✨", " 🙏"))


def test_動機の絵文字は打たれたまま残る() -> None:
    assert fields("海外の友人に喜ばれたので広めたいです✨", "motive") == {
        "motive": "海外の友人に喜ばれたので広めたいです✨"
    }


@pytest.mark.parametrize("said", ["布もの屋さんへの卸です", "紳士服のお店に卸します", "食器のお店や旅館に卸してます"])
def test_卸す相手の店は自社の業種でない(said: str) -> None:
    assert fields(said, "business_model") == {"business_model": "b2b"}


def test_自社が問屋だと言えば業種になる() -> None:
    assert fields("うちは食器の卸問屋なので、お店相手です", "business_model")["industry"] == "I55"


@pytest.mark.parametrize(
    "said", ["作ってるのは友人の窯で、うちは仕入れて売ります", "作っているのは、知り合いの工房です"]
)
def test_作っている人は商品でない(said: str) -> None:
    assert "product_name" not in fields(said)

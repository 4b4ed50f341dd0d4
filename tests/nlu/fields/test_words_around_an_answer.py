"""What leads to an answer or closes it, by frames over the fields answered in words and figures."""

from datetime import date

import pytest

from nlu.fields import read

TODAY = date(2026, 11, 21)
ANSWERS = [
    ("capital_yen", "900万円", 9_000_000),
    ("employees", "16人", 16),
    ("contact_name", "柴崎", "柴崎"),
    ("product_name", "黒糖くるみ", "黒糖くるみ"),
    ("contact_department", "品質管理課", "品質管理課"),
    ("contact_preference", "平日の夕方", "平日の夕方"),
    ("target_timing", "2027年9月まで", "2027年9月まで"),
    ("target_countries", "スペインとチリ", ["ES", "CL"]),
    ("trade_fair_plan", "来年5月の国際ギフト展", "来年5月の国際ギフト展"),
    ("implementation_team", "常務と私", "常務と私"),
]
FRAMES = [
    "{}、とのことです",
    "{}、でお願いします",
    "{}ってことで",
    "{}です、よろしくお願いします",
    "前にも書きましたが{}です",
    "確認したら{}でした",
    "社長に聞きました。{}です",
    "ほな{}で",
]


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize(("asking", "answer", "value"), ANSWERS)
def test_the_answer_stands_without_what_is_said_around_it(frame: str, asking: str, answer: str, value: object) -> None:
    found = {one.field: one.value for one in read(frame.format(answer), asking, TODAY).values}
    assert found.get(asking) == value


@pytest.mark.parametrize(
    ("asking", "lead", "text"),
    [
        ("motive", "さっきの動機ですが、", "漁獲が減っても続けられる商売にしたい"),
        ("product_description", "先ほどの商品の説明ですが、", "皮ごと煮た甘夏のジャム"),
    ],
)
def test_a_sentence_begins_behind_the_question_named(asking: str, lead: str, text: str) -> None:
    found = {one.field: one.value for one in read(lead + text, asking, TODAY).values}
    assert found[asking] == text


def test_regards_close_a_sentence() -> None:
    text = "国内の注文が減ったので、海外に売り先を広げたいです"
    found = {one.field: one.value for one in read(f"{text}、よろしくお願いします", "motive", TODAY).values}
    assert found["motive"] == text

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.values.counts import find_counts
from nlu.values.normal import normalize
from tests.nlu.values.notation import kanji, wide
from tests.nlu.values.properties import check, texts, values


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("20名", 20), ("２０人", 20), ("20 名", 20), ("二十名", 20), ("弐拾名", 20), ("社員20", 20),
        ("従業員は20", 20), ("従業員数：１２", 12), ("従業員 12", 12), ("パート除いて15", 15),
        ("二十名ほど", 20), ("社長ひとり", 1), ("夫婦二人でやってます", 2), ("一人でやってます", 1),
        ("夫婦でやっています", 2), ("私だけです", 1), ("1人社長です", 1), ("妻と二人でやっています", 2),
        ("社員は全部で15です", 15), ("1,200人", 1200), ("1.200人", 1200), ("千二百人", 1200), ("0人", 0),
        ("ゼロ名", 0), ("従業員は一人もいません", 0), ("社員数120名", 120), ("さんにんです", 3),
        ("ふたりです", 2), ("社員は二十五です", 25), ("12人体制", 12), ("10人から15人に増えた", 15),
        ("20人くらい", 20), ("総勢35名のスタッフ", 35), ("百五十名", 150), ("50人未満", 50),
        ("私を入れて3人", 3), ("3名様", 3), ("社員数百二十名", 120), ("スタッフ4名でやってます", 4), ("5にん", 5),
    ],
)  # fmt: skip
def test_one_count(text: str, persons: int) -> None:
    assert values(find_counts, text) == [persons]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("数十名", "count.vague"), ("十数名", "count.vague"), ("数人", "count.vague"),
        ("何人かいます", "count.vague"), ("若干名", "count.vague"), ("20数名", "count.vague"),
        ("百数十人", "count.vague"),
        ("少人数です", "count.vague"), ("20〜30名", "count.range"), ("2、3人", "count.range"),
        ("5,6名", "count.range"), ("十五六人", "count.range"), ("10名から20名", "count.range"),
        ("7~8名", "count.range"), ("二、三十人", "count.range"), ("12、3人", "count.range"),
    ],
)  # fmt: skip
def test_problem(text: str, problem: str) -> None:
    assert values(find_counts, text) == [problem]


@pytest.mark.parametrize(
    "text",
    [
        "一人ひとり", "第一人者", "同一人物", "5人家族", "4人掛け", "三人称", "二人三脚", "一人前", "3人前", "5名刺",
        "名古屋", "人気", "一人当たり", "二人乗り", "20名分", "社員1人あたり", "百人一首", "十人十色",
        "資本金1000万円", "2010年", "20社", "3人部屋", "3人目", "ひとりでに", "さんにんしょう", "工場は2か所",
        "No.1人気",
    ],
)  # fmt: skip
def test_no_count(text: str) -> None:
    assert values(find_counts, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("正社員8名とパート12名", [(8, "regular"), (12, "part_time")]),
        ("正社員8パート12", [(8, "regular"), (12, "part_time")]), ("社長ひとり", [(1, "officer")]),
        ("社員3名、役員2名", [(3, None), (2, "officer")]),
        ("従業員（常勤）10名、（非常勤）5名", [(10, "regular"), (5, "part_time")]),
        ("25人(正社員18、パート7)", [(25, None), (18, "regular"), (7, "part_time")]),
        ("20人ぐらい。うち5人がパート", [(20, None), (5, "part_time")]), ("8名(正社員)", [(8, "regular")]),
        ("従業員20名", [(20, None)]), ("役員を除く15人", [(15, None)]),
        ("私だけです", [(1, "officer")]),
    ],
)  # fmt: skip
def test_employment(text: str, expected: list[tuple[int, str | None]]) -> None:
    assert [(found.value, found.detail["employment"]) for found in find_counts(normalize(text))] == expected


@pytest.mark.parametrize(
    ("text", "key", "expected"),
    [
        ("パート除いて15", "excludes", ("part_time",)), ("15名(役員除く)", "excludes", ("officer",)),
        ("約50名（パート・アルバイト含む）", "includes", ("part_time",)), ("社長以下8名", "includes", ("officer",)),
        ("社員はパートも入れて18人", "includes", ("part_time",)), ("合計20名", "total", True),
        ("10人から15人に増えた", "previous", 10), ("従業員は20", "cue", "従業員"), ("50人未満", "bound", "max"),
        ("夫婦でやっています", "implied", True),
    ],
)  # fmt: skip
def test_detail(text: str, key: str, expected: object) -> None:
    (found,) = find_counts(normalize(text))
    assert found.detail[key] == expected


def test_part_of_a_total() -> None:
    whole, part = find_counts(normalize("従業員:25名(うちパート10名)"))
    assert (whole.value, "part_of" in whole.detail) == (25, False)
    assert (part.value, part.detail["part_of"], part.detail["employment"]) == (10, True, "part_time")


@given(st.integers(min_value=1, max_value=99_999), st.sampled_from(["名", "人", " 名", "人です"]))
def test_every_notation_says_the_same(number: int, unit: str) -> None:
    for text in (str(number), f"{number:,}", wide(str(number)), wide(f"{number:,}"), kanji(number)):
        assert values(find_counts, f"従業員は{text}{unit}") == [number], text


@given(texts)
def test_properties(text: str) -> None:
    check(text, find_counts)

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.jp import cn

from nlu.values.corporate_number import find_corporate_numbers
from nlu.values.normal import normalize
from tests.nlu.values.notation import wide
from tests.nlu.values.properties import check, texts, values

VALID = "7000012050002"  # 国税庁
WRONG = "7000012050003"


@pytest.mark.parametrize(
    "text",
    [
        VALID, "７０００012050002", "7-0000-1205-0002", "7 0000 1205 0002", "T7000012050002", "T-7000012050002",
        "T 7000012050002", "法人番号は7000012050002です", "法人番号:7000-0120-50002", "7000ー0120ー50002",
        "登録番号T7000012050002", "法人番号 7000012050002 電話 03-3582-8333", "会社法人等番号000012050002",
        "Ｔ７００００１２０５０００２", "法人番号7000012050002 20名",
    ],
)  # fmt: skip
def test_valid(text: str) -> None:
    assert values(find_corporate_numbers, text) == [VALID]


@pytest.mark.parametrize(
    "text", [WRONG, "法人番号は7000012050003です", "T7000012050003", "7-0000-1205-0003", "法人番号 0000000000000"]
)
def test_wrong_check_digit(text: str) -> None:
    assert values(find_corporate_numbers, text) == ["corporate_number.check_digit"]


@pytest.mark.parametrize(
    ("text", "digits"),
    [("法人番号は123456789012です", "12"), ("法人番号70000120500021", "14"), ("法人番号:12345678", "8")],
)
def test_wrong_length_only_after_a_cue(text: str, digits: str) -> None:
    (found,) = find_corporate_numbers(normalize(text))
    assert found.problem is not None
    assert (found.problem.code, found.problem.detail) == ("corporate_number.length", {"digits": digits})


@pytest.mark.parametrize(
    "text",
    [
        "123456789012",
        "03-3582-8333",
        "10000000円",
        "4901234567894",
        "JANコード7000012050002",
        "2010-04-01 12345",
        "090-1234-5678 12",
        "12345678901234",
        "法人番号は後で",
        "法人番号 3つ",
        "1,000,000,000,000円",
    ],
)
def test_no_corporate_number(text: str) -> None:
    assert values(find_corporate_numbers, text) == []


def test_detail() -> None:
    (found,) = find_corporate_numbers(normalize("インボイス番号はT7000012050002"))
    assert (found.detail["cue"], found.detail["invoice"]) == (True, True)
    (derived,) = find_corporate_numbers(normalize("会社法人等番号は0000-12-050002"))
    assert (derived.value, derived.detail["derived"]) == (VALID, True)


@given(st.integers(min_value=10**11, max_value=10**12 - 1))
def test_every_number(base: int) -> None:
    number = cn.calc_check_digit(str(base)) + str(base)
    grouped = "-".join((number[0], number[1:5], number[5:9], number[9:]))
    for text in (
        number,
        wide(number),
        grouped,
        wide(grouped),
        grouped.replace("-", " "),
        f"T{number}",
        f"法人番号は{number}です",
    ):
        assert values(find_corporate_numbers, text) == [number], text


@given(texts)
def test_properties(text: str) -> None:
    check(text, find_corporate_numbers)

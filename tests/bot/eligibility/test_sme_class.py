from __future__ import annotations

import pytest

from bot.eligibility.sme_class import DIVISIONS, derive_sme_class, is_industry_code, possible_sme_classes

MANUFACTURING, WHOLESALE, RETAIL, SERVICE = "manufacturing_other", "wholesale", "retail", "service"


@pytest.mark.parametrize(
    ("industry", "expected"),
    [
        *[(letter, MANUFACTURING) for letter in "ABCDEFHJST"],
        *[(letter, SERVICE) for letter in "LOPQR"],
        *[(letter, None) for letter in "GIKMN"],
        ("E09", MANUFACTURING), ("E24", MANUFACTURING), ("E32", MANUFACTURING), ("D06", MANUFACTURING),
        ("G37", MANUFACTURING), ("G38", SERVICE), ("G39", SERVICE), ("G40", MANUFACTURING), ("G41", None),
        ("G411", SERVICE), ("G412", SERVICE), ("G413", MANUFACTURING), ("G414", MANUFACTURING),
        ("G415", SERVICE), ("G416", SERVICE), ("G4113", SERVICE),
        ("I50", WHOLESALE), ("I52", WHOLESALE), ("I55", WHOLESALE),
        ("I56", RETAIL), ("I58", RETAIL), ("I61", RETAIL),
        ("K68", MANUFACTURING), ("K69", None), ("K691", MANUFACTURING), ("K693", SERVICE), ("K70", SERVICE),
        ("L72", SERVICE), ("L74", SERVICE), ("M75", SERVICE), ("M76", RETAIL), ("M77", RETAIL),
        ("N78", SERVICE), ("N79", None), ("N791", MANUFACTURING), ("N799", SERVICE), ("N80", SERVICE),
        ("R95", SERVICE), ("S97", MANUFACTURING), ("T99", MANUFACTURING),
    ],
)  # fmt: skip
def test_業種から区分が決まる(industry: str, expected: str | None) -> None:
    assert derive_sme_class(industry) == expected


@pytest.mark.parametrize(
    ("industry", "expected"),
    [
        ("I", (WHOLESALE, RETAIL)),
        ("M", (RETAIL, SERVICE)),
        ("G", (MANUFACTURING, SERVICE)),
        ("K", (MANUFACTURING, SERVICE)),
        ("N79", (MANUFACTURING, SERVICE)),
        ("E", (MANUFACTURING,)),
    ],
)
def test_決まらないときは残る区分を返す(industry: str, expected: tuple[str, ...]) -> None:
    assert possible_sme_classes(industry) == expected


@pytest.mark.parametrize("code", ["", "e", "U", "E58", "I49", "24", "E2", "E24000", "Ｅ", "製造業"])
def test_分類にない記号は断る(code: str) -> None:
    assert not is_industry_code(code)
    with pytest.raises(ValueError, match="日本標準産業分類"):
        derive_sme_class(code)


def test_中分類は1から99まで重なりなく並ぶ() -> None:
    numbers = [n for first, last in DIVISIONS.values() for n in range(first, last + 1)]
    assert numbers == list(range(1, 100))


@pytest.mark.parametrize("letter", DIVISIONS)
def test_大分類の区分は中分類の区分を合わせたもの(letter: str) -> None:
    first, last = DIVISIONS[letter]
    of_divisions = {c for n in range(first, last + 1) for c in possible_sme_classes(f"{letter}{n:02d}")}
    assert set(possible_sme_classes(letter)) == of_divisions

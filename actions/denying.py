"""Answers that stand, put right by what they are not: 「人数は8じゃなく18、市は柏じゃなくて流山市でした」."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from bot.intake.fields import Kind
from bot.intake.registry import FIELDS
from bot.intake.state import State
from nlu.fields import Remark, answer_to, as_made, denials, read
from nlu.fields.denials import GOODS, NUMBERS, Denial, ends_denied
from nlu.fields.remarks import PICTURE
from nlu.values.countries import find_countries
from nlu.values.normal import normalize
from nlu.values.record_words import OTHERS

_CHOSEN = (Kind.CHOICE, Kind.BOOL)
_WRITTEN = (Kind.EMAIL, Kind.PHONE, Kind.URL)
_NUMBERS = (Kind.YEN, Kind.PERSONS, Kind.YEAR)
_KINDS = (*_NUMBERS, Kind.PREFECTURE, Kind.COUNTRIES, *_WRITTEN, *_CHOSEN)
_PREFECTURE, _CITY = "prefecture", "city"
_OF_PARTS = ("company_name", "contact_name", "implementation_team", "trade_fair_plan", "target_timing")
_WORDS = ("product_name", "contact_department", "contact_preference", *_OF_PARTS)
_DIGIT = re.compile(r"[0-9]")
_A_WORD = 2  # characters of a part of a name
_KANJI = re.compile(r"[一-龥々]")  # one of them is a part, too: 「斉ではなく齋です」
_SPELLED_OUT = ("contact_name", "company_name")
_SUFFIX = re.compile(r"[市区町村都府県]$")
_NUMBER = re.compile(r"(?<![0-9.])([0-9]{1,6})(?:人|名|年)?")
_COUNT = re.compile(r"(?<![0-9.])([0-9]{1,6})(?![0-9.]*[年円億万千%]|[0-9])")
_ERAS, _A_HUNDRED = ("令和", "平成", "昭和", "大正", "明治"), 100
_IN_ERA = re.compile(r"([0-9]{1,2})年?$")
_ENDS_IN = re.compile(r"[ぁ-ん]$")  # 「それから結城」
_DATE = re.compile(r"[0-9]+(?:月|日|期|年度)|[今来先](?:月|年|期)")


def put_right(
    before: State, remark: Remark, following: tuple[Remark, ...], as_of: date
) -> list[tuple[str, Any, tuple[Remark, ...]]]:
    """The fields whose standing answer a remark denies, what it says instead, and the remarks that say so.

    Where it ends with the denial, or only says what the old answer was, the ``following`` remark is the one that does.
    """
    found = [] if ends_denied(remark.words) else _put_right(before, (remark,), as_of)
    goes_on = ends_denied(remark.words) or remark.words.rstrip().endswith("、")
    return found or (_put_right(before, (remark, *following), as_of) if goes_on else [])


def _put_right(before: State, used: tuple[Remark, ...], as_of: date) -> list[tuple[str, Any, tuple[Remark, ...]]]:
    facts = {
        name: value
        for name, value in before.profile.facts().items()
        if name in _WORDS or (name != before.asking and (FIELDS[name].kind in _KINDS or name == _CITY))
    }
    found: dict[str, Any] = {}
    for denial in denials(PICTURE.sub("", "".join(one.words for one in used))):
        if denial.denied and OTHERS.search(denial.denied[-1]):
            continue  # 「取引先は24人じゃなくて50人です」
        names = [name for name in facts if _may_be(name, denial)]
        denied = [name for name in names if any(_is(name, facts[name], said, as_of) for said in denial.denied)]
        exact = [name for name in denied if name in _WORDS and normalize(facts[name]).text in denial.denied]
        denied = exact if len(exact) == 1 else _meant(denied, denial, used[0], as_of)
        if len(denied) == 1 and (value := _instead(denied[0], facts[denied[0]], denial, as_of)) is not None:
            found[denied[0]] = value
            if denied[0] == _PREFECTURE:  # with the municipality that is named there
                places = read(denial.instead[0], _PREFECTURE, as_of).values
                found |= {item.field: item.value for item in places if item.field == _CITY}
    return [(name, value, used) for name, value in found.items() if value != facts.get(name)]


def _may_be(name: str, denial: Denial) -> bool:
    if denial.of == NUMBERS:
        return FIELDS[name].kind in _NUMBERS
    return denial.of != GOODS or name == "product_name"


def _meant(names: list[str], denial: Denial, remark: Remark, as_of: date) -> list[str]:
    """Of the fields that the denied words would do for: those named, else those that the words speak of by themselves."""
    named = [name for name in names if any(name in word.fields for word in remark.names)]
    if named or len(names) == 1:
        return named or names
    told = {item.field for said in denial.denied for item in read(said, None, as_of).values}
    chosen = [name for name in names if FIELDS[name].kind in _CHOSEN]
    return [name for name in names if name in told or name not in chosen]


def _is(name: str, standing: Any, said: str, as_of: date) -> bool:
    if isinstance(standing, list):
        return any(code in standing for code in _countries(said))
    if FIELDS[name].kind in (*_CHOSEN, *_WRITTEN):
        return bool(_read(name, said, as_of) == standing)
    if name in _WORDS:
        old = normalize(standing).text
        part = old.startswith(said) or old.endswith(said) or (name in _OF_PARTS and said in old)
        return said == old or said.endswith(f"の{old}") or (_is_part(name, said) and part)
    if isinstance(standing, str):
        return any(
            said == name_ or _ENDS_IN.search(said.removesuffix(name_))
            for name_ in (standing, _SUFFIX.sub("", standing))
            if said.endswith(name_)
        )
    number = _NUMBER.fullmatch(said)
    if number and FIELDS[name].kind is not Kind.YEN:
        year = int(number[1])
        return year == standing or (
            year < _A_HUNDRED and FIELDS[name].kind is Kind.YEAR and bool(_eras(standing, year, name, as_of))
        )
    return _read(name, said, as_of) == standing


def _instead(name: str, standing: Any, denial: Denial, as_of: date) -> Any:
    if isinstance(standing, list):
        return _in_its_place(standing, denial)
    if name in _WORDS:
        new = as_made(denial.instead[0]) if denial.instead else ""
        return _in_the_words(name, standing, denial, new) or _read(name, new, as_of)
    for said in denial.instead:
        value = _read(name, said, as_of) or _read(name, as_made(said), as_of)
        if value is None and FIELDS[name].kind in (Kind.PERSONS, Kind.YEAR):
            number = _COUNT if FIELDS[name].kind is Kind.PERSONS else _NUMBER
            numbers = number.findall(_DATE.sub("", said))
            value = int(numbers[0]) if len(numbers) == 1 else None
            if value is not None and FIELDS[name].kind is Kind.YEAR and value < _A_HUNDRED:
                value = _of_the_era(standing, denial, value, name, as_of)
        if value is not None:
            return value
    return None


def _is_part(name: str, said: str) -> bool:
    return len(said) >= _A_WORD or (name in _SPELLED_OUT and bool(_KANJI.fullmatch(said)))


def _of_the_era(standing: int, denial: Denial, year: int, name: str, as_of: date) -> Any:
    """「昭和60年じゃなく61年」: a year of the era that the denied one is counted in."""
    counted = (int(found[1]) for said in denial.denied if (found := _IN_ERA.search(said)))
    eras = [era for old in counted for era in _eras(standing, old, name, as_of)]
    return _read(name, f"{eras[0]}{year}年", as_of) if eras else None


def _eras(standing: int, year: int, name: str, as_of: date) -> list[str]:
    """The eras in which ``standing`` is that year."""
    return [era for era in _ERAS if _read(name, f"{era}{year}年", as_of) == standing]


def _in_the_words(name: str, standing: str, denial: Denial, new: str) -> str | None:
    """「ひかりじゃなくて光」 changes that part of a name, 「5月じゃなくて9月」 of a plan; None where all of it is new."""
    parts = [said for said in denial.denied if _is_part(name, said) and said != standing and standing.count(said) == 1]
    if parts and len(parts[-1]) < _A_WORD and not _KANJI.fullmatch(new):
        return None
    of_digits = name == "product_name" and bool(parts) and bool(_DIGIT.search(parts[-1]))  # 「みなと2号」
    if not parts or not new or not (name in _OF_PARTS or of_digits) or len(new) > len(parts[-1]) + 1:
        return None
    return standing.replace(parts[-1], new) if bool(_DIGIT.search(parts[-1])) == bool(_DIGIT.search(new)) else None


def _in_its_place(standing: list[str], denial: Denial) -> list[str] | None:
    """The countries with those denied replaced by the first that is named instead."""
    struck = [code for code in _countries(denial.denied[-1]) if code in standing]
    new = next((codes for said in denial.instead if (codes := _countries(said))), None)
    if not struck or not new:
        return None
    at = standing.index(struck[-1])
    kept = [code for code in standing if code not in struck and code not in new]
    return [*kept[:at], *new, *kept[at:]]


def _countries(words: str) -> list[str]:
    found = find_countries(normalize(words))
    named = [str(one.value) for one in found if one.value and not one.detail.get("attributive")]
    return list(dict.fromkeys(named))


def _read(name: str, words: str, as_of: date) -> Any:
    found = answer_to(words, name, as_of)
    return None if found is None else found.value

"""Prefectures and cities of Japan in a text."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from nlu.values.data import rows
from nlu.values.gazetteer import Municipality, municipalities
from nlu.values.lexicon import same_length_hiragana
from nlu.values.normal import Normalized
from nlu.values.place_spans import Place, places
from nlu.values.types import Found

_ANSWER = re.compile(r"(?P<name>[^\s、。!?]+?)(?:です|でございます|になります|だよ|だ|や|ですね|ですよ)?[。!]?")
_TAKEN_BACK = re.compile(
    r"(?:と(?:は|も)?)(?:別|違|ちが|(?:よう?|よく|しょっちゅう)?(?:間違え|まちがえ)られ|(?:よう?|よく)間違)|(?:では|じゃ)な[くい]|じゃあり|ではあり|以外"
)
_LINK = re.compile(r" ?の? ?")


def find_prefectures(n: Normalized) -> list[Found]:
    """Prefectures by name (``東京都``) or short name (``東京``, then ``detail["bare"]`` is True).

    ``value`` is one of the 47 full names. A whole answer may be in kana or Latin letters (おおさか, Osaka).
    ``detail["area"]`` is True where only an area inside it was named (淡路島, 能登).
    A city alone names no prefecture here: see ``detail["prefectures"]`` of ``find_cities``.
    """
    tokens = places(n.text)
    found = [
        Found("prefecture", place.name, place.start, place.end, detail=_how(n.text, place))
        for index, readings in enumerate(tokens)
        for place in readings
        if place.kind == "prefecture" and not (place.bare and _is_capital(n.text, tokens, index))
    ]
    return _wanted(n.text, found) or _spelled_prefecture(n.text)


def find_cities(n: Normalized) -> list[Found]:
    """Municipalities: ``value`` is 大田区, 川口市, 軽井沢町 or, with the ward of a designated city, 札幌市中央区.

    ``detail``: ``prefectures`` (tuple of every prefecture it can lie in, narrowed by one named in the text),
    ``bare`` (without 市区町村), ``also_prefecture`` (the same words name a prefecture: 広島), ``county`` (the 郡
    named, or ""), ``city`` and ``ward`` (札幌市 and 中央区; ``ward`` is "" where there is none).
    """
    tokens = places(n.text)
    said = {place.name for readings in tokens for place in readings if place.kind == "prefecture"}
    found: list[Found] = []
    county = ""
    for index, readings in enumerate(tokens):
        joined = _join_ward(n.text, found, readings)
        named = [place for place in readings if place.kind in ("city", "ward")]
        if joined is not None:
            found[-1] = joined
        elif named and not (named[0].bare and _is_prefecture_part(n.text, tokens, index)):
            found.append(_city(named, said, county, any(place.kind == "prefecture" for place in readings)))
        county = next((region.name for region in readings if region.kind == "county"), "")
    return _wanted(n.text, found) or _spelled_city(n.text)


def _how(text: str, place: Place) -> dict[str, bool]:
    return {"bare": place.bare, "area": text[place.start : place.end] in _areas()}


@cache
def _areas() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("area_aliases") if not row["sure"])


def _wanted(text: str, found: list[Found]) -> list[Found]:
    """Without what the text takes back: 福島ではなく福井です."""
    return [one for one in found if not _TAKEN_BACK.match(text, one.end)]


def _is_capital(text: str, tokens: list[list[Place]], index: int) -> bool:
    """The second 福島 of 福島県福島: the city."""
    if index == 0 or not any(place.kind == "city" for place in tokens[index]):
        return False
    before = next((place for place in tokens[index - 1] if place.kind == "prefecture"), None)
    return before is not None and bool(_LINK.fullmatch(text[before.end : tokens[index][0].start]))


def _is_prefecture_part(text: str, tokens: list[list[Place]], index: int) -> bool:
    """A bare name that is read as the prefecture because a city follows it: 広島の福山市."""
    if not any(place.kind == "prefecture" for place in tokens[index]) or index + 1 >= len(tokens):
        return False
    between = text[tokens[index][0].end : tokens[index + 1][0].start]
    return bool(_LINK.fullmatch(between)) and any(place.kind in ("city", "county") for place in tokens[index + 1])


def _join_ward(text: str, found: list[Found], readings: list[Place]) -> Found | None:
    """札幌市 + 中央区 → 札幌市中央区, also with の or a space between."""
    ward = next((place for place in readings if place.kind == "ward"), None)
    if ward is None or not found or not _LINK.fullmatch(text[found[-1].end : ward.start]):
        return None
    within = [m for m in municipalities() if m.city == found[-1].value and m.ward == ward.name]
    return _found(within, found[-1].start, ward.end, False, "") if within else None


def _city(named: list[Place], said: set[str], county: str, also_prefecture: bool) -> Found:
    every = [m for place in named for m in (_by_ward if place.kind == "ward" else _by_city)(place.name)]
    narrowed = [m for m in every if m.prefecture in said] or every
    narrowed = [m for m in narrowed if m.county == county] or narrowed
    if named[0].bare:
        narrowed = [m for m in narrowed if m.city[-1] in "市区"] or narrowed
    found = _found(narrowed, named[0].start, named[0].end, named[0].bare, county)
    return replace(found, detail={**found.detail, "also_prefecture": also_prefecture})


def _found(candidates: list[Municipality], start: int, end: int, bare: bool, county: str) -> Found:
    names = {m.name for m in candidates}
    value = names.pop() if len(names) == 1 else (candidates[0].ward or candidates[0].city)
    whole = {(m.city, m.ward) for m in candidates}
    city, ward = whole.pop() if len(whole) == 1 else (value, "")
    detail = {
        "prefectures": tuple(dict.fromkeys(m.prefecture for m in candidates)),
        "bare": bare,
        "also_prefecture": False,
        "city": city,
        "ward": ward,
        "county": county,
    }
    return Found("city", value, start, end, detail=detail)


@cache
def _by_city(name: str) -> tuple[Municipality, ...]:
    return tuple(m for m in municipalities() if m.city == name and not m.ward)


@cache
def _by_ward(name: str) -> tuple[Municipality, ...]:
    """Wards of that name, and the special ward of Tokyo or town that shares it."""
    return tuple(m for m in municipalities() if m.ward == name or (m.city == name and not m.ward))


def _spelled_prefecture(text: str) -> list[Found]:
    answer = _ANSWER.fullmatch(text)
    if not answer:
        return []
    said = same_length_hiragana(answer["name"]).lower()
    for row in rows("prefectures"):
        suffix = {"都": "と", "府": "ふ", "県": "けん"}.get(row["name"][-1], "")
        if said in (row["kana"], row["kana"] + suffix, row["romaji"]):
            return [
                Found(
                    "prefecture",
                    row["name"],
                    *answer.span("name"),
                    detail={"bare": said != row["kana"] + suffix, "area": False},
                )
            ]
    return []


def _spelled_city(text: str) -> list[Found]:
    answer = _ANSWER.fullmatch(text)
    candidates = _by_kana().get(_in_kana(answer["name"]), ()) if answer else ()
    if not answer or len({m.name for m in candidates}) != 1:
        return []
    return [_found(list(candidates), *answer.span("name"), False, "")]


def _in_kana(name: str) -> str:
    """ひがしおおさか市 → ひがしおおさかし."""
    kana = same_length_hiragana(name)
    return kana[:-1] + {"市": "し", "区": "く"}.get(kana[-1], kana[-1])


@cache
def _by_kana() -> dict[str, tuple[Municipality, ...]]:
    found: dict[str, tuple[Municipality, ...]] = {}
    for m in municipalities():
        if not m.ward:
            key = same_length_hiragana(m.kana)
            found[key] = (*found.get(key, ()), m)
    return found

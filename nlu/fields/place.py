"""Prefecture and city of the firm; a place that is only spoken of (東京の展示会) is neither."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlu.fields.place_words import BRANCH, HERE, OFF, SEAT, SEAT_AFTER
from nlu.fields.scene import Scene
from nlu.fields.types import Candidate, Strength
from nlu.values.types import Found

PLACE_FIELDS = ("prefecture", "city")
_MOST_PLACES = 20  # more than that is a list of places, not an address


def read_places(scene: Scene) -> Iterator[Candidate]:
    """Candidates for prefecture and city: by 本社／所在地, as asked, or where the words say "we are here"."""
    named = (*scene.prefectures, *scene.cities)
    if len(named) > _MOST_PLACES:
        return
    seats = [one for one in named if _settled(scene, one)]
    cities = [one for one in seats if one.kind == "city"]
    for city in cities:
        yield from _city(scene, city, seats)
    for prefecture in (one for one in seats if one.kind == "prefecture"):
        if not any(city.start <= prefecture.start and prefecture.end <= city.end for city in cities):
            yield Candidate(
                "prefecture", prefecture.value, prefecture.start, prefecture.end, _strength(scene, prefecture)
            )


def _settled(scene: Scene, place: Found) -> bool:
    if place.problem is not None or not scene.stated(place.start, place.end) or scene.of_others(place.start):
        return False
    if _inside_name(scene, place):
        return False
    before = scene.text[scene.clause_at(place.start).start : place.start]
    if SEAT.search(before):
        return True
    end = _address_end(scene, place)
    if BRANCH.search(before) or OFF.match(scene.text, end):
        return False
    if scene.asking == "prefecture" and place.kind == "city" and place.detail.get("bare"):
        return not any(one.start == place.start for one in scene.prefectures)
    if scene.asking in PLACE_FIELDS:
        return True
    if place.kind == "city" and place.detail.get("bare") and end == place.end and not _preceded(scene, place):
        same = any(one.start == place.start for one in scene.prefectures)
        return not same and scene.text[end : end + 2] != "です" and bool(HERE.match(scene.text, end))
    return bool(
        _before_firm(scene, end)
        or HERE.match(scene.text, end)
        or SEAT_AFTER.match(scene.text, end)
        or _full_address(scene, place)
    )


def _inside_name(scene: Scene, place: Found) -> bool:
    """A place that is part of a firm's name, address or mail: 「大阪精機株式会社」."""
    return scene.masked(place.start, place.end) or any(one.start <= place.start < one.end for one in scene.companies)


def _address_end(scene: Scene, place: Found) -> int:
    """Where the address that begins with this place ends: 「新潟県燕市で」 is judged by what follows 燕市."""
    end = place.end
    for one in sorted((*scene.prefectures, *scene.cities), key=lambda one: one.start):
        if one.start >= end and re.fullmatch(r"[\sの、(]{0,2}", scene.text[end : one.start]):
            end = one.end
    return end


def _before_firm(scene: Scene, end: int) -> bool:
    """「金沢市の有限会社加賀菓子舗、…」"""
    return any(
        re.fullmatch(r"\s*(?:の|にある|に本社のある|、)?\s*", scene.text[end : one.start])
        for one in scene.companies
        if one.start >= end
    )


def _preceded(scene: Scene, place: Found) -> bool:
    return any(
        re.fullmatch(r"[\sの]{0,2}", scene.text[one.end : place.start])
        for one in scene.prefectures
        if one.end <= place.start
    )


def _full_address(scene: Scene, place: Found) -> bool:
    """A prefecture and a city side by side, with nothing against it, are an address."""
    end = _address_end(scene, place)
    rest = scene.text[end : end + 12]
    joined = end > place.end or _preceded(scene, place)
    return joined and bool(re.match(r"\s*$|[、。,/]|[^ぁ-ん、。]{1,8}\d|\s", rest))


def _city(scene: Scene, city: Found, seats: list[Found]) -> Iterator[Candidate]:
    strength = _strength(scene, city)
    yield Candidate("city", city.value, city.start, city.end, strength)
    prefectures = tuple(city.detail.get("prefectures", ()))
    said = [one for one in seats if one.kind == "prefecture" and one.start < city.start]
    if said:
        return
    if len(prefectures) == 1:
        yield Candidate("prefecture", prefectures[0], city.start, city.end, strength)
    elif scene.asking == "prefecture" and prefectures:
        yield Candidate(
            "prefecture", None, city.start, city.end, Strength.ASKED, "prefecture.ambiguous",
            {"city": str(city.value), "candidates": "、".join(prefectures)},
        )  # fmt: skip


def _strength(scene: Scene, place: Found) -> Strength:
    before = scene.text[scene.clause_at(place.start).start : place.start]
    if SEAT.search(before):
        return Strength.CUE
    return Strength.ASKED if scene.asking in PLACE_FIELDS else Strength.TYPE

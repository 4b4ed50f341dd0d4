"""Prefecture and city of the firm; a place that is only spoken of (東京の展示会) is neither."""

from __future__ import annotations

from collections.abc import Iterator

from nlu.fields.place_seats import PLACE_FIELDS, address_end, is_seat, preceded, words_before
from nlu.fields.place_words import CHOSEN, MADE_THERE, SEAT
from nlu.fields.scene import Scene
from nlu.fields.types import Candidate, Strength
from nlu.values.types import Found

_MOST_PLACES = 20  # more than that is a list of places, not an address


def read_places(scene: Scene) -> Iterator[Candidate]:
    """Candidates for prefecture and city: by 本社／所在地, as asked, or where the words say "we are here"."""
    named = (*scene.prefectures, *scene.cities)
    if len(named) > _MOST_PLACES:
        return
    named = tuple(one for one in named if _looked_for(scene, one))
    seats = [one for one in named if is_seat(scene, one)]
    if chosen := _chosen(scene, seats):
        seats = [one for one in seats if one.start >= chosen.start]
    cities = [one for one in seats if one.kind == "city"]
    if scene.asking == "city" and any(not one.detail.get("bare") for one in cities):
        cities = [one for one in cities if not one.detail.get("bare")]  # 「府中市、広島のほうのね」
    if any(not one.detail.get("also_prefecture") for one in cities):
        cities = [one for one in cities if not one.detail.get("also_prefecture")]  # 「京都は京都でも、宮津です」
    prefectures = [
        one
        for one in seats
        if one.kind == "prefecture" and not any(city.start <= one.start and one.end <= city.end for city in cities)
    ]
    for city in cities:
        yield from _city(scene, city, prefectures)
    for prefecture in prefectures:
        yield Candidate("prefecture", prefecture.value, prefecture.start, prefecture.end, _strength(scene, prefecture))


def _chosen(scene: Scene, seats: list[Found]) -> Found | None:
    """「登記は東京ですが、工場は山梨なので山梨でお願いします」: the place that is to be put down."""
    if scene.asking not in PLACE_FIELDS:
        return None
    return next((one for one in reversed(seats) if CHOSEN.match(scene.text, address_end(scene, one))), None)


def _looked_for(scene: Scene, place: Found) -> bool:
    """大阪 is the city only where the city is asked; 淡路島 names its prefecture only where that is asked."""
    if place.kind == "city":
        return not place.detail.get("also_prefecture") or scene.asking == "city" or preceded(scene, place)
    working = scene.text[place.end : place.end + 1] in ("で", "に")  # 「能登で酒を造っております」
    working = working and not MADE_THERE.match(scene.text, place.end)
    return not place.detail.get("area") or scene.asking in PLACE_FIELDS or working


def _city(scene: Scene, city: Found, told: list[Found]) -> Iterator[Candidate]:
    strength = _strength(scene, city)
    yield Candidate("city", city.detail.get("city") or city.value, city.start, city.end, strength)
    prefectures = tuple(city.detail.get("prefectures", ()))
    if any(one.value in prefectures for one in told):
        return
    if len(prefectures) == 1:
        yield Candidate("prefecture", prefectures[0], city.start, city.end, strength)
    elif scene.asking == "prefecture" and prefectures:
        yield Candidate(
            "prefecture", None, city.start, city.end, Strength.ASKED, "prefecture.ambiguous",
            {"city": str(city.value), "candidates": "、".join(prefectures)},
        )  # fmt: skip


def _strength(scene: Scene, place: Found) -> Strength:
    if SEAT.search(words_before(scene, place)):
        return Strength.CUE
    return Strength.ASKED if scene.asking in PLACE_FIELDS else Strength.TYPE

"""Where the goods are to go, said without a verb of wishing: 「まずはタイ」「桃を香港の百貨店へ」「対象国 韓国」「相手はドイツの工場さん」."""

from __future__ import annotations

import re

from nlu.fields.scene import Scene
from nlu.values.destination_words import (
    COUNTERPART_IS,
    FIRST_OF_ALL,
    GOODS_OF,
    GOODS_THERE,
    IN_SHOPS,
    LABEL,
    MATTER,
    MATTER_OF,
    NOT_GOING,
    OF_BUYERS,
    PROPOSED,
    SEEKS,
    STARTS,
    THERE,
    TO_BUYERS,
    WANTED_THERE,
    WITH_GOODS,
)
from nlu.values.types import Found

_TOWN = re.compile(r"の[ァ-ヺー]{2,10}(?=です|あたり|で(?=[。、]|$)|だ|か|、|。|$)")
_NO_GOAL = ("overseas_travel_possible", "trade_fair_plan", "existing_base", "motive", "implementation_team")


def destined(scene: Scene, country: Found) -> bool:
    """Whether the country is put as the place to sell to by its position alone."""
    text = scene.text
    start = scene.clause_at(country.start).start
    before = text[max(start, country.start - 40) : country.start]
    if LABEL.search(text[max(0, country.start - 12) : country.start]):
        return True
    if MATTER_OF.search(before) and MATTER.match(text, country.end):
        return True
    if FIRST_OF_ALL.search(before) and STARTS.match(text, country.end):
        return True
    if COUNTERPART_IS.search(before) and OF_BUYERS.match(text, country.end):
        return True
    if scene.asking == "business_model" and not before and OF_BUYERS.match(text, country.end):
        return True
    return _on_its_way(scene, country, before) or _there(scene, country)


def _on_its_way(scene: Scene, country: Found, before: str) -> bool:
    """「健康茶をベトナムで」「和牛をUAEのホテルへ航空便で」「タイのホテルに提案中」."""
    if NOT_GOING.search(before):
        return False
    if any(words.match(scene.text, country.end) for words in (PROPOSED, SEEKS, GOODS_THERE, WANTED_THERE)):
        return True
    if scene.asking is None and IN_SHOPS.match(scene.text, country.end) and _alone(scene, country, before):
        return True
    to = TO_BUYERS.match(scene.text, country.end)
    if to is None:
        return False
    if GOODS_OF.search(before) or (to["how"] and to["case"] != "で"):
        return True
    return to["case"] in ("へ", "さ") and scene.asking not in _NO_GOAL and not WITH_GOODS.search(before)


def _alone(scene: Scene, country: Found, before: str) -> bool:
    """Whether nothing stands before the country in its clause but countries tied to it."""
    for one in scene.countries:
        if one.end <= country.start:
            before = before.replace(scene.text[one.start : one.end], "")
    return not before.strip("と、や・ ")


def _there(scene: Scene, country: Found) -> bool:
    """「メキシコは地震が多いので、そこへ」: the country named last, taken up again as the goal."""
    following = min((one.start for one in scene.countries if one.start >= country.end), default=len(scene.text))
    return bool(THERE.search(scene.text, country.end, following))


def with_its_town(scene: Scene, country: Found) -> tuple[int, int]:
    """Where 「ベトナムのホーチミン」 begins and ends, given either word of it."""
    same = [one for one in scene.countries if one.value == country.value]
    start = next((one.start for one in same if scene.text[one.end : country.start] == "の"), country.start)
    end = next((one.end for one in same if scene.text[country.end : one.start] == "の"), country.end)
    town = _TOWN.match(scene.text, end)
    return start, town.end() if town else end

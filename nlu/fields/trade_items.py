"""A trade in a note: one item of what is told of the firm, or goods with their kind behind them.

「株式会社TMK、金型製造、愛知県刈谷市」「鋳物。鉄のほう」
"""

from __future__ import annotations

import re
from dataclasses import replace

from nlu.fields.scene import Scene
from nlu.values.industries import find_industries
from nlu.values.normal import unchanged
from nlu.values.types import Found

_ITEM = re.compile(r"[^、,。/・()\s:!?]+")
_TAIL = re.compile(r"(?:業|会社|専門)?(?:です|でございます|で)?")
_FIGURE = re.compile(
    r"(?:資本金?|従業員|社員|職員|スタッフ|人員|年商|売上高?|設立|創業|創立|開業)(?:数|額)?(?:約|は)?[0-9].*"
    r"|(?:約|[一-龥]{2})?[0-9][0-9.億万千百]*(?:円|人|名|年)?(?:設立|創業|創立|開業)?(?:です)?"
)
_KIND_BEHIND = re.compile(
    r"(?P<goods>[^、。はがをも]{1,10}?)(?:です|だ|や|でして)?(?:ね|よ|けど|が)*[、。]\s*"
    r"(?P<kind>[^、。はがをも]{1,10}?)の(?:ほう|方|もの|やつ)の?(?:です|だ|や)?(?:ね|よ)*[。!]?"
)


def of_kind(scene: Scene) -> Found | None:
    """The whole answer as goods and their kind, where it says no more by itself: 「鋳物。鉄のほう」 is 鉄の鋳物."""
    said = _KIND_BEHIND.fullmatch(scene.text)
    letters = {str(one.value) for one in scene.industries}
    if said is None or any(len(letter) > 1 for letter in letters):
        return None
    found = find_industries(unchanged(f"{said['kind']}の{said['goods']}"))
    if len(found) != 1 or (letters and str(found[0].value)[0] not in letters):
        return None
    return replace(found[0], start=0, end=said.end("kind"))


def is_item(scene: Scene, found: Found) -> bool:
    """Whether the only trade told is an item by itself, between the firm's name, its place or its figures."""
    if len({str(one.value) for one in scene.industries}) > 1:
        return False
    items = [match.span() for match in _ITEM.finditer(scene.text)]
    at = next((at for at, (start, end) in enumerate(items) if start <= found.start and found.end <= end), None)
    if at is None or items[at][0] != found.start or not _TAIL.fullmatch(scene.text, found.end, items[at][1]):
        return False
    around = items[max(0, at - 1) : at] + items[at + 1 : at + 2]
    return bool(around) and all(_of_firm(scene, *span) for span in around)


def _of_firm(scene: Scene, start: int, end: int) -> bool:
    if _FIGURE.fullmatch(scene.text, start, end):
        return True
    names = (*scene.companies, *scene.prefectures, *scene.cities)
    return any(one.start <= start < one.end for one in names) and any(
        one.start < end <= one.end or (start < one.end <= end and _TAIL.fullmatch(scene.text, one.end, end))
        for one in names
    )

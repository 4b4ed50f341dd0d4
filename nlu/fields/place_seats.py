"""Whether a place that a message names is where the firm is."""

from __future__ import annotations

import re

from nlu.fields.cues import ABOUT_FIRM, numeric_cues
from nlu.fields.place_words import (
    BEFORE_TRADE,
    BRANCH,
    CALLED_SO,
    GOING_ON,
    GOODS_FROM,
    GOODS_MADE_THERE,
    HERE,
    INSTEAD,
    INTRODUCED,
    LEFT_BEHIND,
    LIST_LINK,
    LOCALITY,
    MOVES_THERE,
    NEAR_IT,
    NOW,
    NOW_THERE,
    OFF,
    ONCE_THERE,
    OPENS,
    OTHER_MOVED,
    OTHER_PLACES,
    OWN_SEAT,
    OWN_WORKSHOP,
    PRESENTED,
    SEAT,
    SEAT_AFTER,
    SEAT_WORD,
    SEGMENT_AFTER,
    SEGMENT_BEFORE,
    SOON,
    STREET,
    SUBPLACE,
    SUPPLIER_THERE,
    TO_BE,
    TOWN,
    TRADE_THERE,
    WAS_THERE,
    WORKS_THERE,
)
from nlu.fields.scene import Scene
from nlu.fields.trade import own_industry
from nlu.fields.trade_words import GOODS_ASKED
from nlu.values.morphemes import morphemes
from nlu.values.types import Found

PLACE_FIELDS = ("prefecture", "city")


def is_seat(scene: Scene, place: Found) -> bool:
    """Whether the words say that the firm is there: by 本社／所在地, as asked, or as one introduces oneself."""
    if place.problem is not None or not scene.stated(place.start, place.end) or scene.of_others(place.start):
        return False
    if _inside_name(scene, place) or _of_goods(scene, place):
        return False
    words = words_before(scene, place)
    if SEAT.search(words) or (INSTEAD.search(words) and SEAT_WORD.search(words)):
        return True
    before, end = scene.text[scene.clause_at(place.start).start : place.start], address_end(scene, place)
    if (
        TO_BE.match(scene.text, end)
        or LEFT_BEHIND.match(scene.text, end)
        or (MOVES_THERE.match(scene.text, end) and SOON.search(before))
        or NEAR_IT.match(scene.text, end)
        or SUPPLIER_THERE.match(scene.text, end)
        or (ONCE_THERE.search(before) and WAS_THERE.match(scene.text, end))
        or BRANCH.search(before)
        or OTHER_MOVED.search(scene.text[: place.start])
        or (OFF.match(scene.text, end) and not STREET.match(scene.text, end))
    ):
        return False
    if scene.asking == "prefecture" and place.kind == "city" and place.detail.get("bare"):
        return not any(one.start == place.start for one in scene.prefectures)
    if scene.asking in PLACE_FIELDS or (NOW.search(words) and NOW_THERE.match(scene.text, end)):
        return True
    if place.kind == "city" and place.detail.get("bare") and end == place.end and not preceded(scene, place):
        here = scene.text[end : end + 2] != "です" and HERE.match(scene.text, end)
        return (
            bool(here)
            or _before_firm(scene, end, introduced=True)
            or _before_trade(scene, end)
            or bool(OWN_SEAT.search(scene.text[: place.start]) and _segment(scene, place, end))
            or _in_prefecture_told(scene, place, end)
            or _works_at(scene, end)
            or _told_by_itself(scene, place, end)
        )
    return bool(
        _before_firm(scene, end)
        or _before_trade(scene, end)
        or _segment(scene, place, end)
        or HERE.match(scene.text, end)
        or SEAT_AFTER.match(scene.text, end)
        or _works_at(scene, end)
        or _told_by_itself(scene, place, end)
        or _full_address(scene, place)
        or _presents(scene, place, end)
    )


def _works_at(scene: Scene, end: int) -> bool:
    """「堺で一つずつ手で張ってるんです」「長岡の自社工場で作ってます」"""
    return bool(GOING_ON.match(scene.text, end) or OWN_WORKSHOP.match(scene.text, end))


def _told_by_itself(scene: Scene, place: Found, end: int) -> bool:
    """「歯科技工所をやっております。札幌です。」「2018年設立、横浜です」: beside what else is told of the firm."""
    before = scene.text[: place.start]
    alone = SEGMENT_BEFORE.search(before) and SEGMENT_AFTER.match(scene.text, end)
    alone_with_no = scene.text.startswith("の", end)  # 「家具です。飛騨の。」
    if not alone or alone_with_no or scene.asking not in ABOUT_FIRM or OTHER_PLACES.search(scene.text):
        return False
    beside = [one for one in (*scene.cities, *scene.prefectures) if one.start >= end or one.end <= place.start]
    if any(
        LIST_LINK.fullmatch(scene.text, *sorted((end, one.start)) if one.start >= end else (one.end, place.start))
        for one in beside
    ):
        return False
    return bool(scene.companies or numeric_cues(scene.text)) or own_industry(scene) is not None


def _of_goods(scene: Scene, place: Found) -> bool:
    """「今治のタオルを扱う卸」「有田で焼いた磁器に…」, asked for the goods; a sentence that opens with 「函館の昆布を扱う商社で」 introduces the firm."""
    if scene.asking in GOODS_ASKED and GOODS_MADE_THERE.match(scene.text, place.end):
        return True
    goods = GOODS_FROM.match(scene.text, place.end)
    opens = not scene.text[scene.clause_at(place.start).start : place.start].strip()
    return bool(goods) and not (goods and goods["firm"] and opens)


def words_before(scene: Scene, place: Found) -> str:
    """The clause's words before the place, or before the prefecture that it directly follows."""
    linked = (one for one in scene.prefectures if scene.text[one.end : place.start] in ("", "の", " "))
    before = next((one for one in linked if one.end <= place.start), place)
    return scene.text[scene.clause_at(before.start).start : before.start]


def _inside_name(scene: Scene, place: Found) -> bool:
    """A place that is part of a firm's name, address or mail: 「大阪精機株式会社」."""
    return scene.masked(place.start, place.end) or any(one.start <= place.start < one.end for one in scene.companies)


def address_end(scene: Scene, place: Found) -> int:
    """Where the address that begins with this place ends: 「新潟県燕市で」 is judged by what follows 燕市."""
    end = place.end
    for one in sorted((*scene.prefectures, *scene.cities), key=lambda one: one.start):
        if one.start >= end and re.fullmatch(r"[\sの、(・は]{0,2}", scene.text[end : one.start]):
            end = one.end
    town = TOWN.match(scene.text, end) if scene.text[end - 1] in "市区町村" else None
    town = town or _locality(scene, place, end)
    end = town.end() if town else end
    called = CALLED_SO.match(scene.text, end)
    return called.end() if called else end


def _locality(scene: Scene, place: Found, end: int) -> re.Match[str] | None:
    """「七尾市の和倉」: a proper name behind の, not 「松本市の工場」."""
    named = LOCALITY.match(scene.text, end)
    if not named:
        return None
    last = [word for word in morphemes(scene.text[place.start : named.end()]) if word.pos[0] == "名詞"][-1:]
    return named if last and last[0].pos[1] == "固有名詞" else None


def _before_firm(scene: Scene, end: int, *, introduced: bool = False) -> bool:
    """「金沢市の有限会社加賀菓子舗、…」; ``introduced``: only where the sentence says that this is who we are."""
    return any(
        re.fullmatch(r"\s*(?:の|にある|に本社のある|、)?\s*", scene.text[end : one.start])
        and (not introduced or INTRODUCED.match(scene.text, one.end))
        for one in scene.companies
        if one.start >= end
    )


def _before_trade(scene: Scene, end: int) -> bool:
    """「岡崎市の八丁味噌の蔵」「高崎でだるまを作って」: what the firm does, said right behind the place."""
    trade = own_industry(scene)
    between = scene.text[end : trade.start] if trade and trade.start >= end else "。"
    return bool(BEFORE_TRADE.fullmatch(between))


def _segment(scene: Scene, place: Found, end: int) -> bool:
    """A municipality written in full that stands by itself between commas: 「デザイン事務所、港区（東京）、社員6名」."""
    alone = SEGMENT_AFTER.match(scene.text, end)
    before = scene.text[: place.start]
    if alone and OWN_SEAT.search(before):
        return True
    if (place.detail.get("bare") and not preceded(scene, place)) or not (alone or SUBPLACE.match(scene.text, end)):
        return False
    if not (SEGMENT_BEFORE.search(before) or preceded(scene, place)):
        return False
    others = [one for one in scene.cities if one.start >= end or one.end <= place.start]
    return not any(
        LIST_LINK.fullmatch(scene.text, *sorted((end, one.start)) if one.start >= end else (one.end, place.start))
        for one in others
    )


def preceded(scene: Scene, place: Found) -> bool:
    """Whether a prefecture stands right before it: 「島根の雲南」."""
    return any(_joined(scene, one, place) for one in scene.prefectures)


def _full_address(scene: Scene, place: Found) -> bool:
    """A prefecture and a city side by side, with nothing against it, are an address."""
    end = address_end(scene, place)
    rest = scene.text[end : end + 12]
    joined = end > place.end or preceded(scene, place) or _with_street(scene, place, end)
    return joined and bool(re.match(r"\s*$|[、。,/]|[^ぁ-ん、。]{1,8}\d|\s", rest))


def _presents(scene: Scene, place: Found, end: int) -> bool:
    """A municipality written in full that opens a sentence of who or what we are: 「渋谷区のスタートアップで、…」.

    Or in brackets behind the firm's name.
    """
    if place.detail.get("bare") and end == place.end and not (place.kind == "city" and preceded(scene, place)):
        return False
    before = scene.text[: min([place.start, *(one.start for one in scene.prefectures if _joined(scene, one, place))])]
    if any(before[one.end :].strip() == "(" for one in scene.companies if one.end <= len(before)):
        return True
    said = WORKS_THERE.match(scene.text, end) or TRADE_THERE.match(scene.text, end)
    if scene.asking not in GOODS_ASKED:  # 「富山県の昆布締め」 is what is sold
        said = said or PRESENTED.match(scene.text, end)
    return bool(said and OPENS.search(before))


def _joined(scene: Scene, prefecture: Found, place: Found) -> bool:
    between = scene.text[prefecture.end : place.start] if prefecture.end <= place.start else "。"
    if between in ("は", "・"):  # 「兵庫は豊岡」
        return prefecture.value in place.detail.get("prefectures", ())
    return bool(re.fullmatch(r"[\sの]{0,2}(?:[一-龥ヶ]{1,5}郡)?", between))


def _in_prefecture_told(scene: Scene, place: Found, end: int) -> bool:
    """「会社は香川にあります、丸亀です」: the city by itself, in the prefecture where the firm was said to be."""
    if not (SEGMENT_AFTER.match(scene.text, end) and SEGMENT_BEFORE.search(scene.text[: place.start])):
        return False
    within = place.detail.get("prefectures", ())
    return any(one.value in within and one.end <= place.start and is_seat(scene, one) for one in scene.prefectures)


def _with_street(scene: Scene, place: Found, end: int) -> bool:
    return place.kind == "city" and not place.detail.get("bare") and bool(STREET.match(scene.text, end))

"""What the speaker makes, handles or wants to sell abroad, told in running speech: 「三条で包丁を作ってまして」."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from nlu.fields.goods_clefts import MAKER, bracketed, clefts
from nlu.fields.goods_fragments import CAME_OF_IT, goods_fragments
from nlu.fields.goods_heads import ends_in_goods
from nlu.fields.goods_words import (
    ABROAD,
    ALONE,
    BARE_MADE,
    BOUND_FOR,
    CALLED_SO,
    HOPED,
    KIND,
    MAIN,
    MAKING_AFTER,
    MATERIAL,
    MEANT,
    NO_GOODS,
    OBJECT_BOUGHT,
    OBJECT_MADE,
    OBJECT_SOLD,
    OBJECT_WORKED,
    OF_MAKING,
    OTHERS_SHOP,
    OWN_TOPIC,
    SAID_OF_GOODS,
    SELLS,
    SORTS,
    TAKEN_UP,
    TO_SORT,
    TOPIC,
    TOWARDS,
    TRADE_OF,
    WANTED,
    WISHED_ABROAD,
)
from nlu.fields.scene import Scene
from nlu.values.noun_phrases import noun_phrase_before

_FIRM_NEAR = re.compile(r"屋号|社名|会社|店名|店の名|法人|号は")
_ANOTHERS = re.compile(
    r"(?:取引先|友人|知人|知り合い|親会社|子会社|メーカー(?:さん)?|農家(?:さん)?|隣|前の会社|以前|昔|かつて|先代|お客(?:さん|様)?|昨年まで|去年まで)(?:は|が|も|、)[^。]{0,20}$"
)
# Questions that a trade answers: 「タオル作ってます」 then names the trade.
_TRADE_ASKED = ("industry", "sme_class", "supply_role", "overseas_consulting_business", "support_needs")
_CALLED, CLEFT, TOPICAL = 10, 9, 8
WISHED = 7  # the rank of what is wished for in a country
_PLAIN_RANK = 6  # said to be for sale, not only told of
_MAINLY = re.compile(r"[、。\s]*(?:うちの)?(?:主力|メイン)は")
_WHO_MAKES = re.compile(r"(?:作|造|つく)って(?:い)?るのは、?$")  # 「作ってるのは友人の窯で」
_OWN_LEAD = re.compile(  # 「うちで染めた」「中古じゃなくて新品の」: how it is had, no part of the name
    r"(?:新品の|(?:うち|自社|当社|弊社|自分(?:たち|ら)?|私(?:たち|ども)?|わたし(?:たち)?|地元|自家)(?:の|で|が)(?:[^、。]{0,24}?(?:[たる]|の))?)+"
)
_CONTRAST = re.compile(r"^[^。、]{0,4}(?:ほう|方)(?:です|や|だ|じゃ)")


_CALLED_BEFORE = re.compile(r"[「『](?P<name>[^「」『』]{1,30})[」』](?:という|って(?:いう)?|といった|いう)$")


@dataclass(frozen=True)
class Told:
    """The goods at the half-open span; the higher ``rank``, the more plainly they are what is to be sold."""

    start: int
    end: int
    rank: int


def goods_told(scene: Scene) -> list[Told]:
    """The goods that the message tells of, best first (and of equals the first said first)."""
    least = _PLAIN_RANK if scene.asking in _TRADE_ASKED else 0
    found = [_by_name(scene, told) for told in _all(scene) if told.rank >= least and _is_goods(scene, told)]
    return sorted(found, key=lambda told: (-told.rank, told.start))


def _by_name(scene: Scene, told: Told) -> Told:
    """「「夜長の友」という羊羹を出したい」: what the goods are called."""
    called = _CALLED_BEFORE.search(scene.text, 0, told.start)
    return replace(told, start=called.start("name"), end=called.end("name")) if called else told


def goods_made(scene: Scene) -> list[Told]:
    """The goods that the firm says to make: 「帆布のかばんを作ってます」; none where that answers the question for its trade."""
    if scene.asking in _TRADE_ASKED:
        return []
    return [told for told in _made(scene) if _is_goods(scene, told)]


def is_trade_told(scene: Scene, words: str) -> bool:
    """「印刷屋です、メインは名刺」 to the question for the trade: what one does, not what is to be sold."""
    return scene.asking in _TRADE_ASKED and bool(_MAINLY.match(words))


def after_own_lead(text: str, start: int, end: int) -> int:
    """Where the goods begin in ``text[start:end]``: behind 「うちで染めた」「新品の」."""
    core = noun_phrase_before(text, end)
    return core[0] if core and start < core[0] and _OWN_LEAD.fullmatch(text, start, core[0]) else start


def as_written(scene: Scene, start: int, end: int) -> str:
    """The words at the span, with full-width brackets where they were typed so."""
    words = scene.text[start:end]
    wide = "(" in words and "（" in scene.n.source(start, end)
    return words.replace("(", "（").replace(")", "）") if wide else words


def _all(scene: Scene) -> Iterator[Told]:
    text = scene.text
    for match in CALLED_SO.finditer(text):
        if not _FIRM_NEAR.search(text[max(0, match.start() - 10) : match.end() + 6]):
            yield Told(*match.span("goods" if match["goods"] else "known"), _CALLED)
    for name in bracketed(scene):
        yield Told(*name, _CALLED)
    for end, wished in clefts(scene):
        yield from _before(text, end, CLEFT if wished else TOPICAL)
    for pattern, rank in ((TOPIC, TOPICAL), (BOUND_FOR, 6)):
        for match in pattern.finditer(text):
            if is_trade_told(scene, match[0]):
                continue
            span = noun_phrase_before(text, match.end("goods"))
            bound = any(one.end <= match.start() and match.start() - one.end < 3 for one in scene.countries)
            if span and (pattern is TOPIC or bound):
                yield Told(*_with_country(text, match.start("goods"), span), rank)
    for match in WISHED_ABROAD.finditer(text):
        clause = scene.clause_at(match.start())
        if ABROAD.search(text, clause.start, match.end()) or _country_in(scene, clause.start, match.end()):
            yield from _before(text, match.start(), WISHED)
    yield from _meant(scene)
    for match in WANTED.finditer(text):
        span = noun_phrase_before(text, match.end("goods"))
        if span:
            yield Told(max(span[0], match.start("goods")), span[1], 6)
    for match in MAIN.finditer(text):
        yield from _before(text, match.start(), 5)
    yield from _objects(scene)
    for match in OWN_TOPIC.finditer(text):
        yield from _before(text, match.start(), 2)
    for match in ALONE.finditer(text):
        rest = text[match.end() :]
        for told in _before(text, match.end("goods"), 3):
            if MAKING_AFTER.match(rest) or (_of_place(scene, match) and ends_in_goods(scene, told.start, told.end)):
                yield told
    for match in TRADE_OF.finditer(text):
        if not OTHERS_SHOP.match(text, match.end()) and SELLS.search(text, match.end()):
            yield from _before(text, match.start(), 1)
    for start, end, rank in goods_fragments(scene):
        yield Told(start, end, rank)


def _meant(scene: Scene) -> Iterator[Told]:
    """What is wished for abroad in other words than 「…へ輸出したい」."""
    text = scene.text
    for pattern, rank in ((HOPED, WISHED), (TOWARDS, _PLAIN_RANK)):
        for match in pattern.finditer(text):
            if _country_in(scene, *match.span("where")):
                yield from _before(text, match.start(), rank)
    for match in TAKEN_UP.finditer(text):
        yield from _before(text, match.start(), WISHED)
    if scene.asking == "product_category" and (sort := TO_SORT.search(text)) and not SORTS.fullmatch(sort["goods"]):
        yield from _before(text, sort.end("goods"), 3)
    if scene.asking not in _TRADE_ASKED:
        for match in MEANT.finditer(text):
            yield from _before(text, match.start(), 3)


def _objects(scene: Scene) -> Iterator[Told]:
    yield from _objects_of(scene, ((OBJECT_WORKED, 4), (OBJECT_BOUGHT, 5), (OBJECT_SOLD, 4), (OF_MAKING, 5)))
    yield from _made(scene)


def _made(scene: Scene) -> Iterator[Told]:
    text = scene.text
    yield from _objects_of(scene, ((OBJECT_MADE, 5),))
    for match in BARE_MADE.finditer(text):
        if _ANOTHERS.search(text[: match.start()]):
            continue
        for told in _before(text, match.start(), 4):
            if not MATERIAL.fullmatch(text[told.start : told.end]):
                yield told


def _objects_of(scene: Scene, patterns: tuple[tuple[re.Pattern[str], int], ...]) -> Iterator[Told]:
    text = scene.text
    for pattern, rank in patterns:
        for match in pattern.finditer(text):
            if _CONTRAST.match(text[match.end() :]) or _ANOTHERS.search(text[: match.start()]):
                continue
            for told in _before(text, match.start(), rank):
                if pattern is not OBJECT_WORKED or not MATERIAL.fullmatch(text[told.start : told.end]):
                    yield told


def _before(text: str, end: int, rank: int) -> Iterator[Told]:
    span = noun_phrase_before(text, end)
    if not span:
        return
    start, end = span
    if text[start:end].endswith(("のほう", "の方", "そのもの", "自体")):
        span = noun_phrase_before(
            text, end - (4 if text[start:end].endswith("そのもの") else 3 if text[start:end].endswith("のほう") else 2)
        )
        if not span:
            return
        start, end = span
    if text[start] in "「『" and text[end - 1] in "」』":
        sort = noun_phrase_before(text, start) if rank == WISHED else None
        start, end = (sort[0], end) if sort and text[sort[1] - 1] != "の" else (start + 1, end - 1)
    yield Told(start, end, rank)


def _with_country(text: str, start: int, span: tuple[int, int]) -> tuple[int, int]:
    """「商品は日本の包丁」: 日本の belongs to what it is called there."""
    return (start, span[1]) if text[start : span[0]] == "日本の" else span


def _of_place(scene: Scene, match: re.Match[str]) -> bool:
    """「日田の下駄です。」「家具です。飛騨の。」"""
    after = re.match(r"[一-龥ァ-ヺー]{2,8}の(?=。|$)", scene.text[match.end() :])
    said = match["goods"]
    place = any(
        one.start == match.start("goods") and scene.text[one.end : one.end + 1] == "の"
        for one in (*scene.cities, *scene.prefectures)
    )
    span = noun_phrase_before(scene.text, match.end("goods"))
    return bool(after) or place or (span is not None and span[0] > match.start("goods") and "の" in said)


def _country_in(scene: Scene, start: int, end: int) -> bool:
    return any(start <= one.start and one.end <= end for one in scene.countries)


def _stated(scene: Scene, told: Told) -> bool:
    """Stated, hoped for (「…をドバイのホテルに卸せたら、というのが希望です」), or told by what became of them (「…を売ったら好評で」)."""
    hoped = told.rank == WISHED and HOPED.match(scene.text, told.end)
    return bool(hoped or CAME_OF_IT.match(scene.text, told.end)) or scene.stated(told.start, told.end)


def _is_goods(scene: Scene, told: Told) -> bool:
    words = scene.text[told.start : told.end]
    if NO_GOODS.fullmatch(words) and not (told.rank >= WISHED and KIND.fullmatch(words)):
        return False
    if not words or (told.rank in (TOPICAL, CLEFT) and SAID_OF_GOODS.fullmatch(words)) or not _stated(scene, told):
        return False
    if any(one.start < told.end and told.start < one.end for one in scene.timings):
        return False
    if _WHO_MAKES.search(scene.text[: told.start]) and MAKER.search(words):
        return False
    if scene.of_others(told.start) or scene.masked(told.start, told.end):
        return False
    firms = [one for one in scene.companies if told.rank < _CALLED or one.detail.get("entity_type")]
    places = (*scene.cities, *scene.prefectures, *scene.countries)
    if any(one.start <= told.start and told.end <= one.end for one in (*firms, *scene.people)):
        return False
    inside = {at for one in places for at in range(one.start, one.end)}
    return any(at not in inside and scene.text[at] not in "と・や、" for at in range(told.start, told.end))

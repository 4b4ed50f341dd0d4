"""Where names of prefectures and municipalities stand in a text, and where the same characters are something else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from nlu.values.data import rows
from nlu.values.gazetteer import fold, municipalities, prefectures, regions
from nlu.values.lexicon import Lexicon, Match

_WORD_IN_FRONT = re.compile(  # nouns a place may follow without a particle: 本社東京都…
    r"(?:本社|本店|所在地|住所|工場|場所|拠点|事務所|現在|当社|弊社|我社|県内|都内|府内|店舗|自宅|地元|支社|支店|営業所|創業地|登記)$"
)
_KANJI_OR_KATAKANA = re.compile(r"[一-龥々〆ァ-ヺー]")
_HIRAGANA = re.compile(r"[ぁ-ん]+")
_EVERYDAY = frozenset(
    [
        "大和",
        "東海",
        "国立",
        "半田",
        "和光",
        "中央",
        "日進",
        "白山",
        "大空",
        "文京",
        "千代田",
        "湖南",
        "高島",
        "三原",
        "大野",
    ],
)
_ANSWER_END = re.compile(r"(?: ?(?:です|でございます|になります|だよ?|ですね|市内|や|っす))?[。!]?")
_SENTENCE_END = re.compile(r" ?(?:です|でございます|になります|だよ?)(?:よ|ね|わ)?[。、!]")
_CALLED = re.compile(  # 「益子ってとこで」
    r"(?:と|って)?(?:いう|言う|ゆう)(?:ところ|とこ|町|村|街|島|所|小さな)|(?:っ?ちゅう|って)(?:ところ|とこ|町|村|街|島|所)|の(?:町|村|山|海)(?:で|から)"
)
_NOT_AFTER = {  # what makes a longer word of the last character: 市場, 区域, 府立
    "市": "場販況街価部",
    "区": "域画分間別切",
    "町": "民内会",
    "村": "民",
    "都": "市",
    "県": "民立警",
    "府": "立",
}
_COMPANY_IN_FRONT = re.compile(r"(?:株式会社|有限会社|合同会社|合資会社|合名会社|\(株\)|\(有\)|法人|組合) ?$")
_PERSON_IN_FRONT = re.compile(
    r"(?:担当者?|代表者?|社長|部長|課長|係長|専務|常務|店長|工場長|氏名|名前|私|僕|わたし)(?:は|の|が|:) ?$"
)
_NOT_THERE = re.compile(r"三重(?:に(?:な|し|包|巻|重)|構造|苦)|大分(?:前|昔|先)")
_PERSON_AFTER = re.compile(r" ?(?:さん|様|氏|と申|といいます|と言います|という者|社長|部長|課長|太郎|花子)")
_BARE_AFTER = re.compile(
    r"$|[\s、。,.!?/・()「」:;〒\-~]|23区|の|で|に|を|は|が|から|と|も|や|へ|だ|か(?:[。?、\s]|$)|よ|ね|って|っ?ちゅう|っす|じゃ|まで|より"
    r"|在住|在勤|近郊|近辺|周辺|市内|県内|府内|県下|出身|本社|本店|支社|支店|営業所|工場|拠点|さ(?:あ|お|い|住)|方面|あたり|辺り|付近"
    r"|エリア|オフィス|地方|発|産"
)


@dataclass(frozen=True)
class Place:
    """A name in the text: ``kind`` is prefecture, county, city or ward; ``bare`` means without its 都道府県市区町村.

    ``shy``: an everyday word or a small town without its 町, taken only as the whole answer or behind a prefecture.
    """

    kind: str
    name: str
    start: int
    end: int
    bare: bool = False
    shy: bool = False


_DIRECTION = 2  # 東区 without its 区 is only a direction


@cache
def _entries() -> dict[str, tuple[tuple[str, str, bool], ...]]:
    """Folded word → its readings (kind, name, bare)."""
    found: dict[str, dict[tuple[str, str, bool], None]] = {}

    def add(word: str, kind: str, name: str, bare: bool = False) -> None:
        found.setdefault(fold(word), {})[(kind, name, bare)] = None

    for short, full in prefectures().items():
        add(full, "prefecture", full)
        if short != full:
            add(short, "prefecture", full, True)
    for row in rows("area_aliases"):
        add(row["word"], "prefecture", row["prefecture"], True)
    for place in municipalities():
        if place.ward:
            add(place.ward, "ward", place.ward)
            if len(place.ward) > _DIRECTION:
                add(place.ward[:-1], "ward", place.ward, True)
        else:
            add(place.city, "city", place.city)
            add(place.city[:-1], "city", place.city, True)
        if place.county:
            add(place.county, "county", place.county)
    return {word: tuple(readings) for word, readings in found.items()}


def _is_shy(kind: str, word: str, name: str) -> bool:
    if kind != "city":
        return kind == "ward"
    return (
        len(word) == 1
        or name[-1] in "町村"
        or word in _EVERYDAY
        or (len(word) <= 3 and bool(_HIRAGANA.fullmatch(word)))
    )


@cache
def _lexicon() -> Lexicon:
    return Lexicon(_entries())


def places(text: str) -> list[list[Place]]:
    """Names in the text in order, without overlap; each with all its readings (広島 is a prefecture and a city)."""
    folded = fold(text)
    found: list[list[Place]] = []
    at = 0
    while at < len(text):
        before = found[-1] if found else []
        for match in _lexicon().at(folded, at):
            readings = [place for place in _readings(match) if _stands_free(folded, place, before)]
            if readings:
                found.append(readings)
                at = match.end
                break
        else:
            at += 1
    return found


def _readings(match: Match) -> list[Place]:
    return [
        Place(kind, name, match.start, match.end, bare, bare and _is_shy(kind, match.word, name))
        for kind, name, bare in _entries()[match.word]
    ]


def _stands_free(text: str, place: Place, previous: list[Place]) -> bool:
    touching = bool(previous) and previous[0].end == place.start
    before, after = text[max(0, place.start - 12) : place.start], text[place.end : place.end + 12]
    called = place.kind == "city" and _CALLED.match(after) and place.end - place.start > 1
    if place.shy and not (called or _is_answer(before, after) or _follows_region(text, place, previous)):
        return False
    if place.bare:
        return _bare_stands_free(before, text[place.start : place.end], after, touching)
    if after[:1] and after[0] in _NOT_AFTER.get(place.name[-1], "") and not _begins_place(after):
        return False
    return place.kind in ("prefecture", "county") or touching or _free_in_front(before)


def _is_answer(before: str, after: str) -> bool:
    if before and before[-1] not in "。!":
        return False
    return bool(_ANSWER_END.fullmatch(after) or (_SENTENCE_END.match(after) and not before))


def _follows_region(text: str, place: Place, previous: list[Place]) -> bool:
    """Right after the prefecture, county or city it lies in: 千葉の柏, 北佐久郡軽井沢, 京都伏見."""
    if not previous or text[previous[0].end : place.start].strip() not in ("", "の", "、", "は", "・"):
        return False
    around = {region.name for region in previous}
    return any(not around.isdisjoint(regions) for regions in regions().get(place.name, ()))


def _free_in_front(before: str) -> bool:
    return not before or not _KANJI_OR_KATAKANA.match(before[-1]) or bool(_WORD_IN_FRONT.search(before))


def _bare_stands_free(before: str, word: str, after: str, touching: bool) -> bool:
    if (
        _NOT_THERE.match(word + after)
        or _PERSON_IN_FRONT.search(before)
        or _PERSON_AFTER.match(after)
        or _COMPANY_IN_FRONT.search(before)
    ):
        return False
    if not (touching or _free_in_front(before)):
        return False
    return bool(_BARE_AFTER.match(after)) or _begins_place(after)


def _begins_place(after: str) -> bool:
    """Another place follows at once: 神奈川 + 横浜市."""
    matches = _lexicon().at(after, 0) if after else iter(())
    return any(not place.shy for match in matches for place in _readings(match))

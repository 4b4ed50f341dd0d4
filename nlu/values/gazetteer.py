"""Prefectures and municipalities as one dictionary, and where their names stand in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from nlu.values.data import rows
from nlu.values.lexicon import Lexicon

_VARIANTS = str.maketrans("ヶ竈龍檜嶋澤曾礪槇邊籠諫", "ケ釜竜桧島沢曽砺槙辺篭諌")
_WORDS_IN_FRONT = (  # nouns a place may follow without a particle: 本社東京都…
    "本社 本店 所在地 住所 工場 場所 拠点 事務所 現在 当社 弊社 我社 県内 都内 府内 店舗 自宅 地元 支社 支店 営業所 創業地 登記 会社所在地".split()
)
_KANJI = re.compile(r"[一-龥々〆]")
_NOT_AFTER = {"市": "場販況街価部", "区": "域画分間別切", "町": "民内会", "村": "民", "都": "市", "県": "民立警", "府": "立"}
_COMPANY_IN_FRONT = re.compile(r"(?:株式会社|有限会社|合同会社|合資会社|合名会社|\(株\)|\(有\)|法人|組合) ?$")
_PERSON_IN_FRONT = re.compile(r"(?:担当者?|代表者?|社長|部長|課長|係長|専務|常務|店長|工場長|氏名|名前|私|僕|わたし)(?:は|の|が|:) ?$")
_PERSON_AFTER = re.compile(r" ?(?:さん|様|氏|と申|といいます|と言います|という者|社長|部長|課長|太郎|花子)")
_BARE_AFTER = re.compile(
    r"$|[\s、。,.!?/・()「」:;〒\-~\n]|23区|の|で|に|を|は|が|から|と|も|や|へ|だ|か[。?、\s]|か$|よ|ね|って|まで|より"
    r"|在住|在勤|近郊|近辺|周辺|市内|県内|府内|県下|出身|本社|本店|支社|支店|営業所|工場|拠点|方面|あたり|辺り|付近|エリア|オフィス|地方|発|産"
)


@dataclass(frozen=True)
class Municipality:
    """``city`` with ``ward`` (empty unless a designated city's) in ``prefecture``; ``county`` is its 郡 or island."""

    prefecture: str
    county: str
    city: str
    ward: str
    kana: str

    @property
    def name(self) -> str:
        """The value in contract form: 大田区, 札幌市中央区, 軽井沢町."""
        return self.city + self.ward


@dataclass(frozen=True)
class Place:
    """A name in the text: ``kind`` is prefecture, county, city or ward; ``bare`` means without its 都道府県市区町村."""

    kind: str
    name: str
    start: int
    end: int
    bare: bool = False


def fold(text: str) -> str:
    """Spelling variants made one (茅ヶ崎/茅ケ崎, 塩竈/塩釜, 龍/竜); the length stays."""
    return text.translate(_VARIANTS)


@cache
def municipalities() -> tuple[Municipality, ...]:
    """All municipalities of Japan, designated cities with and without their wards."""
    return tuple(Municipality(r["prefecture"], r["county"], r["city"], r["ward"], r["kana"]) for r in rows("municipalities"))


@cache
def prefectures() -> dict[str, str]:
    """Short name → full name, e.g. 東京 → 東京都."""
    return {row["bare"]: row["name"] for row in rows("prefectures")}


@cache
def _entries() -> dict[str, tuple[tuple[str, str, bool], ...]]:
    """Folded word → its readings (kind, name, bare)."""
    found: dict[str, dict[tuple[str, str, bool], None]] = {}

    def add(word: str, kind: str, name: str, bare: bool = False) -> None:
        found.setdefault(fold(word), {})[(kind, name, bare)] = None

    for bare, full in prefectures().items():
        add(full, "prefecture", full)
        if bare != full:
            add(bare, "prefecture", full, True)
    for place in municipalities():
        if place.ward:
            add(place.ward, "ward", place.ward)
        else:
            add(place.city, "city", place.city)
            if place.city[-1] in "市区" and len(place.city) > 2:
                add(place.city[:-1], "city", place.city, True)
        if place.county:
            add(place.county, "county", place.county)
    return {word: tuple(readings) for word, readings in found.items()}


@cache
def _lexicon() -> Lexicon:
    return Lexicon(_entries())


def places(text: str) -> list[list[Place]]:
    """Names in the text in order, without overlap; each with all its readings (広島 is a prefecture and a city)."""
    folded = fold(text)
    found: list[list[Place]] = []
    at = 0
    while at < len(text):
        touching = bool(found) and found[-1][0].end == at
        for match in _lexicon().at(folded, at):
            readings = [Place(kind, name, match.start, match.end, bare) for kind, name, bare in _entries()[match.word]]
            readings = [place for place in readings if _stands_free(folded, place, touching)]
            if readings:
                found.append(readings)
                at = match.end
                break
        else:
            at += 1
    return found


def _stands_free(text: str, place: Place, touching: bool) -> bool:
    before, after = text[max(0, place.start - 12) : place.start], text[place.end : place.end + 12]
    if place.bare:
        return _bare_stands_free(before, after, place, touching)
    if after[:1] and after[0] in _NOT_AFTER.get(place.name[-1], ""):
        return False
    return place.kind in ("prefecture", "county") or touching or _free_in_front(before)


def _free_in_front(before: str) -> bool:
    return not before or not (_KANJI.match(before[-1]) or "ァ" <= before[-1] <= "ー") or before.endswith(tuple(_WORDS_IN_FRONT))


def _bare_stands_free(before: str, after: str, place: Place, touching: bool) -> bool:
    if _PERSON_IN_FRONT.search(before) or _PERSON_AFTER.match(after) or _COMPANY_IN_FRONT.search(before):
        return False
    if not (touching or _free_in_front(before)):
        return False
    return bool(_BARE_AFTER.match(after)) or any(True for _ in _lexicon().at(after, 0)) if after else True

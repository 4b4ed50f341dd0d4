"""The prefectures and municipalities of Japan."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from nlu.values.data import rows

_VARIANTS = str.maketrans("ヶ竈龍檜澤曾礪槇邊籠諫", "ケ釜竜桧沢曽砺槙辺篭諌")


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


def fold(text: str) -> str:
    """Spelling variants made one (茅ヶ崎/茅ケ崎, 塩竈/塩釜, 龍/竜); the length stays."""
    return text.translate(_VARIANTS)


@cache
def municipalities() -> tuple[Municipality, ...]:
    """All municipalities of Japan, designated cities with and without their wards."""
    return tuple(
        Municipality(r["prefecture"], r["county"], r["city"], r["ward"], r["kana"]) for r in rows("municipalities")
    )


@cache
def prefectures() -> dict[str, str]:
    """Short name → full name, e.g. 東京 → 東京都."""
    return {row["bare"]: row["name"] for row in rows("prefectures")}


@cache
def regions() -> dict[str, tuple[frozenset[str], ...]]:
    """City or ward name → for each place of that name, the regions (prefecture, 郡, city) around it."""
    found: dict[str, tuple[frozenset[str], ...]] = {}
    for m in municipalities():
        name = m.ward or m.city
        around = frozenset((m.prefecture, m.county, m.city if m.ward else ""))
        found[name] = (*found.get(name, ()), around)
    return found

"""Countries named by a single kanji: 米中韓, 米・英・独, 対米."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from nlu.values.lexicon import Match

KANJI = {
    "米": "US",
    "英": "GB",
    "独": "DE",
    "仏": "FR",
    "伊": "IT",
    "中": "CN",
    "韓": "KR",
    "台": "TW",
    "豪": "AU",
    "印": "IN",
    "越": "VN",
    "泰": "TH",
    "露": "RU",
    "加": "CA",
    "星": "SG",
    "蘭": "NL",
    "西": "ES",
    "比": "PH",
    "墨": "MX",
    "伯": "BR",
}
"""One kanji → alpha-2; 星, 蘭, 西, 比, 墨 and 伯 are common in other words and count only as a whole answer."""

_LISTABLE = "米英独仏伊中韓台豪印越泰露加"
_RUN = re.compile(
    rf"(?<![一-龥])日?([{_LISTABLE}]{{2,6}})(?![一-龥])"
    rf"|(?<![一-龥])[対訪在渡]([米中韓台独英仏豪印越泰露])(?![一-龥]国)"
)
_LIST = re.compile(rf"(?<![一-龥ぁ-ん])[{_LISTABLE}](?:[・、,/ と][{_LISTABLE}])+(?![一-龥])")
_NOT_COUNTRIES = frozenset({"中越", "加越", "中伊", "米中米", "日米", "日中", "日韓", "日台", "日独", "日仏", "日英"})
_LISTED_LAST = re.compile(rf"[・、,/ と]([{_LISTABLE}])(?=$|[・、,/。 !]|です|と|や|に|へ|を|が|の(?:順|3|三|2|二))")


def kanji_lists(text: str, named: Iterable[Match]) -> list[tuple[Match, str]]:
    """Kanji that stand for countries: in lists, behind 対 or 訪, or behind a country ``named`` in full (米国、英国、独)."""
    return [(Match(text[at], at, at + 1), KANJI[text[at]]) for at in sorted({*_listed(text), *_behind(text, named)})]


def _listed(text: str) -> Iterator[int]:
    for run in _RUN.finditer(text):
        if run[0] not in _NOT_COUNTRIES:
            yield from range(*run.span(1 if run[1] else 2))
    for run in _LIST.finditer(text):
        yield from (at for at in range(*run.span()) if text[at] in _LISTABLE)


def _behind(text: str, named: Iterable[Match]) -> Iterator[int]:
    for match in named:
        at = match.end
        while hit := _LISTED_LAST.match(text, at):
            yield hit.start(1)
            at = hit.end()

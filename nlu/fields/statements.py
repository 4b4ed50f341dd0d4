"""The accounts of the last three years: all at hand, too young for them, or not ready yet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlu.fields.verdicts import Line, Verdict
from nlu.values import statement_words as w
from nlu.values.realis import clause_end, denied

FIELD = "financial_statements"
_ENOUGH, _ALL = 3, "three_years"
_KANJI = "〇一二三四五六七八九"


def statements(line: Line, asked: bool) -> Iterator[Verdict | None]:
    """How many periods can be shown; few are enough for a firm that the message calls young."""
    said = line.text
    young = bool(w.YOUNG.search(line.words.text))
    about = asked or w.DOCUMENTS.search(w.LOOKED_UP.sub("", said))
    if not about or (not asked and w.SALES.search(said)):
        return
    missing = w.WANTING.search(said)
    everything = w.ALL_OF_THEM.finditer(said) if asked else ()
    counted = [
        one
        for match in (*everything, *w.PERIODS.finditer(said), *w.SEVERAL.finditer(said))
        for one in _counted(line, match.start(), match.end(), _count(match.group()), young)
    ]
    yield from counted
    if few := w.FEW.search(said):
        preparing = not young and w.UNDER_WAY.search(line.words.text)
        yield line.verdict(FIELD, "not_ready" if preparing else "newly_founded", few.start(), len(said))
    elif (asked or young) and (none := w.NONE_YET.search(said)) and not w.OF_SENDING.search(said[: none.start()]):
        yield line.verdict(FIELD, "newly_founded", none.start(), len(said))
    elif missing and (asked or (w.DOCUMENTS.search(said[: missing.start()]) and not w.ELSEWHERE.search(missing[0]))):
        value = "newly_founded" if young else "not_ready"
        yield line.verdict(FIELD, value, missing.start(), clause_end(said, missing.end()))
    elif asked and young and not any(one and one.value == _ALL for one in counted):
        yield line.verdict(FIELD, "newly_founded", 0, len(said))


def _counted(line: Line, start: int, end: int, count: int, young: bool) -> Iterator[Verdict | None]:
    said = line.text
    if young and w.NO_SUCH.match(said, end):
        yield line.verdict(FIELD, "newly_founded", start, clause_end(said, end))
        return
    if count >= _ENOUGH and w.NO_SUCH.match(said, end):  # 「まだ3期分はありません」
        not_yet = w.NOT_YET.search(said[:start]) or "まだ" in said[end : clause_end(said, end)]
        yield line.verdict(
            FIELD, "newly_founded" if not_yet else None, start, clause_end(said, end), unsure=not not_yet
        )
        return
    shown = next((one for one in w.SHOWN.finditer(said, end) if denied(said, one.start()) is not None), None)
    if not shown or denied(said, shown.start()):
        return
    if w.TO_COME.search(said, end, shown.start()):
        yield line.verdict(FIELD, "not_ready", start, clause_end(said, shown.end()))
        return
    if count >= _ENOUGH:
        yield line.verdict(FIELD, _ALL, start, clause_end(said, shown.end()))
    else:
        yield line.verdict(FIELD, "newly_founded" if young else None, start, clause_end(said, shown.end()))


def _count(words: str) -> int:
    """How many periods are named; 「三つとも」 and 「全部」 are enough."""
    if "十" in words:
        return 10
    figures = "".join(str(_KANJI.index(char)) if char in _KANJI else char for char in words)
    number = re.search(r"[0-9]+", figures)
    return int(number.group()) if number else _ENOUGH

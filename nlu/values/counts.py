"""Numbers of persons: 20名, 社員20, 社長ひとり, 夫婦二人, 正社員8名とパート12名."""

from __future__ import annotations

import re

from nlu.values.hedges import hedged_after, hedged_before
from nlu.values.normal import Normalized
from nlu.values.people_cues import Cues, cues_around
from nlu.values.quantities import Quantity, find_quantities
from nlu.values.types import Found, Problem
from nlu.values.units import UnitKind

_KANA = re.compile(
    r"(?<!人)(?:お|御)?(?P<n1>ひとり|ヒトリ|独り)(?!ひとり|で[にな]|よがり|ごと|あた|当|暮|旅|でも多)|(?P<n2>ふたり"
    r"|フタリ)"
)
_IMPLIED = re.compile(
    r"(?P<n1>(?:私|わたし|僕|ぼく|俺|自分|社長|代表者?|本人|事業主)(?:(?:ひとり|一人|1人)?だけ|のみ|しかいま"
    r"|しかおりま)|ワンオペ|一人社長|ひとり社長)"
    r"|(?P<n2>(?:夫婦|夫と|妻と|主人と|家内と|嫁と|親子)(?:2人|二人|ふたり)?(?:だけ|のみ|で(?=や|営|経営|運営"
    r"|切り盛り|回し|して|、|。|す|$)))"
)
_FEW = re.compile(r"若干名|若干数|少人数|少数精鋭|大人数|大所帯")
_NONE_AT_ALL = re.compile(r" ?も(?:い(?:な|ま)|お(?:り|ら)|雇)")
_PER = re.compile(r"(?:につき|あたり|当たり|毎に|ごとに) ?$")


def find_counts(n: Normalized) -> list[Found]:
    """Kind ``count``: value int, persons.

    ``detail``: ``employment`` (``regular`` 正社員, ``part_time`` パート, ``officer`` 役員・社長, or None), ``cue`` (the
    people word before the number, e.g. 従業員, or None), ``unit`` (名,
    人 … or None where only the cue makes it persons),
    ``total`` (合計, 総勢), ``part_of`` (うちパート10名), ``excludes`` / ``includes`` (employments: パート除いて15),
    ``implied`` (no number said: 夫婦でやっています), ``bound``, ``previous`` (10人から15人に増えた: 10),
    for a range ``lower`` and ``upper``.
    Problems: ``count.negative``, ``count.vague`` (数十名, 十数名, 何人か), ``count.range`` (placeholders lower, upper).
    """
    found = [item for quantity in find_quantities(n) if (item := _counted(n.text, quantity)) is not None]
    taken = [(item.start, item.end) for item in found]
    words = [item for item in _worded(n.text) if not any(item.start < end and start < item.end for start, end in taken)]
    return sorted([*found, *words], key=lambda item: item.start)


def _counted(text: str, quantity: Quantity) -> Found | None:
    persons = quantity.measured_in(UnitKind.PERSONS)
    if quantity.unit is not None and not persons:
        return None
    per = _PER.search(text, max(0, quantity.start - 6), quantity.start)
    if per or quantity.value != quantity.value.to_integral_value():
        return None
    cues = cues_around(text, quantity.start, quantity.end)
    if not persons and (not cues.linked or quantity.numeral.big):
        return None
    unit = quantity.unit.text if quantity.unit else None
    detail: dict[str, object] = {**_detail(cues), "unit": unit, "bound": quantity.bound}
    if quantity.previous is not None:
        detail["previous"] = int(quantity.previous)
    problem = None
    if quantity.negative:
        problem = Problem("count.negative")
    elif quantity.vague:
        problem = Problem("count.vague")
    elif quantity.lower is not None and quantity.upper is not None:
        lower, upper = int(quantity.lower), int(quantity.upper)
        detail |= {"lower": lower, "upper": upper}
        problem = Problem("count.range", {"lower": str(lower), "upper": str(upper)})
    value = None if problem else int(quantity.value)
    if value == 1 and _NONE_AT_ALL.match(text, quantity.end):  # 一人もいません
        value = 0
    return Found("count", value, quantity.start, quantity.end, problem, quantity.approximate, detail)


def _worded(text: str) -> list[Found]:
    found = [_few(text, match) for match in _FEW.finditer(text)]
    for pattern, implied in ((_KANA, False), (_IMPLIED, True)):
        for match in pattern.finditer(text):
            if any(match.start() < item.end and item.start < match.end() for item in found):
                continue
            cues = cues_around(text, *match.span())
            value = int((match.lastgroup or "n1")[1:])
            if value == 1 and not implied and _NONE_AT_ALL.match(text, match.end()):  # ひとりもいません
                value = 0
            start, end = match.span()
            hedged = hedged_before(text, start) or hedged_after(text, end)
            detail = {**_detail(cues), "unit": None, "bound": None, **({"implied": True} if implied else {})}
            if implied and value == 1:
                detail["employment"] = "officer"
            found.append(Found("count", value, start, end, None, hedged, detail))
    return found


def _few(text: str, match: re.Match[str]) -> Found:
    detail = {**_detail(cues_around(text, *match.span())), "unit": None, "bound": None}
    return Found("count", None, *match.span(), Problem("count.vague"), True, detail)


def _detail(cues: Cues) -> dict[str, object]:
    optional = {
        "excludes": cues.excludes, "includes": cues.includes, "total": cues.total, "part_of": cues.part_of
    }  # fmt: skip
    return {"employment": cues.employment, "cue": cues.cue, **{key: value for key, value in optional.items() if value}}

"""Numbers of persons: 20名, 社員20, 社長ひとり, 夫婦二人, 正社員8名とパート12名."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nlu.values.hedges import hedged_after, hedged_before
from nlu.values.normal import Normalized
from nlu.values.quantities import Quantity, find_quantities
from nlu.values.types import Found, Problem
from nlu.values.units import UnitKind

_CUE = re.compile(
    r"(?P<part_time>パートタイマー|パートさん|パート|アルバイト|バイト|非常勤|非正規|臨時|嘱託|派遣|契約社員|短時間)"
    r"|(?P<officer>役員|取締役|社長|代表者?|専務|常務|会長|事業主|オーナー|店主|経営者|監査役)"
    r"|(?P<regular>常時使用する従業員|正社員|正規|正職員|常勤|フルタイム)"
    r"|(?P<staff>社員|従業員|従業者|スタッフ|職員|社員数|人数|人員|メンバー|働き手|総勢|総員|工員|職人|店員)"
)
_TOTAL = re.compile(r"合計|総計|総数|総勢|計|全部|全体|全員|全社|合わせ|あわせ|トータル|みんなで|皆で|ぜんぶ")
_APART = re.compile(r"(?:など|等|や|と|、|・|の方|さん|たち|達)*(?:は|を|も|が)?(?:除|のぞ|抜|ぬ[きい]|含まず|含めず|含まない|含めない|以外|別|いれず|入れず)")
_WITHIN = re.compile(r"(?:など|等|や|と|、|・|の方|さん|たち|達)*(?:は|を|も|まで|が)?(?:含|ふく|込|こみ|入れ|いれ|合わせ|あわせ|足)")
_LINK = re.compile(
    r"(?:さん|数|の数|の人数|人数|の方|全部で|全体で|合計|総勢|現在|今|いま|は|が|も|で|を|:|=|・|、| |約|およそ|だいたい|大体|ざっと|計|合わせて|あわせて|だけ"
    r"|除いて|除き|除く|除けば|のぞいて|抜いて|抜き|以外|含めて|含めると|含め|ふくめて|含む|込みで|込み|入れて|入れると|いれて|→|-|\(|トータル|その|うち|内|常時使用|常時雇用|常時|する|している)*"
)
_CLAUSE_END = frozenset("。.!?！？;\n")
_KANA = re.compile(r"(?<!人)(?:お|御)?(?P<one>ひとり|ヒトリ|独り)(?!ひとり|で[にな]|よがり|ごと|あた|当|暮|旅)|(?P<two>ふたり|フタリ)|(?P<zero>(?:ゼロ|ぜろ|零)(?:人|名))")
_IMPLIED = re.compile(
    r"(?P<one>(?:私|わたし|僕|ぼく|俺|自分|社長|代表者?|本人|事業主)(?:(?:ひとり|一人|1人)?だけ|のみ|しかいま|しかおりま)|ワンオペ|一人社長|ひとり社長)"
    r"|(?P<two>(?:夫婦|夫と|妻と|主人と|家内と|嫁と|親子)(?:2人|二人|ふたり)?(?:だけ|のみ|で(?=や|営|経営|運営|切り盛り|回し|して|、|。|す|$)))"
)
_PER = re.compile(r"(?:につき|あたり|当たり|毎に|ごとに) ?$")


@dataclass(frozen=True)
class _Cues:
    """What the words before a number say of it."""

    cue: str | None = None
    employment: str | None = None
    excludes: tuple[str, ...] = ()
    includes: tuple[str, ...] = ()
    total: bool = False
    linked: bool = False


def find_counts(n: Normalized) -> list[Found]:
    """Kind ``count``: value int, persons.

    ``detail``: ``employment`` (``regular`` 正社員, ``part_time`` パート, ``officer`` 役員・社長, or None), ``cue`` (the
    people word before the number, e.g. 従業員, or None), ``unit`` (名, 人 … or None where only the cue makes it persons),
    ``total`` (合計, 総勢), ``excludes`` / ``includes`` (employments: パート除いて15), ``implied`` (no number said:
    夫婦でやっています), ``bound``, ``previous`` (10人から15人に増えた: 10), for a range ``lower`` and ``upper``.
    Problems: ``count.vague`` (数十名, 十数名, 何人か), ``count.range`` (placeholders lower, upper).
    """
    found = [item for quantity in find_quantities(n) if (item := _counted(n.text, quantity)) is not None]
    taken = [(item.start, item.end) for item in found]
    words = [item for item in _worded(n.text) if not any(item.start < end and start < item.end for start, end in taken)]
    return sorted([*found, *words], key=lambda item: item.start)


def _counted(text: str, quantity: Quantity) -> Found | None:
    persons = quantity.measured_in(UnitKind.PERSONS)
    if (quantity.unit is not None and not persons) or quantity.negative:
        return None
    if quantity.value != quantity.value.to_integral_value() or _PER.search(text, max(0, quantity.start - 6), quantity.start):
        return None
    cues = _cues_before(text, quantity.start)
    if not persons and (not cues.linked or quantity.numeral.big):
        return None
    detail: dict[str, object] = {**_detail(cues), "unit": quantity.unit.text if quantity.unit else None, "bound": quantity.bound}
    if quantity.previous is not None:
        detail["previous"] = int(quantity.previous)
    problem = None
    if quantity.vague:
        problem = Problem("count.vague")
    elif quantity.lower is not None and quantity.upper is not None:
        lower, upper = int(quantity.lower), int(quantity.upper)
        detail |= {"lower": lower, "upper": upper}
        problem = Problem("count.range", {"lower": str(lower), "upper": str(upper)})
    value = None if problem else int(quantity.value)
    return Found("count", value, quantity.start, quantity.end, problem, quantity.approximate, detail)


def _worded(text: str) -> list[Found]:
    found: list[Found] = []
    for pattern, implied in ((_KANA, False), (_IMPLIED, True)):
        for match in pattern.finditer(text):
            if any(match.start() < item.end and item.start < match.end() for item in found):
                continue
            cues = _cues_before(text, match.start())
            value = {"zero": 0, "one": 1, "two": 2}[match.lastgroup or "one"]
            start, end = match.span()
            hedged = hedged_before(text, start) or hedged_after(text, end)
            detail = {**_detail(cues), "unit": None, "bound": None, **({"implied": True} if implied else {})}
            if implied and value == 1:
                detail["employment"] = "officer"
            found.append(Found("count", value, start, end, None, hedged, detail))
    return found


def _detail(cues: _Cues) -> dict[str, object]:
    optional = {"excludes": cues.excludes, "includes": cues.includes, "total": cues.total}
    return {"employment": cues.employment, "cue": cues.cue, **{key: value for key, value in optional.items() if value}}


def _cues_before(text: str, at: int) -> _Cues:
    """The cue words between the last number or sentence end and ``at``."""
    start = max(0, at - 24)
    for index in range(at - 1, start - 1, -1):
        if text[index] in _CLAUSE_END or text[index].isdigit():
            start = index + 1
            break
    segment = text[start:at]
    cue, employment, linked = None, None, False
    excludes: list[str] = []
    includes: list[str] = []
    for match in _CUE.finditer(segment):
        kind = match.lastgroup or "staff"
        linked = _LINK.fullmatch(segment, match.end()) is not None
        if _APART.match(segment, match.end()):
            excludes.append(kind)
        elif _WITHIN.match(segment, match.end()):
            includes.append(kind)
        else:
            cue, employment = match.group(), None if kind == "staff" else kind
    total = _TOTAL.search(segment) is not None
    return _Cues(cue, employment, tuple(excludes), tuple(includes), total, linked)

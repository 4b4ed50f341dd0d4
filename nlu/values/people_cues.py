"""Words around a number that make it a number of persons, and say of whom: 従業員, 正社員, パート, 役員, 合計, うち "
"…"""

from __future__ import annotations

import re
from dataclasses import dataclass

_PART_TIME = (
    r"パートタイマー|パートタイム|パート|アルバイト|バイト|非常勤|非正規|臨時|嘱託|派遣|契約社員|短時間|シルバー"
)
_OFFICER = r"役員|取締役|社長|代表者?|専務|常務|会長|事業主|オーナー|店主|経営者|監査役"
_REGULAR = r"正社員|正規|正職員|常勤|フルタイム"
_STAFF = r"社員|従業員|従業者|従業|スタッフ|職員|人数|人員|メンバー|働き手|総勢|総員|工員|職人|店員|事務局員|事務局|家族|夫婦|親子|兄弟|身内"
_CUE = re.compile(rf"(?P<part_time>{_PART_TIME})|(?P<officer>{_OFFICER})|(?P<regular>{_REGULAR})|(?P<staff>{_STAFF})")
_AND = r"(?:など|等|や|と|、|・|の方|さん|たち|達|の人|の者| )*"
_APART = re.compile(
    rf"{_AND}(?:は|を|も|が)?(?:除|のぞ|抜|ぬ[きい]|含ま[ずな]|含め[ずな]|以外|別(?!(?:に|で|途)?、? ?$)|[い入]れ[ずな])"
)
_WITHIN = re.compile(rf"{_AND}(?:以下|をはじめ|(?:は|を|も|まで|が)?(?:含|ふく|込|こみ|[い入]れ|合わせ|あわせ|足))")
_ALSO = re.compile(rf"{_AND}(?={_PART_TIME}|{_OFFICER}|{_REGULAR})")
_LINK = re.compile(
    r"(?:さん|別に|別で|別途|ほかに|他に|数|の数|の人数|人数|の方|たち|全部で|全体で|合計|総勢|現在|現時点で|のところ|時点で|今|いま|は|が|も"
    r"|で|を|の|:|=|・|、| |約|およそ|おおよそ|だいたい|大体|ざっと|ほぼ|計"
    r"|合わせて|あわせて|だけ|なら|だと|除いて|除き|除く|除けば|のぞいて|抜いて|抜き|以外|含めて|含めると|含め|ふくめて|含む"
    r"|込みで|込み|入れて|入れると|いれて|含まず|→|-|\(|\)"
    r"|トータル|その|うち|内|常時使用|常時雇用|常時|する|している|みんな|全員|確か|たしか|たぶん|多分|~)*"
)
_TOTAL = re.compile(r"合計|総計|総数|総勢|計|全部|全体|全員|全社|合わせ|あわせ|トータル|みんなで|皆で|ぜんぶ")
_PART_OF = re.compile(r"(?:うち|内訳?|その内)(?:、|は|が|に|わけ|:| )*(?:[^0-9、。]{0,10})$")
_BREAKDOWN = re.compile(r"(?:[人名0-9]|ほど|くらい|程度) ?\([^()]*$")  # 25人(正社員18、パート7)
_SAID_OF = re.compile(rf" ?(?:くらい|ほど)?[はが](?P<who>{_PART_TIME}|{_OFFICER}|{_REGULAR})(?=さん|です|で|、|。|$)")
_CLAUSE_END = frozenset("。.!?;\n")
_WINDOW = 24


@dataclass(frozen=True)
class Cues:
    """What the words around a number say of it.

    ``cue`` is the nearest people word before it; ``employment`` is ``regular``, ``part_time``, ``officer`` or None;
    ``excludes`` and ``includes`` are employments (パート除いて15). ``linked``: the cue leads straight to the number, so
    that the number counts persons even without 名 or 人. ``total``: 合計 and the like. ``part_of``: うち.
    """

    cue: str | None = None
    employment: str | None = None
    excludes: tuple[str, ...] = ()
    includes: tuple[str, ...] = ()
    total: bool = False
    part_of: bool = False
    linked: bool = False


def cues_around(text: str, start: int, end: int) -> Cues:
    """The cues of the number at the half-open span: before it back to the last number or sentence, and in brackets "
    "after."""
    segment = text[_segment_start(text, start) : start]
    cue: str | None = None
    employment: str | None = None
    linked = False
    excludes: list[str] = []
    includes: list[str] = []
    waiting: list[str] = []  # パート・ in パート・アルバイト除く
    for match in _CUE.finditer(segment):
        kind = match.lastgroup or "staff"
        linked = _LINK.fullmatch(segment, match.end()) is not None
        if _ALSO.match(segment, match.end()) and kind != "staff":
            waiting.append(kind)
        apart, within = _APART.match(segment, match.end()), _WITHIN.match(segment, match.end())
        if apart or within:
            (excludes if apart else includes).extend([*waiting, kind])
            waiting = []
            employment = None if employment in (*excludes, *includes) else employment
        else:
            cue, employment = match.group(), None if kind == "staff" else kind
    after = _bracketed(text, end)
    return Cues(
        cue=cue,
        employment=(employment if linked else None) or after.employment,
        excludes=tuple(dict.fromkeys([*excludes, *after.excludes])),
        includes=tuple(dict.fromkeys([*includes, *after.includes])),
        total=_TOTAL.search(segment) is not None,
        part_of=_PART_OF.search(segment) is not None or _BREAKDOWN.search(text, max(0, start - 48), start) is not None,
        linked=linked,
    )


def _segment_start(text: str, at: int) -> int:
    first = max(0, at - _WINDOW)
    for index in range(at - 1, first - 1, -1):
        if text[index] in _CLAUSE_END or text[index].isdigit():
            return index + 1
    return first


def _bracketed(text: str, end: int) -> Cues:
    """50名(パート・アルバイト含む), 15名(役員除く), 8名(正社員)."""
    said_of = _SAID_OF.match(text, end)
    if said_of is not None:
        return Cues(employment=_CUE.fullmatch(said_of["who"]).lastgroup)  # type: ignore[union-attr]
    opening = re.match(r" ?(?:くらい|ほど|程度)?[(、] ?", text[end : end + 8])
    if opening is None:
        return Cues()
    rest = text[end + opening.end() : end + _WINDOW]
    inside = re.split(r"[)。]|[0-9]", rest, maxsplit=1)[0]
    kinds = [match.lastgroup or "staff" for match in _CUE.finditer(inside) if match.lastgroup != "staff"]
    last = next(reversed(list(_CUE.finditer(inside))), None)
    if last is None or not kinds:
        return Cues()
    if _APART.match(inside, last.end()):
        return Cues(excludes=tuple(kinds))
    if _WITHIN.match(inside, last.end()):
        return Cues(includes=tuple(kinds))
    alone = "(" in opening.group() and rest.startswith(inside + ")") and _CUE.fullmatch(inside) is not None
    return Cues(employment=kinds[0] if alone else None)

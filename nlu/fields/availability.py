"""Whether somebody of the firm can go abroad: one who can outweighs another who cannot."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlu.fields.verdicts import Line, Verdict
from nlu.values import stance_words as w
from nlu.values.realis import clause_end, denied

TRAVEL = "overseas_travel_possible"
_CUT = re.compile(r"[、。]")
_OWN_COST = re.compile(  # who pays himself does not make it depend on money
    r"(?:会社|自社|自分|うち|こちら|当社|弊社|自己)(?:たち)?(?:の|で|持ちの)?(?:費用|お金|負担|持ち|経費|旅費|予算)|(?:旅費|費用|お金|渡航費|飛行機代|航空券代?|交通費)(?:は|も)?(?:会社|自社|自分|うち|こちら|当社|弊社|自己|自腹)"
)


def can_travel(line: Line, asked: bool) -> Iterator[Verdict | None]:
    """Who can go and who cannot; the place may stand in the sentence before."""
    said, before = line.text, line.before
    if not asked and not (w.ABROAD.search(said) or w.ABROAD.search(before)):
        return
    hedged = bool(w.HEDGED.search(said))
    found = list(_told(said, asked, before))
    able = [one for one in found if one[2]]
    unable = [one for one in found if one[2] is False]
    if able and unable and able[-1][1] < unable[-1][1] and _same_person(said, able[-1], unable[-1]):
        able = []
    if found:
        start, end, value = (able or unable)[-1]
        open_yet = hedged or (value and _costs(said, start))
        yield line.verdict(TRAVEL, None if open_yet else value, start, len(said.rstrip("。")) if able else end)


def _told(said: str, asked: bool, before: str) -> Iterator[tuple[int, int, bool]]:
    for match in w.CAN_GO.finditer(said):
        if _at_home(said, match.start(), asked) or not (asked or _is_trip(said + before, match)):
            continue
        end = clause_end(said, match.end())
        refused = denied(said, match.end())
        trouble = re.search(r"問題$|支障$|差し支え$|苦[にで]?$", match.group())
        if refused is True:
            yield match.start(), end, bool(trouble)
        elif not trouble and _holds(said[match.end() : end]):
            yield match.start(), end, True
    for match in w.FREELY.finditer(said):
        yield match.start(), match.end(), True
    for pattern in (w.WILL_GO, w.GO_IDIOM) if asked else ():
        for match in pattern.finditer(said):
            if not _at_home(said, match.start(), asked):
                yield match.start(), match.end(), True
    for pattern in (w.CANNOT_GO, w.PLAIN_CANNOT) if asked else (w.CANNOT_GO,):
        for match in pattern.finditer(said):
            yield match.start(), match.end(), False


def _holds(tail: str) -> bool:
    """「行け|ます」「行け|るので」; not 「行け|た」「行け|るか」「行け|れば」."""
    if re.match(r"ない|ません|なく(?![はも])|ず", tail):
        return False  # 「行けないと思っておいてください」
    if re.match(r"る(?=[一-龥ァ-ヺ])(?!状態)", tail):
        return False  # 「現地に行ける通訳」
    if re.search(r"[たれ]ら|れば|なら(?!な)|かも|か$|かどうか|たい|予定|ように(?:な|し)|人|者|(?:の|ん)は", tail):
        return False
    return not re.match(r"(?:まし)?た(?!い)", tail)


def _is_trip(said: str, match: re.Match[str]) -> bool:
    """Whether the going is a journey abroad, not one to the desk."""
    return bool(w.ABROAD.search(said) or "飛" in match.group())


def _at_home(said: str, at: int, asked: bool) -> bool:
    clause = said[max((one.end() for one in _CUT.finditer(said, 0, at)), default=0) : at] if asked else said
    return bool(w.AT_HOME.search(clause)) and not w.ABROAD.search(clause)


def _same_person(said: str, able: tuple[int, int, bool], unable: tuple[int, int, bool]) -> bool:
    """「国内は行けたが海外は無理」: the later no speaks of the firm; 「娘が行けます、私は無理ですが」 does not."""
    return not w.WHO.search(said[able[1] : unable[0] + 2])


def _costs(said: str, at: int) -> bool:
    """Whether going depends on money, health or leave: no answer yet. 「年2回なら」「呼ばれれば」 is one."""
    condition = _OWN_COST.sub("", said[:at])
    return bool(w.IF.search(condition)) and bool(w.IF_COST.search(condition))

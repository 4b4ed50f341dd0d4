"""The countries that stand, told in another order: 「一番は台湾、次に韓国、最後がアメリカで」「韓国が先、台湾はその次」."""

from __future__ import annotations

import re

from nlu.fields.country_change_words import HIS, LAST, PLACE

_FIRST = rf"(?:{PLACE[0].pattern}|まずは?|第一|優先(?:順位)?(?:は|が)?(?:一番)?|先)"
_NEXT = r"(?:その)?次(?:いで|点)?|続いて|つづいて|それから|そして|あと(?:は|が)?|後(?:は|が)?|で、?"
_RANKED = rf"(?P<first>{_FIRST})|(?P<second>{PLACE[1].pattern.removesuffix('|次')})|(?P<third>{PLACE[2].pattern})|(?P<last>{LAST})|(?P<next>{_NEXT})"
_BEFORE = re.compile(rf"(?:{_RANKED})(?:は|が|を|に(?:は)?|、|\s)*$")
_AFTER = re.compile(rf"{HIS}(?:は|が|を|も)?(?:{_RANKED})?(?:に|で|へ)?$")
_OPENS = re.compile(r"[、。!?:]")
_TAIL = re.compile(
    rf"{HIS}(?:は|が|を|も)?(?:{_RANKED})?(?:の順(?:番|位)?)?(?:に|で|へ|です|でした|だ|や)?、?"
    r"(?:(?:よろしく)?お願い(?:いた|致)?(?:します|できます[^、。]{0,6})|(?:並べ|入れ)?(?:し|変え|替え|直し|変更し|訂正し)(?:て|ます|たい)[^、。]{0,12}|ください)?[ねよ。!]*$"
)
_OF_ORDER = re.compile(r"順番|順位|優先|順(?:で|に)|順です")
_END = 99  # the rank of the last


def told_order(words: str, codes: list[str], at: list[int], standing: list[str]) -> list[str] | None:
    """``standing`` in the order that a sentence tells, each country ``◆``; None where it tells more, or no order."""
    if len(set(codes)) != len(codes) or len(codes) < 2 or not set(codes) <= set(standing):
        return None
    ranks: dict[str, int] = {}
    reached, shown = -1, bool(_OF_ORDER.search(words))
    for index, (code, place) in enumerate(zip(codes, at, strict=True)):
        before = words[at[index - 1] + 1 if index else 0 : place]
        last = index + 1 == len(codes)
        after = words[place + 1 :] if last else _OPENS.split(words[place + 1 : at[index + 1]])[0]
        follows = (_TAIL if last else _AFTER).match(after)
        pieces = _OPENS.split(before)[1 if index else 0 :]  # what comes first is said of the country before
        leads = _BEFORE.search(next((piece for piece in reversed(pieces) if piece.strip()), ""))
        if follows is None or (index and not _OPENS.search(before)):
            return None
        if not index and leads and (leads["next"] or leads[0].startswith("次")):
            return None  # 「次がドイツ、アメリカは最後で」 goes on from another sentence
        rank = _rank(leads, reached) if leads else _rank(follows, reached)
        if rank is None:
            if not index:
                return None
            rank = reached + 1
        shown = shown or any(one and (one["first"] or one["second"]) for one in (leads, follows))
        ranks[code] = rank
        reached = rank if rank != _END else reached
    if not shown or 0 not in ranks.values() or len(set(ranks.values())) != len(ranks):
        return None
    told = sorted(ranks, key=ranks.__getitem__)
    rest = [code for code in standing if code not in ranks]
    if ranks[told[-1]] == _END:
        return [*told[:-1], *rest, told[-1]]
    return [*told, *rest]


def _rank(found: re.Match[str] | None, reached: int) -> int | None:
    """The place counted from 0; of what comes next, the one behind ``reached``."""
    if found is None:
        return None
    fixed = {"first": 0, "second": 1, "third": 2, "last": _END, "next": reached + 1}
    return next((rank for name, rank in fixed.items() if found[name]), None)

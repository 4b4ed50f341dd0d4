"""Whom the firm sells to, from the grammar of a sale: 「旅館に卸しています」「買うのは飼い主さんです」「個人には売りません」.

A noun for a business or for people counts only where words tie it to a sale: as the one sold to, the one who buys, the
one things are made for, or what is said of the customers. Who supplies the firm, where its base stands, what others
sell and whom it sold to once say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlu.fields.answer_spans import told_spans
from nlu.fields.choice_marks import LEGAL_FORM
from nlu.fields.clauses import Clause
from nlu.fields.scene import Scene
from nlu.fields.types import Candidate, Strength
from nlu.values import partner_words as words
from nlu.values.booleans import is_unsure, leaves_open
from nlu.values.dialect import plain_speech
from nlu.values.normal import Normalized

FIELD = "business_model"
_BUSINESS, _PEOPLE = "b2b", "b2c"
_OTHER = {_BUSINESS: _PEOPLE, _PEOPLE: _BUSINESS}
_HALF = re.compile(r"半々|五分五分|(?:大体|だいたい)?半分ずつ")


@dataclass(frozen=True)
class _Tie:
    """A partner tied to a sale. ``share``: only one part of the customers, told beside another."""

    kind: str
    start: int
    end: int
    positive: bool = True
    wished: bool = False
    share: bool = False


def read_partners(scene: Scene) -> Iterator[Candidate]:
    """Candidates for ``business_model``: b2b, b2c or both; none where what is sold and what is wished differ."""
    asked = scene.asking == FIELD
    ties = [tie for clause in told_spans(scene, asked) for tie in _ties(scene, clause, asked)]
    value = _settled(ties, asked)
    if asked and value and any(words.BOTH.search(scene.text, *one) for one in _spans(scene)):
        value = "both"
    if value:
        strength = Strength.ASKED if asked else Strength.TYPE
        yield Candidate(FIELD, value, min(one.start for one in ties), max(one.end for one in ties), strength)


def _spans(scene: Scene) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in told_spans(scene, True)]


def _ties(scene: Scene, clause: Clause, asked: bool) -> list[_Tie]:
    plain = plain_speech(scene.text[clause.start : clause.end])
    if leaves_open(plain.text) or (asked and is_unsure(_HALF.sub("", plain.text))):
        return []
    found = [*_of_partners(scene, clause, plain, asked), *_of_trades(plain.text)]
    return [_placed(one, clause, plain) for one in found]


def _placed(tie: _Tie, clause: Clause, plain: Normalized) -> _Tie:
    start, end = plain.span(tie.start, tie.end)
    return _Tie(tie.kind, clause.start + start, clause.start + end, tie.positive, tie.wished, tie.share)


def _of_partners(scene: Scene, clause: Clause, plain: Normalized, asked: bool) -> list[_Tie]:
    """Ties of the nouns; one that is joined to the next by と, や or a comma is tied as that is."""
    said = plain.text
    found: list[_Tie] = []
    after: tuple[int, _Tie] | None = None
    for match in reversed(list(words.MENTION.finditer(said))):
        tie = None
        if not _not_a_partner(said, match) and not _only_placed(scene, clause, plain, match):
            tie = _tie(said, match, asked) or (after and _linked(said, match, *after))
            if tie is None and asked and not _is_firm_itself(scene, clause, plain, match):
                tie = _bare(said, match)
        after = (match.start(), tie) if tie else None
        found += [tie] if tie else []
    return found


def _linked(said: str, match: re.Match[str], start: int, tie: _Tie) -> _Tie | None:
    end = _titled(said, match)
    if not words.LINKED.fullmatch(said, end, start):
        return None
    return _Tie(_kind(match), match.start(), end, tie.positive, tie.wished, tie.share)


def _kind(match: re.Match[str]) -> str:
    return _BUSINESS if match["firm"] else _PEOPLE


def _titled(said: str, match: re.Match[str]) -> int:
    title = words.TITLE.match(said, match.end())
    return title.end() if title else match.end()


def _not_a_partner(said: str, match: re.Match[str]) -> bool:
    """The firm's own shop, who supplies it, or what somebody else does."""
    before = said[: match.start()]
    return bool(
        words.OWN_PLACE.search(before)
        or match[0].startswith(("自社", "当社", "弊社", "自家", "自店", "本店", "支店"))
        or words.OTHERS_DO.search(before)
        or words.NOT_THIS.match(said, match.end())
        or words.IN_THE_END.search(before)
        or LEGAL_FORM.search(said[: match.end() - 2])
        or (words.SUPPLIER.match(said, match.end()) and not _ordering(said, match))
    )


def _tie(said: str, match: re.Match[str], asked: bool) -> _Tie | None:
    return (
        _refused(said, match) or _sold_to(said, match, asked) or _buying(said, match) or _among_customers(said, match)
    )


def _sold_to(said: str, match: re.Match[str], asked: bool) -> _Tie | None:
    """「旅館に納めています」「学校向けの」「問屋を通して」"""
    end = _titled(said, match)
    sold = _near(said, end, words.SOLD_TO) or _near(said, end, words.USED_AT)
    if sold and not words.NO_GOODS_MOVE.search(sold["gap"]) and _is_sale(match, sold["verb"], end):
        return _judged(said, match, sold)
    made = words.MADE_FOR.match(said, end)
    if made and not match["folk"]:
        return _judged(said, match, made)
    through = _near(said, end, words.THROUGH_ANSWERED if asked else words.THROUGH) if match["firm"] else None
    return _judged(said, match, through) if through else None


def _is_sale(match: re.Match[str], verb: str, end: int) -> bool:
    """「若い女性に使ってほしい」 says for whom it is made, 「店に並べて売っている」 where it is sold."""
    if match["folk"]:
        return bool(words.SOLD_OUTRIGHT.match(verb))
    bare = words.AT_OWN_SHOP.fullmatch(match[0]) and end == match.end()
    return not bare or bool(words.SHOP_TAKES.match(verb))


def _buying(said: str, match: re.Match[str]) -> _Tie | None:
    """「飼い主さんが買ってくれます」「注文は問屋から来ます」"""
    end = _titled(said, match)
    buys = _near(said, end, words.BUYS)
    if buys and "を" not in said[match.start() : end]:
        return _judged(said, match, buys)
    if orders := _ordering(said, match):
        return _judged(said, match, orders)
    counted = match["people"] or match[0].startswith(("法人", "企業"))
    there = words.THERE_ARE.match(said, end) if counted else None
    return _Tie(_kind(match), match.start(), there.end(), share=True) if there else None


def _ordering(said: str, match: re.Match[str]) -> re.Match[str] | None:
    orders = words.ORDERS_FROM.match(said, _titled(said, match))
    return orders if orders and words.ORDERS.search(said[: match.start()] + orders["verb"]) else None


def _near(said: str, at: int, relation: re.Pattern[str]) -> re.Match[str] | None:
    """The relation right behind the noun, no other partner standing between it and its verb."""
    match = relation.match(said, at)
    return match if match and not words.MENTION.search(said, at, match.start("verb")) else None


def _among_customers(said: str, match: re.Match[str]) -> _Tie | None:
    """「納め先は病院だけです」「取引は問屋さんだけ」「半分は美容室、…」"""
    before, end = said[: match.start()], _titled(said, match)
    told = words.PREDICATE.match(said, end)
    customers = words.CUSTOMERS.search(before)
    if told and (customers or (words.TRADE.search(before) and words.MOSTLY.match(said, end))):
        return _judged(said, match, told)
    if customer := words.ARE_CUSTOMERS.match(said, end):
        return _judged(said, match, customer)
    part = words.SHARE.search(before) or (words.NOW_ONLY.search(before) and words.MOSTLY.match(said, end))
    if (told and part) or words.SHARE_AFTER.match(said, end):
        return _Tie(_kind(match), match.start(), end, share=True)
    return None


def _refused(said: str, match: re.Match[str]) -> _Tie | None:
    refused = None if match["folk"] else words.REFUSED.match(said, match.end())
    if not refused or words.MENTION.search(said, match.end(), refused.end()) or "まだ" in said[: refused.end()]:
        return None
    return _Tie(_kind(match), match.start(), refused.end(), positive=False)


def _bare(said: str, match: re.Match[str]) -> _Tie | None:
    """The noun alone as the answer: 「歯医者さんと技工所さんです」"""
    told = words.ANSWER.match(said, _titled(said, match))
    return _Tie(_kind(match), match.start(), told.end()) if told else None


def _is_firm_itself(scene: Scene, clause: Clause, plain: Normalized, match: re.Match[str]) -> bool:
    """「うちは食品メーカーです」「京都の会社です」: what the firm is, or where it stands."""
    return bool(words.OWN_TRADE.search(plain.text[: match.start()])) or _after_place(scene, clause, plain, match)


def _only_placed(scene: Scene, clause: Clause, plain: Normalized, match: re.Match[str]) -> bool:
    """「取引先は京都の会社です」 tells where it is."""
    return bool(words.PLACED.search(plain.text[: match.start()])) and _after_place(scene, clause, plain, match)


def _after_place(scene: Scene, clause: Clause, plain: Normalized, match: re.Match[str]) -> bool:
    start, end = (clause.start + at for at in plain.span(*match.span()))
    return any(0 <= start - one.end <= 1 or start <= one.start < end for one in (*scene.prefectures, *scene.cities))


def _judged(said: str, match: re.Match[str], verb: re.Match[str]) -> _Tie | None:
    """The tie with its polarity and tense; what was and is no more ties nobody."""
    before, after = said[: match.start()], said[verb.end("verb") :]
    if words.GIVEN_TO_US.match(after) and not words.TAKES_FROM_US.match(verb["verb"]):
        return None  # 「材木屋さんに届けてもらう」: they supply us
    past = words.WAS.match(after)
    if (past and (words.FORMER.search(before) or words.ONCE.search(said[: verb.end()]))) or words.AGREED.match(after):
        return None
    only = "しか" in said[match.end() : verb.start("verb")]
    denied = bool(words.DENIED.match(after)) and not only
    if denied and "まだ" in said:
        return None
    wished = bool(words.WISHED.search(after[:14]) or words.WILL.search(before))
    return _Tie(_kind(match), match.start(), verb.end("verb"), not denied, wished and not denied)


def _of_trades(said: str) -> list[_Tie]:
    """「卸専門です」「卸と小売の両方」「お客さんに直接売っています」"""
    found: list[_Tie] = []
    for match in words.WHOLESALE_AND_RETAIL.finditer(said):
        found += [_Tie(kind, *match.span()) for kind in (_BUSINESS, _PEOPLE)]
    if not found:
        found += [_Tie(_BUSINESS, *match.span()) for match in words.ONLY_WHOLESALE.finditer(said)]
    for match in words.DIRECT.finditer(said):
        after = said[match.end("verb") :]
        if not words.DENIED.match(after):
            found.append(_Tie(_PEOPLE, *match.span(), wished=bool(words.WISHED.search(after[:14]))))
    return found


def _settled(ties: list[_Tie], asked: bool) -> str | None:
    denied = {one.kind for one in ties if not one.positive}
    now = {one.kind for one in ties if one.positive and not one.wished and not one.share}
    wished = {one.kind for one in ties if one.positive and one.wished}
    shares = {one.kind for one in ties if one.share}
    if asked or (len(shares | now) > 1 and (now or len(shares) > 1)):
        now |= shares
    if now | shares and wished - now - shares:
        return None  # what is sold at home and what is wished for abroad differ
    kinds = now | wished
    if len(kinds) > 1:
        kinds -= denied
    if len(kinds) > 1:
        return "both"
    if kinds:
        return None if kinds & denied else kinds.pop()
    return _OTHER[denied.pop()] if len(denied) == 1 else None

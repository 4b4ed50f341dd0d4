"""How words tie one noun for a business or for people to a sale: relation, polarity and tense, for ``partners``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nlu.fields.choice_marks import LEGAL_FORM
from nlu.values import partner_words as words

BUSINESS, PEOPLE = "b2b", "b2c"

_BESIDE = re.compile(r"[にへ]も")


@dataclass(frozen=True)
class Tie:
    """A partner tied to a sale. ``share``: only one part of the customers, told beside another."""

    kind: str
    start: int
    end: int
    positive: bool = True
    wished: bool = False
    share: bool = False
    user: bool = False  # in whose hands it ends, whoever buys it: 「食べるのは一般の方」
    also: bool = False  # wished for beside what is done: 「お客さんにも売りたい」


def not_a_partner(said: str, match: re.Match[str]) -> bool:
    """The firm's own shop, who supplies it, or what somebody else does."""
    before = said[: match.start()]
    return bool(
        (words.OWN_PLACE.search(before) and not match["people"])
        or words.COUNTED.match(said, match.start())
        or match[0].startswith(("自社", "当社", "弊社", "自家", "自店", "本店", "支店"))
        or words.OTHERS_DO.search(before)
        or words.MAKES_IT.search(before)
        or words.NOT_THIS.match(said, match.end())
        or words.IN_THE_END.search(before)
        or LEGAL_FORM.search(said[: match.end() - 2])
        or (words.SUPPLIER.match(said, match.end()) and not _ordering(said, match))
    )


def tie_of(said: str, match: re.Match[str], asked: bool) -> Tie | None:
    """What the words of the clause around a noun (a match of ``partner_words.MENTION``) make it in a sale."""
    return (
        _refused(said, match)
        or _sold_to(said, match, asked)
        or _buying(said, match)
        or _among_customers(said, match)
        or _one_of_them(said, match)
    )


def _sold_to(said: str, match: re.Match[str], asked: bool) -> Tie | None:
    """「旅館に納めています」「学校向けの」「問屋を通して」"""
    end = _titled(said, match)
    sold = _near(said, end, words.SOLD_TO) or _near(said, end, words.USED_AT)
    sold = sold or (_near(said, end, words.SHELVED) if asked else None)
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


def _buying(said: str, match: re.Match[str]) -> Tie | None:
    """「飼い主さんが買ってくれます」「注文は問屋から来ます」"""
    end = _titled(said, match)
    buys = _near(said, end, words.BUYS)
    if buys and "を" not in said[match.end() : end]:
        return _judged(said, match, buys)
    if orders := _ordering(said, match):
        return _judged(said, match, orders)
    return None


def _one_of_them(said: str, match: re.Match[str]) -> Tie | None:
    """「個人のお客さんもいます」: one kind of customers, beside another."""
    counted = match["people"] or match[0].startswith(("法人", "企業"))
    there = words.THERE_ARE.match(said, _titled(said, match)) if counted else None
    return Tie(_kind(match), match.start(), there.end(), share=True) if there else None


def _ordering(said: str, match: re.Match[str]) -> re.Match[str] | None:
    orders = words.ORDERS_FROM.match(said, _titled(said, match))
    return orders if orders and words.ORDERS.search(said[: match.start()] + orders["verb"]) else None


def _near(said: str, at: int, relation: re.Pattern[str]) -> re.Match[str] | None:
    """The relation right behind the noun, no other partner standing between it and its verb."""
    match = relation.match(said, at)
    if match is None:
        return None
    between = words.MENTION.finditer(said, at, match.start("verb"))
    return match if all(words.FOR_THEM.match(said, one.end()) for one in between) else None


def _among_customers(said: str, match: re.Match[str]) -> Tie | None:
    """「納め先は病院だけです」「取引は問屋さんだけ」「半分は美容室、…」"""
    before, end = said[: match.start()], _titled(said, match)
    told = words.PREDICATE.match(said, end)
    customers = words.CUSTOMERS.search(before) or words.SALES.search(before)
    if told and (customers or (words.TRADE.search(before) and words.MOSTLY.match(said, end))):
        return _judged(said, match, told)
    if customer := words.ARE_CUSTOMERS.match(said, end):
        return _judged(said, match, customer)
    part = words.SHARE.search(before) or (words.NOW_ONLY.search(before) and words.MOSTLY.match(said, end))
    if (told and part) or words.SHARE_AFTER.match(said, end):
        return Tie(_kind(match), match.start(), end, share=True)
    return None


def _refused(said: str, match: re.Match[str]) -> Tie | None:
    refused = None if match["folk"] else words.REFUSED.match(said, match.end())
    if not refused or words.MENTION.search(said, match.end(), refused.end()) or "まだ" in said[: refused.end()]:
        return None
    return Tie(_kind(match), match.start(), refused.end(), positive=False)


def linked_to(said: str, match: re.Match[str], start: int, tie: Tie) -> Tie | None:
    """The tie of the noun that begins at ``start``, for one joined to it: 「酒屋さんと観光客に売る」"""
    end = _titled(said, match)
    if not words.LINKED.fullmatch(said, end, start):
        return None
    return Tie(_kind(match), match.start(), end, tie.positive, tie.wished, tie.share)


def bare_answer(said: str, match: re.Match[str]) -> Tie | None:
    """The noun alone as the answer: 「歯医者さんと技工所さんです」"""
    told = words.ANSWER.match(said, _titled(said, match))
    return Tie(_kind(match), match.start(), told.end()) if told else None


def _judged(said: str, match: re.Match[str], verb: re.Match[str]) -> Tie | None:
    """The tie with its polarity and tense; what was and is no more ties nobody."""
    before, after = said[: match.start()], said[verb.end("verb") :]
    if words.GIVEN_TO_US.match(after) and not words.TAKES_FROM_US.match(verb["verb"]):
        return None  # 「材木屋さんに届けてもらう」: they supply us
    if words.DONE_BEFORE.match(after):
        return None  # 「会社に売ったことはないです」
    past = words.WAS.match(after)
    if (past and (words.FORMER.search(before) or words.ONCE.search(said[: verb.end()]))) or words.AGREED.match(after):
        return None
    only = "しか" in said[match.end() : verb.start("verb")]
    denied = bool(words.DENIED.match(after)) and not only
    if denied and "まだ" in said:
        return None
    wished = bool(words.WISHED.search(after[:14]) or words.WILL.search(before))
    also = wished and bool(_BESIDE.search(said, match.end(), verb.start("verb"))) and not words.SOME_DAY.search(before)
    return Tie(_kind(match), match.start(), verb.end("verb"), not denied, wished and not denied, also=also)


def ties_of_trades(said: str, *, by_trade: bool = True) -> list[Tie]:
    """「卸専門です」「卸と小売の両方」「お客さんに直接売っています」; ``by_trade``: a trade named says whom one sells to."""
    found: list[Tie] = []
    both = list(words.WHOLESALE_AND_RETAIL.finditer(said))
    for match in both if by_trade else ():
        found += [Tie(kind, *match.span()) for kind in (BUSINESS, PEOPLE)]
    if not both:
        found += [Tie(BUSINESS, *match.span()) for match in words.ONLY_WHOLESALE.finditer(said)]
    for match in words.TRADE_ABROAD.finditer(said):
        found.append(
            Tie(BUSINESS if match["firm"] else PEOPLE, match.start("firm" if match["firm"] else "people"), match.end())
        )
    for match in words.DIRECT.finditer(said):
        after = said[match.end("verb") :]
        if not words.DENIED.match(after):
            also = bool(match["also"]) and not words.SOME_DAY.search(said[: match.start()])
            found.append(Tie(PEOPLE, *match.span(), wished=bool(words.WISHED.search(after[:14])), also=also))
    return found


def _kind(match: re.Match[str]) -> str:
    return BUSINESS if match["firm"] else PEOPLE


def _titled(said: str, match: re.Match[str]) -> int:
    title = words.TITLE.match(said, match.end())
    return title.end() if title else match.end()

"""Whom the firm sells to, from the grammar of a sale: 「旅館に卸しています」「買うのは飼い主さんです」「個人には売りません」.

A noun for a business or for people counts only where words tie it to a sale: as the one sold to, the one who buys, the
one things are made for, or what is said of the customers. Who supplies the firm, where its base stands, what others
sell and whom it sold to once say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from nlu.fields.answer_spans import told_spans
from nlu.fields.channels import with_channels
from nlu.fields.clauses import Clause
from nlu.fields.partner_ties import BUSINESS, PEOPLE, Tie, bare_answer, linked_to, not_a_partner, tie_of, ties_of_trades
from nlu.fields.scene import Scene
from nlu.fields.types import Candidate, Strength
from nlu.values import partner_words as words
from nlu.values.booleans import is_unsure, leaves_open
from nlu.values.buyer_words import THEY_USE

FIELD = "business_model"
_OTHER = {BUSINESS: PEOPLE, PEOPLE: BUSINESS}
_HOPED = re.compile(r"[てで](?:ほし|欲し|もら|いただ)")
_OF_KIND = re.compile(
    r"消費者向け|(?:個人|一般)(?:の人|の方)?(?:が使う|用)"
)  # 「消費者向けの品です」, asked for the kind
_ONLY_ANSWERS = re.compile(r"引き合い|頼まれ|仕入れに|買い付けに")  # too little where nobody asked
_HALF = re.compile(r"半々|五分五分|(?:大体|だいたい)?半分ずつ")


def read_partners(scene: Scene) -> Iterator[Candidate]:
    """Candidates for ``business_model``: b2b, b2c or both; none where what is sold and what is wished differ."""
    asked = scene.asking == FIELD
    ties = [tie for clause in told_spans(scene, asked) for tie in _ties(scene, clause, asked)]
    if asked:
        ties = with_channels(scene, told_spans(scene, asked), ties)
    else:  # 「国内の店舗向けです」 says nothing of abroad
        ties = [
            tie
            for tie in ties
            if not _for_home(scene, tie) and not _ONLY_ANSWERS.search(scene.text, tie.start, tie.end)
        ]
    if scene.asking == "product_category":
        ties = [tie for tie in ties if not _OF_KIND.search(scene.text, tie.start, tie.end + 3)]
    if scene.asking == "motive":
        ties = [
            tie for tie in ties if not (tie.wished or _HOPED.search(scene.text, tie.start, tie.end))
        ]  # who is to enjoy it is why, not how it is sold
    value = _settled(_abroad(scene, ties), asked)
    if asked and value == BUSINESS and {one.lastgroup for one in words.LETTERS.finditer(scene.text)} == {"people"}:
        value = PEOPLE  # 「BtoCの会社です」
    if value and (sides := words.BOTH_SIDES.search(scene.text)) and scene.stated(*sides.span()):
        value = "both"
    if asked and value and any(words.BOTH.search(scene.text, one.start, one.end) for one in told_spans(scene, asked)):
        value = "both"
    if value:
        strength = Strength.ASKED if asked else Strength.TYPE
        yield Candidate(FIELD, value, min(one.start for one in ties), max(one.end for one in ties), strength)


def _for_home(scene: Scene, tie: Tie) -> bool:
    told_for = "向け" in scene.text[tie.start : tie.end + 2] or scene.asking == "product_exists"
    return told_for and bool(words.AT_HOME.search(scene.text[: tie.start]))


def _ties(scene: Scene, clause: Clause, asked: bool) -> list[Tie]:
    said = scene.text[clause.start : clause.end]
    if leaves_open(said) or (asked and is_unsure(_HALF.sub("", said))):
        return []
    found = _of_partners(scene, clause, said, asked)
    if scene.asking != "sme_class":  # 「卸も小売もやっていますが」 says there what is weighed
        found += ties_of_trades(said, by_trade=scene.asking != "industry")
    sure = (one for one in found if not words.IF_IT_COMES.search(said[: one.start]))
    return [replace(one, start=clause.start + one.start, end=clause.start + one.end) for one in sure]


def _abroad(scene: Scene, ties: list[Tie]) -> list[Tie]:
    """「国内は個人、海外は商社に」: where the two are set against each other, what is said of abroad, if it is no mere wish."""
    abroad = [one for one in ties if _is_abroad(scene, one)]
    return ties if any(one.wished for one in abroad) else abroad or ties


def _is_abroad(scene: Scene, tie: Tie) -> bool:
    start = scene.text.rfind("。", 0, tie.start) + 1
    said = scene.text[start : tie.start]
    for one in scene.countries:
        if start <= one.start and one.end <= tie.start:
            said = said[: one.start - start] + "◇" * (one.end - one.start) + said[one.end - start :]
    markets = list(words.MARKET.finditer(said))
    return bool(markets and markets[-1]["abroad"])


def _of_partners(scene: Scene, clause: Clause, said: str, asked: bool) -> list[Tie]:
    """Ties of the nouns; one that is joined to the next by と, や or a comma is tied as that is."""
    found: list[Tie] = []
    after: tuple[int, Tie] | None = None
    for match in reversed(list(words.MENTION.finditer(said))):
        tie = None
        if not not_a_partner(said, match) and not _only_placed(scene, clause, said, match):
            tie = tie_of(said, match, asked) or (after and linked_to(said, match, *after))
            if tie is None and asked and not _is_firm_itself(scene, clause, said, match):
                tie = bare_answer(said, match)
        if tie and match["people"] and THEY_USE.search(said[: match.start()]):
            tie = replace(tie, user=True)
        after = (match.start(), tie) if tie else None
        found += [tie] if tie else []
    return found


def _is_firm_itself(scene: Scene, clause: Clause, said: str, match: re.Match[str]) -> bool:
    """「うちは食品メーカーです」「京都の会社です」: what the firm is, or where it stands."""
    return bool(words.OWN_TRADE.search(said[: match.start()])) or _after_place(scene, clause, match)


def _only_placed(scene: Scene, clause: Clause, said: str, match: re.Match[str]) -> bool:
    """「取引先は京都の会社です」 tells where it is."""
    return bool(words.PLACED.search(said[: match.start()])) and _after_place(scene, clause, match)


def _after_place(scene: Scene, clause: Clause, match: re.Match[str]) -> bool:
    start, end = (clause.start + at for at in match.span())
    return any(0 <= start - one.end <= 1 or start <= one.start < end for one in (*scene.prefectures, *scene.cities))


def _settled(ties: list[Tie], asked: bool) -> str | None:
    denied = {one.kind for one in ties if not one.positive}
    now = {one.kind for one in ties if one.positive and not one.wished and not one.share}
    wished = {one.kind for one in ties if one.positive and one.wished}
    shares = {one.kind for one in ties if one.share}
    if asked or (len(shares | now) > 1 and (now or len(shares) > 1)):
        now |= shares
    if now | shares and wished - now - shares:
        if asked and not any(one.wished and not one.also for one in ties):
            return "both"  # 「店に卸すのが主ですが、お客さんにも売りたいです」
        return None  # what is sold at home and what is wished for abroad differ
    kinds = now | wished
    if len(kinds) > 1:
        kinds -= denied
    if len(kinds) > 1:
        return "both"
    if kinds:
        return None if kinds & denied else kinds.pop()
    return _OTHER[denied.pop()] if len(denied) == 1 else None

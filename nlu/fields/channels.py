"""Whom one sells to, told by where and how: 「朝市で手売りしてます」「ご自宅へ送ってます」「自動車メーカーの下請けです」.

Only to the question for it. Beside a business that buys, a shop of one's own counts where the words add it: 「釣具店に並べてもらって、
自前の通販でも売ってます」.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from nlu.fields.clauses import Clause
from nlu.fields.partner_ties import BUSINESS, PEOPLE, Tie
from nlu.fields.scene import Scene
from nlu.values import buyer_words as buyers
from nlu.values.partner_words import MENTION

_TO_PEOPLE = (buyers.CHANNEL, buyers.TO_HOMES, buyers.SOLD_BY_HAND)


def with_channels(scene: Scene, clauses: Iterable[Clause], ties: list[Tie]) -> list[Tie]:
    """``ties`` with those that ways of selling add; those in whose hands goods end go where somebody else buys."""
    added = [one for clause in clauses for one in _told(scene, clause)]
    firms = [one for one in (*ties, *added) if one.kind == BUSINESS and one.positive]
    if firms:
        added = [one for one in added if one.kind == BUSINESS or _beside(scene, one, firms)]
        ties = [one for one in ties if not one.user]
    return [*ties, *added]


def _told(scene: Scene, clause: Clause) -> list[Tie]:
    text = scene.text
    found: list[Tie] = []
    for pattern in _TO_PEOPLE:
        for match in pattern.finditer(text, clause.start, clause.end):
            if not buyers.not_sold_so(text, match.end("verb")) and not _sold_to_firm(match):
                found.append(Tie(PEOPLE, *match.span()))
    for match in buyers.SUBCONTRACT.finditer(text, clause.start, clause.end):
        if not buyers.not_sold_so(text, match.end("verb")):
            found.append(Tie(BUSINESS, *match.span()))
    return found


def _sold_to_firm(match: re.Match[str]) -> bool:
    """「ネットで業者さんに売ってます」"""
    gap = match.groupdict().get("gap") or ""
    return any(one["firm"] for one in MENTION.finditer(gap))


def _beside(scene: Scene, one: Tie, firms: list[Tie]) -> bool:
    apart = all(one.end <= firm.start or firm.end <= one.start for firm in firms)
    return apart and bool(buyers.ALSO.search(scene.text))

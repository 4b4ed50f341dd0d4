"""Which part the firm plays and which class of trade it is, from what it does: to those two questions only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlu.fields.answer_spans import answer_spans
from nlu.fields.scene import Scene
from nlu.fields.types import Candidate, Strength
from nlu.values import deed_words as deeds
from nlu.values.making_words import ELSEWHERE, OTHERS_DO, OURS, WISHED
from nlu.values.types import Found

Span = tuple[int, int]
_BECOMES_OURS = re.compile(rf"{deeds.BECOMES.pattern}(?:を|は|も|、)*(?:全部|すべて|みな|ぜんぶ)?{OURS}")
# 中分類 of 日本標準産業分類 by class of 中小企業基本法第2条; what is not named here and plain is 製造業その他.
_SERVICES = frozenset("LOPQR")
_SERVICE_DIVISIONS = frozenset({"G38", "G39", "K70", "M75", "N78", "N80"})
_OPEN = frozenset({"G", "G41", "K", "K69", "M", "N", "N79", "I", "S", "T"})


def makes(scene: Scene) -> list[Span]:
    """「粉から練って麺にしてます」「檜を挽いて、削って、まな板にするまで自前です」"""
    found: list[Span] = []
    for clause in answer_spans(scene, True):
        said = scene.text[clause.start : clause.end]
        for pattern in (deeds.STEPS, _BECOMES_OURS):
            match = pattern.search(said)
            if match and not _left_out(said, match):
                found.append((clause.start + match.start(), clause.start + match.end()))
    return found


def _left_out(said: str, match: re.Match[str]) -> bool:
    if OTHERS_DO.search(said[: match.start()]) or WISHED.match(said, match.end()) or ELSEWHERE.search(said):
        return True
    return bool(
        deeds.NOT_OF_GOODS.search(said) or re.search(r"[てで](?:もら|いただ|くれ)|ません|ない", said[match.end() :])
    )


def serves(scene: Scene) -> list[Span]:
    """「壊れた時計をお預かりして直しています」「子どもに英語を教えて月謝をもらってます」"""
    spans = answer_spans(scene, True)
    hits = [(clause, deeds.SERVED.search(scene.text, clause.start, clause.end)) for clause in spans]
    return [
        hit.span()
        for clause, hit in hits
        if hit
        and not OTHERS_DO.search(scene.text[clause.start : hit.start()])
        and not re.search(r"売[っりるれ]|販売|ません|ない", scene.text[hit.start() : clause.end])
    ]


def deals(scene: Scene) -> list[Span]:
    """「市場で競り落として、料理屋さんへ届けてます」"""
    spans = answer_spans(scene, True)
    hits = (deeds.FROM_THE_RING.search(scene.text, one.start, one.end) for one in spans)
    return [hit.span() for hit in hits if hit]


def read_passed_on(scene: Scene) -> Iterator[Candidate]:
    """「メーカーから買って、販売店に流すのが中心です」: wholesale, whatever the two are called."""
    for clause in answer_spans(scene, True):
        hit = deeds.RESOLD_ON.search(scene.text, clause.start, clause.end)
        if hit and not re.search(r"ません|ない|たい", scene.text[hit.end() : clause.end]):
            yield Candidate("sme_class", "wholesale", *hit.span(), Strength.ASKED)
            return


def class_of_trade(scene: Scene) -> Found | None:
    """``sme_class`` by deeds, or by the trade told: 「荷物をトラックで運ぶほうで食べてます」「髪を切る仕事です」."""
    for clause in answer_spans(scene, True):
        if hit := deeds.SOLD_TO_CALLERS.search(scene.text, clause.start, clause.end):
            return Found("choice", "retail", *hit.span())
    if made := makes(scene):
        return Found("choice", "manufacturing_other", *made[0])
    if served := serves(scene):
        start, end = served[0]
        whole = scene.text[scene.clause_at(start).start : scene.clause_at(start).end]
        other = deeds.MOVED.search(whole) or deeds.BUILT.search(whole)
        return Found("choice", "manufacturing_other" if other else "service", start, end)
    return _by_trade(scene)


def _by_trade(scene: Scene) -> Found | None:
    told = [one for one in scene.industries if one.problem is None and scene.stated(one.start, one.end, asked=True)]
    told = [one for one in told if not scene.of_others(one.start)]
    classes = {_class_of(str(one.value)) for one in told}
    if len(classes) != 1 or None in classes:
        return None
    return Found("choice", classes.pop(), told[0].start, told[0].end)


def _class_of(code: str) -> str | None:
    if code in _OPEN:
        return None
    if code[0] == "I":
        return "wholesale" if code <= "I55" else "retail"
    if code in ("M76", "M77"):
        return "retail"
    return "service" if code[0] in _SERVICES or code in _SERVICE_DIVISIONS else "manufacturing_other"

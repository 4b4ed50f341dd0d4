"""To the question which kind of goods it is: the goods themselves as the answer, 「冷凍のホタテ貝柱」."""

from __future__ import annotations

from nlu.fields.answer_spans import answer_spans
from nlu.fields.scene import Scene
from nlu.values.types import Found
from nlu.values.use_words import kinds_told

CATEGORY = "product_category"
_BY_TRADE = {  # makers' codes of JSIC whose goods are of one kind, whoever buys them
    **dict.fromkeys(("A01", "B03", "B04", "E09", "E10"), "agri_food"),
    **dict.fromkeys(("E11", "E13", "E20", "E32"), "consumer"),
    **dict.fromkeys(("E22", "E23", "E25", "E26", "E27", "E28", "E31"), "industrial"),
    **dict.fromkeys(("G39", "G40"), "it_service"),
}


def kind_of_goods(scene: Scene) -> Found | None:
    """The kind that the last goods named are of; None where theirs may be one or another (knives, soap, paper)."""
    goods = [one for clause in answer_spans(scene, True) for one in scene.goods if clause.holds(one.start, one.end)]
    kinds = {_BY_TRADE.get(str(one.value)) for one in goods}
    if len(kinds) != 1 or not goods or None in kinds:
        return None
    return Found("choice", kinds.pop(), goods[-1].start, goods[-1].end)


def kind_by_use(scene: Scene) -> Found | None:
    """The kind by what the goods are for or where they come from; None where that speaks for two."""
    hits = [
        (kind, clause.start + match.start(), clause.start + match.end())
        for clause in answer_spans(scene, True)
        for kind, match in kinds_told(scene.text[clause.start : clause.end]).items()
    ]
    if len({kind for kind, _, _ in hits}) != 1:
        return None
    return Found("choice", *hits[-1])


def kind_told(scene: Scene) -> Found | None:
    """The kind by use and origin, else by the goods named."""
    return kind_by_use(scene) or kind_of_goods(scene)

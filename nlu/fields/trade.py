"""The firm's industry."""

from __future__ import annotations

from collections.abc import Iterator

from nlu.fields.introductions import FIRM_NOUN, INDUSTRY_WORD, TRADE
from nlu.fields.scene import Scene
from nlu.fields.types import Candidate, Strength
from nlu.values.types import Found

_WELCOME = frozenset(
    {
        None,
        "consent_privacy",
        "entity_type",
        "company_name",
        "corporate_number",
        "prefecture",
        "city",
        "capital_yen",
        "employees",
        "founded_year",
        "annual_sales_yen",
        "website",
        "contact_name",
    }
)  # elsewhere 「商社です」「食品です」 answer what was asked


def read_industry(scene: Scene) -> Iterator[Candidate]:
    """Candidates for ``industry``: as asked, after 業種は, or an industry by its official name (…業です)."""
    asked = scene.asking == "industry"
    for found in scene.industries:
        if not scene.stated(found.start, found.end, asked=asked) or scene.of_others(found.start):
            continue
        before = scene.text[scene.clause_at(found.start).start : found.start]
        if INDUSTRY_WORD.search(before):
            strength = Strength.CUE
        elif asked and found.detail.get("stated", True) is not False:
            strength = Strength.ASKED
        elif _named_trade(scene, found):
            strength = Strength.TYPE
        else:
            continue
        yield from _industry(found, strength)


def _named_trade(scene: Scene, found: Found) -> bool:
    """The firm calls itself by its trade: 「酒蔵です」「金属加工業を営んでいます」「機械部品メーカーの湊精機です」."""
    words = scene.text[found.start : found.end]
    if (
        found.problem is not None
        or words == "サービス業"
        or not found.detail.get("stated", True)
        or not FIRM_NOUN.search(words)
    ):
        return False
    return scene.asking in _WELCOME and bool(TRADE.match(scene.text, found.end))


def _industry(found: Found, strength: Strength) -> Iterator[Candidate]:
    if found.problem is None:
        yield Candidate("industry", found.value, found.start, found.end, strength)
    elif strength > Strength.TYPE:
        detail = {name: str(text) for name, text in found.problem.detail.items()}
        yield Candidate("industry", None, found.start, found.end, strength, found.problem.code, detail)

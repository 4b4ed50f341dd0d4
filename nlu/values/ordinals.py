"""A choice named by its place among those shown: 「前者です」「二番目のです」「一番下」."""

from __future__ import annotations

import re

from nlu.values.normal import Normalized
from nlu.values.types import Found

# As the question names them and the page shows them: the order of the registry's choices.
SHOWN: dict[str, tuple[str, ...]] = {
    "product_category": ("agri_food", "industrial", "consumer", "it_service", "other"),
    "supply_role": ("maker", "trading", "service_provider"),
    "business_model": ("b2b", "b2c", "both"),
    "project_type": ("export", "overseas_base"),
    "existing_export": ("none", "trial", "continuous"),
    "entity_type": ("corporation", "sole_proprietor", "cooperative"),
    "sme_class": ("manufacturing_other", "wholesale", "retail", "service"),
    "financial_statements": ("three_years", "newly_founded", "not_ready"),
}
_NAMED_IN_PAIRS = frozenset({"supply_role", "business_model", "project_type"})  # of these the question names two
_OPENING = r"(?:(?:はい|ええ|えっと|ええと|そうですね|うーん|うちは|当社は|弊社は|主に|しいて言えば|どちらかといえば|この中では?|選ぶなら|それなら)、?)*"
_OF_THEM = r"(?:の(?:もの|やつ|ほう|方|選択肢|答え|形)?)?"
_IS = r"(?:です|だ|で|ね|よ|かな|に(?:なり|近い|当てはま[りる]|入[りる]|し|かな)|ます|(?:だ)?と思い|お願い|します|考えて(?:い)?|、|[。!?ー~])*"
_PLACE = re.compile(
    rf"{_OPENING}(?:(?:一番)?(?P<first>上|前者|(?:最初|先)(?=の))|(?P<second>後者|後(?=の(?:ほう|方)))|(?P<last>一番下|一番最後|最後(?=の))|(?P<at>[1-5一二三四五])(?:番目?|つ目|個目)){_OF_THEM}{_IS}"
)


def find_by_place(n: Normalized, field: str, start: int, end: int) -> Found | None:
    """The choice of ``field`` that ``n.text[start:end]`` names by nothing but its place, None where it does not."""
    match = _PLACE.fullmatch(n.text[start:end])
    shown = SHOWN.get(field, ())
    if not match or not shown:
        return None
    if match["second"]:
        at = 1 if field in _NAMED_IN_PAIRS else len(shown)
    elif match["at"]:
        at = "一二三四五".find(match["at"]) if match["at"] in "一二三四五" else int(match["at"]) - 1
    else:
        at = len(shown) - 1 if match["last"] else 0
    return Found("choice", shown[at], start, end) if at < len(shown) else None

"""Free words read in plain speech, in the words in which they were said."""

from __future__ import annotations

from dataclasses import replace

from nlu.fields.types import FieldValue
from nlu.values.normal import normalize

# Told in running speech, so that the grammar around them must be understood before they are found.
TOLD_IN_DIALECT = ("product_name", "implementation_team", "trade_fair_plan", "contact_preference", "contact_department")
_NO_FAIR = "なし"
_KEPT_AS_TYPED = ("implementation_team", "trade_fair_plan")


def own_words(value: FieldValue, original: str) -> FieldValue:
    """``value`` with the words of ``original`` at its span; 「なし」 is nobody's words and stays."""
    if value.value == _NO_FAIR:
        return value
    said = original[value.start : value.end]
    return replace(value, value=said.strip() if value.field in _KEPT_AS_TYPED else normalize(said).text)


def nearer(said: FieldValue, plain: FieldValue | None) -> FieldValue:
    """The one of two readings that kept less around the same words; as said where they name different ones."""
    if plain is None or said.value == _NO_FAIR:
        return said
    if said.named and not plain.named:
        return said
    within = said.start <= plain.start and plain.end <= said.end
    return plain if within and (plain.end - plain.start < said.end - said.start) else said

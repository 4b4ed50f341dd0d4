"""Free words read in plain speech, in the words in which they were said."""

from __future__ import annotations

import re
from dataclasses import replace

from nlu.fields.types import FieldValue
from nlu.values.normal import normalize

# Told in running speech, so that the grammar around them must be understood before they are found.
WHOLE_SENTENCES = ("motive", "product_description")
TOLD_IN_DIALECT = (
    *WHOLE_SENTENCES,
    "product_name",
    "implementation_team",
    "trade_fair_plan",
    "contact_preference",
    "contact_department",
)
_NO_FAIR = "なし"
_FULL_MARKS = str.maketrans("｡､｢｣･", "。、「」・")
_LOOSE_END = re.compile(r"[ぁ-んー~〜]{1,3}(?=[。!！?？\n]|$)")  # 「売りですわ」: plain speech has no わ
_KEPT_AS_TYPED = (*WHOLE_SENTENCES, "implementation_team", "trade_fair_plan")


def own_words(value: FieldValue, original: str) -> FieldValue:
    """``value`` with the words of ``original`` at its span; 「なし」 is nobody's words and stays."""
    if value.value == _NO_FAIR:
        return value
    end = value.end
    if value.field in WHOLE_SENTENCES and (loose := _LOOSE_END.match(original, end)):
        end = loose.end()
    said = original[value.start : end]
    words = said.strip() if value.field in _KEPT_AS_TYPED else normalize(said).text
    return replace(value, value=words, end=end)


def as_typed(value: FieldValue, original: str) -> FieldValue:
    """``value`` with the visitor's own marks where its words are kept as they were typed: 「見本市､検討中」."""
    said = original[value.start : value.end].strip()
    folded = str(value.value) == with_full_marks(said)
    return replace(value, value=said) if value.field in _KEPT_AS_TYPED and folded else value


def with_full_marks(text: str) -> str:
    """``text`` with half-width Japanese marks at full width, character for character."""
    return text.translate(_FULL_MARKS)


def nearer(said: FieldValue, plain: FieldValue | None) -> FieldValue:
    """The one of two readings that kept less around the same words; as said where they name different ones.

    Of whole sentences the plain reading knows better where they end.
    """
    if plain is None or said.value == _NO_FAIR:
        return said
    if said.field in WHOLE_SENTENCES:
        return plain
    if said.named and not plain.named:
        return said
    within = said.start <= plain.start and plain.end <= said.end
    return plain if within and (plain.end - plain.start < said.end - said.start) else said

"""Which field a value belongs to: decided here and nowhere else."""

from nlu.fields.amendments import (
    adds,
    amends,
    instead,
    respelled,
    struck_countries,
    topic,
    turns_round,
    words_of_country,
)
from nlu.fields.answerlike import is_answer
from nlu.fields.country_changes import country_change
from nlu.fields.denials import denials
from nlu.fields.digit_changes import digits_changed
from nlu.fields.field_names import topics
from nlu.fields.late import brought_late
from nlu.fields.legal_forms import reformed
from nlu.fields.list_changes import in_order, needs_change
from nlu.fields.mending import made_so, mended_in
from nlu.fields.moves import Move, moved, swapped
from nlu.fields.nothing_there import nothing_there
from nlu.fields.reader import answer_to, mentions, read
from nlu.fields.remarks import Act, Remark, act_of, remarks, says_nothing, skips
from nlu.fields.told_on import as_made, as_told, made_to, makes, tells_news
from nlu.fields.types import FieldProblem, FieldValue, Reading

__all__ = [
    "Act",
    "FieldProblem",
    "FieldValue",
    "Move",
    "Reading",
    "Remark",
    "act_of",
    "adds",
    "amends",
    "answer_to",
    "as_made",
    "as_told",
    "brought_late",
    "country_change",
    "denials",
    "digits_changed",
    "in_order",
    "instead",
    "is_answer",
    "made_so",
    "made_to",
    "makes",
    "mended_in",
    "mentions",
    "moved",
    "needs_change",
    "nothing_there",
    "read",
    "reformed",
    "remarks",
    "respelled",
    "says_nothing",
    "skips",
    "struck_countries",
    "swapped",
    "tells_news",
    "topic",
    "topics",
    "turns_round",
    "words_of_country",
]  # fmt: skip

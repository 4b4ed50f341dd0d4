"""Which field a value belongs to: decided here and nowhere else."""

from nlu.fields.amendments import (
    adds,
    amends,
    instead,
    struck_countries,
    topic,
    turns_round,
    with_digits,
    words_of_country,
)
from nlu.fields.answerlike import is_answer
from nlu.fields.reader import mentions, read
from nlu.fields.topics import topics
from nlu.fields.types import FieldProblem, FieldValue, Reading

__all__ = [
    "FieldProblem", "FieldValue", "Reading", "adds", "amends", "instead", "is_answer", "mentions", "read", "struck_countries",
    "topic", "topics", "turns_round", "with_digits", "words_of_country",
]  # fmt: skip

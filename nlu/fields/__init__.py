"""Which field a value belongs to: decided here and nowhere else."""

from nlu.fields.amendments import adds, struck_countries, topic
from nlu.fields.answerlike import is_answer
from nlu.fields.reader import mentions, read
from nlu.fields.types import FieldProblem, FieldValue, Reading

__all__ = [
    "FieldProblem", "FieldValue", "Reading", "adds", "is_answer", "mentions", "read", "struck_countries", "topic"
]  # fmt: skip

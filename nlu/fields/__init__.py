"""Which field a value belongs to: decided here and nowhere else."""

from nlu.fields.answerlike import is_answer
from nlu.fields.reader import mentions, read
from nlu.fields.types import FieldProblem, FieldValue, Reading

__all__ = ["FieldProblem", "FieldValue", "Reading", "is_answer", "mentions", "read"]

"""Answers that belong to another field than the one they were taken for."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.intake.fields import Kind
from bot.intake.registry import FIELDS
from bot.intake.state import State
from nlu.fields import Move, answer_to, moved, swapped

_NO_WORDS = frozenset({"city"})
_SHORT = 12  # characters of a name that was not taken for an answer before
Moved = tuple[str, Any, str | None]


def move(before: State, words: str, as_of: date) -> list[Moved]:
    """The fields that ``words`` give an answer of another one, the answer, and where it stood (None: nowhere)."""
    if (pair := swapped(words)) is not None:
        return _swapped(before, *pair)
    found = moved(words)
    return _moved(before, found, as_of) if found is not None else []


def _swapped(before: State, first: tuple[str, ...], second: tuple[str, ...]) -> list[Moved]:
    for one in first:
        for other in second:
            values = before.profile.value(one), before.profile.value(other)
            if one != other and _alike(one, other) and None not in values:
                return [(one, values[1], other), (other, values[0], one)]
    return []


def _moved(before: State, found: Move, as_of: date) -> list[Moved]:
    for target in found.fields:
        origins = [
            name
            for name in before.trail
            if name not in found.fields and _alike(name, target) and before.profile.value(name) is not None
        ]
        if found.of:
            origins = [name for name in origins if name in found.of]
        if (
            not (found.said or (found.of and origins)) and before.untaken is not None
        ):  # the message before, that was no answer
            answer = answer_to(before.untaken, target, as_of)
            if answer is not None:
                return [(target, answer.value, None)]
        origin = _origin(before, found, origins, as_of)
        if origin is not None:
            return [(target, _as_answer(before.profile.value(origin), target, as_of), origin)]
        if found.latest and not found.said and (at_home := before.profile.value(target)) is not None:
            doubled = origins[-1] if origins and before.profile.value(origins[-1]) == at_home else None
            return [(target, at_home, doubled)]
        if found.said and before.untaken is not None and found.said in before.untaken:  # 「48は社員の数です」
            answer = answer_to(found.said, target, as_of)
            if answer is not None:
                return [(target, answer.value, None)]
        if found.said and target == "contact_name" and len(found.said) <= _SHORT:
            return [(target, found.said, None)] if _is_name(before, found.said) else []
    return []


def _origin(before: State, found: Move, origins: list[str], as_of: date) -> str | None:
    """Where the answer stands: the last given for 「それ」「今のは」, else the last of its kind, or the one repeated."""
    if not origins:
        return None
    if found.said:
        return next((name for name in reversed(origins) if _repeats(before, name, found.said, as_of)), None)
    if found.latest and not found.of:
        return origins[-1] if origins[-1] == before.trail[-1] else None
    return origins[-1]


def _repeats(before: State, name: str, said: str, as_of: date) -> bool:
    value = before.profile.value(name)
    if FIELDS[name].kind in (Kind.TEXT, Kind.URL):
        return bool(str(value) == said)
    found = answer_to(said, name, as_of)
    return found is not None and bool(found.value == value)


def _as_answer(value: Any, target: str, as_of: date) -> Any:
    """The answer as the field it moves to keeps it: a team without 「でやります」."""
    if FIELDS[target].kind is not Kind.TEXT:
        return value
    found = answer_to(str(value), target, as_of)
    return value if found is None else found.value


def _is_name(before: State, said: str) -> bool:
    return before.profile.value("contact_name") is None and not any(mark in said for mark in "のがをはも")


def _alike(one: str, other: str) -> bool:
    """Whether an answer to one field may be one to the other."""
    kinds = FIELDS[one].kind, FIELDS[other].kind
    return one != other and kinds[0] == kinds[1] and not {one, other} & _NO_WORDS

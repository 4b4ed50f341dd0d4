"""What a visitor has told us, field by field, each with its status, source and history."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any


class Status(StrEnum):
    """How a field was answered. Only ANSWERED and DERIVED carry a value."""

    ANSWERED = "answered"
    UNKNOWN = "unknown"
    LATER = "later"
    SKIPPED = "skipped"
    DERIVED = "derived"


# Put off or not known: what an answer may still come for.
OPEN = (Status.LATER, Status.UNKNOWN)


@dataclass(frozen=True)
class Source:
    """The words a value was taken from: a half-open span ``start:end`` of the message's text."""

    message_id: str
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Edited:
    """Who at the desk set the value in the visitor's place, and when (RFC 3339)."""

    by: str
    at: str


@dataclass(frozen=True)
class Past:
    """A value that a later one replaced; ``at`` is RFC 3339, the time of the replacement.

    ``by`` is who at the desk had set it; None where it was the visitor's.
    """

    value: Any
    at: str
    by: str | None = None

    def as_dict(self) -> dict[str, Any]:
        return {"value": self.value, "at": self.at, **({"by": self.by} if self.by else {})}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Past:
        """The inverse of ``as_dict``."""
        return cls(data["value"], data["at"], data.get("by"))


@dataclass(frozen=True)
class Record:
    """The record of one field, as the contract §1 shows it; ``edited`` where it is not the visitor's own answer.

    ``source`` is then what the visitor had said of it. ``terms``, of the consent, are the words that were agreed to.
    """

    value: Any
    status: Status
    source: Source | None = None
    confirmed: bool = False
    history: tuple[Past, ...] = ()
    edited: Edited | None = None
    terms: str | None = None

    @property
    def has_value(self) -> bool:
        return self.status in (Status.ANSWERED, Status.DERIVED)

    def as_dict(self) -> dict[str, Any]:
        source = None
        if self.source:
            source = {
                "message_id": self.source.message_id,
                "text": self.source.text,
                "start": self.source.start,
                "end": self.source.end,
            }
        return {
            "value": self.value,
            "status": self.status.value,
            "source": source,
            "confirmed": self.confirmed,
            "history": [past.as_dict() for past in self.history],
            **({"edited": {"by": self.edited.by, "at": self.edited.at}} if self.edited else {}),
            **({"terms": self.terms} if self.terms else {}),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Record:
        """The inverse of ``as_dict``.

        Raises:
            KeyError, ValueError: the data is not a record.
        """
        source, edited = data.get("source"), data.get("edited")
        return cls(
            value=data["value"],
            status=Status(data["status"]),
            source=Source(**source) if source else None,
            confirmed=bool(data.get("confirmed", False)),
            history=tuple(Past.from_dict(past) for past in data.get("history", ())),
            edited=Edited(**edited) if edited else None,
            terms=data.get("terms"),
        )


@dataclass(frozen=True)
class Profile:
    """All records of one intake. Immutable: each change gives a new profile.

    ``past`` keeps the history of fields whose answer was made void, until they are answered again.
    """

    records: Mapping[str, Record] = field(default_factory=dict)
    past: Mapping[str, tuple[Past, ...]] = field(default_factory=dict)

    def __contains__(self, name: str) -> bool:
        return name in self.records

    def __iter__(self) -> Iterator[str]:
        return iter(self.records)

    def get(self, name: str) -> Record | None:
        return self.records.get(name)

    def value(self, name: str) -> Any:
        """The field's value, or None while it has none (not asked, unknown, later, skipped)."""
        record = self.records.get(name)
        return record.value if record and record.has_value else None

    def facts(self) -> dict[str, Any]:
        """Field → value for all fields that have one: what the eligibility rules read."""
        return {name: record.value for name, record in self.records.items() if record.has_value}

    def with_record(self, name: str, record: Record) -> Profile:
        past = {field_name: items for field_name, items in self.past.items() if field_name != name}
        return Profile({**self.records, name: record}, past)

    def voided(self, *names: str, at: str) -> Profile:
        """The profile without answers that no longer hold; what they were stays in their history."""
        past = {**self.past, **{name: self._history(name, at) for name in names}}
        return Profile({name: record for name, record in self.records.items() if name not in names}, past)

    def answered(
        self,
        name: str,
        value: Any,
        *,
        at: str,
        source: Source | None = None,
        status: Status = Status.ANSWERED,
        edited: Edited | None = None,
    ) -> Profile:
        """The profile with a new value (or, by ``status``, with none); a value that differs goes to the history.

        ``edited`` says that it is not the visitor's.
        """
        old = self.records.get(name)
        unchanged = old is not None and old.has_value and old.value == value
        history = old.history if old and unchanged else self._history(name, at)
        return self.with_record(name, Record(value, status, source, False, history, edited))

    def _history(self, name: str, at: str) -> tuple[Past, ...]:
        old = self.records.get(name)
        if old is None:
            return self.past.get(name, ())
        by = old.edited.by if old.edited else None
        return (*old.history, Past(old.value, at, by)) if old.has_value else old.history

    def confirmed(self) -> Profile:
        """The profile with every record confirmed by the visitor."""
        return Profile({name: replace(record, confirmed=True) for name, record in self.records.items()}, self.past)

    def as_dict(self) -> dict[str, Any]:
        """Field → record, as the contract shows it; ``past`` is not part of it."""
        return {name: record.as_dict() for name, record in self.records.items()}

    def past_as_dict(self) -> dict[str, Any]:
        return {name: [item.as_dict() for item in items] for name, items in self.past.items()}

    @classmethod
    def from_dict(cls, records: Mapping[str, Any], past: Mapping[str, Any] | None = None) -> Profile:
        return cls(
            {name: Record.from_dict(record) for name, record in records.items()},
            {name: tuple(Past.from_dict(item) for item in items) for name, items in (past or {}).items()},
        )

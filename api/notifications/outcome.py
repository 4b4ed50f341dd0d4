"""How an attempt to deliver ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """What an item of the outbox is; a test is delivered like the real thing but never lies among the dead letters."""

    EMAIL = "email"
    WEBHOOK = "webhook"
    EMAIL_TEST = "email_test"
    WEBHOOK_TEST = "webhook_test"
    LINE = "line_message"


REAL = (Kind.EMAIL.value, Kind.WEBHOOK.value, Kind.LINE.value)


class Result(StrEnum):
    """The label of the metric, too."""

    DELIVERED = "delivered"
    OBSOLETE = "obsolete"  # not sent: what it would have said no longer holds
    RETRY = "retry"
    DEAD = "dead"


@dataclass(frozen=True)
class Outcome:
    """``error`` is Japanese for the console: what happened and what can be done, without anybody's data."""

    result: Result
    error: str = ""
    not_before: datetime | None = None

    def for_good(self) -> Outcome:
        """The same without another attempt."""
        return Outcome(Result.DEAD, self.error) if self.result is Result.RETRY else self


DELIVERED = Outcome(Result.DELIVERED)
OBSOLETE = Outcome(Result.OBSOLETE)


def again(error: str, not_before: datetime | None = None) -> Outcome:
    """It may work later; not before ``not_before``, if the receiver said so."""
    return Outcome(Result.RETRY, error, not_before)


def dead(error: str) -> Outcome:
    """Another attempt would end the same."""
    return Outcome(Result.DEAD, error)

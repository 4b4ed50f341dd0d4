"""What LINE answers when a call does not succeed."""

from __future__ import annotations

from dataclasses import dataclass

INVALID_TOKEN = "Invalid reply token"


@dataclass(frozen=True)
class Answer:
    """What LINE said, or ``status`` None when there was no answer; ``retry_after`` is the header as it came."""

    status: int | None
    message: str = ""
    retry_after: str | None = None


class LineError(Exception):
    """A call that did not succeed. ``sent`` is False where the request cannot have reached LINE."""

    def __init__(self, answer: Answer, *, sent: bool = True) -> None:
        super().__init__(f"{answer.status}: {answer.message}")
        self.status, self.message, self.retry_after = answer.status, answer.message, answer.retry_after
        self.sent = sent

    @property
    def token_is_dead(self) -> bool:
        """Whether a reply's token was used before, or is too old."""
        return self.status == 400 and INVALID_TOKEN.lower() in self.message.lower()

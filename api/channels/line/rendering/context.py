"""What rendering needs to know beside the replies: whose message it is, when it was said, and the key for buttons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from api.channels.line.postback import Kind, Tap, bound, write
from api.channels.line.rendering import limits

Part = dict[str, Any]
_UNNAMED = "選ぶ"


@dataclass(frozen=True)
class Context:
    """``today`` is Japan's date when it was said: the first day that can be picked."""

    key: bytes
    conversation_id: str
    message_id: str
    today: date

    def tap(self, kind: Kind, value: str, field: str | None = None, *, of_message: bool = False) -> str | None:
        """The data of a button; None where LINE's room is too small for it."""
        message = self.message_id if of_message else ""
        try:
            return write(Tap(kind, value, field, message, bound(self.conversation_id)), self.key)
        except ValueError:
            return None

    def button(
        self,
        label: str,
        kind: Kind,
        value: str,
        field: str | None = None,
        *,
        said: str | None = None,
        of_message: bool = False,
    ) -> Part:
        """An action that sends a tap and shows ``said`` (else the label) as the visitor's words.

        What does not fit into a tap sends the label as words.
        """
        name = label_of(label)
        shown = limits.cut((said or label).strip() or name, limits.DISPLAY_TEXT)
        data = self.tap(kind, value, field, of_message=of_message)
        if data is None:
            return {"type": "message", "label": name, "text": shown}
        return {"type": "postback", "label": name, "data": data, "displayText": shown}


def label_of(text: str) -> str:
    """A text as a button's label: one line, never empty."""
    return limits.cut(" ".join(text.split()) or _UNNAMED, limits.LABEL)

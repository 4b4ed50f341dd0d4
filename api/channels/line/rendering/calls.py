"""From messages that wait to what goes out in one call: at most five, buttons under the last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.channels.line.rendering import limits
from api.channels.line.rendering.context import Part
from api.channels.line.rendering.message import Rendered


@dataclass(frozen=True)
class Call:
    """``whole``: how many of the messages are in it entirely. ``rest_from``: of the next one, what was sent so far.

    ``rest_from`` is 0 unless one message alone is more than a call bears.
    """

    messages: list[Part]
    whole: int
    rest_from: int = 0


def fill(rendered: Sequence[Rendered], sent: int = 0) -> Call:
    """The next call for messages in their order; ``sent``: parts of the first that went out before."""
    first = rendered[0].messages[sent:]
    if len(first) > limits.MESSAGES_A_CALL:
        return Call(first[: limits.MESSAGES_A_CALL], 0, sent + limits.MESSAGES_A_CALL)
    parts, whole = list(first), 1
    for one in rendered[1:]:
        if len(parts) + len(one.messages) > limits.MESSAGES_A_CALL:
            break
        parts, whole = [*parts, *one.messages], whole + 1
    buttons = _buttons(rendered[:whole])
    if buttons:
        parts[-1] = {**parts[-1], "quickReply": {"items": buttons}}
    return Call(parts, whole)


def _buttons(rendered: Sequence[Rendered]) -> list[Part]:
    """Those of the last question, unless a person took over after it."""
    buttons: list[Part] = []
    for one in rendered:
        buttons = one.quick_replies or ([] if one.person else buttons)
    return buttons

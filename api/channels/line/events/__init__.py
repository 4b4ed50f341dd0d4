"""What each kind of event does, one file a kind. An effect bears being called again: a crash may come after it."""

from __future__ import annotations

from typing import Any

# Kinds of the API; any other is counted as unknown.
HANDLED = frozenset({"message", "messageEdited", "postback", "follow", "unfollow", "unsend", "join", "leave"})
KNOWN = HANDLED | {
    "accountLink", "activated", "beacon", "botResumed", "botSuspended", "deactivated", "delivery", "memberJoined",
    "memberLeft", "membership", "module", "videoPlayComplete",
}  # fmt: skip


def handles(kind: str, event: dict[str, Any]) -> bool:
    """Whether anything is to be done about an event; all others are only counted.

    Of ``accountLink`` and ``delivery`` too: what they confirm (a linked account, a notice sent by telephone number) is
    nothing that this service begins.
    """
    return kind in HANDLED

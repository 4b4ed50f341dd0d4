"""From what Rasa uttered to the replies of the contract (§4)."""

from __future__ import annotations

from typing import Any

Reply = dict[str, Any]


def to_reply(message: dict[str, Any]) -> Reply | None:
    """One uttered message as a reply; None for one without content.

    A custom payload is a reply already. Buttons make a ``choices`` reply; ``field``, ``multiple``, ``eligibility``,
    ``documents``, ``personal`` (``bot.dialogue.personal``) and ``terms`` (``bot.dialogue.terms``) go along where they
    are set.
    """
    custom = message.get("custom")
    if custom:
        return dict(custom)
    text = message.get("text") or ""
    buttons = message.get("buttons") or []
    if not text and not buttons:
        return None
    reply: Reply = {"type": "choices" if buttons else "text", "text": text}
    if buttons:
        reply["choices"] = [{"label": item["title"], "value": item["value"], "kind": item["kind"]} for item in buttons]
        reply["field"] = message.get("field")
    for key in ("multiple", "eligibility", "documents", "personal", "terms"):
        if message.get(key):
            reply[key] = message[key]
    return reply


def plain_text(replies: list[Reply]) -> str:
    """The words of some replies, for transcripts and search."""
    return "\n\n".join(reply["text"] for reply in replies if reply.get("text"))

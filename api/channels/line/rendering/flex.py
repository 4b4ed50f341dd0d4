"""Pieces of Flex Messages, in one look: few sizes, few colours, everything wraps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlsplit

from api.channels.line.rendering import limits
from api.channels.line.rendering.context import Part
from api.channels.line.rendering.texts import clean

INK, GREY, BLUE, GREEN, RED, AMBER = "#1A1A1C", "#626264", "#0017C1", "#197A4B", "#CE0000", "#8D4B00"
_NOTHING = "—"
_MOST = 500  # units of one text in a card; what is longer is read elsewhere


def text(words: str, **look: Any) -> Part:
    """A text that wraps; LINE takes none that is empty."""
    shown = limits.cut(clean(words).strip() or _NOTHING, _MOST)
    return {"type": "text", "text": shown, "wrap": True, "size": "sm", "color": INK, **look}


def title(words: str) -> Part:
    return text(words, weight="bold", size="md")


def fine(words: str, **look: Any) -> Part:
    return text(words, **{"size": "xs", "color": GREY, **look})


def box(layout: str, contents: Iterable[Part], **look: Any) -> Part:
    return {"type": "box", "layout": layout, "contents": list(contents), **look}


def separator() -> Part:
    return {"type": "separator", "margin": "md"}


def pair(label: str, value: str) -> Part:
    """A label beside its value."""
    return box("horizontal", [fine(label, flex=2), text(value, flex=4, weight="bold")], spacing="md")


def button(action: Part) -> Part:
    return {"type": "button", "style": "link", "height": "sm", "action": action}


def link(label: str, uri: str) -> Part | None:
    """An action that opens a page; None for an address that LINE does not take."""
    if not uri.isascii() or len(uri) > limits.URI or any(char.isspace() for char in uri):
        return None
    try:
        parts = urlsplit(uri)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    return {"type": "uri", "label": label, "uri": uri}


def bubble(contents: Sequence[Part], footer: Sequence[Part] = ()) -> Part:
    found: Part = {"type": "bubble", "body": box("vertical", contents, spacing="md")}
    if footer:
        found["footer"] = box("vertical", footer, spacing="sm")
    return found


def messages(bubbles: Sequence[Part], alt_text: str) -> list[Part]:
    """The bubbles as messages: each within LINE's number of bubbles and bytes, beside one another."""
    groups: list[list[Part]] = []
    for one in bubbles:
        last = groups[-1] if groups else None
        if last is None or len(last) == limits.BUBBLES or limits.size([*last, one]) > limits.CAROUSEL_BYTES - 200:
            groups.append([one])
        else:
            last.append(one)
    alt = limits.cut(" ".join(clean(alt_text).split()) or _NOTHING, limits.ALT_TEXT)
    return [{"type": "flex", "altText": alt, "contents": _container(group)} for group in groups]


def _container(group: list[Part]) -> Part:
    return group[0] if len(group) == 1 else {"type": "carousel", "contents": group}

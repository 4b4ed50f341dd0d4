"""What was understood so far, a card for each section; a tap on a line corrects it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from api.channels.line.postback import Kind
from api.channels.line.rendering import flex, limits
from api.channels.line.rendering.context import Context, Part
from bot.dialogue.replies import Reply
from bot.intake.command_choices import EDIT_PREFIX

TITLE = "うかがった内容"
_EDIT = "直す"
_VALUE = 80  # units of a value; the whole of it is in the conversation
_ROWS = 14  # in one card: more is hard to leaf through
_KNOWN = ("answered", "derived")


def summary_cards(reply: Reply, context: Context) -> list[Part]:
    """The cards; none where there is nothing to show."""
    bubbles = [
        flex.bubble([flex.fine(TITLE), flex.title(_heading(section, part)), flex.separator(), *rows])
        for section in reply.get("sections") or ()
        for part, rows in enumerate(_parts(section, context))
    ]
    return flex.messages(bubbles, _spoken(reply)) if bubbles else []


def _heading(section: dict[str, Any], part: int) -> str:
    name = limits.cut(str(section.get("title") or ""), 40)
    return f"{name}（続き）" if part else name


def _parts(section: dict[str, Any], context: Context) -> Iterator[list[Part]]:
    """The rows of a section, as many together as a card bears."""
    rows: list[Part] = []
    for item in section.get("items") or ():
        row = _row(item, context)
        if rows and (len(rows) == _ROWS or limits.size([*rows, row]) > limits.BUBBLE_BYTES - 1_000):
            yield rows
            rows = []
        rows.append(row)
    if rows:
        yield rows


def _row(item: dict[str, Any], context: Context) -> Part:
    label, known = str(item.get("label") or ""), item.get("status") in _KNOWN
    value = limits.cut(str(item.get("display") or ""), _VALUE)
    told = flex.text(value) if known else flex.text(value, color=flex.AMBER)
    words = flex.box("vertical", [flex.fine(limits.cut(label, 40)), told], flex=5)
    if item.get("editable") is False:
        return words
    said = f"「{limits.cut(label, 40)}」を直す"
    action = context.button(_EDIT, Kind.CHOICE, f"{EDIT_PREFIX}{item.get('field')}", said=said)
    edit = flex.text(_EDIT, size="xs", color=flex.BLUE, align="end", gravity="center", flex=1)
    return flex.box("horizontal", [words, edit], spacing="sm", action=action)


def _spoken(reply: Reply) -> str:
    items = [item for section in reply.get("sections") or () for item in section.get("items") or ()]
    told = "、".join(f"{item.get('label')}：{item.get('display')}" for item in items if item.get("status") in _KNOWN)
    return f"{TITLE}　{told}"

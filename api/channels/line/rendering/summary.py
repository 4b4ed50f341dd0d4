"""What was understood so far, as cards; a tap on a line corrects it.

Cards beside one another are as high as the highest of them: short sections share one, or they would be mostly blank.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
_HEIGHT = 16  # of a card, in rows
_HEADING_HEIGHT = 2
_KNOWN = ("answered", "derived")
_MOST_BYTES = limits.BUBBLE_BYTES - 2_000

_Part = tuple[str, list[Part]]  # the heading of a section, or of a part of it, and its rows


def summary_cards(reply: Reply, context: Context) -> list[Part]:
    """The cards; none where there is nothing to show."""
    parts = [
        (_heading(section, part), rows)
        for section in reply.get("sections") or ()
        for part, rows in enumerate(_parts(section, context))
    ]
    return flex.messages([_card(group) for group in _together(parts)], _spoken(reply)) if parts else []


def _together(parts: Sequence[_Part]) -> Iterator[list[_Part]]:
    """The sections that share a card."""
    group: list[_Part] = []
    for part in parts:
        grown = [*group, part]
        height = sum(_HEADING_HEIGHT + len(rows) for _, rows in grown)
        if group and (height > _HEIGHT or limits.size(grown) > _MOST_BYTES):
            yield group
            group = []
        group.append(part)
    yield group


def _card(group: Sequence[_Part]) -> Part:
    contents = [flex.fine(TITLE)]
    for heading, rows in group:
        apart = {"margin": "xl"} if len(contents) > 1 else {}
        contents += [{**flex.title(heading), **apart}, flex.separator(), *rows]
    return flex.bubble(contents)


def _heading(section: dict[str, Any], part: int) -> str:
    name = limits.cut(str(section.get("title") or ""), 40)
    return f"{name}（続き）" if part else name


def _parts(section: dict[str, Any], context: Context) -> Iterator[list[Part]]:
    """The rows of a section, as many together as a card bears."""
    rows: list[Part] = []
    for item in section.get("items") or ():
        row = _row(item, context)
        if rows and (len(rows) == _ROWS or limits.size([*rows, row]) > _MOST_BYTES):
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
    """For the list of chats and a locked screen, where others read along: what it is of, and no answer."""
    items = [item for section in reply.get("sections") or () for item in section.get("items") or ()]
    known = sum(item.get("status") in _KNOWN for item in items)
    names = "、".join(str(section.get("title") or "") for section in reply.get("sections") or ())
    return f"{TITLE}　{names}（{len(items)}項目のうち{known}項目を伺いました）"

"""Choices: their text with numbers, and quick replies, at most 13 of them, the rest on further pages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from api.channels.line.numbered import numbered_choices
from api.channels.line.postback import Kind
from api.channels.line.rendering import flex, limits
from api.channels.line.rendering.context import Context, Part, label_of
from bot.dialogue.replies import Reply

MORE, DECIDE, BY_CALENDAR = "ほか", "これで決める", "カレンダーで選ぶ"
DATE_FIELDS = frozenset({"target_timing"})  # answered with a day, if one likes
_SEVERAL = "番号でもお答えいただけます（例：1、3）。"
_YEARS_AHEAD = 10
_MOST_META_ON_EACH = 4

Choice = dict[str, Any]


def choices_text(reply: Reply) -> str:
    """The question, with its answers in numbers for whoever sees no buttons."""
    text, choices = reply.get("text") or "", numbered_choices(reply)
    if not choices or "page" in reply:
        return text
    lines = [f"{number}. {choice['label']}" for number, choice in enumerate(choices, 1)]
    several = ["", _SEVERAL] if reply.get("multiple") and len(choices) > 1 else []
    return "\n".join([text, "", *lines, *several])


def quick_replies(reply: Reply, context: Context) -> list[Part]:
    """The buttons under a message; ``page`` and ``picked`` of a reply say how far one is in it (see ``further``)."""
    choices = list(reply.get("choices") or ())
    picked = frozenset(reply.get("picked") or ())
    first = [*_page_to_open(reply), *_decide(reply, picked, context), *_calendar(reply, context)]
    meta = [] if picked else [choice for choice in choices if choice.get("kind") == "meta"]
    main = [
        (index, choice) for index, choice in enumerate(choices) if choice.get("kind") != "meta" and index not in picked
    ]
    if len(meta) > _MOST_META_ON_EACH:
        main, meta = [*main, *((-1, choice) for choice in meta)], []
    shown, more = _page(main, limits.QUICK_REPLIES - len(first) - len(meta), int(reply.get("page") or 0))
    buttons = [*first, *(_button(reply, index, choice, picked, context) for index, choice in shown)]
    if more is not None:
        value = f"{more},{_bits(picked)}" if picked else str(more)
        buttons.append(context.button(MORE, Kind.PAGE, value, of_message=True))
    buttons += [_button(reply, -1, choice, picked, context) for choice in meta]
    return [{"type": "action", "action": button} for button in buttons]


def further(reply: Reply, *, page: int = 0, picked: Sequence[int] = (), text: str = "") -> Reply:
    """The same choices once more: another page, or with some of them (by place) marked."""
    return {**reply, "text": text, "page": page, "picked": sorted(picked)}


def _page(main: list[tuple[int, Choice]], room: int, page: int) -> tuple[list[tuple[int, Choice]], int | None]:
    """The choices of a page (pages go round), and the page that 「ほか」 leads to; None: all are here."""
    if len(main) <= room:
        return main, None
    room -= 1
    pages = -(-len(main) // room)
    page %= pages
    return main[page * room : (page + 1) * room], (page + 1) % pages


def _button(reply: Reply, index: int, choice: Choice, picked: frozenset[int], context: Context) -> Part:
    label, field = str(choice.get("label") or ""), reply.get("field")
    if reply.get("multiple") and index >= 0:
        return context.button(label, Kind.PICK, _bits(picked | {index}), field, of_message=True)
    return context.button(label, Kind.CHOICE, str(choice.get("value") or ""), field)


def _decide(reply: Reply, picked: frozenset[int], context: Context) -> list[Part]:
    if not picked:
        return []
    chosen = [str(choice.get("label")) for index, choice in enumerate(reply["choices"]) if index in picked]
    said = "、".join(chosen)
    return [context.button(DECIDE, Kind.DECIDE, _bits(picked), reply.get("field"), said=said, of_message=True)]


def _page_to_open(reply: Reply) -> list[Part]:
    """The page where the question is answered (``api.links.personal``); its address stands in the text, too."""
    link = reply.get("link")
    action = flex.link(label_of(link["label"]), link["url"]) if link else None
    return [action] if action else []


def _calendar(reply: Reply, context: Context) -> list[Part]:
    field = reply.get("field")
    data = context.tap(Kind.DATE, "", field) if field in DATE_FIELDS else None
    if data is None:
        return []
    last = context.today + timedelta(days=365 * _YEARS_AHEAD)
    days = {"min": context.today.isoformat(), "max": last.isoformat()}
    return [{"type": "datetimepicker", "label": BY_CALENDAR, "data": data, "mode": "date", **days}]


def _bits(places: frozenset[int]) -> str:
    return f"{sum(1 << place for place in places):x}"


def places_of(bits: str) -> list[int]:
    """The places that ``_bits`` wrote."""
    number = int(bits or "0", 16)
    return [place for place in range(number.bit_length()) if number >> place & 1]

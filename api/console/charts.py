"""Charts as inline SVG: no script, no style attributes; classes of figures.css give the colours.

Places across are shares of the width, so that a chart fits a phone and a wide screen with letters of the same size.
Each is an image with its message in words; the numbers are in the table beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, log10

from markupsafe import Markup, escape

_ACROSS = 94  # of the width is for columns, the rest for the scale
_PLOT, _FOOT, _HEAD = 132, 22, 8  # heights of the columns' field, of the words below and above, pixels
_LABELS_MOST = 6  # words below columns that fit on a phone
_ROW = 20  # height of a row of the heat map, pixels
_HOURS = 24
_SKY = 18  # above the heat map, for the hours
_LEVELS = 5
WEEKDAYS = "月火水木金土日"


def tag(name: str, *inside: Markup | str, **attributes: object) -> Markup:
    """An element; ``class_`` is written ``class``, other underscores become hyphens, None leaves one out."""
    written = Markup("").join(
        Markup(' {}="{}"').format(key.rstrip("_").replace("_", "-"), value)
        for key, value in attributes.items()
        if value is not None
    )
    return Markup("<{0}{1}>{2}</{0}>").format(Markup(name), written, Markup("").join(escape(part) for part in inside))


def _percent(value: float) -> str:
    return f"{round(value, 3):g}%"


def _image(message: str, height: int, *inside: Markup, kind: str) -> Markup:
    return tag("svg", *inside, class_=f"chart {kind}", role="img", aria_label=message, width="100%", height=height)


@dataclass(frozen=True)
class Part:
    """A piece of a bar; ``kind`` is one of the classes ``c-…``."""

    label: str
    count: int
    kind: str


def bar(parts: Sequence[Part], whole: float) -> Markup:
    """A bar of pieces, as wide as their share of ``whole``. Its numbers stand beside it in words."""
    at, pieces = 0.0, []
    for part in parts:
        width = 100 * part.count / whole if whole else 0
        if width:
            pieces.append(_piece(part, at, width))
        at += width
    return tag("svg", *pieces, class_="bar", aria_hidden="true", width="100%", height=14)


def _piece(part: Part, at: float, width: float) -> Markup:
    title = tag("title", f"{part.label}：{part.count:,}")
    return tag("rect", title, class_=f"c-{part.kind}", x=_percent(at), y=1, width=_percent(width), height=12)


def columns(message: str, names: Sequence[str], series: Sequence[Sequence[Part]]) -> Markup:
    """A column for each name, of pieces one on the other; the lowest first."""
    top = _round_up(max((sum(part.count for part in parts) for parts in series), default=0))
    width = _ACROSS / max(1, len(names))
    every = ceil(len(names) / _LABELS_MOST)
    drawn = [_line(top, share) for share in (0, 0.5, 1)]
    for index, (name, parts) in enumerate(zip(names, series, strict=True)):
        drawn += _column(parts, name, top, index * width, width)
        if index % every == 0:
            drawn.append(_below(name, index * width, width, first=index == 0 and len(names) > 1))
    return _image(message, _HEAD + _PLOT + _FOOT, *drawn, kind="columns")


def _round_up(most: int) -> int:
    """A round number that is not less, and whose half is whole: 2, 4, 6, 8, 10, 20, 30 …"""
    scale = int(10 ** int(log10(max(1, most))))
    steps = (2, 4, 6, 8, 10) if scale == 1 else (1, 2, 3, 4, 5, 6, 8, 10)
    return next(step * scale for step in steps if step * scale >= most)


def _height(count: float, top: int) -> float:
    return round(_PLOT * count / top, 1)


def _line(top: int, share: float) -> Markup:
    y = _HEAD + _PLOT * (1 - share)
    words = tag("text", f"{int(top * share):,}", class_="scale", x="100%", y=y + 4, text_anchor="end")
    return tag("line", class_="grid", x1="0", x2=f"{_ACROSS}%", y1=y, y2=y) + (words if share else Markup(""))


def _column(parts: Sequence[Part], name: str, top: int, at: float, width: float) -> list[Markup]:
    drawn, bottom = [], float(_HEAD + _PLOT)
    gap = width * 0.14
    for part in parts:
        height = _height(part.count, top)
        if height:
            title = tag("title", f"{name} {part.label}：{part.count:,}")
            place = {"x": _percent(at + gap), "y": round(bottom - height, 1), "width": _percent(width - 2 * gap)}
            drawn.append(tag("rect", title, class_=f"c-{part.kind}", height=height, **place))
        bottom -= height
    return drawn


def _below(name: str, at: float, width: float, *, first: bool) -> Markup:
    x, anchor = (at, "start") if first and width < 10 else (at + width / 2, "middle")
    return tag("text", name, class_="below", x=_percent(x), y=_HEAD + _PLOT + 16, text_anchor=anchor)


def heat(message: str, counts: Mapping[tuple[int, int], int], is_open: Mapping[tuple[int, int], bool]) -> Markup:
    """Weekdays (Monday is 0) by hours: the more, the darker; hours in which the desk is open have a line below."""
    most = max(counts.values(), default=0)
    width = 100 / (_HOURS + 1)
    drawn = []
    for hour in range(0, _HOURS, 3):
        drawn.append(tag("text", f"{hour}時", class_="below", x=_percent(width * (hour + 1)), y=12))
    for day, weekday in enumerate(WEEKDAYS):
        y = _SKY + day * _ROW
        drawn.append(tag("text", weekday, class_="below", x="0", y=y + 14))
        drawn += [_cell(day, hour, counts, most, is_open.get((day, hour), False), width) for hour in range(_HOURS)]
    return _image(message, _SKY + len(WEEKDAYS) * _ROW + 2, *drawn, kind="heat")


def _cell(day: int, hour: int, counts: Mapping[tuple[int, int], int], most: int, is_open: bool, width: float) -> Markup:
    found = counts.get((day, hour), 0)
    title = tag("title", f"{WEEKDAYS[day]}曜 {hour}時台：{found:,}{'' if is_open else '（時間外）'}")
    x, y = _percent(width * (hour + 1)), _SKY + day * _ROW
    box = {"x": x, "width": _percent(width * 0.92)}
    square = tag("rect", title, class_=f"heat-{heat_level(found, most)}", y=y, height=_ROW - 4, **box)
    return square + (tag("rect", class_="open-line", y=y + _ROW - 4, height=2, **box) if is_open else Markup(""))


def heat_level(count: int, most: int) -> int:
    """0 for none, else 1 to 5."""
    return ceil(_LEVELS * count / most) if count else 0

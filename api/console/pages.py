"""The console's pages: templates, headers, and how times and names are written."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.handoff import moments
from bot.handoff.hours import JST

_HERE = Path(__file__).parent
STATIC = _HERE / "static"

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def secured(response: Response) -> Response:
    """The response with the console's headers where it has none of its own; kept by no cache unless it says otherwise."""
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Cache-Control", "no-store")
    return response


def page(template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page; ``seat`` is who is logged in, None for nobody."""
    values.setdefault("seat", None)
    return HTMLResponse(environment().get_template(template).render(values), status_code=status)


def error_page(status: int, title: str, message: str, back: str = "") -> HTMLResponse:
    """``back`` is where the reader may go on; the queue without it."""
    return page("error.html", status, title=title, message=message, back=back)


@cache
def environment() -> Environment:
    """Jinja2 with autoescape; a name that is not there is an error."""
    found = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters.update(moment=moment, elapsed=elapsed, iso=iso, day=day, clock=clock, stamp=stamp)
    return found


def moment(at: datetime | str) -> str:
    """``11月24日(火) 9:00``, in Japan's time."""
    return moments.moment(_local(at))


def stamp(at: datetime | str) -> str:
    """``2026/11/24 9:00:05``, in Japan's time: for records, where the year and the second count."""
    local = _local(at)
    return f"{local.year}/{local.month}/{local.day} {local.hour}:{local.minute:02}:{local.second:02}"


def iso(at: datetime | str) -> str:
    """For ``<time datetime>``: RFC 3339 with Japan's offset, to the second."""
    return _local(at).isoformat(timespec="seconds")


def day(at: datetime) -> str:
    """For ``<input type=date>``: the day in Japan."""
    return _local(at).date().isoformat()


def clock(at: datetime) -> str:
    """For ``<input type=time>``: the time in Japan."""
    return f"{_local(at):%H:%M}"


def elapsed(span: timedelta) -> str:
    """A rough length: ``5分``, ``3時間``, ``2日``; nothing shorter than ``1分``."""
    minutes = max(1, int(span.total_seconds() // 60))
    if minutes < 60:
        return f"{minutes}分"
    hours = minutes // 60
    return f"{hours}時間" if hours < 24 else f"{hours // 24}日"


def _local(at: datetime | str) -> datetime:
    return (datetime.fromisoformat(at) if isinstance(at, str) else at).astimezone(JST)

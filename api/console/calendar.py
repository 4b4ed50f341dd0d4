"""The counter's days: holidays and the year's end as the calendar has them, and days opened or closed by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.ext.asyncio import AsyncSession

from api import live
from api.console.access import CALENDAR, Seat, admin
from api.console.pages import page
from api.console.routing import ConsoleRoute
from api.services import Services, services
from bot.handoff.hours import JST, Closing, OfficeHours
from bot.handoff.moments import day_words, hours_words, year_end_words
from bot.handoff.waiting import desk_status, opens_next
from bot.storage import calendar as store
from bot.storage.audit import Action, record
from bot.storage.models import CalendarDay

router = APIRouter(prefix="/calendar", route_class=ConsoleRoute)

AHEAD = timedelta(days=60)
FURTHEST = timedelta(days=731)  # a day further away is a slip of the pen
NOTE_MOST = 100

Administrator = Annotated[Seat, Depends(admin)]
AnyService = Annotated[Services, Depends(services)]


class Kind(StrEnum):
    CLOSED = "closed"
    OPEN = "open"


@dataclass(frozen=True)
class DayRow:
    """A day of note. ``by_calendar`` is its name there, empty for a plain day; ``by_hand`` whether somebody set it."""

    day: str
    label: str
    by_calendar: str
    is_open: bool
    note: str
    by_hand: bool


@router.get("")
async def calendar_page(seat: Administrator, found: AnyService, changed: date | None = None) -> Response:
    return await _page(seat, found, changed=changed)


@router.post("")
async def set_day(
    seat: Administrator,
    found: AnyService,
    day: Annotated[date, Form()],
    kind: Annotated[Kind, Form()],
    note: Annotated[str, Form()] = "",
) -> Response:
    now, note = found.clock(), note.strip()
    error = _refusal(day, note, now)
    if error:
        return await _page(seat, found, error=error)
    async with found.database.transaction() as session:
        await store.set_day(session, day, kind is Kind.OPEN, note, now)
        _record(session, seat, now, day, kind.value, note)
    await found.live.publish(live.DESK)
    return _back(day)


@router.post("/clear")
async def clear_day(seat: Administrator, found: AnyService, day: Annotated[date, Form()]) -> Response:
    async with found.database.transaction() as session:
        await store.clear_day(session, day)
        _record(session, seat, found.clock(), day, "by_calendar", "")
    await found.live.publish(live.DESK)
    return _back(day)


def _refusal(day: date, note: str, now: datetime) -> str:
    """Why a day cannot be set; empty when it can."""
    today = now.astimezone(JST).date()
    if day < today:
        return f"{day_words(day)}は過ぎています。今日からあとの日を選んでください。"
    if day > today + FURTHEST:
        return "決められるのは、2年先までの日です。"
    return f"メモは{NOTE_MOST}文字までです。" if len(note) > NOTE_MOST else ""


def _record(session: AsyncSession, seat: Seat, at: datetime, day: date, to: str, note: str) -> None:
    record(
        session, Action.SETTING_CHANGED, at, user_id=seat.user_id, user_name=seat.name,
        setting="calendar", day=day.isoformat(), to=to, note=note,
    )  # fmt: skip


def _back(day: date) -> Response:
    return RedirectResponse(f"{CALENDAR}?changed={day.isoformat()}", status_code=303)


async def _page(seat: Seat, found: Services, *, changed: date | None = None, error: str = "") -> Response:
    now = found.clock()
    today = now.astimezone(JST).date()
    async with found.database.reading() as session:
        hours = await store.hours_with_days(session, found.hours)
        by_hand = {row.day: row for row in await store.list_days(session, today)}
        due = await store.count_due(session, changed) if changed else 0
    return page(
        "calendar.html",
        400 if error else 200,
        seat=seat,
        desk=desk_status(hours, now),
        intervals=hours_words(hours),
        year_end=year_end_words(hours),
        rows=list(_rows(hours, by_hand, today)),
        news=_news(hours, by_hand, changed, due, now) if changed else "",
        error=error,
        first=today.isoformat(),
        last=(today + FURTHEST).isoformat(),
        note_most=NOTE_MOST,
    )


def _rows(hours: OfficeHours, by_hand: Mapping[date, CalendarDay], today: date) -> Iterator[DayRow]:
    """Holidays and the year's end of the coming days, and every day that was set."""
    coming = {today + timedelta(days=n) for n in range(AHEAD.days)}
    special = {day for day in coming if hours.by_calendar(day) not in (None, Closing.WEEKEND)}
    for day in sorted(special | by_hand.keys()):
        row = by_hand.get(day)
        is_open, note = hours.is_business_day(day), row.note if row else ""
        yield DayRow(day.isoformat(), day_words(day), _name(hours, day), is_open, note, row is not None)


def _name(hours: OfficeHours, day: date) -> str:
    match hours.by_calendar(day):
        case Closing.HOLIDAY:
            return hours.holiday_name(day)
        case Closing.YEAR_END:
            return "年末年始"
        case Closing.WEEKEND:
            return "土日"
        case _:
            return "平日"


def _news(hours: OfficeHours, by_hand: Mapping[date, CalendarDay], changed: date, due: int, now: datetime) -> str:
    """What a change has done, and what it has not: promises that were made stand."""
    row = by_hand.get(changed)
    done = "暦のとおりに戻しました" if row is None else "開ける日にしました" if row.is_open else "休みにしました"
    about = ""
    if hours.is_business_day(changed):
        about = f"この日は {hours_words(hours)} に開きます。"
    elif due:
        about = f"この日を返事の期限としてお伝えした受付が{due}件あります。お約束は変わりませんので、ご確認ください。"
    # After a day that was closed, what matters is when the counter opens again.
    since = now if hours.is_business_day(changed) else max(now, datetime.combine(changed, time(), JST))
    return f"{day_words(changed)}を{done}。{about}{opens_next(hours, since)}"

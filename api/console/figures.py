"""The figures of a period: a page of charts, each with its table."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response
from sqlalchemy.ext.asyncio import AsyncSession

from api.console.access import Seat, concierge
from api.console.figures_cards import page_charts, tiles
from api.console.figures_lists import all_tables
from api.console.figures_view import read_figures
from api.console.pages import page
from api.console.periods import PRESET_LABELS, Period, PeriodError, Preset, day_range, period_of
from api.console.routing import ConsoleRoute
from api.services import Services, services
from bot.handoff.hours import JST, OfficeHours
from bot.storage.calendar import hours_with_days
from bot.storage.figures_unheard import Which

FIGURES = "/console/figures"

router = APIRouter(prefix="/figures", route_class=ConsoleRoute)

AtTheDesk = Annotated[Seat, Depends(concierge)]
AnyService = Annotated[Services, Depends(services)]
Day = Annotated[str, Query(max_length=10)]


@router.get("")
async def show(
    seat: AtTheDesk, found: AnyService, period: Preset = Preset.LAST_30, first: Day = "", last: Day = ""
) -> Response:
    chosen, problem = chosen_period(found, period, first, last)
    async with found.database.reading() as session:
        hours = await hours_of(session, found)
    now = found.clock()
    figures = await read_figures(found.database, chosen, hours, now)
    return page(
        "figures.html",
        seat=seat,
        now=now,
        problem=problem,
        period=chosen,
        presets=PRESET_LABELS.items(),
        before=day_range(chosen.before),
        tiles=tiles(figures),
        charts=page_charts(figures, hours),
        tables={table.key: table for table in all_tables(figures)},
        figures=figures,
        unheard_open=figures.unheard[Which.OPEN],
    )


def chosen_period(found: Services, preset: Preset, first: str, last: str) -> tuple[Period, str]:
    """The period that was asked for; without days that make one, the last 30 days and what is wrong in Japanese."""
    today = found.clock().astimezone(JST).date()
    try:
        return period_of(preset, today, _day(first), _day(last)), ""
    except PeriodError as error:
        return period_of(Preset.LAST_30, today), str(error)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


async def hours_of(session: AsyncSession, found: Services) -> OfficeHours:
    """The opening hours with the days that were set by hand."""
    return await hours_with_days(session, found.hours)

"""Exports of the figures and of the tickets of a period, as CSV and XLSX."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from enum import StrEnum
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Form, Response
from fastapi.responses import StreamingResponse

from api.console.access import Refused
from api.console.figures import AnyService, AtTheDesk, chosen_period, hours_of
from api.console.figures_lists import NOT_JUDGED, STAGES, VERDICTS, all_tables
from api.console.figures_tables import Table, minutes
from api.console.figures_view import read_figures
from api.console.periods import Period, Preset
from api.console.routing import ConsoleRoute
from api.console.sheets import Row, Workbook, csv_stream, file_stream
from api.console.views import CAME_BY
from api.services import Services
from bot.handoff.brief import CHANNEL_LABELS
from bot.handoff.hours import OfficeHours
from bot.handoff.tickets import REASON_LABELS, STATE_LABELS, DoneReason, TicketState
from bot.intake.registry import LABELS
from bot.storage.audit import Action, record
from bot.storage.figures_tickets import CONTACT_FIELDS, contacts_of, tickets_of
from bot.storage.figures_times import OpeningTime, Span
from bot.storage.models import Ticket
from bot.storage.users import ADMIN

router = APIRouter(prefix="/figures", route_class=ConsoleRoute)

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CSV = "text/csv; charset=utf-8"
TICKET_COLUMNS = (
    "受付番号", "受付日時", "状態", "完了の理由", "きっかけ", "入口", "時間外の受付", "都道府県", "ステージ",
    "ハンズオン支援の判定", "１万者支援の判定", "返信期限", "担当が決まった日時", "最初に返信した日時", "完了日時",
    "再開の回数", "担当が決まるまで（営業時間・分）", "最初の返信まで（営業時間・分）",
)  # fmt: skip


class What(StrEnum):
    FIGURES = "figures"
    TICKETS = "tickets"


class Shape(StrEnum):
    CSV = "csv"
    XLSX = "xlsx"


@router.post("/export")
async def export(
    seat: AtTheDesk,
    found: AnyService,
    what: Annotated[What, Form()],
    form: Annotated[Shape, Form()],
    period: Annotated[Preset, Form()],
    first: Annotated[str, Form(max_length=10)] = "",
    last: Annotated[str, Form(max_length=10)] = "",
    contacts: Annotated[bool, Form()] = False,
) -> Response:
    """A file. What it held and of which days is recorded before its first byte goes out."""
    chosen, problem = chosen_period(found, period, first, last)
    if problem:
        raise Refused(400, "期間を読み取れません", problem)
    with_contacts = contacts and what is What.TICKETS
    if with_contacts and seat.role != ADMIN:
        raise Refused(403, "書き出せません", "連絡先の書き出しには、管理者の権限が必要です。")
    async with found.database.transaction() as session:
        record(
            session, Action.EXPORTED, found.clock(), user_id=seat.user_id, user_name=seat.name, subject=what.value,
            first=str(chosen.span.first), last=str(chosen.span.last), format=form.value, contacts=with_contacts,
        )  # fmt: skip
        hours = await hours_of(session, found)
    name = f"minato-{what}-{chosen.span.first}-{chosen.span.last}.{form}"
    if what is What.FIGURES:
        return _answer(form, name, await _figures(found, chosen, hours, form))
    return _answer(form, name, await _tickets(found, chosen.span, hours, form, with_contacts=with_contacts))


def _answer(form: Shape, name: str, content: AsyncIterator[bytes]) -> Response:
    headers = {"Content-Disposition": f"attachment; filename=\"{name}\"; filename*=UTF-8''{quote(name)}"}
    return StreamingResponse(content, media_type=_CSV if form is Shape.CSV else _XLSX, headers=headers)


async def _figures(found: Services, period: Period, hours: OfficeHours, form: Shape) -> AsyncIterator[bytes]:
    tables = all_tables(await read_figures(found.database, period, hours, found.clock()))
    if form is Shape.CSV:
        return csv_stream(("表", "行", "列", "値"), _in_one(tables))
    return file_stream(await asyncio.to_thread(_book_of, tables))


async def _in_one(tables: Sequence[Table]) -> AsyncIterator[Sequence[Row]]:
    """All tables in one, a cell a line: every line of a CSV file has the same columns."""
    for table in tables:
        yield [
            (table.title, row[0], column, round(cell, 4) if isinstance(cell, float) else cell)
            for row in table.rows
            for column, cell in zip(table.columns[1:], row[1:], strict=True)
        ]


def _book_of(tables: Sequence[Table]) -> Any:
    book = Workbook()
    for table in tables:
        shares = frozenset(index for index, column in enumerate(table.columns) if column in table.shares)
        book.add_sheet(table.title, table.columns, shares).write(table.rows)
    return book.close()


async def _tickets(
    found: Services, span: Span, hours: OfficeHours, form: Shape, *, with_contacts: bool
) -> AsyncIterator[bytes]:
    header = (*TICKET_COLUMNS, *((LABELS[field] for field in CONTACT_FIELDS) if with_contacts else ()))
    rows = _ticket_rows(found, span, hours, with_contacts=with_contacts)
    if form is Shape.CSV:
        return csv_stream(header, rows)
    book = await asyncio.to_thread(Workbook)
    sheet = await asyncio.to_thread(book.add_sheet, "受付", header)
    async for chunk in rows:
        await asyncio.to_thread(sheet.write, chunk)
    return file_stream(await asyncio.to_thread(book.close))


async def _ticket_rows(
    found: Services, span: Span, hours: OfficeHours, *, with_contacts: bool
) -> AsyncIterator[Sequence[Row]]:
    opening = OpeningTime(hours, span.begin, max(span.end, found.clock()))
    async for chunk in tickets_of(found.database, span):
        contacts = await contacts_of(found.database, chunk) if with_contacts else {}
        yield [
            (
                *ticket_row(ticket, opening),
                *(
                    (contacts.get(ticket.conversation_id, {}).get(field) for field in CONTACT_FIELDS)
                    if with_contacts
                    else ()
                ),
            )
            for ticket in chunk
        ]


def ticket_row(ticket: Ticket, opening: OpeningTime) -> tuple[Any, ...]:
    """What ``TICKET_COLUMNS`` name; nothing of who the visitor is."""
    created = int(ticket.created_at.timestamp())

    def waited(at: Any) -> float | None:
        return None if at is None else minutes(opening.between(created, int(at.timestamp())))

    return (
        ticket.number,
        ticket.created_at,
        STATE_LABELS[TicketState(ticket.state)],
        REASON_LABELS[DoneReason(ticket.done_reason)] if ticket.done_reason else None,
        CAME_BY.get(ticket.reason, ticket.reason),
        CHANNEL_LABELS.get(ticket.channel, ticket.channel),
        "はい" if ticket.after_hours else "いいえ",
        ticket.prefecture,
        STAGES.get(ticket.stage, NOT_JUDGED),
        VERDICTS.get(ticket.handson_verdict, NOT_JUDGED),
        VERDICTS.get(ticket.exporter_verdict, NOT_JUDGED),
        ticket.expected_reply_by,
        ticket.assigned_at,
        ticket.first_reply_at,
        ticket.done_at,
        ticket.reopened,
        waited(ticket.assigned_at),
        waited(ticket.first_reply_at),
    )

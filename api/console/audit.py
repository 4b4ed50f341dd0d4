"""The audit log, for administrators: to read and to take away. Nothing here changes an entry."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import AsyncIterator, Iterable
from datetime import date, datetime, time, timedelta
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Response
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, BeforeValidator, Field

from api.console.access import AUDIT, Seat, admin
from api.console.audit_words import ACTION_LABELS, action_label, describe, person_label, subject_label
from api.console.pages import page
from api.console.routing import ConsoleRoute
from api.services import Services, services
from bot.handoff.hours import JST
from bot.storage.accounts import list_users
from bot.storage.audit import SYSTEM, Action, record
from bot.storage.audit_log import Sought, list_entries
from bot.storage.models import AuditEntry

router = APIRouter(prefix="/audit", route_class=ConsoleRoute)

Admin = Annotated[Seat, Depends(admin)]
AnyService = Annotated[Services, Depends(services)]
_AnyDay = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2999, 12, 31))]
Day = Annotated[_AnyDay | None, BeforeValidator(lambda given: given or None)]

PER_PAGE = 50
_AT_ONCE = 1_000  # lines of the CSV file read in one go
_NOBODY = "nobody"
_HEAD = ("番号", "日時", "名前", "操作", "対象", "詳細")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Filter(BaseModel):
    """What was chosen above the list; empty fields leave everything in."""

    person: str = Field("", pattern=r"^(\d{1,9}|system|nobody)?$")
    action: str = Field("", max_length=50)
    subject: str = Field("", max_length=100)
    since: Day = None
    until: Day = None

    def sought(self) -> Sought:
        return Sought(
            user_id=int(self.person) if self.person.isdigit() else None,
            system=self.person == SYSTEM,
            nobody=self.person == _NOBODY,
            action=self.action or None,
            subject=self.subject.strip() or None,
            since=_midnight(self.since) if self.since else None,
            until=_midnight(self.until) + timedelta(days=1) if self.until else None,
        )

    def query(self, **more: object) -> str:
        """As the query of an address, without what is empty."""
        chosen = {**self.model_dump(mode="json"), **more}
        return urlencode({name: value for name, value in chosen.items() if value})


Chosen = Annotated[Filter, Query()]


class PagedFilter(Filter):
    before: int | None = Field(None, ge=1, le=2**31 - 1)


@router.get("")
async def log_page(seat: Admin, found: AnyService, chosen: Annotated[PagedFilter, Query()]) -> Response:
    async with found.database.reading() as session:
        entries = await list_entries(session, chosen.sought(), limit=PER_PAGE + 1, before=chosen.before)
        people = await list_users(session)
    shown, plain = entries[:PER_PAGE], Filter(**chosen.model_dump(exclude={"before"}))
    return page(
        "audit.html",
        seat=seat,
        chosen=chosen,
        rows=[_row(entry) for entry in shown],
        older=f"{AUDIT}?{plain.query(before=shown[-1].id)}" if len(entries) > PER_PAGE else None,
        newest=f"{AUDIT}?{plain.query()}" if chosen.before else None,
        csv=f"{AUDIT}/entries.csv?{plain.query()}",
        people=[(SYSTEM, "システム"), *((str(user.id), user.name) for user in people), (_NOBODY, "登録のない名前")],
        actions=ACTION_LABELS.items(),
    )


def _row(entry: AuditEntry) -> dict[str, object]:
    return {
        "at": entry.at,
        "person": person_label(entry.user_name),
        "action": action_label(entry.action),
        "number": entry.subject if entry.subject and entry.subject.startswith("M-") else None,
        "subject": subject_label(entry.subject),
        "detail": describe(entry.detail),
    }


@router.get("/entries.csv")
async def as_csv(seat: Admin, found: AnyService, chosen: Chosen) -> Response:
    """The chosen entries as a file that spreadsheets open (UTF-8 with BOM)."""
    sought = chosen.sought()
    async with found.database.transaction() as session:
        filters = sorted(chosen.model_dump(exclude_defaults=True))
        record(
            session, Action.EXPORTED, found.clock(), user_id=seat.user_id, user_name=seat.name, subject=AUDIT,
            fields=filters,
        )  # fmt: skip
    day = found.clock().astimezone(JST).strftime("%Y%m%d")
    headers = {"Content-Disposition": f'attachment; filename="minato-audit-{day}.csv"'}
    return StreamingResponse(_lines(found, sought), media_type="text/csv; charset=utf-8", headers=headers)


async def _lines(found: Services, sought: Sought) -> AsyncIterator[str]:
    yield "\ufeff" + _csv([_HEAD])
    before: int | None = None
    while True:
        async with found.database.reading() as session:
            entries = await list_entries(session, sought, limit=_AT_ONCE, before=before)
        if not entries:
            return
        before = entries[-1].id
        yield _csv(_cells(entry) for entry in entries)


def _cells(entry: AuditEntry) -> tuple[str, ...]:
    at = entry.at.astimezone(JST).isoformat(timespec="seconds")
    detail = json.dumps(entry.detail, ensure_ascii=False) if entry.detail else ""
    return (str(entry.id), at, entry.user_name, action_label(entry.action), entry.subject or "", detail)


def _csv(rows: Iterable[tuple[str, ...]]) -> str:
    made = io.StringIO()
    csv.writer(made).writerows(tuple(map(harmless, row)) for row in rows)
    return made.getvalue()


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), JST)

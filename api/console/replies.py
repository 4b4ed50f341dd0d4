"""Canned replies: the list that concierges keep, and what they become in one case."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.ext.asyncio import AsyncSession

from api.console.access import Refused, Seat
from api.console.desk_pages import AnyService, AtTheDesk, record, the_ticket
from api.console.pages import page
from api.console.routing import ConsoleRoute
from api.services import Services
from bot.handoff.canned import PLACEHOLDERS, fill, problems
from bot.storage.audit import Action
from bot.storage.models import CannedReply
from bot.storage.replies import TitleTaken, find_reply, list_replies, move_reply, save_reply

router = APIRouter(route_class=ConsoleRoute)

REPLIES = "/console/replies"
TITLE_LENGTH, TEXT_LENGTH = 100, 2_000
Text = Annotated[str, Form(max_length=10_000)]


@router.get("/replies")
async def replies(seat: AtTheDesk, found: AnyService, edit: int | None = None) -> Response:
    return await _page(found, seat, edit=edit)


@router.post("/replies")
async def add(seat: AtTheDesk, found: AnyService, title: Text = "", text: Text = "") -> Response:
    return await _save(found, seat, None, title, text)


@router.post("/replies/{reply_id}")
async def change(seat: AtTheDesk, found: AnyService, reply_id: int, title: Text = "", text: Text = "") -> Response:
    return await _save(found, seat, reply_id, title, text)


@router.post("/replies/{reply_id}/delete")
async def remove(seat: AtTheDesk, found: AnyService, reply_id: int) -> Response:
    async with found.database.transaction() as session:
        await session.delete(await _the_reply(session, reply_id))
        record(session, Action.SETTING_CHANGED, seat, found, None, reply=reply_id, change="deleted")
    return RedirectResponse(REPLIES, status_code=303)


@router.post("/replies/{reply_id}/move")
async def reorder(seat: AtTheDesk, found: AnyService, reply_id: int, up: Annotated[bool, Form()]) -> Response:
    async with found.database.transaction() as session:
        await move_reply(session, await _the_reply(session, reply_id), up=up)
        record(session, Action.SETTING_CHANGED, seat, found, None, reply=reply_id, change="moved")
    return RedirectResponse(f"{REPLIES}#reply-{reply_id}", status_code=303)


@router.get("/tickets/{number}/replies")
async def filled(seat: AtTheDesk, found: AnyService, number: str) -> Response:
    """The replies with this case's names and dates in them: buttons for the form in which one answers."""
    async with found.database.reading() as session:
        ticket = await the_ticket(session, number)
        rows = await list_replies(session)
    choices = [
        (row, fill(row.text, ticket.headline, number=number, reply_by=ticket.due_at, concierge=seat.shown_name))
        for row in rows
    ]
    return page("_replies.html", choices=choices)


async def _save(found: Services, seat: Seat, reply_id: int | None, title: str, text: str) -> Response:
    title, text = title.strip(), text.replace("\x00", "").replace("\r\n", "\n").strip()
    errors = _errors(title, text)
    if not errors:
        try:
            async with found.database.transaction() as session:
                reply = None if reply_id is None else await _the_reply(session, reply_id)
                await save_reply(session, reply, title, text, found.clock())
                change = "added" if reply_id is None else "changed"
                record(session, Action.SETTING_CHANGED, seat, found, None, reply=reply_id, change=change)
            return RedirectResponse(REPLIES, status_code=303)
        except TitleTaken:
            errors = ["同じ見出しの定型文があります。"]
    return await _page(found, seat, edit=reply_id, title=title, text=text, errors=errors)


def _errors(title: str, text: str) -> list[str]:
    found = []
    if not title or len(title) > TITLE_LENGTH or "\x00" in title:
        found.append(f"見出しは1文字以上{TITLE_LENGTH}文字以内で入れてください。")
    if not text or len(text) > TEXT_LENGTH:
        found.append(f"本文は1文字以上{TEXT_LENGTH:,}文字以内で入れてください。")
    return found + problems(text)


async def _page(
    found: Services, seat: Seat, *, edit: int | None, title: str = "", text: str = "", errors: list[str] | None = None
) -> Response:
    async with found.database.reading() as session:
        rows = await list_replies(session)
    at_hand = next((row for row in rows if row.id == edit), None)
    if at_hand is not None and errors is None:
        title, text = at_hand.title, at_hand.text
    return page(
        "replies.html", 400 if errors else 200, seat=seat, rows=rows, at_hand=at_hand, title=title, text=text,
        errors=errors or [], placeholders=PLACEHOLDERS, title_most=TITLE_LENGTH, text_most=TEXT_LENGTH,
    )  # fmt: skip


async def _the_reply(session: AsyncSession, reply_id: int) -> CannedReply:
    found = await find_reply(session, reply_id)
    if found is None:
        raise Refused(404, "定型文が見つかりません", "ほかの人が削除したようです。", REPLIES)
    return found

"""An answer that a concierge corrects: its page with the visitor's words, and the form that sets it."""

from __future__ import annotations

import json
from typing import Annotated, Any

from fastapi import APIRouter, Form, Response
from fastapi.responses import RedirectResponse

from actions.intake import as_of
from api.console.access import Refused, Seat
from api.console.desk_pages import AnyService, AtTheDesk, address, record, the_ticket, unknown
from api.console.pages import page
from api.console.routing import ConsoleRoute
from api.console.typed import MAX_LENGTH, NotAValue, value_of
from api.telling import tell
from bot.dialogue.editing import edit_answer
from bot.dialogue.turn import TurnFailed
from bot.handoff.answers import answer
from bot.intake.editing import can_edit
from bot.intake.fields import Field
from bot.intake.profile import Profile
from bot.intake.registry import FIELDS
from bot.intake.state import State
from bot.storage import desk
from bot.storage.audit import Action
from bot.storage.conversations import find_conversation
from bot.storage.models import Conversation

router = APIRouter(prefix="/tickets/{number}/values/{name}", route_class=ConsoleRoute)

_TITLE = "回答を訂正できません"


@router.get("")
async def form(seat: AtTheDesk, found: AnyService, number: str, name: str) -> Response:
    async with found.database.reading() as session:
        ticket = await the_ticket(session, number)
        conversation = await find_conversation(session, ticket.conversation_id)
    assert conversation is not None  # a ticket goes with its conversation
    entry, profile = _editable(conversation, number, name)
    return _form(seat, number, entry, profile)


@router.post("")
async def correct(
    seat: AtTheDesk,
    found: AnyService,
    number: str,
    name: str,
    seen: Annotated[str, Form(max_length=20_000)],
    value: Annotated[list[str] | None, Form()] = None,
    not_known: Annotated[bool, Form()] = False,
) -> Response:
    """Set it, or record that it is not known. Who was shown another answer than the present one is told."""
    now = found.clock()
    try:
        async with found.database.transaction() as session:
            case = await desk.lock_case(session, number)
            if case is None:
                raise unknown()
            entry, profile = _editable(case.conversation, number, name)
            try:
                new = None if not_known else value_of(entry, value or (), as_of(now))
            except NotAValue as wrong:
                return _form(seat, number, entry, profile, typed=value or (), wrong=wrong)
            if seen != _mark(entry, profile):
                raise Refused(
                    409, _TITLE, f"「{entry.label}」は、たったいま変わりました。新しい回答をご確認ください。", _back(number, name)
                )  # fmt: skip
            await edit_answer(session, found.dialogue, case, name, new, by=seat.shown_name, at=now)
            record(session, Action.CORRECTED, seat, found, number, fields=entry.label)
    except TurnFailed as failed:
        raise Refused(500, _TITLE, "自動の受付が続けられないため、訂正を取り消しました。会話に入ってからお試しください。", address(number)) from failed  # fmt: skip
    await tell(found.live, case.conversation.id, on_the_desk=True)
    return RedirectResponse(_back(number, name), status_code=303)


def _editable(conversation: Conversation, number: str, name: str) -> tuple[Field, Profile]:
    entry, profile = FIELDS.get(name), State.from_dict(conversation.snapshot.get("intake")).profile
    if entry is None or not can_edit(entry, profile):
        raise Refused(
            404,
            _TITLE,
            "この項目は、いまは訂正できません。ほかの回答から決まる項目なら、もとの回答を訂正してください。",
            address(number),
        )
    return entry, profile


def _form(
    seat: Seat, number: str, entry: Field, profile: Profile, typed: Any = None, wrong: NotAValue | None = None
) -> Response:
    shown = answer(entry, profile)
    chosen = typed if typed is not None else _chosen(entry, shown)
    return page(
        "value.html", 400 if wrong else 200, seat=seat, number=number, entry=entry, answer=shown, chosen=chosen,
        wrong=wrong, seen=_mark(entry, profile), longest=MAX_LENGTH,
    )  # fmt: skip


def _chosen(entry: Field, shown: dict[str, Any]) -> list[str]:
    """What the form holds at first: the choices that stand, or the answer as it is written."""
    value = shown["value"]
    if value is None:
        return []
    if not entry.choices:
        return [shown["display"]]
    values = value if isinstance(value, list) else [value]
    return [("true" if one else "false") if isinstance(one, bool) else str(one) for one in values]


def _mark(entry: Field, profile: Profile) -> str:
    """Tells one answer from another, so that nobody replaces what they have not seen."""
    found = profile.get(entry.name)
    return json.dumps([found.value, found.status.value] if found else [], ensure_ascii=False)


def _back(number: str, name: str) -> str:
    return f"{address(number)}#value-{name}"

"""Messages that the bot did not understand: read them, say what they meant, take them out as training data."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from math import ceil
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import JSONResponse, RedirectResponse

from api.console.access import Refused
from api.console.figures import FIGURES, AnyService, AtTheDesk, Day, chosen_period
from api.console.intents import GROUPS, INTENTS, intent_label
from api.console.likeness import likely
from api.console.masking import NAMING_FIELDS, mask
from api.console.nlu_yaml import nlu_yaml
from api.console.pages import page
from api.console.periods import PRESET_LABELS, Preset
from api.console.routing import ConsoleRoute
from bot.intake.registry import LABELS
from bot.storage import figures
from bot.storage import figures_unheard as store
from bot.storage.audit import Action, record
from bot.storage.figures_kept import read_days
from bot.storage.figures_unheard import Unheard, Which

UNHEARD = f"{FIGURES}/unheard"
PER_PAGE = 30
SUBJECT = "unheard"  # of entries of the audit
_ASKED_MOST = 120  # characters of the bot's words before

router = APIRouter(prefix="/figures/unheard", route_class=ConsoleRoute)


@dataclass(frozen=True)
class Line:
    """A message as the page shows it; ``offered`` are intents with their names."""

    message: Unheard
    asked: str
    understood: str
    marked: str
    offered: list[tuple[str, str]]


@router.get("")
async def show(
    seat: AtTheDesk,
    found: AnyService,
    period: Preset = Preset.LAST_30,
    first: Day = "",
    last: Day = "",
    show: Which = Which.OPEN,
    number: Annotated[int, Query(alias="page", ge=1, le=100_000)] = 1,
) -> Response:
    """Visitors' words are shown, so each view is recorded."""
    chosen, problem = chosen_period(found, period, first, last)
    async with found.database.reading() as session:
        counts = figures.unheard(await read_days(session, [chosen.span], found.clock()))
        pages = max(1, ceil(counts[show] / PER_PAGE))
        at = min(number, pages)
        messages = await store.list_unheard(session, chosen.span, show, limit=PER_PAGE, offset=(at - 1) * PER_PAGE)
    async with found.database.transaction() as session:
        record(
            session, Action.VIEWED, found.clock(), user_id=seat.user_id, user_name=seat.name, subject=SUBJECT,
            messages=len(messages), first=str(chosen.span.first), last=str(chosen.span.last),
        )  # fmt: skip
    return page(
        "unheard.html",
        seat=seat,
        problem=problem,
        period=chosen,
        presets=PRESET_LABELS.items(),
        here=UNHEARD,
        show=show.value,
        counts={which.value: count for which, count in counts.items()},
        lines=await asyncio.to_thread(lambda: [_line(message) for message in messages]),
        groups=[(title, list(intents.items())) for title, intents in GROUPS],
        number=at,
        pages=pages,
    )


def _line(message: Unheard) -> Line:
    asked = (message.asked or "").strip().split("\n\n")[-1].replace("\n", " ")
    return Line(
        message,
        LABELS.get(message.field or "", "") or (asked[:_ASKED_MOST] + "…" if len(asked) > _ASKED_MOST else asked),
        intent_label(message.intent),
        intent_label(message.marked) if message.marked else "",
        [(intent, intent_label(intent)) for intent in likely(message.text, message.intent) if intent in INTENTS],
    )


@router.post("")
async def mark(
    request: Request,
    seat: AtTheDesk,
    found: AnyService,
    mark: Annotated[str, Form(max_length=100)],
    back: Annotated[str, Form(max_length=200)] = "",
) -> Response:
    """``mark`` is a message's number and its intent (``12:faq/cost``); ``12:`` takes the one chosen in its list.

    ``12:-`` takes the mark back.
    """
    number, _, intent = mark.partition(":")
    if not intent:
        intent = str((await request.form()).get(f"other-{number}") or "")
    if not number.isascii() or not number.isdigit() or len(number) > 18 or (intent not in INTENTS and intent != "-"):
        raise Refused(400, "意図を読み取れません", "意図を選んでから、もう一度お試しください。")
    async with found.database.transaction() as session:
        known = await store.mark(session, int(number), None if intent == "-" else intent)
    if not known:
        raise Refused(404, "言葉が見つかりません", "保存の期限が過ぎたか、削除された相談の言葉です。")
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"number": int(number), "label": "" if intent == "-" else intent_label(intent)})
    return RedirectResponse(f"{UNHEARD}{back if back.startswith('?') else ''}", status_code=303)


@router.post("/export")
async def export(
    seat: AtTheDesk,
    found: AnyService,
    period: Annotated[Preset, Form()],
    first: Annotated[str, Form(max_length=10)] = "",
    last: Annotated[str, Form(max_length=10)] = "",
) -> Response:
    """What was marked in the period, as Rasa's YAML, without what tells who wrote it."""
    chosen, problem = chosen_period(found, period, first, last)
    if problem:
        raise Refused(400, "期間を読み取れません", problem)
    async with found.database.transaction() as session:
        marked = await store.list_marked(session, chosen.span, NAMING_FIELDS)
        record(
            session, Action.EXPORTED, found.clock(), user_id=seat.user_id, user_name=seat.name, subject=SUBJECT,
            messages=len(marked), first=str(chosen.span.first), last=str(chosen.span.last), format="yml",
        )  # fmt: skip
    text = await asyncio.to_thread(lambda: nlu_yaml((one.intent, mask(one.text, one.values)) for one in marked))
    name = f"minato-nlu-{chosen.span.first}-{chosen.span.last}.yml"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(text.encode(), media_type="application/yaml; charset=utf-8", headers=headers)

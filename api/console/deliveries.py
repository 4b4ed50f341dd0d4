"""Notices on the console: where webhooks go, whether e-mail works, what could not be delivered. For administrators."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.ext.asyncio import AsyncSession

from api.console.access import Refused, Seat, admin
from api.console.delivery_views import DEAD_SHOWN, MESSAGES, Overview, load_overview
from api.console.pages import page
from api.console.routing import ConsoleRoute
from api.notifications import trials
from api.notifications.addresses import NotAllowed, checked, host_of
from api.notifications.outcome import REAL, Result
from api.secrets_box import seal
from api.services import Services, services
from bot.handoff.notices import EVENT_LABELS, Event
from bot.storage import outbox, users, webhooks
from bot.storage.audit import Action, record
from bot.storage.models import OutboxItem, WebhookEndpoint

DELIVERIES = "/console/deliveries"
router = APIRouter(prefix="/deliveries", route_class=ConsoleRoute)

Administrator = Annotated[Seat, Depends(admin)]
AnyService = Annotated[Services, Depends(services)]


@router.get("")
async def overview(seat: Administrator, found: AnyService, said: str = "") -> Response:
    return await _page(seat, found, said=MESSAGES.get(said, ""))


@router.post("/endpoints")
async def add_endpoint(
    seat: Administrator,
    found: AnyService,
    url: Annotated[str, Form(max_length=10_000)] = "",
    events: Annotated[list[Event] | None, Form()] = None,
) -> Response:
    """Register an endpoint. Its secret is in the answer to this request and nowhere after it."""
    try:
        address = str(checked(url.strip()))
    except NotAllowed as refusal:
        return await _page(seat, found, status=400, error=str(refusal), typed=url, chosen=events)
    if not events:
        return await _page(seat, found, status=400, error="知らせる出来事を選んでください。", typed=url, chosen=[])
    secret, at = webhooks.new_secret(), found.clock()
    sealed = seal(secret, found.settings)
    async with found.database.transaction() as session:
        if await webhooks.find_by_url(session, address) is not None:
            endpoint = None
        else:
            endpoint = await webhooks.add(session, address, sealed, [event.value for event in events], at)
            _audit(session, seat, found, f"webhook:{endpoint.id}", "endpoint_added", host=host_of(checked(address)))
    if endpoint is None:
        return await _page(seat, found, status=409, error="このアドレスは、もう登録されています。", typed=url)
    return await _page(seat, found, secret=secret, status=201)


@router.post("/endpoints/{endpoint_id}/switch")
async def switch_endpoint(
    seat: Administrator, found: AnyService, endpoint_id: int, on: Annotated[bool, Form()]
) -> Response:
    async with found.database.transaction() as session:
        endpoint = await _endpoint(session, endpoint_id)
        endpoint.active = on
        _audit(session, seat, found, f"webhook:{endpoint_id}", "endpoint_on" if on else "endpoint_off")
    return _back("on" if on else "off")


@router.post("/endpoints/{endpoint_id}/delete")
async def delete_endpoint(seat: Administrator, found: AnyService, endpoint_id: int) -> Response:
    async with found.database.transaction() as session:
        await webhooks.remove(session, await _endpoint(session, endpoint_id))
        _audit(session, seat, found, f"webhook:{endpoint_id}", "endpoint_deleted")
    return _back("deleted")


@router.post("/endpoints/{endpoint_id}/test")
async def test_endpoint(seat: Administrator, found: AnyService, endpoint_id: int) -> Response:
    async with found.database.transaction() as session:
        await _endpoint(session, endpoint_id)
        _audit(session, seat, found, f"webhook:{endpoint_id}", "endpoint_tested")
    outcome = await trials.try_webhook(found, endpoint_id)
    return _back("webhook-ok" if outcome.result is Result.DELIVERED else "webhook-failed")


@router.post("/test-mail")
async def test_mail(seat: Administrator, found: AnyService) -> Response:
    """Send an e-mail to the administrator who asks for it."""
    if not found.settings.smtp_host:
        return _back("mail-off")
    async with found.database.transaction() as session:
        user = await users.find_user(session, seat.name)
        if user is None or not user.email:
            return _back("mail-nobody")
        _audit(session, seat, found, "email", "email_tested")
    outcome = await trials.try_mail(found, seat.user_id)
    return _back("mail-ok" if outcome.result is Result.DELIVERED else "mail-failed")


@router.post("/dead/retry")
async def retry_all(seat: Administrator, found: AnyService) -> Response:
    """Try everything again that was given up."""
    async with found.database.transaction() as session:
        items = await outbox.dead_letters(session, None, REAL)
        for item in items:
            outbox.revive(item, found.clock())
        _audit(session, seat, found, "outbox", "dead_letters_retried", count=len(items))
    return _back("retried")


@router.post("/dead/{item_id}/retry")
async def retry(seat: Administrator, found: AnyService, item_id: int) -> Response:
    async with found.database.transaction() as session:
        item = await _dead_letter(session, item_id)
        outbox.revive(item, found.clock())
        _audit(session, seat, found, f"outbox:{item_id}", "dead_letter_retried")
    return _back("retried")


@router.post("/dead/{item_id}/delete")
async def delete_dead(seat: Administrator, found: AnyService, item_id: int) -> Response:
    """Drop a dead letter. Its row stays, so that what it told of is told by nothing else again."""
    async with found.database.transaction() as session:
        outbox.drop(await _dead_letter(session, item_id), found.clock())
        _audit(session, seat, found, f"outbox:{item_id}", "dead_letter_deleted")
    return _back("dropped")


async def _page(
    seat: Seat,
    found: Services,
    *,
    status: int = 200,
    said: str = "",
    error: str = "",
    secret: str = "",
    typed: str = "",
    chosen: list[Event] | None = None,
) -> Response:
    async with found.database.reading() as session:
        shown: Overview = await load_overview(session, found.settings, seat.user_id)
    return page(
        "deliveries.html", status, seat=seat, shown=shown, said=said, error=error, secret=secret, typed=typed,
        events=EVENT_LABELS.items(), chosen=list(Event) if chosen is None else chosen, most=DEAD_SHOWN,
    )  # fmt: skip


def _audit(session: AsyncSession, seat: Seat, found: Services, subject: str, what: str, **detail: object) -> None:
    record(
        session, Action.SETTING_CHANGED, found.clock(), user_id=seat.user_id, user_name=seat.name, subject=subject,
        what=what, **detail,
    )  # fmt: skip


async def _endpoint(session: AsyncSession, endpoint_id: int) -> WebhookEndpoint:
    endpoint = await session.get(WebhookEndpoint, endpoint_id)
    if endpoint is None:
        raise Refused(404, "送り先が見つかりません", "ほかの方が削除したかもしれません。")
    return endpoint


async def _dead_letter(session: AsyncSession, item_id: int) -> OutboxItem:
    item = await session.get(OutboxItem, item_id, with_for_update=True)
    if item is None or item.failed_at is None or item.kind not in REAL:
        raise Refused(404, "通知が見つかりません", "もう一度送ったか、ほかの方が削除したかもしれません。")
    return item


def _back(said: str) -> Response:
    return RedirectResponse(f"{DELIVERIES}?said={said}", status_code=303)

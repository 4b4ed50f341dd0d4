"""Logging in with the organisation's own account (OpenID Connect)."""

from __future__ import annotations

import json
import logging
import secrets
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import RedirectResponse

from api.console import service
from api.console.access import Refused, Seat, public, safe_next
from api.console.cookies import OIDC_COOKIE, OIDC_SECONDS, clear_oidc_state, set_oidc_state
from api.console.login import address_of, entered
from api.console.oidc_accounts import NoAccount, account_of
from api.console.oidc_client import NotTrusted, Person, ProviderFailed, provider
from api.console.routing import ConsoleRoute
from api.console.security import new_secret, same
from api.secrets_box import Unreadable, seal, unseal
from api.services import Services, services

log = logging.getLogger("minato.console")

router = APIRouter(prefix="/oidc", route_class=ConsoleRoute)

Anybody = Annotated[Seat | None, Depends(public)]
AnyService = Annotated[Services, Depends(services)]
Parameter = Annotated[str, Query(max_length=4_000)]

_TITLE = "ログインできませんでした"
_AGAIN = "ログインのページから、もう一度お試しください。"


@router.get("/start")
async def start(request: Request, seat: Anybody, found: AnyService, next: Parameter = "") -> Response:
    """To the provider; what it must come back with goes along in a sealed cookie."""
    _must_be_on(found)
    kept = {"state": new_secret(), "nonce": new_secret(), "verifier": secrets.token_urlsafe(48)}
    try:
        address = await provider(request).address(kept["state"], kept["nonce"], kept["verifier"], found.clock())
    except ProviderFailed as error:
        raise _not_there(error) from error
    kept |= {"next": safe_next(next), "at": str(int(found.clock().timestamp()))}
    response = RedirectResponse(address, status_code=303)
    return set_oidc_state(response, seal(json.dumps(kept)), found.settings)


@router.get("/callback")
async def callback(
    request: Request, seat: Anybody, found: AnyService, code: Parameter = "", state: Parameter = ""
) -> Response:
    """Back from the provider: the state must be this browser's, the token for this log-in, the account there."""
    _must_be_on(found)
    kept = _kept(request, found)
    if not same(kept.get("state", ""), state) or not code:
        raise await _failed(found, request, NoAccount("state", f"ログインの途中で切れたようです。{_AGAIN}"))
    person = await _person(request, found, code, kept)
    address, at = address_of(request), found.clock()
    try:
        async with found.database.transaction() as session:
            user = await account_of(session, person, found.settings, at)
            secret = await service.open_console(session, user, seat, found.settings, at, address, "oidc")
    except NoAccount as refusal:
        raise await _failed(found, request, refusal) from refusal
    return clear_oidc_state(entered(user, secret, kept["next"], found.settings))


async def _person(request: Request, found: Services, code: str, kept: dict[str, str]) -> Person:
    try:
        return await provider(request).person(code, kept["nonce"], kept["verifier"], found.clock())
    except ProviderFailed as error:
        raise _not_there(error) from error
    except NotTrusted as error:
        log.warning("a login by OIDC was refused: %s", error)
        refusal = NoAccount("token", f"本人であることを確かめられませんでした。{_AGAIN}")
        raise await _failed(found, request, refusal) from error


def _kept(request: Request, found: Services) -> dict[str, str]:
    """What this browser set out with; nothing when that is too long ago, or not ours."""
    try:
        kept: dict[str, str] = json.loads(unseal(request.cookies.get(OIDC_COOKIE, "")))
    except Unreadable:
        return {}
    return kept if found.clock().timestamp() - int(kept["at"]) <= OIDC_SECONDS else {}


async def _failed(found: Services, request: Request, refusal: NoAccount) -> Refused:
    async with found.database.transaction() as session:
        why = f"oidc:{refusal.why}"
        service.record_failure(session, refusal.account, found.clock(), address_of(request), why)
    return Refused(403, _TITLE, refusal.message)


def _not_there(error: ProviderFailed) -> Refused:
    log.error("the OIDC provider: %s", error)
    return Refused(502, _TITLE, "組織のログインの仕組みにつながりません。少し時間をおいて、もう一度お試しください。")


def _must_be_on(found: Services) -> None:
    if found.settings.oidc_issuer is None:
        raise Refused(404, "ページが見つかりません", "この窓口では、組織のアカウントでのログインを使っていません。")

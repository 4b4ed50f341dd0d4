"""Calls from other sites' pages: those that the operator allowed get CORS headers, all others are refused before
anything is done. Plain ASGI, for HTTP and WebSockets alike: a WebSocket knows no CORS, only its ``Origin``.
"""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.origins import cors_headers, is_own
from api.problems import problem_response
from api.settings import Settings

API = "/v1/"
REFUSED = "このページからは、ご相談の画面を使えません。設置された方は、許可するオリジンの設定をご確認ください。"
_PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, POST, PUT, PATCH, DELETE",
    "Access-Control-Allow-Headers": "Authorization, Content-Type, Accept",
    "Access-Control-Max-Age": "600",
}


def is_allowed(headers: Headers, settings: Settings) -> bool:
    """Whether the page that asks may: there is no other site's page, it is ours, or its origin was allowed."""
    origin = headers.get("origin")
    if origin is None or origin in settings.origins:
        return True
    return is_own(headers, origin, settings.public_url)


class CrossOrigin:
    """Stands before the API's routes."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket") or not scope["path"].startswith(API):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if "origin" not in headers:
            await self._app(scope, receive, _with(send, {"Vary": "Origin"}))
            return
        settings: Settings = scope["app"].state.services.settings
        if not is_allowed(headers, settings):
            await _refuse(scope, receive, send)
            return
        shown = {"Vary": "Origin", **cors_headers(headers.get("origin"), settings.origins)}
        if scope["type"] == "http" and scope["method"] == "OPTIONS" and "access-control-request-method" in headers:
            await Response(status_code=204, headers={**shown, **_PREFLIGHT})(scope, receive, send)
            return
        await self._app(scope, receive, _with(send, shown))


async def _refuse(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1008})  # before it is accepted: the browser is told 403
        return
    response = problem_response(403, REFUSED)
    response.headers["Vary"] = "Origin"
    await response(scope, receive, send)


def _with(send: Send, shown: dict[str, str]) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.update({name: value for name, value in shown.items() if name != "Vary"})
            headers.add_vary_header(shown["Vary"])
        await send(message)

    return sending

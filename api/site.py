"""The demo page, the widget's files and the console: everything that is not the API."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import FileResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.console.endpoints import router as console
from api.console.pages import error_page, secured
from api.problems import DETAILS, problem_response

WIDGET = Path(__file__).parent / "widget"

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
}


def install_site(app: FastAPI) -> None:
    """Pages, static files and the headers that guard them."""
    app.include_router(console)
    app.mount("/widget", StaticFiles(directory=WIDGET), name="widget")

    @app.get("/", include_in_schema=False)
    @app.get("/chat", include_in_schema=False)
    async def page() -> FileResponse:
        return FileResponse(WIDGET / "index.html")

    @app.exception_handler(404)
    async def not_found(request: Request, error: Exception) -> Response:
        if request.url.path.startswith("/console/"):
            return secured(error_page(404, "ページが見つかりません", "アドレスが変わったか、まちがっているようです。"))
        return problem_response(404, DETAILS[404])

    app.add_middleware(Guard)


class Guard:
    """Puts the headers on every answer that has none of its own. Plain ASGI: LINE's webhook has little time."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, guarded if scope["type"] == "http" else send)

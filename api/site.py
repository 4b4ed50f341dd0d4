"""Our own pages, the widget's files and the console: everything that is not the API, and the headers that guard it."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.responses import FileResponse, JSONResponse, Response
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.console.endpoints import router as console
from api.console.pages import error_page, secured
from api.cross_origin import API, CrossOrigin, is_allowed
from api.problems import DETAILS, problem_response
from api.site_paths import CHAT, WIDGET
from api.widget_files import FOLDER, WidgetFiles

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; form-action 'self'; frame-ancestors {frames}; base-uri 'none'"
)
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_UNFRAMED = {"Content-Security-Policy": _POLICY.format(frames="'none'"), "X-Frame-Options": "DENY"}
_YEAR = 365 * 24 * 60 * 60


def install_site(app: FastAPI) -> None:
    """Pages, static files and the headers that guard them."""
    app.include_router(console)

    @app.get(f"{WIDGET}/admission", include_in_schema=False)
    async def admission(request: Request) -> JSONResponse:
        """Whether the page that asks may use the API. Any page may read this: the widget tells its reader why not."""
        allowed = is_allowed(request.headers, request.app.state.services.settings)
        headers = {"Access-Control-Allow-Origin": "*", "Cache-Control": "no-store", "Vary": "Origin"}
        return JSONResponse({"allowed": allowed}, headers=headers)

    app.mount(WIDGET, WidgetFiles(), name="widget")

    @app.get("/", include_in_schema=False)
    async def page() -> FileResponse:
        return FileResponse(FOLDER / "index.html")

    @app.get(CHAT, include_in_schema=False)
    async def chat() -> FileResponse:
        return FileResponse(FOLDER / "chat.html")

    @app.exception_handler(404)
    async def not_found(request: Request, error: Exception) -> Response:
        if request.url.path.startswith("/console/"):
            return secured(error_page(404, "ページが見つかりません", "アドレスが変わったか、まちがっているようです。"))
        return problem_response(404, DETAILS[404])

    app.add_middleware(CrossOrigin)
    app.add_middleware(Guard)


class Guard:
    """Puts the headers on every answer that has none of its own. Plain ASGI: LINE's webhook has little time."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _headers_for(scope).items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, guarded if scope["type"] == "http" else send)


def _headers_for(scope: Scope) -> dict[str, str]:
    services = getattr(scope["app"].state, "services", None)
    settings = getattr(services, "settings", None)
    headers = dict(_HEADERS)
    if settings is not None and (settings.public_url or "").startswith("https://"):
        headers["Strict-Transport-Security"] = f"max-age={_YEAR}"
    if scope["path"].startswith(API):
        headers["Cache-Control"] = "no-store"
    if scope["path"] == CHAT and settings is not None and settings.origins:
        frames = " ".join(("'self'", *settings.origins))
        return headers | {"Content-Security-Policy": _POLICY.format(frames=frames)}
    return headers | _UNFRAMED

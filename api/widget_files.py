"""The widget's files as every site's pages load them: small, compressed, and never older than the service."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from api.widget_bundle import lean, script, sheet

FOLDER = Path(__file__).parent / "widget"
SCRIPT, SHEET = "minato.js", "minato.css"
_TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    "": "text/plain; charset=utf-8",
}
_HEADERS = {
    # Nothing in them is anybody's: any page may load them, and is told by the widget itself if it may not talk.
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Cache-Control": "no-cache",  # kept, but asked after: a new version is there at once
    "Vary": "Accept-Encoding",
}


@dataclass(frozen=True)
class WidgetFile:
    """One file; ``packed`` is the same gzipped."""

    media_type: str
    body: bytes
    packed: bytes
    etag: str


@cache
def widget_files() -> dict[str, WidgetFile]:
    """All of them by name, made once; the two that other sites' pages load, and each that they were made of.

    Raises:
        NotBundled: the modules cannot be put together.
    """
    texts = {
        path.name: lean(path.name, path.read_text("utf-8"))
        for path in sorted(FOLDER.iterdir())
        if path.suffix in _TYPES and path.is_file()
    }
    texts |= {SCRIPT: script(FOLDER), SHEET: sheet(FOLDER)}
    return {name: _made(name, text.encode()) for name, text in texts.items()}


def _made(name: str, body: bytes) -> WidgetFile:
    return WidgetFile(
        _TYPES[Path(name).suffix], body, gzip.compress(body, mtime=0), f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'
    )


class WidgetFiles:
    """Serves them; an ASGI application to be mounted."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] not in ("GET", "HEAD"):
            raise HTTPException(405)
        found = widget_files().get(scope["path"].rpartition("/")[2])
        if found is None:
            raise HTTPException(404)
        await _answer(found, Headers(scope=scope))(scope, receive, send)


def _answer(found: WidgetFile, asked: Headers) -> Response:
    headers = {**_HEADERS, "ETag": found.etag}
    if found.etag in asked.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if "gzip" in asked.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
        return Response(found.packed, headers=headers, media_type=found.media_type)
    return Response(found.body, headers=headers, media_type=found.media_type)

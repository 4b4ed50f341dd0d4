"""The API page at ``/docs``: Swagger UI from our own files, so that it needs no other host and works
under the one strict policy of all pages (``api.site``).
"""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import FileResponse

from api.problems import Problem

router = APIRouter(prefix="/docs", include_in_schema=False)

_HERE = Path(__file__).parent
_VENDOR = _HERE / "vendor" / "swagger-ui"
_FILES = {
    "page.js": _HERE / "page.js",
    "swagger-ui-bundle.js": _VENDOR / "swagger-ui-bundle.js",
    "swagger-ui.css": _VENDOR / "swagger-ui.css",
    "favicon-32x32.png": _VENDOR / "favicon-32x32.png",
}


@router.get("")
async def page() -> FileResponse:
    return FileResponse(_HERE / "index.html", headers={"Cache-Control": "no-cache"})


@router.get("/{name}")
async def file(name: str) -> FileResponse:
    """One of the page's files.

    Raises:
        Problem: 404 for anything else.
    """
    if name not in _FILES:
        raise Problem(404)
    return FileResponse(_FILES[name], headers={"Cache-Control": "no-cache"})

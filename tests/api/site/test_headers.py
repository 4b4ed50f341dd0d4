"""What our own pages tell browsers: what they may load, who may frame them, what they may use."""

from __future__ import annotations

import pytest
from httpx import AsyncClient

from api.services import Services

PAGES = ["/", "/chat", "/docs", "/console/login", "/healthz", "/v1/conversations", "/nothing", "/widget/minato.js"]


@pytest.mark.parametrize("path", PAGES)
async def test_every_answer_has_them(client: AsyncClient, path: str) -> None:
    headers = (await client.get(path)).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'" and policy["script-src"] == "'self'" and "unsafe" not in str(policy)
    assert policy["frame-ancestors"] == "'none'" and headers["x-frame-options"] == "DENY"
    assert policy["base-uri"] == "'none'" and policy["form-action"] == "'self'"
    assert headers["x-content-type-options"] == "nosniff" and headers["referrer-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"] and headers["cross-origin-opener-policy"] == "same-origin"
    assert "strict-transport-security" not in headers


async def test_allowed_sites_may_frame_the_chat_and_nothing_else(client: AsyncClient, services: Services) -> None:
    services.settings.allowed_origins = "https://shop.example.jp,https://www.example.jp"
    headers = (await client.get("/chat")).headers
    assert (
        "frame-ancestors 'self' https://shop.example.jp https://www.example.jp;" in headers["content-security-policy"]
    )
    assert "x-frame-options" not in headers  # it knows one origin at most
    for path in PAGES:
        if path != "/chat":
            assert "frame-ancestors 'none'" in (await client.get(path)).headers["content-security-policy"]


async def test_behind_https_browsers_stay_there(client: AsyncClient, services: Services) -> None:
    services.settings.public_url = "https://minato.example.jp"
    for path in PAGES:
        assert (await client.get(path)).headers["strict-transport-security"].startswith("max-age=31536000")

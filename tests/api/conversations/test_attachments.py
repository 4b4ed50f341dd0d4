"""POST attachments: by content, 10 MB, and whatever names people or attackers give."""

from __future__ import annotations

from pathlib import Path

import pytest
from httpx import AsyncClient, Response
from sqlalchemy import select

from api.services import Services
from bot.storage.models import Attachment
from tests.api.conversations.test_problems import assert_problem
from tests.e2e.visitor import Visitor

PDF, JPEG, PNG = b"%PDF-1.7\n", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n"
LIMIT = 10 * 1024 * 1024


async def consenting(client: AsyncClient) -> Visitor:
    return await (await Visitor(client).start()).choose("true")


async def _attach(
    client: AsyncClient, visitor: Visitor, data: bytes, name: str = "catalogue.pdf", kind: str = "application/pdf"
) -> Response:
    url = f"/v1/conversations/{visitor.id}/attachments"
    return await client.post(url, files={"file": (name, data, kind)}, headers=visitor.headers)


@pytest.mark.parametrize(("data", "media_type"), [(PDF, "application/pdf"), (JPEG, "image/jpeg"), (PNG, "image/png")])
@pytest.mark.parametrize("claimed", ["application/pdf", "text/html", ""])
async def test_the_kind_is_judged_by_content(
    client: AsyncClient, services: Services, data: bytes, media_type: str, claimed: str
) -> None:
    visitor = await consenting(client)
    response = await _attach(client, visitor, data + b"x" * 100, "写真.dat", claimed)
    assert response.status_code == 201, response.text
    body = response.json()
    assert (body["content_type"], body["filename"], body["size"]) == (media_type, "写真.dat", len(data) + 100)
    assert [path.read_bytes() for path in _stored(services)] == [data + b"x" * 100]


@pytest.mark.parametrize(
    "data", [b"", b"hello", b"PK\x03\x04", b"GIF89a", b"<svg/>", b"<html>%PDF-1.7", b"\xff\xd8", b"%PDF", b" %PDF-1.4"]
)
async def test_anything_else_is_415_and_not_kept(client: AsyncClient, services: Services, data: bytes) -> None:
    visitor = await consenting(client)
    response = await _attach(client, visitor, data)
    assert_problem(response, 415)
    assert _stored(services) == []


async def test_ten_megabytes_exactly_are_taken_and_one_byte_more_is_not(
    client: AsyncClient, services: Services
) -> None:
    visitor = await consenting(client)
    assert (await _attach(client, visitor, PDF.ljust(LIMIT, b"x"))).status_code == 201
    body = assert_problem(await _attach(client, visitor, PDF.ljust(LIMIT + 1, b"x")), 413)
    assert "10MB" in body["detail"]
    assert len(_stored(services)) == 1


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("..\\..\\windows\\win.ini", "win.ini"),
        ("/etc/passwd", "passwd"),
        ("カタログ（最新）.pdf", "カタログ（最新）.pdf"),
        ("a" * 400 + ".pdf", None),
        ("..", None),
        (".", None),
        ("a\x00b.pdf", None),
        ("<script>.pdf", "<script>.pdf"),
    ],
)
async def test_a_name_is_only_a_name(client: AsyncClient, services: Services, name: str, kept: str | None) -> None:
    visitor = await consenting(client)
    response = await _attach(client, visitor, PDF, name)
    assert response.status_code == 201, response.text
    shown = response.json()["filename"]
    assert shown not in ("", ".", "..") and len(shown) <= 255 and "/" not in shown and "\x00" not in shown
    if kept:
        assert shown == kept
    async with services.database.reading() as session:
        row = (await session.execute(select(Attachment))).scalar_one()
    stored = services.settings.attachments_dir / row.storage_name
    assert stored.read_bytes() == PDF
    assert stored.resolve().parent == services.settings.attachments_dir.resolve()
    assert row.filename == shown


async def test_it_needs_the_token_and_a_file(client: AsyncClient, services: Services) -> None:
    visitor = await consenting(client)
    url = f"/v1/conversations/{visitor.id}/attachments"
    assert_problem(await client.post(url, files={"file": ("a.pdf", PDF, "application/pdf")}), 401)
    assert_problem(await client.post(url, headers=visitor.headers), 422)
    assert_problem(await client.post(url, files={"other": ("a.pdf", PDF)}, headers=visitor.headers), 422)
    assert_problem(await client.post(url, data={"file": "text"}, headers=visitor.headers), 422)
    assert _stored(services) == []


async def test_the_concierges_brief_names_it(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).choose("true")
    await _attach(client, visitor, PNG, "商品写真.png")
    brief = await visitor.get("/summary")
    assert [item["name"] for item in brief["attachments"]] == ["商品写真.png"]


def _stored(services: Services) -> list[Path]:
    folder = services.settings.attachments_dir
    return sorted(folder.iterdir()) if folder.exists() else []

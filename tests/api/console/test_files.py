"""What visitors sent, as concierges open it: nothing in it runs, and each opening is recorded."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from httpx import Response
from sqlalchemy import select

from bot.storage.database import Database
from bot.storage.models import Attachment, AuditEntry
from tests.api.console.cases import NOW, Browser, add_case, add_user

CASE = "/console/tickets/M-0001"


async def _opened(
    app: FastAPI, database: Database, browser: Browser, media_type: str, name: str, *, on_disk: bool = True
) -> Response:
    await add_user(database)
    conversation_id, _ = await add_case(database)
    folder = app.state.services.settings.attachments_dir
    folder.mkdir()
    if on_disk:
        (folder / "stored").write_bytes(b"<script>alert(1)</script>")
    async with database.transaction() as session:
        session.add(
            Attachment(
                id="f1",
                conversation_id=conversation_id,
                filename=name,
                content_type=media_type,
                size=25,
                sha256="0" * 64,
                storage_name="stored",
                created_at=NOW,
            )
        )
    await browser.log_in()
    return await browser.get(f"{CASE}/attachments/f1")


@pytest.mark.parametrize(
    ("media_type", "name", "how"),
    [("image/png", "写真.png", "inline"), ("application/pdf", "カタログ.pdf", "attachment")],
)
async def test_写真は開き_文書は保存する(
    app: FastAPI, database: Database, browser: Browser, media_type: str, name: str, how: str
) -> None:
    answer = await _opened(app, database, browser, media_type, name)
    assert (answer.status_code, answer.headers["content-type"]) == (200, media_type)
    assert answer.headers["content-disposition"].startswith(how)
    assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"
    assert f'href="{CASE}/attachments/f1"' in (await browser.get(CASE)).text
    async with database.reading() as session:
        actions = (await session.execute(select(AuditEntry.action).where(AuditEntry.subject == "M-0001"))).scalars()
        assert "downloaded" in list(actions)


async def test_ほかの受付のファイルは開けない(app: FastAPI, database: Database, browser: Browser) -> None:
    await add_case(database)  # M-0001; the file belongs to the next
    await _opened(app, database, browser, "image/png", "写真.png")
    assert (await browser.get("/console/tickets/M-0002/attachments/f1")).status_code == 200
    assert (await browser.get(f"{CASE}/attachments/f1")).status_code == 404
    browser.client.cookies.clear()
    assert (await browser.get("/console/tickets/M-0002/attachments/f1")).status_code == 303


async def test_消えたファイルは_ないと言う(app: FastAPI, database: Database, browser: Browser) -> None:
    answer = await _opened(app, database, browser, "image/png", "写真.png", on_disk=False)
    assert answer.status_code == 404 and "ファイルが見つかりません" in answer.text

from __future__ import annotations

import io
import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from fastapi import FastAPI
from sqlalchemy import select

from bot.storage import users
from bot.storage.database import Database
from bot.storage.models import AuditEntry
from tests.api.console.cases import NOW, Browser, add_user
from tests.api.stored import WORD, files_with, put, tables_with


@pytest.fixture
async def number(app: FastAPI, database: Database, browser: Browser) -> str:
    """A case with the word in every place, and an administrator at the desk."""
    await add_user(database, "管理", users.ADMIN)
    _, number = await put(database, app.state.services.settings.attachments_dir, NOW)
    await browser.log_in("管理")
    return number


async def actions(database: Database) -> list[tuple[str, str | None]]:
    async with database.reading() as session:
        rows = await session.execute(select(AuditEntry).order_by(AuditEntry.id))
        return [(row.action, row.subject) for row in rows.scalars()]


async def test_番号を打って確かめてから消す(database: Database, browser: Browser, number: str, tmp_path: Path) -> None:
    page, form = f"/console/tickets/{number}", f"/console/tickets/{number}/erase"
    assert f'href="{form}"' in (await browser.get(page)).text
    for typed in ("", "M-9999", number[:-1], number.lower()):
        refused = await browser.post(form, form, typed=typed)
        assert refused.status_code == 400 and "番号が違います" in refused.text
    assert await tables_with(database)

    done = await browser.post(form, form, typed=f" {number} ")
    assert (done.status_code, done.headers["location"]) == (303, page)
    assert await tables_with(database) == set() and files_with(tmp_path) == []
    assert ("erased", number) in await actions(database)

    shown = (await browser.get(page)).text
    assert "個人情報は消去済みです" in shown and WORD not in shown
    assert "（消去済み）" in (await browser.get("/console/tickets?show=done")).text
    assert (await browser.get(form)).status_code == 404
    token = shown.split('name="csrf_token" value="')[1].split('"')[0]
    again = await browser.client.post(f"{page}/reopen", data={"csrf_token": token})
    assert again.status_code == 404, "消した受付は再開できない"


async def test_お一人分をZIPで書き出す(database: Database, browser: Browser, number: str) -> None:
    answer = await browser.post(f"/console/tickets/{number}/export", f"/console/tickets/{number}")
    assert answer.headers["content-type"] == "application/zip"
    assert f'filename="minato-{number}.zip"' in answer.headers["content-disposition"]
    with ZipFile(io.BytesIO(answer.content)) as archive:
        assert set(archive.namelist()) == {
            "README.txt",
            *(f"{number}/{name}" for name in ("conversation.json", "intake.json", "summary.json", "transcript.txt", "notes.json")),
            f"{number}/attachments/01_{WORD}.pdf",
        }  # fmt: skip
        assert json.loads(archive.read(f"{number}/intake.json"))["fields"]["company_name"]["value"] == WORD
        assert f"お客様（2026-11-24T10:00:00+09:00）\n{WORD}です" in archive.read(f"{number}/transcript.txt").decode()
        assert archive.read(f"{number}/attachments/01_{WORD}.pdf") == f"%PDF- {WORD}".encode()
    assert ("exported", number) in await actions(database)


@pytest.mark.parametrize(("method", "part"), [("GET", "erase"), ("POST", "erase"), ("POST", "export")])
async def test_相談員にはできない(
    app: FastAPI, database: Database, browser: Browser, number: str, method: str, part: str
) -> None:
    await add_user(database)
    await browser.post("/console/logout", "/console/account")
    await browser.log_in()
    page = await browser.get(f"/console/tickets/{number}")
    assert "消去の手続き" not in page.text
    token = page.text.split('name="csrf_token" value="')[1].split('"')[0]
    answer = await browser.client.request(
        method, f"/console/tickets/{number}/{part}", data={"csrf_token": token, "typed": number}
    )
    assert answer.status_code == 403
    assert await tables_with(database)

"""``minato export``: everything that is kept of one person, as a ZIP file."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import typer

from api.exports import Folder, collect, write_zip
from api.settings import Settings
from bot.dialogue.clock import clock_from
from bot.storage.audit import Action, record
from bot.storage.database import Database
from bot.storage.migrate import migrate
from bot.storage.models import Conversation
from bot.storage.subjects import by_email, by_ticket


def run(settings: Settings, ticket: str | None, email: str | None, output: Path | None) -> None:
    """Write the file and say where it is."""
    if (ticket is None) == (email is None):
        _stop("--ticket か --email の、どちらか一方を付けてください。")
    target = output or Path(f"minato-export-{ticket or 'email'}.zip")
    if target.exists():
        _stop(f"{target} は、すでにあります。--output で別の名前にしてください。")
    folders = asyncio.run(_export(settings, ticket, email, target))
    if not folders:
        _stop("該当する記録はありません（消去済みのものは書き出せません）。")
    print(f"{target} に書き出しました（{'、'.join(folder.name for folder in folders)}）。")
    print("個人情報です。お渡ししたら、このファイルは消してください。")


async def _export(settings: Settings, ticket: str | None, email: str | None, target: Path) -> Sequence[Folder]:
    """Collect and record in one transaction; the file is written after its commit, so that none lacks its entry."""
    at = clock_from(settings.clock)()
    database = Database(settings.database_url)
    try:
        await migrate(database)
        async with database.transaction() as session:
            found: Sequence[Conversation]
            if ticket is not None:
                one = await by_ticket(session, ticket)
                found = [] if one is None else [one]
            else:
                found = await by_email(session, email or "")
            folders = [await collect(session, conversation, settings.attachments_dir, at) for conversation in found]
            for folder in folders:
                record(session, Action.EXPORTED, at, subject=folder.number or folder.name)
        if folders:
            _write(target, folders, at)
    finally:
        await database.close()
    return folders


def _write(target: Path, folders: Sequence[Folder], at: datetime) -> None:
    """Readable by its owner only."""
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        write_zip(file, folders, at)


def _stop(message: str) -> None:
    typer.echo(message, err=True)
    sys.exit(1)

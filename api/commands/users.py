"""``minato user add``."""

from __future__ import annotations

import asyncio
import sys

import typer

from api.console.security import hash_password, one_time_password
from api.settings import Settings
from bot.dialogue.clock import clock_from
from bot.storage.database import Database
from bot.storage.migrate import migrate
from bot.storage.users import ROLES, UserExists, create_user


def add(settings: Settings, name: str, role: str) -> None:
    """Make an account and print its one-time password."""
    if role not in ROLES:
        _stop(f"--role は {' か '.join(ROLES)} にしてください。")
    try:
        password = asyncio.run(_add(settings, name, role))
    except UserExists:
        _stop(f"「{name}」というアカウントは、すでにあります。")
    except ValueError as error:
        _stop(str(error))
    print(f"{name}（{role}）を作りました。最初のパスワード（一度だけ表示）：{password}")


async def _add(settings: Settings, name: str, role: str) -> str:
    password = one_time_password()
    database = Database(settings.database_url)
    try:
        await migrate(database)
        async with database.transaction() as session:
            await create_user(
                session, name, role, hash_password(password), clock_from(settings.clock)(), must_change_password=True
            )
    finally:
        await database.close()
    return password


def _stop(message: str) -> None:
    typer.echo(message, err=True)
    sys.exit(1)

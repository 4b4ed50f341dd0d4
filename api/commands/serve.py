"""``minato serve``: from nothing to a running service, with a clear word for whatever is in the way."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path

import typer
import uvicorn
from rich.console import Console
from sqlalchemy.exc import SQLAlchemyError

from api.commands.training import ensure_model
from api.settings import Settings
from bot.dialogue.clock import clock_from
from bot.storage.database import Database
from bot.storage.migrate import migrate

_console = Console(stderr=True)

_LAST_SECONDS = 5  # what a stop waits for: open pages of the console hold their streams until then

FirstAdmin = tuple[str, str] | None  # name and one-time password, when one was made


def run(settings: Settings) -> None:
    """Train if needed, migrate, make the first admin, and serve until stopped."""
    started = time.monotonic()
    _check_workers(settings)
    _check_port(settings)
    try:
        model = ensure_model(settings)
        first_admin = asyncio.run(_prepare_database(settings))
    except OSError as error:
        _stop(f"準備できませんでした：{error}\n空き容量と書き込み権限をご確認ください。")
    except (SQLAlchemyError, ValueError) as error:
        _stop(f"データベースを開けませんでした：{error}")
    if settings.workers > 1:
        _serve_many(settings, first_admin, started)
    else:
        _serve_here(settings, model, first_admin, started)


def _serve_here(settings: Settings, model: Path, first_admin: FirstAdmin, started: float) -> None:
    """One process: this one. The addresses are told once they answer."""
    from api.app import build_services, configure_logging, create_app, load_agent

    configure_logging(settings)
    _console.print("会話モデルを読み込んでいます…")
    app = create_app(build_services(settings, load_agent(model)))
    config = uvicorn.Config(
        app, settings.host, settings.port, log_level="warning", ws="websockets",
        timeout_graceful_shutdown=_LAST_SECONDS,
    )  # fmt: skip
    _AnnouncingServer(config, lambda: _announce(settings, first_admin, started)).run()


def _serve_many(settings: Settings, first_admin: FirstAdmin, started: float) -> None:
    """Several processes, each building the application from the environment."""
    for name in ("host", "port", "workers", "database_url"):  # what the command line may have set
        os.environ[f"MINATO_{name.upper()}"] = str(getattr(settings, name))
    _announce(settings, first_admin, started)
    uvicorn.run(
        "api.asgi:create", factory=True, host=settings.host, port=settings.port, workers=settings.workers,
        log_level="warning", ws="websockets", timeout_graceful_shutdown=_LAST_SECONDS,
    )  # fmt: skip


class _AnnouncingServer(uvicorn.Server):
    """Says where it is once it listens."""

    def __init__(self, config: uvicorn.Config, announce: Callable[[], None]) -> None:
        super().__init__(config)
        self._announce = announce

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._announce()


def _check_workers(settings: Settings) -> None:
    if settings.workers > 1 and settings.database_url.startswith("sqlite"):
        _stop("プロセスを2つ以上にするときは、PostgreSQLをお使いください（MINATO_DATABASE_URL=postgresql://…）。")


def _check_port(settings: Settings) -> None:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            _stop(
                f"{settings.host}:{settings.port} では待ち受けできません（{error.strerror}）。\n"
                "ほかのポートを使うには：MINATO_PORT=8001 make serve"
            )


async def _prepare_database(settings: Settings) -> FirstAdmin:
    from api.console.security import ensure_first_admin

    database = Database(settings.database_url)
    try:
        await migrate(database)
        return await ensure_first_admin(database, clock_from(settings.clock)())
    finally:
        await database.close()


def _announce(settings: Settings, first_admin: FirstAdmin, started: float) -> None:
    base = f"http://{settings.host}:{settings.port}"
    _console.print(f"\n[bold]ミナトが起動しました[/bold]（準備 {time.monotonic() - started:.0f}秒）")
    _console.print(f"  相談のページ     {base}/")
    _console.print(f"  相談員コンソール {base}/console")
    if first_admin:
        _console.print(
            f"  最初の管理者     {first_admin[0]}   パスワード（一度だけ表示）：[bold]{first_admin[1]}[/bold]"
        )
    _console.print("  止めるには Ctrl+C\n")


def _stop(message: str) -> None:
    typer.echo(message, err=True)
    sys.exit(1)

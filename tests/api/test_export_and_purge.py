"""The commands that a person types: they say what they did, and do nothing by surprise."""

from __future__ import annotations

import asyncio
import json
import stat
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
from sqlalchemy import select
from typer.testing import CliRunner, Result

from api.cli import app
from bot.handoff.tickets import TicketState
from bot.storage.database import Database
from bot.storage.migrate import migrate
from bot.storage.models import AuditEntry
from tests.api.console.cases import NOW
from tests.api.stored import WORD, put, tables_with

Minato = Callable[..., Result]


@pytest.fixture
def minato(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Minato:
    """The command line on a database of its own, in a folder of its own."""
    for name, value in {
        "DATABASE_URL": f"sqlite:///{tmp_path / 'minato.db'}",
        "ATTACHMENTS_DIR": str(tmp_path / "attachments"),
        "CLOCK": NOW.isoformat(),
    }.items():
        monkeypatch.setenv(f"MINATO_{name}", value)
    monkeypatch.chdir(tmp_path)
    return lambda *words: CliRunner().invoke(app, list(words), catch_exceptions=False)


def fill(tmp_path: Path, *cases: dict[str, object]) -> list[str]:
    async def work() -> list[str]:
        database = Database(f"sqlite:///{tmp_path / 'minato.db'}")
        await migrate(database)
        numbers = [(await put(database, tmp_path / "attachments", NOW, **case))[1] for case in cases]  # type: ignore[arg-type]
        await database.close()
        return numbers

    return asyncio.run(work())


def left(tmp_path: Path, word: str = WORD) -> set[str]:
    async def work() -> set[str]:
        database = Database(f"sqlite:///{tmp_path / 'minato.db'}")
        found = await tables_with(database, word)
        await database.close()
        return found

    return asyncio.run(work())


def audited(tmp_path: Path) -> list[tuple[str, str, str | None]]:
    async def work() -> list[tuple[str, str, str | None]]:
        database = Database(f"sqlite:///{tmp_path / 'minato.db'}")
        async with database.reading() as session:
            rows = (await session.execute(select(AuditEntry))).scalars().all()
        await database.close()
        return [(row.user_name, row.action, row.subject) for row in rows]

    return asyncio.run(work())


def test_消す前に件数だけを見せる(minato: Minato, tmp_path: Path) -> None:
    (number,) = fill(tmp_path, {"state": TicketState.DONE, "done_at": NOW - timedelta(days=731)})
    seen = minato("purge")
    assert seen.exit_code == 0
    assert "まだ何も消していません" in seen.stdout and "完了した受付（730日を過ぎたもの）：1件" in seen.stdout
    assert "未完了の受付（期限なし）：0件" in seen.stdout and "minato purge --yes" in seen.stdout
    assert left(tmp_path)

    done = minato("purge", "--yes")
    assert "消去しました" in done.stdout and "1件" in done.stdout
    assert left(tmp_path) == set()
    assert audited(tmp_path) == [("system", "purged", number)]


def test_伝えた期間と設定が違えば言う(minato: Minato, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "ご注意" not in minato("purge").stdout
    monkeypatch.setenv("MINATO_RETENTION_DAYS_ABANDONED", "90")
    assert (
        "ご注意：お客様には、引き継いだ場合は対応を終えてから730日、途中でおやめになった場合は30日とお伝えしています"
        in minato("purge").stdout
    )


def test_番号で一人分を書き出す(minato: Minato, tmp_path: Path) -> None:
    (number,) = fill(tmp_path, {})
    done = minato("export", "--ticket", number)
    assert done.exit_code == 0, done.output
    target = tmp_path / f"minato-export-{number}.zip"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    with ZipFile(target) as archive:
        assert json.loads(archive.read(f"{number}/conversation.json"))["messages"][0]["text"] == f"わたしは{WORD}です"
    assert audited(tmp_path) == [("system", "exported", number)]
    assert minato("export", "--ticket", number).exit_code == 1, "上書きはしない"


def test_メールアドレスでその人の会話をすべて書き出す(minato: Minato, tmp_path: Path) -> None:
    mine = {"email": "Tanaka@Example.jp"}
    fill(tmp_path, mine, {"word": "tonari", "email": "tonari@example.jp"}, {**mine, "state": None})
    assert minato("export", "--email", "tanaka@example.jp", "--output", "tanaka.zip").exit_code == 0
    with ZipFile(tmp_path / "tanaka.zip") as archive:
        assert len([name for name in archive.namelist() if name.endswith("conversation.json")]) == 2
        assert not any(b"tonari" in archive.read(name) for name in archive.namelist())


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "どちらか一方"),
        (("--ticket", "M-0001", "--email", "a@example.jp"), "どちらか一方"),
        (("--ticket", "M-9999"), "該当する記録はありません"),
        (("--email", "inai@example.jp"), "該当する記録はありません"),
    ],
)
def test_ないものは書き出さない(minato: Minato, tmp_path: Path, words: tuple[str, ...], says: str) -> None:
    answer = minato("export", *words)
    assert answer.exit_code == 1 and says in answer.output
    assert not list(tmp_path.glob("*.zip"))


def test_消した人は書き出せない(minato: Minato, tmp_path: Path) -> None:
    (number,) = fill(tmp_path, {"state": TicketState.DONE, "done_at": NOW - timedelta(days=731)})
    minato("purge", "--yes")
    assert minato("export", "--ticket", number).exit_code == 1

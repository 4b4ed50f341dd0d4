"""While a turn holds SQLite's writer, events are acknowledged all the same, and a kill then loses none."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from api.channels.line.webhook import receiving
from api.services import Services
from bot.storage.line import Arrival
from bot.storage.spool import SUFFIX, Spool
from tests.api.channels.line.events import told
from tests.api.channels.line.events.line_side import LineSide, text
from tests.conftest import NOW


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "minato.db"


def _left(services: Services) -> list[str]:
    assert services.database.file is not None
    spool = Spool(services.database.file)
    found = [one.webhook_event_id for one in spool.left()]
    spool.close()
    return found


async def test_往復の最中でも待たせずに答え_空いたら移す(line: LineSide) -> None:
    sent = [text(f"秘密の言葉{place}", place) for place in range(3)]
    async with line.services.database.transaction():
        async with asyncio.timeout(5):
            await asyncio.gather(*(line.send(one) for one in sent), line.send(sent[0]))
        assert await told.events(line.services) == []
        assert sorted(_left(line.services)) == [one["webhookEventId"] for one in sent]
    await _moved(line.services, 3)
    assert _left(line.services) == []
    await line.run()
    assert await told.said(line.services) == ["秘密の言葉0", "秘密の言葉1", "秘密の言葉2"]


async def _moved(services: Services, count: int) -> None:
    """Wait until they are in the database, and nothing of them lies beside it: that is wiped a moment later."""
    for _ in range(500):
        if len(await told.events(services)) == count and not _left(services) and not _readable(services):
            return
        await asyncio.sleep(0.01)
    raise AssertionError(f"nothing moves them, or they can still be read in {_readable(services)}")


def _readable(services: Services) -> list[str]:
    """Files of the spool that hold a visitor's words, as they are or as JSON writes them."""
    assert services.database.file is not None
    files = services.database.file.parent.glob(f"*{SUFFIX}*")
    return [one.name for one in files if any(words in one.read_bytes() for words in ("秘密".encode(), b"\\u79d8"))]


async def test_移す前に落ちたものは_起動のときに移る(line: LineSide) -> None:
    from fastapi import FastAPI

    services = line.services
    assert services.database.file is not None
    spool = Spool(services.database.file)
    spool.add([Arrival("01LEFT", "message", "U1", NOW, "token", {"type": "message"})])
    spool.close()
    async with receiving(FastAPI(), services):
        (kept,) = await told.events(services)
        assert (kept.webhook_event_id, kept.user_id, kept.sent_at, kept.reply_token) == ("01LEFT", "U1", NOW, "token")
    assert _left(services) == []


def test_置いたものは_そのまま戻る(path: Path) -> None:
    arrivals = [
        Arrival("01A", "message", "U1", NOW, "token", {"text": "海苔\ud83d\u0000"}),
        Arrival("01B", "beacon", None, NOW, None, None),
    ]
    one, two = Spool(path), Spool(path)
    one.add(arrivals)
    one.add(arrivals)
    assert two.left() == arrivals
    one.drop(arrivals[:1])
    assert two.left() == arrivals[1:]
    one.close(), two.close()


def test_使わなければ_ファイルもない(path: Path) -> None:
    assert Spool(path).left() == [] and not any(path.parent.iterdir())

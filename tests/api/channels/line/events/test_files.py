"""Pictures and files: by content, 10 MB, once, and never of somebody who refused."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import update

from bot.storage.line import PAUSES
from bot.storage.models import LineEvent
from tests.api.channels.line.events import told
from tests.api.channels.line.events.line_side import Event, LineSide, event, id_of, message, text
from tests.api.conversations.test_attachments import JPEG, LIMIT, PDF, PNG

FOLLOW: dict[str, Any] = {"follow": {"isUnblocked": False}}
OWN: dict[str, Any] = {"contentProvider": {"type": "line"}, "quoteToken": "q"}


@pytest.fixture
async def met(line: LineSide) -> LineSide:
    await line.say(event("follow", **FOLLOW), text("同意します", 1))
    return line


def _file(name: str = "カタログ.pdf", size: int = 100, at: float = 10) -> Event:
    return message("file", at, fileName=name, fileSize=size)


async def _send(line: LineSide, sent: Event, data: bytes) -> None:
    line.files.content[id_of(sent)] = data
    await line.say(sent)


@pytest.mark.parametrize(
    ("sent", "data", "name", "kind", "shown"),
    [
        (_file(), PDF, "カタログ.pdf", "application/pdf", "（「カタログ.pdf」）"),
        (_file("写真.HEIC"), JPEG, "写真.HEIC", "image/jpeg", "（「写真.HEIC」）"),
        (_file("../../etc/passwd"), PNG, "passwd", "image/png", "（「passwd」）"),
        (_file("\u0000/.."), PDF, "file.pdf", "application/pdf", "（ファイル）"),
        (message("image", 10, **OWN), JPEG, "file.jpg", "image/jpeg", "（写真）"),
        (message("image", 10, **OWN), PNG, "file.png", "image/png", "（写真）"),
    ],
)
async def test_中身で判断して受付の資料にする(
    met: LineSide, sent: Event, data: bytes, name: str, kind: str, shown: str
) -> None:
    await _send(met, sent, data + b"x" * 50)
    (kept,) = await told.attached(met.services)
    assert (kept.filename, kept.content_type, kept.size) == (name, kind, len(data) + 50)
    assert (met.services.settings.attachments_dir / kept.storage_name).read_bytes() == data + b"x" * 50
    assert (await told.said(met.services))[-1] == shown
    words = await told.last_words(met.services)
    assert "受け取りました" in words and "商品" in words, "and the question that stands"


@pytest.mark.parametrize(
    ("sent", "data", "answer"),
    [
        (_file(), PDF.ljust(LIMIT + 1, b"x"), "10MBまで"),
        (_file(size=LIMIT + 1), b"", "10MBまで"),
        (_file("表.xlsx"), b"PK\x03\x04", "PDF・JPEG・PNG"),
        (_file("空.pdf"), b"", "PDF・JPEG・PNG"),
        (message("image", 10, contentProvider={"type": "external", "originalContentUrl": "http://127.0.0.1/"}), JPEG, "もう一度"),
    ],
)  # fmt: skip
async def test_受け取れないものは_理由を言って残さない(met: LineSide, sent: Event, data: bytes, answer: str) -> None:
    await _send(met, sent, data)
    assert await told.attached(met.services) == []
    assert not any(met.services.settings.attachments_dir.glob("*"))
    assert answer in await told.last_words(met.services)
    assert "お預かりしていません" in (await told.said(met.services))[-1]


async def test_ちょうど10MBは受け取る(met: LineSide) -> None:
    await _send(met, _file(size=LIMIT), PDF.ljust(LIMIT, b"x"))
    assert [kept.size for kept in await told.attached(met.services)] == [LIMIT]


async def test_受け取れないと分かったら_残りは読まない(met: LineSide) -> None:
    met.files.endless = PDF
    await _send(met, _file(), PDF)
    assert "10MBまで" in await told.last_words(met.services)
    met.files.endless = b"\x00" * 16
    await _send(met, message("image", 11, **OWN), JPEG)
    assert "PDF・JPEG・PNG" in await told.last_words(met.services)
    assert not any(met.services.settings.attachments_dir.glob("*"))


async def test_途中で切れたファイルは_やり直して受け取る(met: LineSide) -> None:
    sent = _file()
    met.files.cut_after = 3_000_000
    await _send(met, sent, PDF.ljust(5_000_000, b"x"))
    assert await told.attached(met.services) == []
    assert not any(met.services.settings.attachments_dir.glob("*"))
    met.files.cut_after = None
    await _again(met)
    assert [kept.size for kept in await told.attached(met.services)] == [5_000_000]


async def test_もうないファイルは_送り直しをお願いする(met: LineSide) -> None:
    await met.say(_file())
    assert "もう一度お送りください" in await told.last_words(met.services)


async def test_LINEが一時的に出せないときは_やり直して一度だけ受け取る(met: LineSide) -> None:
    sent = _file()
    met.files.fails = [500, 429]
    await _send(met, sent, PDF)
    for _ in range(2):
        assert await told.attached(met.services) == []
        await _again(met)
    assert len(await told.attached(met.services)) == 1
    assert len([words for words in await told.said(met.services, "bot") if "受け取りました" in words]) == 1


async def test_ずっと出せなければ_諦めて送り直しをお願いする(met: LineSide) -> None:
    met.files.fails = [503] * 10
    await _send(met, _file(), PDF)
    for _ in PAUSES:
        await _again(met)
    assert await told.attached(met.services) == []
    assert "もう一度お送りください" in await told.last_words(met.services)


async def _again(line: LineSide) -> None:
    async with line.services.database.transaction() as session:
        await session.execute(update(LineEvent).values(next_attempt_at=line.services.clock()))
    await line.run()


async def test_何枚か一緒に送られた写真には_まとめて答える(met: LineSide) -> None:
    before = len(await told.said(met.services, "bot"))
    for index in (1, 2, 3):
        picture = message("image", 10 + index, imageSet={"id": "s", "index": index, "total": 3}, **OWN)
        await _send(met, picture, JPEG + bytes([index]))
    assert len(await told.attached(met.services)) == 3
    answered = (await told.said(met.services, "bot"))[before:]
    assert "写真を3枚受け取りました" in answered[0] and len(answered) == 2


async def test_同意を断った人のファイルは_取りにも行かない(line: LineSide) -> None:
    await line.say(event("follow", **FOLLOW), text("同意しません", 1))
    sent = _file("社外秘.pdf")
    await _send(line, sent, PDF)
    assert await told.attached(line.services) == []
    assert "社外秘" not in "".join(await told.said(line.services))
    assert "同意をいただいていない" in await told.last_words(line.services)


async def test_相談員が応対していれば_ミナトは黙り_受け取れないものだけ伝える(met: LineSide) -> None:
    talk = await told.conversation(met.services)
    async with met.services.database.transaction() as session:
        from bot.storage.models import Conversation

        await session.execute(update(Conversation).where(Conversation.id == talk.id).values(state="human"))
    await _send(met, _file(), PDF)
    assert await told.last_words(met.services) == ""
    assert (await told.conversation(met.services)).waiting_since is not None
    await _send(met, _file("表.xlsx", at=11), b"PK\x03\x04")
    assert "PDF・JPEG・PNG" in await told.last_words(met.services)

"""Files from visitors: judged by content, kept on disk outside anything that is served."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath
from uuid import UUID, uuid4, uuid5

import anyio

from api.conversations.pdf import Unsafe, problem_of
from api.services import Services
from bot.storage.calendar import hours_with_days
from bot.storage.conversations import lock_conversation
from bot.storage.desk import hear_again, hear_while_human
from bot.storage.models import Attachment

MAX_BYTES = 10 * 1024 * 1024  # 申込要領 Ⅳ.1: 10MB以下
_HEAD = 16  # bytes that tell what it is

_SIGNATURES = (
    (b"%PDF-", "application/pdf", ".pdf"),
    (b"\xff\xd8\xff", "image/jpeg", ".jpg"),
    (b"\x89PNG\r\n\x1a\n", "image/png", ".png"),
)


def content_type_of(head: bytes) -> tuple[str, str] | None:
    """Media type and extension by the first bytes; None for anything but PDF, JPEG and PNG."""
    for signature, media_type, extension in _SIGNATURES:
        if head.startswith(signature):
            return media_type, extension
    return None


def name_of(given: str) -> str:
    """The name without its folders and control characters, at most 255 characters; empty where none is left."""
    name = PurePath("".join(char for char in given.replace("\\", "/") if char.isprintable())).name
    return "" if name == ".." else name[:255]


def file_id_of(conversation_id: str, message_id: str) -> str:
    """The file's id that a message of a page brought: one that the sender cannot choose."""
    return str(uuid5(UUID(conversation_id), f"file:{message_id}"))


class TooLarge(ValueError):
    """Over 10 MB."""


class NotAccepted(ValueError):
    """Not a PDF, JPEG or PNG by its content."""


class NotSafe(NotAccepted):
    """A PDF with more in it than can be read; ``why`` says what."""

    def __init__(self, why: Unsafe) -> None:
        super().__init__(why)
        self.why = why


class Gone(LookupError):
    """The conversation was erased meanwhile."""


async def keep(
    used: Services, conversation_id: str, name: str, parts: AsyncIterator[bytes], file_id: str | None = None
) -> Attachment:
    """Check and store one file under ``name`` (see ``name_of``); the same ``file_id``, a UUID, is stored once.

    It is read part by part, and no further than it takes to refuse it.

    Raises:
        TooLarge, NotAccepted, NotSafe: it is not kept.
        Gone: there is no conversation to keep it in.
    """
    at, key = used.clock(), UUID(file_id) if file_id else uuid4()
    async with used.database.reading() as session:
        if (stored := await session.get(Attachment, str(key))) is not None:
            return stored
    folder = used.settings.attachments_dir
    folder.mkdir(parents=True, exist_ok=True)
    written = await _write(folder / f"{_apart(key).hex}.part", parts)
    row = Attachment(
        id=str(key), conversation_id=conversation_id, filename=name or f"file{written.extension}",
        content_type=written.media_type, size=written.size, sha256=written.sha256,
        storage_name=f"{_apart(key).hex}{written.extension}", created_at=at,
    )  # fmt: skip
    written.file.replace(folder / row.storage_name)
    async with used.database.transaction() as session:
        conversation = await lock_conversation(session, conversation_id)
        if conversation is None:  # erased meanwhile: nothing of it may stay
            (folder / row.storage_name).unlink()
            raise Gone(conversation_id)
        if (stored := await session.get(Attachment, row.id)) is not None:
            return stored
        session.add(row)
        hours = await hours_with_days(session, used.hours)
        await hear_again(session, conversation, at, hours)
        if conversation.state == "human":
            await hear_while_human(session, conversation, at, hours)
    return row


@dataclass(frozen=True)
class _Written:
    file: Path
    media_type: str
    extension: str
    size: int
    sha256: str


async def _write(file: Path, parts: AsyncIterator[bytes]) -> _Written:
    """Write what is accepted; of anything else nothing is left."""
    head, size, digest = b"", 0, hashlib.sha256()
    with _whole_or_gone(file):
        async with await anyio.open_file(file, "wb") as out:
            async for part in parts:
                head, size = head + part[: _HEAD - len(head)], size + len(part)
                if size > MAX_BYTES:
                    raise TooLarge(size)
                if len(head) == _HEAD and content_type_of(head) is None:
                    raise NotAccepted
                digest.update(part)
                await out.write(part)
        found = content_type_of(head)
        if found is None:
            raise NotAccepted
        if found[1] == ".pdf" and (why := await asyncio.to_thread(lambda: problem_of(file.read_bytes()))) is not None:
            raise NotSafe(why)
    return _Written(file, *found, size, digest.hexdigest())


@contextmanager
def _whole_or_gone(file: Path) -> Iterator[None]:
    """Delete the file if the block fails."""
    try:
        yield
    except BaseException:
        file.unlink(missing_ok=True)
        raise


async def forget(used: Services, conversation_id: str, file_id: str) -> None:
    """Delete one file of a conversation, if it is there: first from the disk, so that doing it again finishes it."""
    async with used.database.transaction() as session:
        row = await session.get(Attachment, file_id)
        if row is not None and row.conversation_id == conversation_id:
            (used.settings.attachments_dir / row.storage_name).unlink(missing_ok=True)
            await session.delete(row)


async def whole(data: bytes) -> AsyncIterator[bytes]:
    """What is in memory already, as the parts that ``keep`` takes."""
    yield data


def _apart(key: UUID) -> UUID:
    """The name on disk: the same for the same file, and not to be guessed at from what is shown of it."""
    return uuid5(key, "on disk")

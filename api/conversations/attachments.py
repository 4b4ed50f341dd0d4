"""Files from visitors: judged by content, kept on disk outside anything that is served."""

from __future__ import annotations

import hashlib
from pathlib import PurePath
from typing import Any
from uuid import uuid4

from fastapi import UploadFile

from api.problems import Problem
from api.services import Services
from bot.storage.calendar import hours_with_days
from bot.storage.conversations import lock_conversation
from bot.storage.desk import hear_again, hear_while_human
from bot.storage.models import Attachment

MAX_BYTES = 10 * 1024 * 1024  # 申込要領 Ⅳ.1: 10MB以下

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


def _name_of(given: str) -> str:
    """The name without its folders and control characters, at most 255 characters; empty where none is left."""
    name = PurePath("".join(char for char in given.replace("\\", "/") if char.isprintable())).name
    return "" if name == ".." else name[:255]


async def receive(used: Services, conversation_id: str, file: UploadFile) -> dict[str, Any]:
    """Check and store one file; what a visitor is told of it.

    Raises:
        Problem: 401 the conversation was erased meanwhile, 413 over 10 MB, 415 not a PDF, JPEG or PNG.
    """
    data = await file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise Problem(413, "ファイルは10MBまでです。小さくして、もう一度お送りください。")
    found = content_type_of(data[:16])
    if found is None:
        raise Problem(415, "お送りいただけるのは、PDF・JPEG・PNGのファイルです。")
    media_type, extension = found
    name = _name_of(file.filename or "") or f"file{extension}"
    at = used.clock()
    row = Attachment(
        id=str(uuid4()), conversation_id=conversation_id, filename=name, content_type=media_type, size=len(data),
        sha256=hashlib.sha256(data).hexdigest(), storage_name=f"{uuid4().hex}{extension}", created_at=at,
    )  # fmt: skip
    folder = used.settings.attachments_dir
    folder.mkdir(parents=True, exist_ok=True)
    (folder / row.storage_name).write_bytes(data)
    async with used.database.transaction() as session:
        conversation = await lock_conversation(session, conversation_id)
        if conversation is None:  # erased meanwhile: nothing of it may stay
            (folder / row.storage_name).unlink()
            raise Problem(401)
        session.add(row)
        hours = await hours_with_days(session, used.hours)
        await hear_again(session, conversation, at, hours)
        if conversation.state == "human":
            await hear_while_human(session, conversation, at, hours)
    return {"attachment_id": row.id, "filename": name, "content_type": media_type, "size": len(data)}

"""Reads one uploaded file, and not a byte more than may be: too long is known from what is announced, else by counting."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from api.conversations.attachments import MAX_BYTES, TooLarge, name_of

_AROUND = 16 * 1024  # bytes of the form around the file: boundaries, headers, a long name
MOST = MAX_BYTES + _AROUND

# What the API page shows; the body is not read by FastAPI, which would take all of it before anything is asked.
BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {
                        "file": {"type": "string", "format": "binary", "description": "PDF・JPEG・PNG、10MBまで。"},
                        "message_id": {
                            "type": "string",
                            "format": "uuid",
                            "description": "送る側が決めるUUID。送り直すときは同じものを使うと、二重に預かりません。",
                        },
                    },
                }
            }
        },
    }
}


@dataclass(frozen=True)
class Upload:
    """``message_id`` is the sender's own, if they gave one."""

    name: str
    data: bytes
    message_id: UUID | None


async def read_upload(request: Request) -> Upload:
    """The file of a form with the part ``file``.

    Raises:
        TooLarge: it is over 10 MB; the rest of it is not read.
        RequestValidationError: there is no file, or ``message_id`` is no UUID.
    """
    announced = request.headers.get("content-length", "")
    if announced.isdecimal() and int(announced) > MOST:
        raise TooLarge(announced)
    form = await _form(request)
    try:
        file = form.get("file")
        if not isinstance(file, UploadFile):
            raise _invalid("file", "missing")
        return Upload(name_of(file.filename or ""), await file.read(MAX_BYTES + 1), _message_id(form))
    finally:
        await form.close()


async def _form(request: Request) -> FormData:
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        raise _invalid("file", "missing")
    parser = MultiPartParser(request.headers, _counted(request.stream()), max_files=1, max_fields=1, max_part_size=100)
    try:
        return await parser.parse()
    except MultiPartException as error:
        raise _invalid("file", "missing") from error


async def _counted(stream: AsyncGenerator[bytes, None]) -> AsyncGenerator[bytes, None]:
    count = 0
    async for chunk in stream:
        count += len(chunk)
        if count > MOST:
            raise TooLarge(count)
        yield chunk


def _message_id(form: FormData) -> UUID | None:
    given = form.get("message_id")
    if given is None:
        return None
    try:
        return UUID(given if isinstance(given, str) else "")
    except ValueError as error:
        raise _invalid("message_id", "uuid_parsing") from error


def _invalid(part: str, kind: str) -> RequestValidationError:
    return RequestValidationError([{"type": kind, "loc": ("body", part), "msg": kind, "input": None}])

"""An upload is stopped where it must be: before consent, at what it announces, at what it counts; and comes once."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import uuid4

import pytest
from httpx import AsyncClient, Response

from api.conversations.receiving import FILES_AT_MOST
from api.conversations.uploads import MOST
from api.services import Services
from tests.api.conversations.test_attachments import JPEG, PDF, PNG, consenting
from tests.api.conversations.test_pdf import SCRIPT, packed
from tests.api.conversations.test_problems import assert_problem
from tests.e2e.visitor import Visitor

CHUNK = 64 * 1024
EDGE = b"--edge"
FORM = {"Content-Type": "multipart/form-data; boundary=edge"}
PART = EDGE + b'\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n'


class Sender:
    """A body of ``size`` bytes in chunks; ``sent`` counts what was taken of it."""

    def __init__(self, size: int, head: bytes = PART + PDF) -> None:
        self.size, self.head, self.sent = size, head, 0

    async def __aiter__(self) -> AsyncIterator[bytes]:
        chunk = self.head
        while self.sent < self.size:
            self.sent += len(chunk)
            yield chunk
            chunk = b"x" * CHUNK


async def _stream(client: AsyncClient, visitor: Visitor, body: Sender, **headers: str) -> Response:
    url = f"/v1/conversations/{visitor.id}/attachments"
    return await client.post(url, content=body, headers={**FORM, **visitor.headers, **headers})


async def _attach(
    client: AsyncClient, visitor: Visitor, data: bytes, name: str = "カタログ.pdf", message_id: str | None = None
) -> Response:
    url = f"/v1/conversations/{visitor.id}/attachments"
    form = {"message_id": message_id} if message_id is not None else {}
    return await client.post(url, files={"file": (name, data)}, data=form, headers=visitor.headers)


def _stored(services: Services) -> list[Path]:
    folder = services.settings.attachments_dir
    return sorted(folder.iterdir()) if folder.exists() else []


async def test_大きいと名乗るものは_読まずに断る(client: AsyncClient, services: Services) -> None:
    visitor, body = await consenting(client), Sender(MOST + 1)
    response = await _stream(client, visitor, body, **{"Content-Length": str(MOST + 1)})
    assert "10MB" in assert_problem(response, 413)["detail"]
    assert body.sent == 0 and _stored(services) == []


async def test_名乗らないものは_数えながら読み_超えたところでやめる(client: AsyncClient, services: Services) -> None:
    visitor, body = await consenting(client), Sender(100 * 1024 * 1024)
    assert_problem(await _stream(client, visitor, body), 413)
    assert body.sent <= MOST + 2 * CHUNK and _stored(services) == []


@pytest.mark.parametrize("answer", [None, "false"])
async def test_同意の前は_読まずに断る(client: AsyncClient, services: Services, answer: str | None) -> None:
    visitor, body = await Visitor(client).start(), Sender(1024 * 1024)
    if answer:
        await visitor.choose(answer)
    problem = assert_problem(await _stream(client, visitor, body), 409)
    assert "同意" in problem["detail"] and "まだお預かりしていません" in problem["detail"]
    assert body.sent == 0 and _stored(services) == []
    await visitor.say("同意します")
    assert (await _attach(client, visitor, PDF)).status_code == 201


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (PDF + b"5 0 obj << /S /JavaScript >> endobj", "仕掛け"),
        (PDF + packed(zlib.compress(SCRIPT)), "仕掛け"),
        (PDF + b"trailer << /Encrypt 7 0 R >>", "パスワード"),
    ],
)
async def test_動くPDFは断り_どうすればよいかを言う(
    client: AsyncClient, services: Services, data: bytes, words: str
) -> None:
    visitor = await consenting(client)
    problem = assert_problem(await _attach(client, visitor, data), 415)
    assert words in problem["detail"] and "写真でお送りください" in problem["detail"]
    assert _stored(services) == []


async def test_会話に残り_ミナトが預かったと答える(client: AsyncClient) -> None:
    visitor, message_id = await consenting(client), str(uuid4())
    asking = visitor.asking
    assert (await _attach(client, visitor, PDF, message_id=message_id)).status_code == 201
    history = await visitor.get()
    mine, answer = history["messages"][-2:]
    assert (mine["message_id"], mine["role"]) == (message_id, "visitor")
    assert mine["text"] == "（添付ファイル：カタログ.pdf）"
    assert mine["attachment"] == {"name": "カタログ.pdf", "size": len(PDF)}
    assert answer["text"] == "「カタログ.pdf」をお預かりしました。ご相談の資料として、相談員にお渡しします。"
    assert history["progress"]["asking"] == asking, "the question that stands still stands"
    assert "attachment" not in answer or answer["attachment"] is None


async def test_送り直しても一度だけ預かり_はじめのものが残る(client: AsyncClient, services: Services) -> None:
    visitor, message_id = await consenting(client), str(uuid4())
    first = await _attach(client, visitor, PDF, message_id=message_id)
    again = await _attach(client, visitor, JPEG, message_id=message_id)
    assert again.json() == first.json() and first.json()["attachment_id"] != message_id
    assert [path.read_bytes() for path in _stored(services)] == [PDF]
    said = [message["text"] for message in (await visitor.get())["messages"]]
    assert sum("お預かりしました" in text for text in said) == 1


async def test_同じ番号でも_ほかの人のファイルには触れない(client: AsyncClient, services: Services) -> None:
    one, two, message_id = await consenting(client), await consenting(client), str(uuid4())
    ids = {
        (await _attach(client, visitor, data, message_id=message_id)).json()["attachment_id"]
        for visitor, data in ((one, PDF), (two, PNG))
    }
    assert len(ids) == 2 and {path.read_bytes() for path in _stored(services)} == {PDF, PNG}


@pytest.mark.parametrize("message_id", ["", "1", "../x"])
async def test_番号はUUIDに限る(client: AsyncClient, services: Services, message_id: str) -> None:
    visitor = await consenting(client)
    assert "UUIDの形" in assert_problem(await _attach(client, visitor, PDF, message_id=message_id), 422)["detail"]
    assert _stored(services) == []


@pytest.mark.parametrize(
    "body", [b"", EDGE, PART, PART + PDF, b"--other\r\n\r\n", EDGE + b"\r\nno disposition\r\n\r\n"]
)
async def test_壊れた送り方は_丁寧に断る(client: AsyncClient, services: Services, body: bytes) -> None:
    visitor = await consenting(client)
    response = await _stream(client, visitor, Sender(1, head=body))
    assert "PDF・JPEG・PNG" in assert_problem(response, 422)["detail"]
    assert _stored(services) == []


async def test_一つの相談で預かる数には限りがある(client: AsyncClient) -> None:
    visitor = await consenting(client)
    for _ in range(FILES_AT_MOST):
        assert (await _attach(client, visitor, PNG)).status_code == 201
    assert "件まで" in assert_problem(await _attach(client, visitor, PNG), 409)["detail"]

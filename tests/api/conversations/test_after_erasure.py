"""What a visitor's browser meets once their data was erased: the door is shut, and nothing is added."""

from __future__ import annotations

from uuid import uuid4

from httpx import AsyncClient

from api import erasing
from api.services import Services
from bot.storage.conversations import lock_conversation
from tests.api.stored import tables_with
from tests.e2e.visitor import Visitor

WORD = "himitsuhouchou"


async def test_消去のあとは古い鍵では開かず書き足せない(client: AsyncClient, services: Services) -> None:
    visitor = Visitor(client)
    await visitor.start()
    await visitor.say("はい")
    await visitor.say(f"{WORD}です")
    files = {"file": ("catalog.pdf", f"%PDF-1.7 {WORD}".encode(), "application/pdf")}
    path = f"/v1/conversations/{visitor.id}"
    assert (await client.post(f"{path}/attachments", files=files, headers=visitor.headers)).status_code < 300
    assert await tables_with(services.database, WORD)

    folder = services.settings.attachments_dir
    async with services.database.transaction() as session:
        conversation = await lock_conversation(session, visitor.id)
        assert conversation is not None
        await erasing.erase_one(session, conversation, folder, services.clock())

    assert await tables_with(services.database, WORD) == set() and not list(folder.iterdir())
    said = {"message_id": str(uuid4()), "text": f"{WORD}の続きです"}
    assert (await client.post(f"{path}/messages", json=said, headers=visitor.headers)).status_code == 401
    assert (await client.get(path, headers=visitor.headers)).status_code == 401
    assert (await client.post(f"{path}/attachments", files=files, headers=visitor.headers)).status_code == 401
    assert await tables_with(services.database, WORD) == set() and not list(folder.iterdir())

"""A code of the web that comes in as words: joined once however often it comes, and in no transcript."""

from __future__ import annotations

from uuid import uuid4

from api.links.service import make
from bot.dialogue.incoming import Incoming
from bot.dialogue.messages import POLLED
from bot.storage import line as line_storage
from bot.storage.conversations import list_messages
from tests.api.channels.line.events.line_side import TANAKA, LineSide, text


async def _on_web(line: LineSide) -> str:
    """A conversation of the web that is under way."""
    dialogue = line.services.dialogue
    started = await dialogue.start("web")
    for words in ("はい", "湊包丁です"):
        await dialogue.receive(started.conversation_id, Incoming(str(uuid4()), words, channel=POLLED))
    return started.conversation_id


async def test_コードはWebの相談につながり_もう一度届いても同じ(line: LineSide) -> None:
    conversation_id = await _on_web(line)
    made = await make(line.services, conversation_id, "https://minato.example.jp")
    sent = text(made.code)
    await line.say(sent)
    async with line.services.database.transaction() as session:
        user = await line_storage.lock_user(session, TANAKA)
        said = [message.text for message in await list_messages(session, conversation_id)]
    assert user is not None and user.conversation_id == conversation_id
    assert made.code not in str(said) and said[-2].startswith("LINEとつながりました")
    await line.say({**sent, "webhookEventId": "01AGAIN"})
    await line.say(text("よく切れる包丁です", 5))
    async with line.services.database.reading() as session:
        after = await list_messages(session, conversation_id)
    assert [message.text for message in after if message.role == "visitor"][-1] == "よく切れる包丁です"
    assert sum(message.text.startswith("LINEとつながりました") for message in after) == 1


async def test_はじめての人の使えないコードには_あいさつして_そう伝える(line: LineSide) -> None:
    await line.say(text("AC3F-9HJK"))
    async with line.services.database.transaction() as session:
        user = await line_storage.lock_user(session, TANAKA)
        assert user is not None and user.conversation_id is not None
        said = await list_messages(session, user.conversation_id)
    assert [message.role for message in said] == ["bot", "bot"]
    assert "はじめまして" in said[0].text and "使えませんでした" in said[1].text

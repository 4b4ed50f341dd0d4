"""Stickers, places, voices and films: no words, but never left without an answer."""

from __future__ import annotations

import re

from api.channels.line.events.talk import CHANNEL, Talk
from bot.dialogue.incoming import Incoming
from bot.storage.models import Conversation

_STICKER = "スタンプをありがとうございます。"
_PLACE = "位置情報をありがとうございます。"
_AUDIO = "音声は、ここでは聞き取れません。お手数ですが、文字でお送りください。"
_VIDEO = "動画は、ここではお預かりできません。写真（JPEG・PNG）かPDFをお送りください。"
_UNKNOWN = "お送りいただいたものは、ここでは読み取れません。お手数ですが、文字でお送りください。"
_OF_A_PLACE = frozenset({"prefecture", "city"})
_LENGTH = 200
# 「日本、〒144-0052 東京都大田区蒲田…」
_BEFORE_THE_ADDRESS = re.compile(r"^\s*(?:日本[、,]?\s*)?(?:〒?\d{3}-?\d{4}\s*)?")


async def hear_sticker(talk: Talk) -> None:
    """A sticker answers no question, whatever is drawn on it."""
    message = talk.part("message")
    drawn = message.get("text") if message.get("type") == "sticker" else None
    shown = f"（スタンプ「{_clean(drawn)}」）" if isinstance(drawn, str) and drawn.strip() else "（スタンプ）"
    await talk.note(shown, _STICKER)


async def hear_location(talk: Talk) -> None:
    """A place answers the question for one; else it is kept for the concierge."""
    message = talk.part("message")
    address = _clean(message.get("address") or "")
    conversation_id = await talk.conversation()
    if address and await _asks_for_a_place(talk, conversation_id):
        words = _BEFORE_THE_ADDRESS.sub("", address)
        await talk.services.dialogue.receive(conversation_id, Incoming(talk.message_id, words, channel=CHANNEL))
        return
    named = "、".join(part for part in (_clean(message.get("title") or ""), address) if part)
    await talk.note(f"（位置情報：{named}）" if named else "（位置情報）", _PLACE)


async def hear_audio(talk: Talk) -> None:
    await talk.note("（音声）", _AUDIO, always=True)


async def hear_video(talk: Talk) -> None:
    await talk.note("（動画）", _VIDEO, always=True)


async def hear_unknown(talk: Talk) -> None:
    """A type of message that the API did not have when this was written."""
    await talk.note("（読み取れないメッセージ）", _UNKNOWN, always=True)


async def _asks_for_a_place(talk: Talk, conversation_id: str) -> bool:
    async with talk.services.database.reading() as session:
        conversation = await session.get(Conversation, conversation_id)
        intake = (conversation.snapshot.get("intake") or {}) if conversation is not None else {}
    return intake.get("asking") in _OF_A_PLACE


def _clean(text: object) -> str:
    return " ".join(str(text).encode("utf-8", "replace").decode().split())[:_LENGTH]

"""``minato parse --jsonl``: understanding without a conversation."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable
from datetime import date
from typing import Any, TextIO

from rasa.core.channels.channel import UserMessage
from rasa.core.processor import MessageProcessor

from api.app import load_agent
from api.commands.training import ensure_model
from api.settings import Settings
from bot.dialogue.clock import clock_from
from bot.intake.registry import FIELDS


def run(settings: Settings, lines: TextIO, output: TextIO) -> None:
    """Answer each line with its understanding, in order; a line that cannot be read with an ``error``."""
    agent = load_agent(ensure_model(settings))
    assert agent.processor is not None
    today = clock_from(settings.clock)().date()
    asyncio.run(_parse_all(agent.processor, lines, output, today))


async def _parse_all(processor: MessageProcessor, lines: Iterable[str], output: TextIO, today: date) -> None:
    for line in lines:
        if line.strip():
            print(json.dumps(await parse_line(processor, line, today), ensure_ascii=False), file=output, flush=True)


async def parse_line(processor: MessageProcessor, line: str, today: date) -> dict[str, Any]:
    try:
        given = json.loads(line)
        text, asking = given["text"], given.get("asking")
        as_of = date.fromisoformat(given["as_of"]) if given.get("as_of") else today
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        detail = f'1行に {{"text": …, "asking": 項目名またはnull}} のJSONを書いてください（{error}）。'
        return {"error": {"detail": detail}}
    if not isinstance(text, str) or not (asking is None or asking in FIELDS):
        return {"error": {"detail": "text は文字列、asking は項目名か null にしてください。"}}
    return await understand_text(processor, text, asking, as_of)


async def understand_text(processor: MessageProcessor, text: str, asking: str | None, as_of: date) -> dict[str, Any]:
    """The contract's ``parse`` answer for one text."""
    metadata = {"asking": asking, "as_of": as_of.isoformat()}
    parsed = await processor.parse_message(UserMessage(text, metadata=metadata))
    taken = [entity for entity in parsed["entities"] if entity["entity"] in FIELDS]
    response = (parsed.get("response_selector") or {}).get("faq", {}).get("response", {})
    intent = parsed["intent"]
    return {
        "intent": response.get("intent_response_key") if intent["name"] == "faq" else intent["name"],
        "confidence": round(float(intent["confidence"]), 4),
        "fields": {entity["entity"]: entity["value"] for entity in taken},
        "spans": {entity["entity"]: [entity["start"], entity["end"]] for entity in taken},
    }

"""The first turns are slow: tables are read, patterns compiled, models touched. They are taken before anybody waits."""

from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

from api.commands.sample import SAMPLE
from bot.dialogue.clock import Clock
from bot.dialogue.incoming import Incoming, understand
from bot.dialogue.processor import LocalAgent
from bot.dialogue.turn import run_turn
from bot.intake.state import State

_ALSO = ("費用はかかりますか？", "いえ、資本金は2000万円、従業員は20人です", "担当者と話したいです")


async def warm_up(agent: LocalAgent, clock: Clock) -> None:
    """An invented owner's intake, in memory only; once for each agent.

    Raises:
        TurnFailed: the model, or the code with it, does not work.
    """
    if agent.is_warm:
        return
    words: dict[str, str] = json.loads(SAMPLE.read_text(encoding="utf-8"))
    slots = await _turn(agent, Incoming(str(uuid4()), choice="start"), {}, clock)
    while (said := words.pop(State.from_dict(slots.get("intake")).asking or "", None)) is not None:
        slots = await _turn(agent, Incoming(str(uuid4()), text=said), slots, clock)
    for said in _ALSO:
        slots = await _turn(agent, Incoming(str(uuid4()), text=said), slots, clock)
    agent.is_warm = True


async def _turn(agent: LocalAgent, incoming: Incoming, slots: dict[str, Any], clock: Clock) -> dict[str, Any]:
    understood = understand(incoming, State.from_dict(slots.get("intake")))
    return (await run_turn(agent, "warm-up", incoming, understood, slots, clock())).slots

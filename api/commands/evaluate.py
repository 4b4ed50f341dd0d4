"""``minato eval``: understanding and dialogue measured on the project's evaluation sets; writes a report."""

from __future__ import annotations

import asyncio
import json
import statistics
import tempfile
import time
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from rasa.core.processor import MessageProcessor
from rich.console import Console

from api.app import build_services, load_agent
from api.commands.parse import understand_text
from api.commands.training import ensure_model
from api.settings import ROOT, Settings
from bot.dialogue.incoming import Incoming
from bot.dialogue.processor import LocalAgent
from bot.dialogue.service import Dialogue
from bot.intake.profile import Status
from bot.intake.state import State
from bot.storage.conversations import find_conversation
from bot.storage.database import Database
from bot.storage.migrate import migrate
from nlu.evaluation.report import Dialogues, Report, render
from nlu.evaluation.scoring import FieldScore, IntentScore, same

SETS = ROOT / "nlu" / "evaluation" / "sets"
AS_OF = date(2026, 11, 21)  # the date the sets are written for
_WIDE = 120  # columns; a table must not be folded


Lines = list[dict[str, Any]]


@dataclass(frozen=True)
class Sets:
    """The three evaluation sets (nlu/evaluation/sets/README.md)."""

    intents: Lines
    fields: Lines
    dialogues: Lines


def run(settings: Settings, output: Path, sets: Path | None = None) -> None:
    """Measure on the sets in a folder, or on all of the project's own; print the figures, write the report."""
    folders = {sets.name: sets} if sets else own_sets()
    lines = {name: read_sets(folder) for name, folder in folders.items()}
    agent = load_agent(ensure_model(settings))
    reports = {name: asyncio.run(_measure(agent, found)) for name, found in lines.items()}
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(render(reports, details=True), encoding="utf-8")
    Console(width=_WIDE).print(render(reports, details=False), markup=False, highlight=False)
    Console(stderr=True).print(f"誤りの一覧つきの報告：{output}")


def own_sets() -> dict[str, Path]:
    """The project's sets by name: the first, and those in folders of their own."""
    return {"first": SETS, **{folder.name: folder for folder in sorted(SETS.iterdir()) if folder.is_dir()}}


def read_sets(folder: Path) -> Sets:
    """The lines of ``intents.jsonl``, ``fields.jsonl`` and ``dialogues.jsonl`` in a folder; none for one not there.

    Raises:
        FileNotFoundError: none of them is there.
    """

    def lines(name: str) -> list[dict[str, Any]]:
        path = folder / f"{name}.jsonl"
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []

    found = Sets(lines("intents"), lines("fields"), lines("dialogues"))
    if not (found.intents or found.fields or found.dialogues):
        raise FileNotFoundError(folder)
    return found


async def _measure(agent: LocalAgent, sets: Sets) -> Report:
    assert agent.processor is not None
    times: list[float] = []
    intents = await _measure_intents(agent.processor, sets.intents, times)
    fields = await _measure_fields(agent.processor, sets.fields, times)
    times.sort()
    return Report(
        intents=intents,
        fields=fields,
        dialogues=await _measure_dialogues(agent, sets.dialogues),
        parse_p50_ms=statistics.median(times) * 1000,
        parse_p95_ms=times[int(len(times) * 0.95)] * 1000,
    )


async def _measure_intents(processor: MessageProcessor, lines: Lines, times: list[float]) -> IntentScore:
    score = IntentScore()
    for line in lines:
        score.add(line, (await _timed(processor, line, AS_OF, times))["intent"])
    return score


async def _measure_fields(processor: MessageProcessor, lines: Lines, times: list[float]) -> FieldScore:
    score = FieldScore()
    for line in lines:
        as_of = date.fromisoformat(line["as_of"])
        score.add(line, (await _timed(processor, line, as_of, times))["fields"])
    return score


async def _timed(processor: MessageProcessor, line: dict[str, Any], as_of: date, times: list[float]) -> dict[str, Any]:
    start = time.perf_counter()
    parsed = await understand_text(processor, line["text"], line.get("asking"), as_of)
    times.append(time.perf_counter() - start)
    return parsed


async def _measure_dialogues(agent: LocalAgent, lines: Lines) -> Dialogues:
    found = Dialogues()
    with tempfile.TemporaryDirectory() as folder:
        clock = datetime.fromisoformat(f"{AS_OF.isoformat()}T10:00:00+09:00")
        services = build_services(Settings(database_url=f"sqlite:///{folder}/eval.db", clock=clock), agent)
        await migrate(services.database)
        for line in lines:
            state = await _converse(services.dialogue, services.database, line)
            found.add(line, _differences(line["expected"], state))
        await services.database.close()
    return found


async def _converse(dialogue: Dialogue, database: Database, line: dict[str, Any]) -> State:
    """Play one dialogue, consent given, with the question that each turn presumes; the state at its end."""
    started = await dialogue.start("eval")
    await dialogue.receive(started.conversation_id, Incoming(str(uuid4()), choice="true", field="consent_privacy"))
    for turn in line["turns"]:
        if turn["asking"] is not None:
            await _presume(database, started.conversation_id, turn["asking"])
        await dialogue.receive(started.conversation_id, Incoming(str(uuid4()), text=turn["text"]))
    async with database.reading() as session:
        conversation = await find_conversation(session, started.conversation_id)
    assert conversation is not None
    return State.from_dict(conversation.snapshot["intake"])


async def _presume(database: Database, conversation_id: str, asking: str) -> None:
    async with database.transaction() as session:
        conversation = await find_conversation(session, conversation_id)
        assert conversation is not None
        state = State.from_dict(conversation.snapshot["intake"]).but(asking=asking, misses=0)
        conversation.snapshot = {**conversation.snapshot, "intake": state.as_dict()}


def _differences(expected: dict[str, Any], state: State) -> list[str]:
    """What is not as expected, in words; nothing when the dialogue ended right."""
    records = {name: record for name, record in state.profile.records.items() if name != "consent_privacy"}
    values = {name: record.value for name, record in records.items() if record.status is Status.ANSWERED}
    statuses = {name: str(record.status) for name, record in records.items() if not record.has_value}
    gold = {name: value for name, value in expected.get("fields", {}).items() if name != "consent_privacy"}
    optional = expected.get("optional", {})
    found = [f"{name}: {values.get(name)!r}, not {value!r}" for name, value in gold.items()
             if name not in values or not same(name, values[name], value)]  # fmt: skip
    extra = [name for name in values if name not in gold]
    found += [f"{name}: {values[name]!r}, not expected" for name in extra
              if name not in optional or not same(name, values[name], optional[name])]  # fmt: skip
    status = expected.get("status", {})
    names = statuses.keys() | status.keys()
    return found + [
        f"{name}: {statuses.get(name)}, not {status.get(name)}"
        for name in sorted(names)
        if statuses.get(name) != status.get(name) and name not in gold
    ]

"""``minato chat``: a conversation in the terminal, on the same parts as the service."""

from __future__ import annotations

import asyncio
from typing import Any
from uuid import uuid4

from rich.console import Console
from rich.panel import Panel
from rich.table import Table

from api.app import build_services, load_agent
from api.commands.training import ensure_model
from api.settings import Settings
from bot.dialogue.incoming import Incoming
from bot.dialogue.results import TurnResult
from bot.dialogue.service import Dialogue
from bot.storage.migrate import migrate

_HELP = "番号か言葉で答えてください。いくつも選ぶときは「1,3」のように。終わるときは Ctrl+D です。"


def run(settings: Settings) -> None:
    """Talk until the end of input."""
    console = Console()
    services = build_services(settings, load_agent(ensure_model(settings)))

    async def talk() -> None:
        await migrate(services.database)
        try:
            await _talk(services.dialogue, console)
        finally:
            await services.database.close()

    asyncio.run(talk())


async def _talk(dialogue: Dialogue, console: Console) -> None:
    console.print(_HELP, style="dim")
    started = await dialogue.start("terminal")
    result = started.result
    while True:
        choices = _show(console, result)
        try:
            words = await asyncio.to_thread(console.input, "[bold cyan]> [/]")
        except (EOFError, KeyboardInterrupt):
            console.print("\nありがとうございました。")
            return
        if words.strip():
            result = await dialogue.receive(started.conversation_id, _incoming(words.strip(), choices))


def _incoming(words: str, choices: dict[str, Any]) -> Incoming:
    """Numbers of the choices shown become a choice; everything else is words."""
    listed = choices.get("choices") or []
    numbers = [part.strip() for part in words.replace("、", ",").split(",")]
    if all(number.isdecimal() and 1 <= int(number) <= len(listed) for number in numbers):
        values = tuple(listed[int(number) - 1]["value"] for number in numbers)
        if len(values) == 1 or choices.get("multiple"):
            choice: str | tuple[str, ...] = values if choices.get("multiple") and len(values) > 1 else values[0]
            return Incoming(str(uuid4()), choice=choice, field=choices.get("field"))
    return Incoming(str(uuid4()), text=words)


def _show(console: Console, result: TurnResult) -> dict[str, Any]:
    """Print the replies; the last that offers choices, to answer by number."""
    offered: dict[str, Any] = {}
    for reply in result.replies:
        if reply["type"] == "summary":
            console.print(_summary(reply))
            continue
        style = "green" if reply["type"] == "handoff" else "blue"
        console.print(Panel(reply["text"], border_style=style, expand=False))
        if reply["type"] == "choices":
            offered = reply
            for number, choice in enumerate(reply["choices"], 1):
                console.print(f"  [bold]{number}[/] {choice['label']}", style="dim" if choice["kind"] == "meta" else "")
    progress = result.progress
    console.print(f"[dim]{progress['title'] or ''}  {progress['answered']}/{progress['total']}問[/]")
    return offered


def _summary(reply: dict[str, Any]) -> Table:
    table = Table(show_header=False, box=None, pad_edge=False)
    for section in reply["sections"]:
        table.add_row(f"[bold]{section['title']}[/]", "")
        for item in section["items"]:
            table.add_row(f"  {item['label']}", item["display"])
    return table

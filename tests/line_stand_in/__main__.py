"""LINE as a process of its own, to try Minato by hand: ``python -m tests.line_stand_in --bot http://127.0.0.1:8000``.

Prints the environment that Minato needs, then sends each line it reads as a text of one user and shows what comes back.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys

import httpx

from tests.line_stand_in.people import user_id
from tests.line_stand_in.stand_in import LineStandIn, line_stand_in


async def run(bot: str, port: int, name: str) -> None:
    async with line_stand_in(port=port) as line, httpx.AsyncClient(base_url=bot) as http:
        line.talks_to(http)
        for variable, value in line.environment.items():
            print(f"export {variable}={value}")  # noqa: T201
        sys.stdout.flush()
        user = user_id(name)
        reader = asyncio.create_task(_show(line))
        while words := await asyncio.to_thread(sys.stdin.readline):
            done = await (line.follows(user) if words.strip() == "/follow" else line.says(user, words.rstrip("\n")))
            print(f"→ {done.status} {done.error}")  # noqa: T201
        reader.cancel()


async def _show(line: LineStandIn) -> None:
    """Print what is sent, and what is wrong with it, as it comes."""
    sent = broken = 0
    while True:
        for each in line.sent[sent:]:
            print(f"← {each.how}: {json.dumps(each.messages, ensure_ascii=False)}", flush=True)  # noqa: T201
        for what in line.violations[broken:]:
            print(f"!! {what}", flush=True)  # noqa: T201
        sent, broken = len(line.sent), len(line.violations)
        await asyncio.sleep(0.1)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bot", default="http://127.0.0.1:8000")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--user", default="佐藤")
    given = parser.parse_args()
    asyncio.run(run(given.bot, given.port, given.user))

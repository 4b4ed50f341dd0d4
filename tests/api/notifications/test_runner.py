"""Each notice arrives at least once, whenever a process dies, and by one process only."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import replace
from datetime import timedelta

import pytest
from prometheus_client import REGISTRY

from api.background import Job, working
from api.notifications import runner
from api.notifications.jobs import KEPT, NOTIFICATION_JOBS, deliver_webhooks, tidy
from api.notifications.metrics import measure
from api.notifications.outcome import DELIVERED, Kind, Outcome
from api.notifications.runner import LEASE, Claimed, claim, deliver_one
from api.notifications.spread import spread_notices
from api.notifications.webhooks import deliver_webhook
from api.services import Services
from bot.storage.database import Database
from tests.api.console.cases import NOW, add_case
from tests.api.notifications.desk import Desk, desk_on
from tests.api.notifications.http_server import Receiver

WEBHOOKS = (Kind.WEBHOOK.value,)


class Killed(BaseException):
    """The process ends here, whatever it was about to do."""


async def _kill_before_recording(desk: Desk) -> None:
    """Deliver, and die before the delivery is recorded."""

    async def deliver_and_die(services: Services, item: Claimed) -> Outcome:
        await deliver_webhook(services, item)
        raise Killed

    for item in await claim(desk.database, desk.clock(), WEBHOOKS):
        with contextlib.suppress(Killed):
            await deliver_one(desk.services, item, deliver_and_die)


async def test_届いたあと記録の前に落ちても_同じ番号でもう一度届く(desk: Desk, hooks: Receiver) -> None:
    await desk.endpoint(hooks.url)
    await add_case(desk.database)
    await spread_notices(desk.services)
    await _kill_before_recording(desk)
    await desk.deliver()
    assert len(hooks.calls) == 1, "the lease is still the dead process's"
    desk.clock.forward(LEASE)
    await desk.deliver()
    desk.clock.forward(LEASE)
    await desk.deliver()
    first, second = hooks.calls
    assert first.headers["minato-delivery"] == second.headers["minato-delivery"] and first.body == second.body


async def test_落ちたあと別のプロセスが引き取る(desk: Desk, hooks: Receiver, database: Database) -> None:
    await desk.endpoint(hooks.url)
    await add_case(desk.database)
    await spread_notices(desk.services)
    assert await claim(desk.database, desk.clock(), WEBHOOKS)  # and nothing more: SIGKILL
    again = Database(database.url.render_as_string(hide_password=False))
    risen = desk_on(again)
    risen.clock.at = NOW + LEASE
    await risen.deliver()
    await again.close()
    assert len(hooks.calls) == 1
    assert [item.delivered_at for item in await desk.items("webhook")] == [NOW + LEASE]


async def test_遅れて終わった配達は_引き取ったプロセスの記録を書き換えない(desk: Desk, hooks: Receiver) -> None:
    await desk.endpoint(hooks.url)
    await add_case(desk.database)
    await spread_notices(desk.services)
    (slow,) = await claim(desk.database, desk.clock(), WEBHOOKS)
    desk.clock.forward(LEASE)
    hooks.status = 500
    await desk.deliver()
    (before,) = await desk.items("webhook")
    hooks.status = 200
    await deliver_one(desk.services, slow, deliver_webhook)
    (after,) = await desk.items("webhook")
    assert (after.attempts, after.next_attempt_at) == (before.attempts, before.next_attempt_at)
    assert after.delivered_at is None


async def test_二つの働き手が同時に動いても一度ずつ(desk: Desk, hooks: Receiver) -> None:
    await desk.endpoint(hooks.url)
    for _ in range(20):
        await add_case(desk.database)
    other = Database(desk.database.url.render_as_string(hide_password=False))
    workers = [desk, Desk(replace(desk.services, database=other), desk.clock)]
    await asyncio.gather(*(worker.deliver() for worker in workers))
    await asyncio.gather(*(worker.deliver() for worker in workers))
    await other.close()
    delivered = [call.headers["minato-delivery"] for call in hooks.calls]
    assert len(delivered) == len(set(delivered)) == 20


async def test_相手を待つあいだ_ほかの書き込みは止まらない(desk: Desk, hooks: Receiver) -> None:
    reached, answer = asyncio.Event(), asyncio.Event()

    async def wait_for_the_desk(writer: asyncio.StreamWriter) -> None:
        reached.set()
        await answer.wait()
        writer.write(b"HTTP/1.1 200 x\r\nContent-Length: 0\r\n\r\n")

    hooks.instead = wait_for_the_desk
    await desk.endpoint(hooks.url)
    await add_case(desk.database)
    delivering = asyncio.create_task(desk.deliver())
    await reached.wait()
    await asyncio.wait_for(add_case(desk.database), 3)
    answer.set()
    await delivering


async def test_止めるときは_途中の配達を終えてから(desk: Desk, hooks: Receiver) -> None:
    reached, answer = asyncio.Event(), asyncio.Event()

    async def slow(services: Services, item: Claimed) -> Outcome:
        reached.set()
        await answer.wait()
        return DELIVERED

    async def work(services: Services) -> None:
        await runner.work_off(services, WEBHOOKS, slow)

    await desk.endpoint(hooks.url)
    await add_case(desk.database)
    await spread_notices(desk.services)
    async with working(desk.services, [Job("slow", timedelta(seconds=1), work)]):
        await reached.wait()
        asyncio.get_running_loop().call_later(0.05, answer.set)
    (item,) = await desk.items("webhook")
    assert item.delivered_at is not None


async def test_終わらない配達は打ち切って止まる(desk: Desk, hooks: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "STOP_WITHIN_SECONDS", 0.05)
    reached = asyncio.Event()

    async def endless(writer: asyncio.StreamWriter) -> None:
        reached.set()
        await asyncio.Event().wait()

    hooks.instead = endless
    await desk.endpoint(hooks.url)
    await add_case(desk.database)
    async with asyncio.timeout(5), working(desk.services, NOTIFICATION_JOBS):
        await reached.wait()
    (item,) = await desk.items("webhook")
    assert item.delivered_at is None and item.next_attempt_at == NOW + LEASE


async def test_思わぬ不具合も一回と数え_また試す(desk: Desk, hooks: Receiver) -> None:
    await desk.endpoint(hooks.url)
    await add_case(desk.database)
    await spread_notices(desk.services)

    async def broken(services: Services, item: Claimed) -> Outcome:
        raise RuntimeError("a defect")

    (item,) = await claim(desk.database, desk.clock(), WEBHOOKS)
    await deliver_one(desk.services, item, broken)
    (after,) = await desk.items("webhook")
    assert after.attempts == 1 and "内部の不具合" in (after.last_error or "")


async def test_指標に_届いた数と待ちと届かなかった数が出る(desk: Desk, hooks: Receiver) -> None:
    before = _sample("minato_deliveries_total", kind="webhook", outcome="dead")
    hooks.status = 404
    await desk.endpoint(hooks.url)
    await add_case(desk.database)
    desk.clock.forward(timedelta(seconds=90))
    await measure(desk.services)
    assert _sample("minato_outbox_waiting") == 1
    assert _sample("minato_outbox_oldest_seconds") == timedelta(hours=2, seconds=90).total_seconds()
    await desk.deliver()
    await measure(desk.services)
    assert _sample("minato_outbox_waiting") == 0 and _sample("minato_outbox_oldest_seconds") == 0
    assert _sample("minato_outbox_dead_letters") == 1
    assert _sample("minato_deliveries_total", kind="webhook", outcome="dead") == before + 1


async def test_届いたものは一か月で片づけ_届かなかったものは残す(desk: Desk, hooks: Receiver) -> None:
    await desk.endpoint(hooks.url)
    await add_case(desk.database)
    await desk.deliver()
    hooks.status = 404
    await add_case(desk.database)
    await desk.deliver()
    desk.clock.forward(KEPT + timedelta(seconds=1))
    await tidy(desk.services)
    assert [item.kind for item in await desk.items()] == ["webhook"]
    await deliver_webhooks(desk.services)
    assert len(hooks.calls) == 2


def _sample(name: str, **labels: str) -> float:
    return REGISTRY.get_sample_value(name, labels) or 0.0

"""Two processes of the service on one PostgreSQL: what happens in one is on the pages of the other at once."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.callbacks import tell_those_who_wait
from api.conversations import stream
from bot.dialogue.processor import LocalAgent
from tests.e2e.desk import Concierge, Guest, SetClock, Site, frame, opened, site


@pytest.fixture
def database_url(postgres_url: str) -> str:
    return postgres_url


@pytest.fixture
def replicas(agent: LocalAgent, database_url: str, tmp_path: Path) -> Iterator[tuple[Site, Site]]:
    clock = SetClock()
    with site(agent, database_url, tmp_path, clock) as one, site(agent, database_url, tmp_path, clock) as two:
        hear_each_other(one, two), hear_each_other(two, one)
        yield one, two


def hear_each_other(one: Site, two: Site) -> None:
    """Wait until a note of one reaches the other: its listener may still be connecting."""
    heard = asyncio.Event()

    async def listen() -> None:
        with two.services.live.reading("probe") as notes:
            await notes.get()
            heard.set()

    assert two.http.portal is not None
    listening = two.http.portal.start_task_soon(listen)
    while not listening.done():
        one.call(one.services.live.publish, "probe")
        two.call(asyncio.sleep, 0.05)
    listening.result()


def test_同意と引き継ぎと会話が_別のプロセスの画面にすぐ届く(
    replicas: tuple[Site, Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "_LOOK_SECONDS", 3_600.0)  # notes only: no page looks by itself
    here, there = replicas
    guest = Guest.arrive(here)
    number = guest.asks_for_a_person()
    sato = Concierge.sits_down(there)
    with guest.page(here) as one, guest.page(there) as two:
        opened(guest, one), opened(guest, two)
        sato.joins(number)
        for page in (one, two):
            assert frame(page, "state", state="human")["person"] == "佐藤"
        sato.writes(number, "佐藤です。")
        for page in (one, two):
            assert frame(page, "message", role="concierge")["text"] == "佐藤です。"
        sato.post(number, "typing")
        for page in (one, two):
            assert frame(page, "typing")["person"] == "佐藤"
        guest.say("よろしくお願いします")
        assert guest.turn["replies"] == []
        for page in (one, two):
            assert frame(page, "message", role="visitor")["text"] == "よろしくお願いします"
        sato.gives_back(number)
        for page in (one, two):
            assert frame(page, "message", role="bot")["replies"]


def test_二つのプロセスが見張っていても_お知らせは一度(replicas: tuple[Site, Site]) -> None:
    here, there = replicas
    guest = Guest.arrive(here)
    number = guest.asks_for_a_person()
    sato = Concierge.sits_down(there)
    sato.joins(number)
    guest.say("どなたかいますか")
    here.clock.go_on(minutes=6)
    assert here.http.portal is not None and there.http.portal is not None
    looking = [
        replica.http.portal.start_task_soon(tell_those_who_wait, replica.services)
        for replica in (here, there) * 3
        if replica.http.portal is not None
    ]
    for look in looking:
        look.result()
    assert len([line for line in guest.said_by("system") if "席を外しました" in line]) == 1
    assert len([line for line in guest.said_by("bot") if "お時間がかかっています" in line]) == 1


def test_同時に引き受けても_一人だけが担当になる(replicas: tuple[Site, Site]) -> None:
    here, there = replicas
    guest = Guest.arrive(here)
    number = guest.asks_for_a_person()
    people = [Concierge.sits_down(here), Concierge.sits_down(there, "suzuki", "鈴木")]
    answers = [person.joins(number).status_code for person in people]
    assert sorted(answers) == [200, 409]
    assert len([line for line in guest.said_by("system") if "加わりました" in line]) == 1

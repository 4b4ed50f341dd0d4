"""Two processes on one PostgreSQL, and LINE: which of them hears, works and sends makes no difference."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.api.channels.line.events import told
from tests.e2e.doomed import Place
from tests.e2e.line_person import Person
from tests.e2e.line_site import is_settled, until
from tests.e2e.lives import SECONDS, Life, Lives, lives
from tests.e2e.visitor import WORDS
from tests.line_stand_in import webhooks
from tests.line_stand_in.people import user_id

TANAKA, SUZUKI, TAKAHASHI = EVERYBODY = tuple(user_id(name) for name in ("田中", "鈴木", "高橋"))
BURST = tuple(WORDS.values())[1:6]  # what follows consent
HALTS_AT = f"{BURST[2]}。"  # Tanaka's own way of writing it
SAID = {TANAKA: (*BURST[:2], HALTS_AT, *BURST[3:]), SUZUKI: BURST, TAKAHASHI: BURST}


@pytest.fixture
async def here(model: Path, postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Lives]:
    monkeypatch.setattr(webhooks, "TIMEOUT_SECONDS", SECONDS)  # how fast it acknowledges is measured elsewhere
    async with lives(postgres_url, tmp_path) as found:
        yield found


@pytest.mark.timeout(300)
async def test_どちらに届いても_一方が落ちても_順に一度ずつ(here: Lives) -> None:
    one, two = await here.begin("one"), await here.begin("two")
    await _everybody_is_known(here, one, two)
    await _bursts_reach_both(here, one, two)
    dead, alive = await _the_one_in_a_turn_dies(here, one, two)
    await here.settled()
    for user in EVERYBODY:
        assert (await told.said(here, "visitor", user))[1:] == list(SAID[user]), "in the order they were sent"
        assert len(set(here.line.texts(user))) == len(here.line.texts(user)), "nothing came twice"
        assert await told.asking(here, user) == await told.asking(here, TANAKA)

    reborn = await here.begin("three")
    await _a_person_writes_once(here, reborn, alive)
    here.line.assert_no_violation()
    here.line.assert_no_push_while_a_reply_token_lived()
    assert dead.pid != reborn.pid


async def _everybody_is_known(here: Lives, one: Life, two: Life) -> None:
    for user in EVERYBODY:
        here.line.talks_to(one.http)
        assert (await here.line.follows(user)).status == 200
        await here.settled()
        here.line.talks_to(two.http)
        assert (await here.line.says(user, "同意します")).status == 200
        await here.settled()


async def _bursts_reach_both(here: Lives, one: Life, two: Life) -> None:
    """Each message at one of them, and once more at the other. Whoever gets to a certain one of Tanaka's stands still."""
    for life in (one, two):
        life.doom.set_halts({Place.IN_TURN: HALTS_AT})
    for user in (SUZUKI, TAKAHASHI, TANAKA):
        for place, words in enumerate(SAID[user]):
            here.clock.go_on(seconds=0.5)
            here.line.talks_to((one, two)[place % 2].http)
            delivery = await here.line.says(user, words)
            assert delivery.status == 200
            here.line.talks_to((two, one)[place % 2].http)
            assert (await here.line.redelivers(delivery)).status == 200


async def _the_one_in_a_turn_dies(here: Lives, one: Life, two: Life) -> tuple[Life, Life]:
    """What it was at is taken up by the other when its lease has ended."""
    dead, alive = await _first_to_stand_still(Place.IN_TURN, one, two)
    await _nothing_else_is_on_its_way(here)
    dead.kill()
    alive.doom.set_halts({})
    here.clock.go_on(minutes=2)
    return dead, alive


async def _nothing_else_is_on_its_way(here: Lives) -> None:
    """A reply that was out when its process died and is tried again after minutes may come twice: LINE has no key for it."""

    async def done() -> bool:
        return await is_settled(here.database, here.line, but_for=TANAKA)

    await until(done, SECONDS)


async def _first_to_stand_still(place: Place, one: Life, two: Life) -> tuple[Life, Life]:
    async def somebody() -> bool:
        return any(life.doom.stands_still(place) for life in (one, two))

    await until(somebody, SECONDS)
    return (one, two) if one.doom.stands_still(place) else (two, one)


async def _a_person_writes_once(here: Lives, one: Life, two: Life) -> None:
    """Written at one; whichever of them sends it dies before it is recorded, and the other tries again."""
    here.line.talks_to(two.http)
    assert (await here.line.says(TANAKA, "担当者と話したいです")).status == 200
    await here.settled()
    sato = await Person.sits_down(one, "M-0001")
    await sato.joins()
    here.clock.go_on(minutes=5)
    await sato.writes("佐藤です。湊包丁の件ですね。")
    assert here.line.texts(TANAKA).count("佐藤です。湊包丁の件ですね。") == 1
    assert here.line.sent[-1].how == "push"
    for life in (one, two):
        life.doom.set_halts({Place.AFTER_CALL: TANAKA})
    await sato.sends("もう一点、伺います。")
    dead, alive = await _first_to_stand_still(Place.AFTER_CALL, one, two)
    dead.kill()
    alive.doom.set_halts({})
    here.clock.go_on(seconds=16)
    await here.settled()
    assert here.line.texts(TANAKA).count("もう一点、伺います。") == 1
    assert [each.status for each in here.line.calls if each.operation == "pushMessage"][-1] == 409

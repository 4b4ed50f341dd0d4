"""The concierge does not answer: the visitor is told once, truthfully, and may ask for a call."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from api.callbacks import tell_those_who_wait
from bot.dialogue.processor import LocalAgent
from tests.e2e.desk import Concierge, Guest, Site, frame, opened, site

AWAY = "席を外しました"
OFFERED = "もう少しお時間がかかっています"


@pytest.fixture
def desk(agent: LocalAgent, database_url: str, tmp_path: Path) -> Iterator[Site]:
    with site(agent, database_url, tmp_path) as running:
        yield running


@pytest.fixture
def guest(desk: Site) -> Guest:
    return Guest.arrive(desk)


@pytest.fixture
def number(guest: Guest) -> str:
    return guest.asks_for_a_person()


@pytest.fixture
def sato(desk: Site, number: str) -> Concierge:
    """佐藤さん has joined, and is there."""
    found = Concierge.sits_down(desk)
    found.joins(number)
    return found


def look(desk: Site, times: int = 1) -> None:
    """What the service does every few seconds."""
    for _ in range(times):
        desk.call(tell_those_who_wait, desk.services)


def told(guest: Guest) -> list[str]:
    lines = [message["text"] for message in guest.get()["messages"] if message["role"] in ("bot", "system")]
    return [mark for line in lines for mark in (AWAY, OFFERED) if mark in line]


def test_五分たつと_一度だけお知らせして_折り返しを伺う(desk: Site, guest: Guest, number: str, sato: Concierge) -> None:
    guest.say("どの国がよいでしょうか")
    desk.clock.go_on(minutes=4, seconds=59)
    sato.is_seen(), look(desk)
    assert told(guest) == []
    desk.clock.go_on(seconds=1)
    with guest.page() as page:
        opened(guest, page)
        sato.is_seen(), look(desk, times=3)
        offer = frame(page, "message", role="bot")
    assert [choice["value"] for choice in offer["replies"][-1]["choices"]] == ["wait", "callback"]
    assert "11月24日" in offer["text"] or "11月25日" in offer["text"], "by when they will hear"
    assert told(guest) == [OFFERED]
    assert guest.get()["state"] == "human", "the person is there, and goes on"
    guest.say("まだですか")
    desk.clock.go_on(minutes=10)
    sato.is_seen(), look(desk, times=2)
    assert told(guest) == [OFFERED], "once"
    sato.writes(number, "お待たせしました。")
    assert desk.conversation(guest.id).told_away_at is None


def test_加わったまま何も書かなければ_それも待たせている(
    desk: Site, guest: Guest, number: str, sato: Concierge
) -> None:
    desk.clock.go_on(minutes=5)
    sato.is_seen(), look(desk, times=2)
    assert told(guest) == [OFFERED]


def test_返事をした人には_何も知らせない(desk: Site, guest: Guest, number: str, sato: Concierge) -> None:
    guest.say("どの国がよいでしょうか")
    sato.writes(number, "台湾はいかがでしょう。")
    desk.clock.go_on(hours=1)
    look(desk)
    assert told(guest) == [] and guest.get()["state"] == "human"


def test_席を外していれば_すぐ知らせて_ミナトが応対する(desk: Site, guest: Guest, number: str, sato: Concierge) -> None:
    guest.say("どの国がよいでしょうか")
    desk.clock.go_on(minutes=2)
    look(desk, times=3)
    assert told(guest) == [AWAY, OFFERED]
    assert guest.get()["state"] == "queued"
    assert desk.ticket(number).assignee_id is not None, "the case stays theirs"
    guest.say("費用はかかりますか")
    assert guest.turn["replies"], "nobody is left without an answer"
    sato.writes(number, "戻りました。")
    assert guest.get()["state"] == "human"


def test_待つ人には待っていただき_人が応対を続ける(desk: Site, guest: Guest, number: str, sato: Concierge) -> None:
    guest.say("どの国がよいでしょうか")
    desk.clock.go_on(minutes=6)
    sato.is_seen(), look(desk)
    guest.choose("wait")
    assert "お待ちください" in guest.text and guest.turn["state"] == "human"
    desk.clock.go_on(minutes=6)
    sato.is_seen(), look(desk)
    assert told(guest) == [OFFERED]
    desk.clock.go_on(minutes=6)
    look(desk, times=2)  # 佐藤さん has gone in the meantime
    assert told(guest) == [OFFERED, AWAY] and guest.get()["state"] == "queued"


@pytest.mark.parametrize(
    "answer", [{"choice": "callback"}, {"text": "電話でお願いします"}, {"text": "折り返しを希望します。"}]
)
@pytest.mark.parametrize("there", [True, False])
def test_折り返しの時間と番号が受付に届く(
    desk: Site, guest: Guest, number: str, sato: Concierge, answer: dict[str, str], there: bool
) -> None:
    guest.say("どの国がよいでしょうか")
    desk.clock.go_on(minutes=6)
    if there:
        sato.is_seen()
    look(desk)
    guest.send(answer)
    assert guest.turn["state"] == "queued" and guest.turn["replies"], "the bot asks for what a call needs"
    for _ in range(4):
        words = {"contact_phone": "0256-64-1234", "contact_preference": "明日の午前中に電話で"}.get(guest.asking or "")
        if words is None:
            break
        guest.say(words)
    facts = {name: record["value"] for name, record in guest.get("/intake")["fields"].items()}
    assert facts["contact_preference"] == "明日の午前中に電話で"
    ticket = desk.ticket(number)
    assert ticket.state == "callback_due" and ticket.callback_at == ticket.due_at == ticket.expected_reply_by
    assert ticket.headline["contact_preference"] == "明日の午前中に電話で"
    assert "明日の午前中に電話で" in sato.page(number) and "折り返し予定" in sato.page(number)
    assert guest.asking == "product_name", "the intake goes on where it was"


def test_ほかの言葉は_応対している人に届く(desk: Site, guest: Guest, number: str, sato: Concierge) -> None:
    guest.say("どの国がよいでしょうか")
    desk.clock.go_on(minutes=6)
    sato.is_seen(), look(desk)
    guest.say("電話番号は名刺のとおりで、まずは国を決めたいです")
    assert guest.turn["replies"] == [] and guest.turn["state"] == "human"


def test_アカウントが止められても_待たせたままにしない(desk: Site, guest: Guest, number: str, sato: Concierge) -> None:
    from sqlalchemy import update

    from bot.storage.models import User

    async def stop() -> None:
        async with desk.services.database.transaction() as session:
            await session.execute(update(User).values(active=False))

    guest.say("どの国がよいでしょうか")
    desk.call(stop)
    look(desk)
    assert told(guest) == [AWAY, OFFERED]

"""A concierge takes a conversation over, both sides write, and the bot goes on where it was."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from uuid import uuid4

import pytest

from bot.dialogue.processor import LocalAgent
from bot.storage.users import ADMIN
from tests.e2e.desk import Concierge, Guest, Site, frame, opened, site


@pytest.fixture
def desk(agent: LocalAgent, database_url: str, tmp_path: Path) -> Iterator[Site]:
    with site(agent, database_url, tmp_path) as running:
        yield running


def test_佐藤さんが入ると_ミナトは黙り_どの窓にも名前が出る(desk: Site) -> None:
    guest = Guest.arrive(desk)
    number = guest.asks_for_a_person()
    asked = guest.asking
    with guest.page() as one, guest.page() as two:
        opened(guest, one), opened(guest, two)
        sato = Concierge.sits_down(desk)
        sato.joins(number)
        for page in (one, two):
            assert "佐藤さんが加わりました" in frame(page, "message", role="system")["text"]
            assert frame(page, "state", state="human")["person"] == "佐藤"
        guest.say("従業員は35人です")
        assert (guest.turn["replies"], guest.turn["state"]) == ([], "human")
        for page in (one, two):
            assert frame(page, "message", role="visitor")["text"] == "従業員は35人です"
        sato.writes(number, "佐藤です。35人ですね。")
        for page in (one, two):
            said = frame(page, "message", role="concierge")
            assert (said["text"], said["author"]) == ("佐藤です。35人ですね。", "佐藤")
    assert "employees" not in guest.get("/intake")["fields"], "what is said to a person is not read by the bot"
    assert guest.get()["person"] == "佐藤" and guest.get()["progress"]["asking"] == asked


def test_名前を決めていなければ_アカウントの名前が出る(desk: Site) -> None:
    guest = Guest.arrive(desk)
    number = guest.asks_for_a_person()
    Concierge.sits_down(desk, "鈴木", display_name=None).joins(number)
    assert guest.get()["person"] == "鈴木"


def test_二度押しても_一通だけ届く(desk: Site) -> None:
    guest = Guest.arrive(desk)
    number = guest.asks_for_a_person()
    sato = Concierge.sits_down(desk)
    sato.joins(number), sato.joins(number)
    message_id = str(uuid4())
    for _ in range(2):
        assert sato.writes(number, "少々お待ちください。", message_id).status_code == 200
    assert guest.said_by("concierge") == ["少々お待ちください。"]
    assert len([line for line in guest.said_by("system") if "加わりました" in line]) == 1
    assert sato.writes(number, "ほかの言葉", message_id).status_code == 422, "an id is one message's"


def test_書くと_待たせている印が消え_約束が新しくなる(desk: Site) -> None:
    guest = Guest.arrive(desk)
    number = guest.asks_for_a_person()
    sato = Concierge.sits_down(desk)
    sato.joins(number)
    guest.say("聞きたいことがあります")
    assert desk.conversation(guest.id).waiting_since == desk.clock()
    desk.clock.go_on(hours=1)
    sato.writes(number, "はい、どうぞ。")
    ticket = desk.ticket(number)
    assert desk.conversation(guest.id).waiting_since is None
    assert ticket.first_reply_at == desk.clock()
    assert ticket.due_at == ticket.expected_reply_by > desk.clock()
    desk.clock.go_on(hours=1)
    sato.writes(number, "続けます。")
    assert desk.ticket(number).first_reply_at == ticket.first_reply_at


def test_返信待ちにして送ると_期限はお客様が書くまでない(desk: Site) -> None:
    guest = Guest.arrive(desk)
    number = guest.asks_for_a_person()
    sato = Concierge.sits_down(desk)
    sato.joins(number)
    sato.post(number, "messages", text="資料をお送りください。", message_id=str(uuid4()), wait="true")
    assert (desk.ticket(number).state, desk.ticket(number).due_at) == ("waiting_for_visitor", None)
    guest.say("送ります")
    assert desk.ticket(number).state == "assigned" and desk.ticket(number).due_at is not None


@pytest.mark.parametrize(
    ("text", "status"), [(" \n", 422), ("あ" * 2_001, 422), ("あ" * 2_000, 200), ("あ\x00い", 200)]
)
def test_送れる長さ(desk: Site, text: str, status: int) -> None:
    guest = Guest.arrive(desk)
    number = guest.asks_for_a_person()
    sato = Concierge.sits_down(desk)
    sato.joins(number)
    assert sato.writes(number, text).status_code == status


def test_担当でない人は書けず_管理者は引き継いでから書ける(desk: Site) -> None:
    guest = Guest.arrive(desk)
    number = guest.asks_for_a_person()
    sato, suzuki = Concierge.sits_down(desk), Concierge.sits_down(desk, "suzuki", "鈴木")
    assert sato.writes(number, "はじめまして").status_code == 409, "nobody's yet"
    sato.joins(number)
    refused = suzuki.joins(number)
    assert refused.status_code == 409 and "佐藤さんが" in refused.text and "から担当しています" in refused.text
    assert suzuki.writes(number, "横から失礼します").status_code == 409
    mori = Concierge.sits_down(desk, "mori", "森", role=ADMIN)
    assert mori.writes(number, "森です").status_code == 409
    mori.joins(number)
    assert mori.writes(number, "森が替わります。").status_code == 200
    assert sato.writes(number, "私のほうで").status_code == 409
    assert guest.said_by("concierge") == ["森が替わります。"]
    assert [line.split("さん")[0] for line in guest.said_by("system")] == ["相談員の佐藤", "相談員の森"]


def test_ボットに戻すと_同じ質問から続く(desk: Site) -> None:
    guest = Guest.arrive(desk)
    number = guest.asks_for_a_person()
    asked, question = guest.asking, guest.turn["replies"][-1]
    sato = Concierge.sits_down(desk)
    sato.joins(number)
    guest.say("湊包丁の件です"), sato.writes(number, "承知しました。")
    with guest.page() as page:
        opened(guest, page)
        sato.gives_back(number)
        assert "自動の受付" in frame(page, "message", role="system")["text"]
        again = frame(page, "message", role="bot")["replies"]
        assert again[-1] == question, "the question as it stood, with its choices"
        assert frame(page, "state", state="queued")["person"] is None
    guest.say("湊包丁です")
    assert guest.asking not in (asked, None) and guest.turn["replies"]
    assert guest.get("/intake")["fields"]["product_name"]["value"] == "湊包丁"
    sato.gives_back(number)
    assert len([line for line in guest.said_by("system") if "自動の受付" in line]) == 1


def test_戻したあとも_担当はまた書いて入れる(desk: Site) -> None:
    guest = Guest.arrive(desk)
    number = guest.asks_for_a_person()
    sato = Concierge.sits_down(desk)
    sato.joins(number), sato.gives_back(number)
    sato.writes(number, "もう一点だけ伺います。")
    assert guest.get()["state"] == "human"
    assert [("加わりました" in line) for line in guest.said_by("system")] == [True, False, True]


def test_完了した受付には書けない(desk: Site) -> None:
    guest = Guest.arrive(desk)
    number = guest.asks_for_a_person()
    sato = Concierge.sits_down(desk)
    sato.joins(number)
    page = sato.page(number)
    sato.http.post(
        f"/console/tickets/{number}/done",
        data={"csrf_token": page.split('csrf_token" value="')[1].split('"')[0], "reason": "answered"},
    )
    assert sato.writes(number, "追伸です").status_code == 409
    assert sato.joins(number).status_code == 409


def test_お互いの入力中が見え_どこにも残らない(desk: Site) -> None:
    guest = Guest.arrive(desk)
    number = guest.asks_for_a_person()
    sato = Concierge.sits_down(desk)
    sato.joins(number)
    before = len(guest.get()["messages"])
    line = sato.line(number)

    async def sees_typing() -> bool:
        async for event in line.events():
            if event.startswith("event: typing"):
                return True
            if event.startswith(":"):
                looking.set_result(True) if not looking.done() else None
        return False

    looking: Future[bool] = Future()
    assert desk.http.portal is not None
    with guest.page() as page:
        opened(guest, page)
        seen = desk.http.portal.start_task_soon(sees_typing)
        assert looking.result(30)
        page.send_json({"type": "typing"})
        assert seen.result(30)
        sato.post(number, "typing")
        assert frame(page, "typing")["person"] == "佐藤"
    assert len(guest.get()["messages"]) == before


def test_どの操作も記録に残り_お客様の言葉は残らない(desk: Site) -> None:
    from sqlalchemy import select

    from bot.storage.models import AuditEntry

    guest = Guest.arrive(desk)
    number = guest.asks_for_a_person()
    sato = Concierge.sits_down(desk)
    sato.joins(number), sato.writes(number, "ひみつの言葉"), sato.gives_back(number)

    async def entries() -> list[tuple[str, str, str]]:
        async with desk.services.database.reading() as session:
            found = (await session.execute(select(AuditEntry).where(AuditEntry.subject == number))).scalars()
            return [(entry.action, entry.user_name, str(entry.detail)) for entry in found]

    found = desk.call(entries)
    assert [action for action, _, _ in found if action in ("claimed", "wrote", "released")] == [
        "claimed",
        "wrote",
        "released",
    ]
    assert {name for action, name, _ in found if action == "wrote"} == {"sato"}
    assert not any("ひみつ" in detail for _, _, detail in found)


def test_一覧から担当しても戻しても_お客様には知らされる(desk: Site) -> None:
    """The queue's own forms move the case; the service tells the visitor within seconds."""
    from api.callbacks import tell_who_leads
    from bot.storage import desk as cases

    guest = Guest.arrive(desk)
    number = guest.asks_for_a_person()
    asked = guest.turn["replies"][-1]
    Concierge.sits_down(desk)

    async def move(do: str) -> None:
        async with desk.services.database.transaction() as session:
            case = await cases.lock_case(session, number)
            assert case is not None
            cases.claim(case, 1, desk.clock()) if do == "claim" else cases.put_back(case, desk.clock())

    for do in ("claim", "put_back"):
        desk.call(move, do)
        for _ in range(2):
            desk.call(tell_who_leads, desk.services)
    joined, left = guest.said_by("system")
    assert "佐藤さんが加わりました" in joined and "自動の受付" in left
    assert guest.get()["messages"][-1]["replies"][-1] == asked

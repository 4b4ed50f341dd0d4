"""Asking for a person at any hour: one message says how it stands, and what is left reaches the desk."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from httpx import ASGITransport, AsyncClient
from sqlalchemy import select

from api.app import build_services, create_app
from api.callbacks import offer_callbacks
from api.services import Services
from api.settings import Settings
from bot.dialogue.callback import Why, offer_callback
from bot.dialogue.processor import LocalAgent
from bot.dialogue.service import Dialogue
from bot.handoff.hours import JST
from bot.storage import desk, users
from bot.storage.calendar import set_day
from bot.storage.conversations import lock_conversation
from bot.storage.migrate import migrate
from bot.storage.models import Conversation, Ticket, TicketNote, User
from tests.e2e.visitor import Visitor

ASK = "担当者と話したいです"


def in_japan(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=JST)


@dataclass
class StandingClock:
    """A clock that stands until it is set."""

    at: datetime

    def __call__(self) -> datetime:
        return self.at


@dataclass
class Desk:
    """The whole service with a clock that stands where it is set."""

    clock: StandingClock
    services: Services
    http: AsyncClient

    @property
    def at(self) -> datetime:
        return self.clock.at

    def set(self, moment: str) -> None:
        self.clock.at = in_japan(moment)

    async def visitor(self) -> Visitor:
        """Somebody who has agreed and asks for a person."""
        visitor = await (await Visitor(self.http).start()).choose("true")
        return await visitor.say(ASK)

    async def concierge(self, name: str = "佐藤") -> int:
        """Somebody who sits at the desk and takes cases."""
        async with self.services.database.transaction() as session:
            await users.create_user(session, name, users.CONCIERGE, "", self.at, must_change_password=False)
            user = (await session.execute(select(User).where(User.name == name))).scalar_one()
            user.seen_at = self.at
            return user.id

    async def ticket(self, visitor: Visitor) -> Ticket:
        async with self.services.database.reading() as session:
            return (await session.execute(select(Ticket).where(Ticket.conversation_id == visitor.id))).scalar_one()

    async def notes(self) -> list[str]:
        async with self.services.database.reading() as session:
            return list((await session.execute(select(TicketNote.text))).scalars())

    async def claim(self, visitor: Visitor, user_id: int) -> None:
        number = (await self.ticket(visitor)).number
        async with self.services.database.transaction() as session:
            case = await desk.lock_case(session, number)
            assert case is not None
            desk.claim(case, user_id, self.at)


@pytest.fixture
async def desk_at(agent: LocalAgent, tmp_path: Path) -> Callable[[str], AbstractAsyncContextManager[Desk]]:
    @asynccontextmanager
    async def opened(moment: str) -> AsyncIterator[Desk]:
        settings = Settings(database_url=f"sqlite:///{tmp_path / 'hours.db'}", attachments_dir=tmp_path / "files")
        built = build_services(settings, agent)
        await migrate(built.database)
        clock = StandingClock(in_japan(moment))
        dialogue = Dialogue(built.database, agent, clock, built.hours)
        services = Services(settings, built.database, dialogue, clock, built.hours, built.live)
        transport = ASGITransport(create_app(services), raise_app_exceptions=False)
        async with AsyncClient(transport=transport, base_url="http://minato.test") as http:
            yield Desk(clock, services, http)
        await built.database.close()

    return opened


At = Callable[[str], AbstractAsyncContextManager[Desk]]


@pytest.mark.parametrize(
    ("now", "why", "opens", "by"),
    [
        ("2026-11-20T18:30", "本日の受付を終えました", "11月24日(火) 9:00", "11月24日(火) 17:00"),
        ("2026-11-21T10:00", "土曜日と日曜日はお休み", "11月24日(火) 9:00", "11月24日(火) 17:00"),
        ("2026-11-23T10:00", "勤労感謝の日のためお休み", "11月24日(火) 9:00", "11月24日(火) 17:00"),
        ("2026-11-24T07:00", "まだ開いていない", "11月24日(火) 9:00", "11月24日(火) 17:00"),
        ("2026-11-24T12:30", "昼休み", "11月24日(火) 13:00", "11月25日(水) 12:00"),
        ("2026-12-29T10:00", "年末年始のお休み", "1月4日(月) 9:00", "1月4日(月) 17:00"),
        ("2027-01-04T08:59", "まだ開いていない", "1月4日(月) 9:00", "1月4日(月) 17:00"),
    ],
    ids=["金曜の夜", "土曜", "祝日の月曜", "早朝", "昼休み", "年末", "仕事始めの朝"],
)
async def test_閉まっているときは一つの言葉でみな伝える(desk_at: At, now: str, why: str, opens: str, by: str) -> None:
    async with desk_at(now) as office:
        visitor = await office.visitor()
        assert visitor.types == ["handoff", "choices"], "one message, then the question"
        told = visitor.replies[0]["text"]
        assert why in told and f"次に開くのは {opens} です" in told
        assert f"ご連絡先とご都合のよい時間をお残しいただければ、{by} までに" in told
        assert visitor.replies[0]["ticket"] in told and visitor.asking == "contact_name"
        assert (await office.ticket(visitor)).after_hours


async def test_残した連絡先と時間が引き継ぎ書に届き相談は続く(desk_at: At) -> None:
    async with desk_at("2026-11-21T20:00") as office:
        visitor = await office.visitor()
        await visitor.say("田中です")
        await visitor.say("tanaka@example.co.jp")
        assert visitor.asking == "contact_preference"
        await visitor.say("火曜の午前に電話で")
        assert "お返事は tanaka@example.co.jp に" in visitor.text and visitor.asking == "product_name"
        header = (await visitor.get("/summary"))["header"]
        assert "tanaka@example.co.jp" in header["contact"] and "火曜の午前" in header["contact_preference"]
        await visitor.answer_until(None)
        await visitor.choose("submit")
        assert "更新しました" in visitor.text


async def test_知っていることは聞き直さない(desk_at: At) -> None:
    async with desk_at("2026-11-21T20:00") as office:
        visitor = await (await Visitor(office.http).start()).choose("true")
        await visitor.say("担当の田中一郎です。tanaka@example.co.jp、連絡は平日の午後が助かります")
        await visitor.say(ASK)
        told = visitor.replies[0]["text"]
        assert "11月24日(火) 17:00 までに、相談員からご連絡します" in told and "お残し" not in told
        assert visitor.asking and not visitor.asking.startswith("contact")


async def test_同意の前に人を求めたら同意を先に伺う(desk_at: At) -> None:
    async with desk_at("2026-11-24T12:30") as office:
        visitor = await (await Visitor(office.http).start()).say(ASK)
        assert visitor.state == "bot" and visitor.asking == "consent_privacy"
        await visitor.choose("true")
        assert "昼休み" in visitor.replies[0]["text"] and visitor.asking == "contact_name"


async def test_臨時に閉めた日と開けた日(desk_at: At) -> None:
    async with desk_at("2026-11-25T10:00") as office:
        async with office.services.database.transaction() as session:
            await set_day(session, office.at.date(), False, "", office.at)
            await set_day(session, office.at.date() + timedelta(days=3), True, "", office.at)
        assert "臨時のお休み" in (await office.visitor()).text
        office.set("2026-11-28T10:00")
        assert "順番は2番目" in (await office.visitor()).text, "Saturday, opened; the case of Wednesday is due first"


async def test_開いているときは順番か手の空いた相談員(desk_at: At) -> None:
    async with desk_at("2026-11-24T10:00") as office:
        first = await office.visitor()
        assert "順番は1番目" in first.text and "はっきりとは申し上げられません" in first.text
        office.set("2026-11-24T10:01")
        assert "順番は2番目" in (await office.visitor()).text
        for name in ("佐藤", "鈴木", "高橋"):
            await office.concierge(name)
        assert "手の空いている相談員がおります" in (await office.visitor()).text
        assert "順番は4番目" in (await office.visitor()).text, "three are free, three wait already"


async def test_見込みはこれまでの返事の速さから(desk_at: At) -> None:
    async with desk_at("2026-11-20T09:00") as office:
        for minute in range(0, 120, 20):
            office.set(f"2026-11-20T{9 + minute // 60:02}:{minute % 60:02}")
            visitor = await office.visitor()
            async with office.services.database.transaction() as session:
                ticket = await session.get(Ticket, (await office.ticket(visitor)).id)
                assert ticket is not None
                ticket.first_reply_at, ticket.state, ticket.done_at = (
                    office.at + timedelta(minutes=10),
                    "done",
                    office.at,
                )
        office.set("2026-11-24T10:00")
        assert "順番は1番目、最初のお返事はおよそ10分後の見込み" in (await office.visitor()).text
        office.set("2026-11-24T11:50")
        assert "順番は2番目、最初のお返事は11月24日(火) 13:10ごろの見込み" in (await office.visitor()).text


async def test_どうなっているか尋ねれば窓口のいまも伝える(desk_at: At) -> None:
    async with desk_at("2026-11-24T12:30") as office:
        visitor = await office.visitor()
        await visitor.say("田中です")
        await visitor.say("このあとどうなりますか")
        assert "次に開くのは 11月24日(火) 13:00 です" in visitor.text


async def _said_by_the_bot(visitor: Visitor) -> list[str]:
    return [message["text"] for message in (await visitor.get())["messages"] if message["role"] == "bot"]


async def test_待つ人には一度だけ折り返しを案内する(desk_at: At) -> None:
    async with desk_at("2026-11-24T10:00") as office:
        visitor = await office.visitor()
        await visitor.say("田中です")
        office.set("2026-11-24T10:14")
        await offer_callbacks(office.services)
        before = await _said_by_the_bot(visitor)
        assert "お待たせ" not in before[-1]
        for moment in ("2026-11-24T10:15", "2026-11-24T10:30", "2026-11-24T15:00"):
            office.set(moment)
            await offer_callbacks(office.services)
        after = await _said_by_the_bot(visitor)
        assert len(after) == len(before) + 1
        assert "お待たせして申し訳ありません" in after[-1] and "11月25日(水) 10:00 までに" in after[-1]
        message = (await visitor.get())["messages"][-1]
        assert [choice["value"] for choice in message["replies"][0]["choices"]] == ["wait", "callback"]


async def test_折り返しを選べば連絡先と時間を伺って受付に残る(desk_at: At) -> None:
    async with desk_at("2026-11-24T10:00") as office:
        visitor = await office.visitor()
        await visitor.say("田中です")
        await visitor.say("あとで")
        await visitor.say("あとで")
        await visitor.say("特にない")
        office.set("2026-11-24T10:20")
        await offer_callbacks(office.services)
        await visitor.choose("callback")
        assert "折り返しのご希望を" in visitor.text and visitor.asking == "contact_email"
        await visitor.say("03-3582-8333です")
        assert visitor.asking == "contact_preference"
        await visitor.say("きょうの15時以降")
        assert "お返事は 03-3582-8333 に" in visitor.text
        assert (await office.ticket(visitor)).reason == "callback"
        assert await office.notes() == ["お客様が、相談員からの折り返しを希望されました。"]
        header = (await visitor.get("/summary"))["header"]
        assert "15時以降" in header["contact_preference"] and "03-3582-8333" in header["contact"]


@pytest.mark.parametrize("words", ["折り返してほしい", "やっぱり折り返してほしいです", "折り返し電話ください"])
async def test_待つと言われたらそっとしておき気が変わればいつでも(desk_at: At, words: str) -> None:
    async with desk_at("2026-11-24T10:00") as office:
        visitor = await office.visitor()
        office.set("2026-11-24T10:15")
        await offer_callbacks(office.services)
        await visitor.choose("wait")
        assert "このままお待ちください" in visitor.text and visitor.types == ["text"]
        await visitor.say(words)
        assert "折り返しのご希望を" in visitor.text and visitor.asking == "contact_name"


async def test_昼休みは待った時間に数えない(desk_at: At) -> None:
    async with desk_at("2026-11-24T11:50") as office:
        visitor = await office.visitor()
        for moment, told in (("12:20", False), ("13:04", False), ("13:05", True)):
            office.set(f"2026-11-24T{moment}")
            await offer_callbacks(office.services)
            assert ("お待たせ" in (await _said_by_the_bot(visitor))[-1]) is told, moment


async def test_担当が決まった人には案内しない(desk_at: At) -> None:
    async with desk_at("2026-11-24T10:00") as office:
        visitor = await office.visitor()
        await office.claim(visitor, await office.concierge())
        office.set("2026-11-24T11:00")
        await offer_callbacks(office.services)
        assert "お待たせ" not in (await _said_by_the_bot(visitor))[-1]


async def _left_alone(office: Desk) -> Visitor:
    """A visitor whose concierge does not answer, as they are told of it."""
    visitor = await office.visitor()
    await office.claim(visitor, await office.concierge())
    await visitor.say("聞こえていますか")
    async with office.services.database.transaction() as session:
        conversation = await lock_conversation(session, visitor.id)
        assert conversation is not None
        words = office.services.dialogue.words
        await offer_callback(
            session, conversation, at=office.at, hours=office.services.hours, words=words, why=Why.UNANSWERED
        )
    return visitor


async def test_相談員が席を外したときの折り返しはボットが伺い担当はそのまま(desk_at: At) -> None:
    async with desk_at("2026-11-24T10:00") as office:
        visitor = await _left_alone(office)
        assert "相談員のお返事に" in (await _said_by_the_bot(visitor))[-1]
        await visitor.choose("callback")
        assert visitor.state == "queued" and visitor.asking == "contact_name"
        ticket = await office.ticket(visitor)
        assert ticket.assignee_id is not None and ticket.reason == "callback"
        assert "順番は" not in visitor.text


async def test_相談員を待つと言えば相談員のまま(desk_at: At) -> None:
    async with desk_at("2026-11-24T10:00") as office:
        visitor = await _left_alone(office)
        await visitor.choose("wait")
        assert visitor.state == "human" and "このままお待ちください" in visitor.text


async def test_相談員が答えたあとの古いボタンは相談員が見る(desk_at: At) -> None:
    async with desk_at("2026-11-24T10:00") as office:
        visitor = await _left_alone(office)
        async with office.services.database.transaction() as session:
            conversation = await session.get(Conversation, visitor.id)
            assert conversation is not None
            conversation.told_away_at = None
        await visitor.choose("callback")
        assert visitor.state == "human" and visitor.replies == []


async def test_過ぎたお約束は繰り返さず折り返しで改める(desk_at: At) -> None:
    async with desk_at("2026-11-24T10:00") as office:
        visitor = await office.visitor()
        office.set("2026-11-26T10:00")
        await offer_callbacks(office.services)
        assert "11月27日(金) 10:00 までに" in (await _said_by_the_bot(visitor))[-1]
        await visitor.choose("callback")
        assert "11月27日(金) 10:00 までに" in visitor.replies[0]["text"]
        assert (await office.ticket(visitor)).due_at == datetime(2026, 11, 27, 10, tzinfo=JST)

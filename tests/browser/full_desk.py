"""A desk in the middle of a working day: every kind of case, long names, notices that failed, figures with numbers."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api.secrets_box import seal
from api.settings import Settings
from bot.dialogue.people import say_as_person
from bot.handoff.hours import OfficeHours
from bot.handoff.notices import Event
from bot.handoff.tickets import DoneReason
from bot.intake.registry import REGISTRY
from bot.storage import desk, users, webhooks
from bot.storage.calendar import set_day
from bot.storage.database import Database
from bot.storage.desk import Case
from bot.storage.models import CannedReply, Conversation, Message, OutboxItem, QuestionStep, Ticket, User
from bot.storage.notes import add_note
from bot.storage.retention import erase
from tests.api.console.cases import FULL, NOW, Answer, add_case, add_user

HOURS = OfficeHours(lambda day: day == date(2026, 11, 23), holiday_name=lambda day: "勤労感謝の日")

LONG_COMPANY = "特定非営利活動法人北海道オホーツク地域農産加工品海外販路開拓推進協議会"
LONG_PRODUCT = "無添加・北海道産じゃがいもと玉ねぎのスパイスカレー（レトルト、常温24か月、ハラル認証申請中）"
LONG_ADDRESS = "https://hooks.hanro-kaitaku-suishin.example.jp/services/T0000000/B0000000/nagai-nagai-adoresu-no-saki"
EVERYTHING: tuple[Answer, ...] = (
    *(answer for answer in FULL if answer[0] not in ("company_name", "product_name", "target_countries")),
    ("company_name", LONG_COMPANY, LONG_COMPANY),
    ("product_name", LONG_PRODUCT, LONG_PRODUCT),
    ("target_countries", ["TW", "TH", "SG", "MY", "US", "FR"], "台湾、タイ、シンガポール、マレーシア、アメリカ、フランス"),
    ("contact_email", "kaigai-hanro-tantou@okhotsk-kakouhin-kyougikai.example.jp", "kaigai-hanro-tantou@…"),
    ("contact_preference", "火曜か木曜の午前中に、できればお電話で", "火曜か木曜の午前中に、できればお電話で"),
    ("annual_sales_yen", "?later", "あとで調べます"),
)  # fmt: skip
ASKED: tuple[Answer, ...] = (("consent_privacy", True, "同意する"), ("contact_name", "森 美咲", "森です"))
TALK = (
    ("visitor", "こんにちは。海外に売りたいのですが、何から始めればよいでしょうか。", None),
    ("bot", "ご相談ありがとうございます。はじめに、商品の名前を教えてください。", None),
    ("visitor", "磯日和っていう海苔の佃煮です\n瓶とパウチがあります", None),
)  # fmt: skip


async def furnish(database: Database, settings: Settings) -> dict[str, str]:
    """Fill an empty database; the numbers of the cases by what they are. It stands at ``cases.NOW``."""
    await add_user(database, "管理", users.ADMIN)
    for name in ("佐藤", "鈴木", "高田", "本田", "渡辺", "nagai-namae-no-soudanin@hanro-kaitaku.example.jp"):
        await add_user(database, name)
    await add_user(database, "新人", must_change_password=True)
    async with database.transaction() as session:
        await session.execute(update(User).where(User.id <= 2).values(email="tantou@minato.example", seen_at=NOW))
        await session.execute(update(User).where(User.name.startswith("nagai")).values(active=False))
        on = {"totp_secret": seal("JBSWY3DPEHPK3PXP", settings), "totp_confirmed_at": NOW}
        await session.execute(update(User).where(User.name == "渡辺").values(**on))
    numbers = await _cases(database)
    async with database.transaction() as session:
        for position, (title, text) in enumerate(REPLIES):
            session.add(CannedReply(title=title, text=text, position=position, updated_at=NOW))
        await set_day(session, date(2026, 11, 30), False, "庁舎の停電のため。電話も止まります", NOW)
        await set_day(session, date(2026, 12, 29), True, "", NOW)
        await _notices(session, settings)
        await _month(session)
    return numbers


REPLIES = (
    ("はじめのごあいさつ", "{担当者名}様\nこのたびはご相談ありがとうございます。担当の{相談員名}です。"),
    ("書類のお願い", "決算報告書（直近3期分）をお送りください。{返信期限}までにいただければ、次回にご案内できます。"),
)


async def _cases(database: Database) -> dict[str, str]:
    """One of every state, from overdue to erased."""
    hour = timedelta(hours=1)
    overdue, today, tomorrow = NOW - hour, NOW + 5 * hour, NOW + 24 * hour
    numbers = {
        name: (await add_case(database, answers, due=due, said=TALK))[1]
        for name, answers, due in (
            ("overdue", EVERYTHING, overdue), ("soon", FULL, NOW + hour), ("new", EVERYTHING, today),
            ("asked", ASKED, tomorrow), ("talk", EVERYTHING, today), ("theirs", FULL, tomorrow),
            ("waiting", FULL, tomorrow), ("callback", FULL, tomorrow), ("again", FULL, tomorrow),
            ("failed", ASKED, tomorrow), ("done", EVERYTHING, today), ("erased", FULL, today),
        )
    }  # fmt: skip
    async with database.transaction() as session:
        people = {user.name: user for user in (await session.execute(select(User))).scalars()}
        cases = {name: await _case(session, number) for name, number in numbers.items()}
        for name in ("waiting", "callback", "again"):
            desk.assign(cases[name], people["佐藤"].id, NOW)
        desk.claim(cases["theirs"], people["鈴木"].id, NOW)
        desk.wait_for_visitor(cases["waiting"], NOW)
        desk.call_back(cases["callback"], tomorrow, NOW)
        for name in ("done", "again"):
            desk.close(cases[name], DoneReason.ANSWERED, NOW)
        await desk.hear_again(session, cases["again"].conversation, NOW, HOURS)
        asked, failed, talk = cases["asked"].ticket, cases["failed"].ticket, cases["talk"]
        asked.reason, asked.after_hours, asked.channel = "callback", True, "line"
        failed.reason, failed.failure_reference = "failure", "E-7F3A91"
        desk.claim(talk, people["佐藤"].id, NOW)
        for n, words in enumerate(
            ("佐藤です。お待たせしました。", "台湾とタイは、いま引き合いが多いところです。\n資料をお送りします。")
        ):
            await say_as_person(session, talk, people["佐藤"], message_id=f"said-{n}", text=words, at=NOW, hours=HOURS)
        talk.conversation.waiting_since = NOW - timedelta(minutes=8)
        await add_note(
            session, talk.ticket.id, "パウチの賞味期限を確認すること", NOW, author_id=people["佐藤"].id, author="佐藤"
        )
        await erase(session, cases["erased"].conversation, NOW)
    return numbers


async def _case(session: AsyncSession, number: str) -> Case:
    found = await desk.lock_case(session, number)
    assert found is not None
    return found


async def _notices(session: AsyncSession, settings: Settings) -> None:
    """Two endpoints, of which one is refused, and what could not be delivered."""
    events = [event.value for event in Event]
    first = await webhooks.add(session, LONG_ADDRESS, seal("whsec_test", settings), events, NOW)
    second = await webhooks.add(session, "https://hooks.example/minato", seal("whsec_test", settings), events[:1], NOW)
    second.active = False
    ticket = (await session.execute(select(Ticket).order_by(Ticket.id).limit(1))).scalar_one()
    for n in range(3):
        session.add(
            OutboxItem(
                key=f"dead-{n}", kind="webhook", attempts=8, created_at=NOW - timedelta(days=1), next_attempt_at=NOW,
                payload={"event": events[n], "ticket_id": ticket.id, "endpoint_id": first.id}, failed_at=NOW,
                last_error="相手のサーバーが 404 を返しました。アドレスをご確認ください。",
            )
        )  # fmt: skip


async def _month(session: AsyncSession) -> None:
    """Conversations of three weeks: some are sent in, some left at a question, some not understood."""
    fields = [entry.name for entry in REGISTRY][:24]
    for n in range(60):
        begun = datetime.combine(date(2026, 11, 2) + timedelta(days=n % 21), NOW.timetz()) + timedelta(minutes=37 * n)
        whole, handed = n % 3 == 0, n % 4 == 0
        row = Conversation(
            id=f"month-{n}", channel=("web", "web", "line")[n % 3], state="closed" if handed else "bot", progress={},
            snapshot={}, consented=True, created_at=begun, updated_at=begun + timedelta(minutes=12 + n),
        )  # fmt: skip
        session.add(row)
        await session.flush()
        asked = fields if whole else fields[: 3 + n % 17]
        for position, field in enumerate(asked):
            at = begun + timedelta(minutes=position)
            left = not whole and field == asked[-1]
            session.add(QuestionStep(conversation_id=row.id, field=field, asked_at=at, settled_at=None if left else at))
        for words, intent, sure in (
            (f"うちの{n}番の棚のはどうなりますか", "out_of_scope", 0.9),
            ("いくらかかりますか", "faq/cost", 0.95),
        ):
            session.add(
                Message(
                    conversation_id=row.id, message_id=f"{intent}-{n}", role="visitor", text=words, at=begun,
                    intent=intent, confidence=sure, marked_intent="faq/cost" if n % 10 == 0 else None,
                )
            )  # fmt: skip
        if handed:
            session.add(
                Ticket(
                    number=f"M-9{n:03}", conversation_id=row.id, reason="completed", state="done", headline={},
                    done_reason="answered", done_at=begun, created_at=begun, updated_at=begun, expected_reply_by=begun,
                    rank_at=begun, channel=row.channel, first_reply_at=begun + timedelta(hours=n % 9 + 1),
                    handson_verdict=("eligible", "needs_review", "ineligible")[n % 3], exporter_verdict="eligible",
                    stage=("preparation", "challenge")[n % 2], prefecture="佐賀県",
                )
            )  # fmt: skip

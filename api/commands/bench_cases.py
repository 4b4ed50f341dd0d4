"""A large desk to measure on: made-up cases in the proportions of a real one, written straight into the tables."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert, select

from api.commands.bench_talks import talked
from bot.eligibility.vocabulary import Verdict
from bot.storage.database import Database
from bot.storage.models import Conversation, Message, QuestionStep, Ticket, TicketWords, User
from bot.storage.search import words_of
from bot.storage.tickets import NOBODY_MUST, searchable
from nlu.values.gazetteer import prefectures

CONCIERGES = ("佐藤", "鈴木", "高橋", "田中", "伊藤", "渡辺")
_STATES = (("done", 80), ("new", 7), ("assigned", 6), ("waiting_for_visitor", 5), ("callback_due", 2))
_STAGES = ("preparation", "challenge", "continuation")
_CHUNK = 2_000  # tickets written at once

_FAMILY = [
    "佐藤",
    "鈴木",
    "高橋",
    "田中",
    "渡邉",
    "伊藤",
    "山本",
    "中村",
    "小林",
    "加藤",
    "吉田",
    "山田",
    "佐々木",
    "山口",
    "松本",
    "井上",
    "木村",
    "林",
    "清水",
    "斎藤",
    "江口",
    "髙田",
    "濱口",
]
_GIVEN = [
    "海斗",
    "美咲",
    "翔太",
    "陽菜",
    "健一",
    "由美子",
    "大輔",
    "さくら",
    "直樹",
    "恵子",
    "誠",
    "彩香",
    "拓也",
    "智子",
]
_TRADES = [
    "刃物",
    "醤油",
    "陶器",
    "織物",
    "酒造",
    "精機",
    "金属",
    "漆器",
    "海苔",
    "製茶",
    "木工",
    "化学",
    "食品",
    "電子",
    "印刷",
    "家具",
    "農園",
    "水産",
    "革工房",
    "硝子",
]
_PLACES = [
    "有明",
    "湊",
    "越前",
    "播磨",
    "燕三条",
    "有田",
    "西陣",
    "今治",
    "鯖江",
    "南部",
    "薩摩",
    "伊万里",
    "信楽",
    "益子",
    "輪島",
    "備前",
    "尾道",
    "気仙沼",
    "十勝",
    "弘前",
]
_GOODS = [
    "包丁",
    "醤油",
    "茶碗",
    "タオル",
    "日本酒",
    "歯車",
    "急須",
    "海苔の佃煮",
    "抹茶",
    "木の椅子",
    "洗剤",
    "味噌",
    "センサー",
    "眼鏡フレーム",
    "和紙",
    "ガラスの器",
]
_COUNTRIES = [
    "シンガポール",
    "台湾",
    "ベトナム",
    "タイ",
    "アメリカ",
    "フランス",
    "ドイツ",
    "香港",
    "オーストラリア",
    "ドバイ",
]
_CODES = ("SG", "TW", "VN", "TH", "US", "FR", "DE", "HK", "AU", "AE")
_SAYINGS = (
    "{country}に{goods}を輸出したいと考えています",
    "資本金は{money}万円で、従業員は{people}人です",
    "{goods}は自社の工場で作っています",
    "現地の{customer}に卸したいです",
    "展示会には{year}年に一度出ました",
    "認証の取り方がよく分かりません",
    "{country}の規制を教えてください",
    "はい、お願いします",
    "まだ決めていません",
    "電話は{phone}にお願いします",
    "社長の承認は取れています",
    "海外の取引先はまだありません",
)
_CUSTOMERS = ["レストラン", "百貨店", "商社", "専門店", "ホテル", "通販サイト", "病院", "工務店"]
_ANSWERS = ("ありがとうございます。次に、設立した年を教えてください。", "承知しました。対象の国・地域はどちらですか。")
_RARE = ["特許庁", "砥石", "ハラール", "冷凍コンテナ"]


async def fill(
    database: Database, tickets: int, messages: int, now: datetime, seed: int = 1, *, talks: bool = False
) -> None:
    """``tickets`` cases with ``messages`` messages in all, four fifths of them done, over two years up to ``now``.

    With ``talks`` they are conversations as the figures see them: with questions, and not all with a ticket.
    """
    chance, talk = random.Random(seed), random.Random(seed)
    each = max(1, messages // tickets)
    async with database.engine.connect() as connection:
        users = await connection.run_sync(lambda sync: list(sync.execute(select(User.id).order_by(User.id)).scalars()))
    numbers = iter(range(1, tickets + 1))
    while chunk := list(islice(numbers, _CHUNK)):
        cases = [_case(chance, number, each, users, now) for number in chunk]
        async with database.transaction() as session:
            connection = await session.connection()
            await connection.run_sync(_write, [talked(talk, case, now) for case in cases] if talks else cases)


def _write(connection: Connection, cases: list[dict[str, Any]]) -> None:
    connection.execute(insert(Conversation), [case["conversation"] for case in cases])
    connection.execute(insert(Message), [message for case in cases for message in case["messages"]])
    opened = [case for case in cases if case["ticket"]]
    connection.execute(insert(Ticket), [case["ticket"] for case in opened])
    words = [{"ticket_id": case["ticket"]["id"], "words": words_of(connection, _said(case))} for case in opened]
    connection.execute(insert(TicketWords), words)
    if steps := [step for case in cases for step in case.get("steps", ())]:
        connection.execute(insert(QuestionStep), steps)


def _said(case: dict[str, Any]) -> list[str]:
    """What is searched of a case: its names and what its visitor said."""
    return [case["ticket"]["names"], *(told["text"] for told in case["messages"] if told["role"] == "visitor")]


def _case(chance: random.Random, number: int, messages: int, users: list[int], now: datetime) -> dict[str, Any]:
    created = now - timedelta(minutes=chance.randrange(60 * 24 * 730))
    state = chance.choices([name for name, _ in _STATES], [weight for _, weight in _STATES])[0]
    conversation_id = str(UUID(int=chance.getrandbits(128), version=4))
    goods, country = chance.choice(_GOODS), chance.randrange(len(_CODES))
    return {
        "conversation": {
            "id": conversation_id, "channel": (channel := chance.choices(("web", "line"), (7, 3))[0]), "sender": None,
            "token_hash": None, "state": "closed" if state == "done" else "queued", "progress": {}, "snapshot": {},
            "consented": True, "created_at": created, "updated_at": created,
        },
        "messages": list(_talk(chance, conversation_id, messages, goods, _COUNTRIES[country], created)),
        "ticket": _ticket(chance, number, conversation_id, state, channel, goods, _CODES[country], created, users),
    }  # fmt: skip


def _talk(
    chance: random.Random, conversation_id: str, count: int, goods: str, country: str, at: datetime
) -> Iterator[dict[str, Any]]:
    for index in range(count):
        role = "bot" if index % 2 == 0 else "visitor"
        yield {
            "conversation_id": conversation_id, "message_id": f"{conversation_id[:18]}-{index}", "role": role,
            "text": chance.choice(_ANSWERS) if role == "bot" else _saying(chance, goods, country), "choice": None,
            "author": None, "at": at + timedelta(seconds=20 * index), "replies": None, "outcome": None,
        }  # fmt: skip


def _saying(chance: random.Random, goods: str, country: str) -> str:
    said = chance.choice(_SAYINGS).format(
        goods=goods, country=country, money=chance.randrange(100, 9_999), people=chance.randrange(1, 300),
        customer=chance.choice(_CUSTOMERS), year=chance.randrange(2015, 2027), phone=f"03-{chance.randrange(10**8):08}",
    )  # fmt: skip
    return f"{said}。{chance.choice(_RARE)}のことも伺いたいです" if chance.random() < 0.001 else said


def _ticket(
    chance: random.Random, number: int, conversation_id: str, state: str, channel: str, goods: str, country: str,
    created: datetime, users: list[int],
) -> dict[str, Any]:  # fmt: skip
    due = created + timedelta(hours=chance.randrange(7, 60))
    must = due if state in ("new", "assigned", "callback_due") else None
    verdicts = [chance.choice(list(Verdict)).value for _ in range(2)]
    headline = {
        "company_name": f"{chance.choice(_PLACES)}{chance.choice(_TRADES)}{chance.choice(('株式会社', '有限会社', '合同会社'))}",
        "product_name": f"{chance.choice(_PLACES)}の{goods}", "target_countries": [country],
        "prefecture": chance.choice(list(prefectures().values())),
        "contact_name": f"{chance.choice(_FAMILY)} {chance.choice(_GIVEN)}",
        "contact_phone": f"+813{chance.randrange(10**8):08}", "contact_email": f"info{number}@example.co.jp",
        "verdicts": {"handson_2026": verdicts[0], "new_exporter_10000": verdicts[1]}, "stage": chance.choice(_STAGES),
    }  # fmt: skip
    names = [
        headline[key] for key in ("company_name", "product_name", "contact_name", "contact_email", "contact_phone")
    ]
    return {
        "id": number, "number": f"M-{number:04}", "conversation_id": conversation_id, "reason": "completed", "state": state,
        "done_reason": "answered" if state == "done" else None, "headline": headline, "created_at": created,
        "updated_at": due if state == "done" else created, "expected_reply_by": due, "due_at": must,
        "rank_at": must or NOBODY_MUST, "callback_at": due if state == "callback_due" else None,
        "assignee_id": None if state == "new" else chance.choice(users), "assigned_at": None if state == "new" else created,
        "done_at": due if state == "done" else None, "channel": channel, "prefecture": headline["prefecture"],
        "stage": headline["stage"], "handson_verdict": verdicts[0], "exporter_verdict": verdicts[1],
        "after_hours": chance.random() < 0.6, "names": searchable(" ".join([f"M-{number:04}", *map(str, names)])),
    }  # fmt: skip

from __future__ import annotations

import csv
import io
from datetime import datetime, timedelta

import pytest
from fastapi.routing import APIRoute

from api.console.audit import harmless, router
from api.console.audit_words import ACTION_LABELS, describe, subject_label
from bot.storage import users
from bot.storage.audit import Action, record
from bot.storage.database import Database
from tests.api.console.cases import NOW, Browser, add_user

PAGE, CSV = "/console/audit", "/console/audit/entries.csv"


@pytest.fixture
async def admin(database: Database, browser: Browser) -> Browser:
    """An administrator; 佐藤 has looked at M-0001 yesterday and today, 管理 at M-0002, a job has run."""
    await add_user(database, "管理", users.ADMIN)
    await add_user(database, "佐藤")
    async with database.transaction() as session:
        sato = await users.find_user(session, "佐藤")
        assert sato is not None
        for at, subject in ((NOW - timedelta(days=1), "M-0001"), (NOW - timedelta(minutes=5), "M-0001")):
            record(session, Action.VIEWED, at, user_id=sato.id, user_name="佐藤", subject=subject)
        record(session, Action.PURGED, NOW - timedelta(minutes=4), state="done", subject="M-0003")
        record(session, Action.LOGIN_FAILED, NOW - timedelta(minutes=3), user_name="unknown", address="192.0.2.9")
    await browser.log_in("管理")
    await browser.get("/console/tickets")
    return browser


async def lines(admin: Browser, query: str = "") -> list[list[str]]:
    answer = await admin.get(f"{CSV}?{query}")
    assert answer.status_code == 200 and answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert "attachment" in answer.headers["content-disposition"]
    assert answer.content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))[1:]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("person=system", ["期限による消去"]),
        ("person=nobody", ["ログイン失敗"]),
        ("action=purged", ["期限による消去"]),
        ("subject=M-0001", ["閲覧"] * 2),
        ("subject=M-0001&since=2026-11-24", ["閲覧"]),
        ("subject=M-0001&until=2026-11-23", ["閲覧"]),
        ("subject=M-0001&since=2026-11-23&until=2026-11-24", ["閲覧"] * 2),
        ("subject=M-7777", []),
        ("person=&action=viewed&subject=M-0001&since=&until=", ["閲覧"] * 2),
    ],
)
async def test_人と操作と番号と期間で絞り込める(admin: Browser, query: str, expected: list[str]) -> None:
    page = await admin.get(f"{PAGE}?{query}")
    assert page.status_code == 200
    assert [line[3] for line in await lines(admin, query)] == expected
    assert ("この条件の記録はありません" in page.text) is (not expected)


async def test_人で絞り込む(admin: Browser, database: Database) -> None:
    async with database.reading() as session:
        sato = await users.find_user(session, "佐藤")
    assert sato is not None
    found = await lines(admin, f"person={sato.id}")
    assert [(line[2], line[4]) for line in found] == [("佐藤", "M-0001")] * 2


@pytest.mark.parametrize(
    "query", ["since=2026-13-01", "until=9999-12-31", "person=x", "before=0", "before=x", "before=99999999999999"]
)
async def test_おかしな条件は断る(admin: Browser, query: str) -> None:
    assert (await admin.get(f"{PAGE}?{query}")).status_code == 400


async def test_多いときは番号で前へたどれる(admin: Browser, database: Database) -> None:
    async with database.transaction() as session:
        for index in range(120):
            record(session, Action.VIEWED, NOW, user_name="佐藤", subject=f"M-{index + 1000}")
    seen: list[str] = []
    address: str | None = f"{PAGE}?action=viewed&person=nobody"
    for _ in range(5):
        if address is None:
            break
        text = (await admin.get(address)).text
        seen += [part.split('"')[0] for part in text.split('href="/console/tickets/M-')[1:]]
        older = text.split('">もっと前の記録')[0].rsplit('href="', 1)[-1].replace("&amp;", "&")
        address = older if "もっと前の記録" in text else None
    assert seen == [str(1119 - index) for index in range(120)]


async def test_書き出したことも残る(admin: Browser) -> None:
    await lines(admin, "subject=M-0001")
    newest = (await lines(admin))[1]  # the first is this file's own
    assert (newest[2], newest[3], newest[4]) == ("管理", "書き出し", PAGE)


@pytest.mark.parametrize("cell", ["=1+1", "+81", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_表計算で式にならない(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"
    assert harmless("佐藤") == "佐藤" and harmless("") == ""


async def test_式のような名前も書き出しでは文字のまま(database: Database, admin: Browser) -> None:
    await add_user(database, '=HYPERLINK("http://x")')
    async with database.transaction() as session:
        record(session, Action.VIEWED, NOW, user_name='=HYPERLINK("http://x")', subject="M-0009")
    (line,) = await lines(admin, "subject=M-0009")
    assert line[2] == '\'=HYPERLINK("http://x")'


def test_この記録を変える入口はない() -> None:
    assert {method for route in router.routes if isinstance(route, APIRoute) for method in route.methods} == {"GET"}


def test_どの操作にも日本語の名前がある() -> None:
    assert set(ACTION_LABELS) == {action.value for action in Action}


def test_詳細を読める言葉にする() -> None:
    told = describe(
        {"what": "details", "fields": ["email", "display_name"], "role": "admin", "transcript": True, "why": ""}
    )
    assert told == "内容：役割・連絡先、項目：メール・表示名、役割：管理者、会話の記録：あり"


@pytest.mark.parametrize(
    ("subject", "detail", "words"),
    [
        ("M-0001", {"page": "/tickets/M-0001"}, ("M-0001", "")),
        ("M-0001", {"page": "/tickets/M-0001/print", "transcript": True}, ("M-0001", "ページ：印刷用、会話の記録：あり")),
        ("M-0001", {"to": "done", "reason": "withdrawn"}, ("M-0001", "変更後：完了、理由：お客様が取り下げた")),
        ("/console/accounts/4", {"page": "/accounts/4"}, ("アカウント 4", "")),
        ("/console/new", {"page": "/new"}, ("/console/new", "ページ：/new")),
        ("unheard", {"messages": 6, "first": "2026-10-26"}, ("聞き取れなかった言葉", "言葉の数：6、期間のはじめ：2026-10-26")),
        ("webhook:3", {"what": "endpoint_added", "host": "hooks.example"}, ("Webhook 3", "内容：送り先の追加、宛先：hooks.example")),
        (None, {"setting": "calendar", "day": "2026-11-30", "to": "closed"}, ("", "設定：窓口の日程、日：2026-11-30、変更後：休み")),
    ],
)  # fmt: skip
def test_対象と詳細は日本語で読める(subject: str | None, detail: dict[str, object], words: tuple[str, str]) -> None:
    assert (subject_label(subject), describe(detail)) == words


async def test_日時は秒まで日本時間で出る(admin: Browser) -> None:
    assert "2026/11/24 9:55:00" in (await admin.get(f"{PAGE}?subject=M-0001")).text
    assert datetime.fromisoformat((await lines(admin, "subject=M-0001"))[0][1]).utcoffset() == timedelta(hours=9)

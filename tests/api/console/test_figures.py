"""The figures' pages as a concierge uses them: look, mark, take out."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import AsyncIterator
from types import SimpleNamespace

import pytest
from fastapi import FastAPI
from sqlalchemy import select

from api.settings import Settings
from bot.storage import users
from bot.storage.database import Database
from bot.storage.models import AuditEntry, Message
from tests.api.console.cases import Browser, add_user
from tests.api.console.conftest import SetClock
from tests.bot.storage.figures_world import HOURS, NOW, World

PAGE, UNHEARD = "/console/figures", "/console/figures/unheard"
PERIOD = {"period": "custom", "first": "2026-11-23", "last": "2026-11-27"}
QUERY = "?period=custom&first=2026-11-23&last=2026-11-27"
EVIL = '=HYPERLINK("http://evil.example")'


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NOW)


@pytest.fixture(autouse=True)
async def _world(app: FastAPI, database: Database, clock: SetClock) -> AsyncIterator[None]:
    app.state.services = SimpleNamespace(settings=Settings(), database=database, clock=clock, hours=HOURS)
    await add_user(database)
    await add_user(database, "管理", users.ADMIN)
    async with database.transaction() as session:
        world = World(session)
        steps = (("consent_privacy", "10:00", "10:01"), ("product_name", "10:01", "10:04"))
        sent = await world.conversation("24 10:00", *steps, last="24 10:12")
        await world.ticket(
            sent, "24 10:12", state="assigned", assigned_at="24 10:42", first_reply_at="24 14:12",
            handson_verdict="eligible", stage="challenge", prefecture="佐賀県",
        )  # fmt: skip
        await world.holds(sent, "company_name", EVIL)
        await world.holds(sent, "contact_name", "江口 海斗", "江口 海人")
        await world.said(sent, "24 10:01", "商品の名前を教えてください。", None, role="bot")
        await world.said(sent, "24 10:02", "江口海斗ですが<b>足の長さ</b>は", "out_of_scope")  # seq 2
        await world.said(sent, "24 10:03", "よくわかった言葉", "faq/cost")
        await world.said(sent, "24 10:05", "自信のない言葉", "faq/cost", 0.3)  # seq 4
        refused = await world.conversation("24 11:00", consented=False)
        await world.said(refused, "24 11:01", "同意のない言葉", "out_of_scope")
        erased = await world.conversation("24 12:00", erased_at=NOW)
        await world.said(erased, "24 12:01", "削除した言葉", "out_of_scope")
    yield


async def _audit(database: Database, action: str) -> list[tuple[str | None, str, dict[str, object]]]:
    async with database.reading() as session:
        rows = (await session.execute(select(AuditEntry).where(AuditEntry.action == action))).scalars().all()
    return [(row.subject, row.user_name, row.detail) for row in rows]


async def test_数字のページに図と表があり_台本も書式も要らない(browser: Browser, database: Database) -> None:
    await browser.log_in()
    answer = await browser.get(PAGE + QUERY)
    assert answer.status_code == 200
    page = answer.text
    assert page.count('role="img"') == 2 and page.count("<table") >= 15 and page.count('class="as-table"') >= 8
    assert " style=" not in page and "onclick" not in page
    for words in ("2026年11月23日〜27日", "商品・サービス名", "1営業日以内の返信", "ハンズオン支援", "12分"):
        assert words in page
    assert "連絡先も入れる" not in page  # for admins only
    assert await _audit(database, "viewed") == []  # numbers only


@pytest.mark.parametrize("preset", ["this_week", "last_week", "this_month", "last_month", "last_30"])
async def test_どの期間も開ける(browser: Browser, preset: str) -> None:
    await browser.log_in()
    assert (await browser.get(f"{PAGE}?period={preset}")).status_code == 200


async def test_おかしな期間は直近30日にして知らせる(browser: Browser) -> None:
    await browser.log_in()
    answer = await browser.get(f"{PAGE}?period=custom&first=2026-11-27&last=2026-11-01")
    assert "終わりの日は、始まりの日より後に" in answer.text and "直近30日を表示しています" in answer.text


async def test_聞き取れなかった言葉は同意のあるものだけで_見たことが残る(browser: Browser, database: Database) -> None:
    await browser.log_in()
    page = (await browser.get(UNHEARD + QUERY)).text
    assert "江口海斗ですが&lt;b&gt;足の長さ&lt;/b&gt;は" in page and "聞いたこと：商品・サービス名" in page
    assert page.index("自信のない言葉") < page.index("足の長さ")  # the newest first
    for words in ("よくわかった言葉", "同意のない言葉", "削除した言葉"):
        assert words not in page
    ((subject, who, detail),) = await _audit(database, "viewed")
    assert (subject, who, detail["messages"]) == ("unheard", "佐藤", 2)


async def test_意図を付けて取り消せる(browser: Browser, database: Database) -> None:
    await browser.log_in()
    page = UNHEARD + QUERY
    answer = await browser.post(UNHEARD, page, mark="2:faq/cost", back=QUERY)
    assert (answer.status_code, answer.headers["location"]) == (303, UNHEARD + QUERY)
    assert await _marks(database) == {2: "faq/cost"}
    await browser.post(UNHEARD, page, mark="4:", **{"other-4": "greet"})
    assert await _marks(database) == {2: "faq/cost", 4: "greet"}
    shown = (await browser.get(f"{UNHEARD}{QUERY}&show=marked")).text
    assert "足の長さ" in shown and "質問：費用" in shown
    await browser.post(UNHEARD, page, mark="4:-")
    assert await _marks(database) == {2: "faq/cost"}


async def _marks(database: Database) -> dict[int, str]:
    async with database.reading() as session:
        query = select(Message.seq, Message.marked_intent).where(Message.marked_intent.is_not(None))
        return {seq: str(intent) for seq, intent in (await session.execute(query)).tuples()}


@pytest.mark.parametrize(
    ("mark", "status"),
    [
        ("2:nonsense", 400),
        ("x:greet", 400),
        ("2:", 400),
        ("99:greet", 404),
        ("5:greet", 404),
        ("6:greet", 404),
        ("1:greet", 404),
    ],
)
async def test_付けられないもの(browser: Browser, database: Database, mark: str, status: int) -> None:
    """5 is without consent, 6 erased, 1 the bot's own."""
    await browser.log_in()
    assert (await browser.post(UNHEARD, UNHEARD, mark=mark)).status_code == status
    assert await _marks(database) == {}


async def test_学習データは伏せて書き出され_記録に残る(browser: Browser, database: Database) -> None:
    await browser.log_in()
    await browser.post(UNHEARD, UNHEARD, mark="2:faq/cost")
    answer = await browser.post(f"{UNHEARD}/export", UNHEARD + QUERY, **PERIOD)
    assert (
        answer.text
        == 'version: "3.1"\nnlu:\n- intent: faq/cost\n  examples: |\n    - 〈名前〉ですが<b>足の長さ</b>は\n'
    )
    assert re.search(r'filename="minato-nlu-2026-11-23-2026-11-27\.yml"', answer.headers["content-disposition"])
    ((subject, who, detail),) = await _audit(database, "exported")
    assert (subject, who, detail["messages"]) == ("unheard", "佐藤", 1)


def _read(answer_text: str) -> list[list[str]]:
    assert answer_text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(answer_text.removeprefix("\ufeff"), newline="")))


async def test_数字のCSV(browser: Browser) -> None:
    await browser.log_in()
    answer = await browser.post(f"{PAGE}/export", PAGE, what="figures", form="csv", **PERIOD)
    rows = _read(answer.content.decode())
    assert rows[0] == ["表", "行", "列", "値"] and {len(row) for row in rows} == {4}
    values = {(table, row, column): value for table, row, column, value in rows[1:]}
    assert values["概要", "相談の開始（件）", "この期間"] == "3"
    assert values["質問ごとの進み方", "商品・サービス名", "答えた"] == "1"
    assert values["待ち時間", "最初の返信まで", "中央値（分）"] == "180.0"


async def test_受付のCSVに連絡先はなく_管理者が望めば入り_式にならない(browser: Browser, database: Database) -> None:
    await browser.log_in()
    plain = await browser.post(f"{PAGE}/export", PAGE, what="tickets", form="csv", **PERIOD)
    header, row = _read(plain.content.decode())
    told = dict(zip(header, row, strict=True))
    assert (told["受付日時"], told["都道府県"], told["ステージ"]) == ("2026-11-24 10:12", "佐賀県", "輸出挑戦ステージ")
    assert (told["状態"], told["ハンズオン支援の判定"], told["１万者支援の判定"]) == ("対応中", "満たす", "判定なし")
    assert (told["担当が決まるまで（営業時間・分）"], told["最初の返信まで（営業時間・分）"]) == ("30.0", "180.0")
    assert "江口" not in plain.text and "HYPERLINK" not in plain.text
    refused = await browser.post(f"{PAGE}/export", PAGE, what="tickets", form="csv", contacts="yes", **PERIOD)
    assert refused.status_code == 403
    await browser.post("/console/logout", PAGE)
    await browser.log_in("管理")
    whole = await browser.post(f"{PAGE}/export", PAGE, what="tickets", form="csv", contacts="yes", **PERIOD)
    header, row = _read(whole.content.decode())
    told = dict(zip(header, row, strict=True))
    assert (told["会社名・屋号"], told["ご担当者名"]) == (f"'{EVIL}", "江口 海斗")
    recorded = await _audit(database, "exported")
    assert [(who, detail["contacts"]) for _, who, detail in recorded] == [("佐藤", False), ("管理", True)]


@pytest.mark.parametrize(("what", "sheets"), [("figures", 15), ("tickets", 1)])
async def test_XLSX(browser: Browser, what: str, sheets: int) -> None:
    await browser.log_in("管理")
    answer = await browser.post(f"{PAGE}/export", PAGE, what=what, form="xlsx", contacts="yes", **PERIOD)
    assert answer.headers["content-type"].startswith("application/vnd.openxmlformats")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        pages = [archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    assert len(pages) == sheets and not [
        page for page in pages if "<f>" in page or "hyperlink" in page.lower().replace("=hyperlink(", "")
    ]

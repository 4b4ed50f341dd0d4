"""The page on notices: endpoints, tests, and what could not be delivered."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import pytest
from fastapi import FastAPI
from sqlalchemy import select, update

from bot.storage import users
from bot.storage.database import Database
from bot.storage.models import AuditEntry, OutboxItem, User, WebhookEndpoint
from tests.api.console.cases import Browser, add_case, add_user
from tests.api.console.conftest import SetClock
from tests.api.notifications.desk import Desk, desk_on
from tests.api.notifications.http_server import Receiver, receiver
from tests.api.notifications.smtp_server import MailServer, mail_server

PAGE = "/console/deliveries"
ALL_EVENTS = ["ticket.created", "ticket.reopened", "ticket.deadline_near", "ticket.visitor_replied"]


@pytest.fixture
async def hooks() -> AsyncIterator[Receiver]:
    async with receiver() as found:
        yield found


@pytest.fixture
async def mails() -> AsyncIterator[MailServer]:
    async with mail_server() as found:
        yield found


@pytest.fixture
async def desk(app: FastAPI, database: Database, clock: SetClock, mails: MailServer, browser: Browser) -> Desk:
    """The administrator 佐藤 is logged in, and notices run."""
    found = desk_on(
        database, smtp_host="127.0.0.1", smtp_port=mails.port, smtp_tls="none", smtp_from="desk@minato.example"
    )
    app.state.services = found.services
    await add_user(database, role=users.ADMIN)
    await browser.log_in()
    return found


async def _set_email(desk: Desk, email: str) -> None:
    async with desk.database.transaction() as session:
        (user,) = (await session.execute(select(User))).scalars()
        user.email = email


async def _add(browser: Browser, url: str, events: list[str] | None = None) -> str:
    return (await _add_answer(browser, url, events))[1]


async def _add_answer(browser: Browser, url: str, events: list[str] | None = None) -> tuple[int, str]:
    answer = await browser.post(
        f"{PAGE}/endpoints",
        PAGE,
        url=url,
        events=ALL_EVENTS if events is None else events,  # type: ignore[arg-type]
    )
    return answer.status_code, answer.text


async def _audited(desk: Desk) -> list[str]:
    async with desk.database.reading() as session:
        entries = (await session.execute(select(AuditEntry).order_by(AuditEntry.id))).scalars().all()
    assert {entry.user_name for entry in entries if "what" in entry.detail} <= {"佐藤"}
    return [f"{entry.detail['what']} {entry.subject}" for entry in entries if "what" in entry.detail]


async def test_鍵は登録したときだけ見え_封をして保存する(desk: Desk, browser: Browser, hooks: Receiver) -> None:
    shown = re.search(r'<code id="secret">(whsec_[\w-]{43})</code>', await _add(browser, hooks.url))
    assert shown
    page = (await browser.get(PAGE)).text
    assert shown[1] not in page and "whsec_" not in page and hooks.url in page
    async with desk.database.reading() as session:
        endpoint = (await session.execute(select(WebhookEndpoint))).scalar_one()
    assert shown[1] not in endpoint.secret and endpoint.events == ALL_EVENTS
    assert await _audited(desk) == ["endpoint_added webhook:1"]


@pytest.mark.parametrize(
    ("url", "events", "status", "words"),
    [
        ("http://hooks.example/", ALL_EVENTS, 400, "https:// で始まるアドレスにしてください。"),
        ("なにか", ALL_EVENTS, 400, "アドレスを読み取れません"),
        ("https://a:b@hooks.example/", ALL_EVENTS, 400, "ユーザー名やパスワード"),
        ("https://hooks.example/", [], 400, "知らせる出来事を選んでください。"),
        ("https://hooks.example/", ["ticket.other"], 400, "読み取れない操作です"),
        ('https://hooks.example/"><script>', ALL_EVENTS, 201, "登録しました"),
    ],
)
async def test_登録できないもの(
    desk: Desk, browser: Browser, url: str, events: list[str], status: int, words: str
) -> None:
    found, page = await _add_answer(browser, url, events)
    assert found == status and words in page and "<script>" not in page


async def test_同じアドレスは二度登録しない(desk: Desk, browser: Browser, hooks: Receiver) -> None:
    await _add(browser, hooks.url)
    status, page = await _add_answer(browser, hooks.url)
    assert status == 409 and "もう登録されています" in page


async def test_テスト送信の結果がすぐにわかる(desk: Desk, browser: Browser, hooks: Receiver) -> None:
    await _add(browser, hooks.url)
    answer = await browser.post(f"{PAGE}/endpoints/1/test", PAGE)
    page = (await browser.get(answer.headers["location"])).text
    assert "テスト送信が届きました。" in page and "（テスト）" in page
    assert (hooks.calls[0].told["event"], hooks.calls[0].told["ticket"]) == ("test", None)
    hooks.status = 500
    answer = await browser.post(f"{PAGE}/endpoints/1/test", PAGE)
    page = (await browser.get(answer.headers["location"])).text
    assert "テスト送信が届きませんでした。" in page and "いまは受け取れない" in page
    await desk.deliver()
    assert len(hooks.calls) == 2, "a test is tried once"
    assert '届かなかった通知<span class="count">0' in page


async def test_停止すると送られず_再開すると送られる(desk: Desk, browser: Browser, hooks: Receiver) -> None:
    await _add(browser, hooks.url)
    await browser.post(f"{PAGE}/endpoints/1/switch", PAGE, on="false")
    assert "停止中" in (await browser.get(PAGE)).text
    await add_case(desk.database)
    await desk.deliver()
    assert hooks.calls == []
    await browser.post(f"{PAGE}/endpoints/1/switch", PAGE, on="true")
    await add_case(desk.database)
    await desk.deliver()
    assert [call.told["ticket"]["number"] for call in hooks.calls] == ["M-0002"]


async def test_削除すると_待っていた通知も消える(desk: Desk, browser: Browser, hooks: Receiver) -> None:
    await _add(browser, hooks.url)
    hooks.status = 500
    await add_case(desk.database)
    await desk.deliver()
    await browser.post(f"{PAGE}/endpoints/1/delete", PAGE)
    assert await desk.items("webhook") == [] and hooks.url not in (await browser.get(PAGE)).text
    assert (await browser.post(f"{PAGE}/endpoints/1/delete", PAGE)).status_code == 404


async def test_届かなかった通知を_理由つきで見て_送り直す(desk: Desk, browser: Browser, hooks: Receiver) -> None:
    await _add(browser, hooks.url)
    hooks.status = 404
    for _ in range(3):
        await add_case(desk.database)
    await desk.deliver()
    page = (await browser.get(PAGE)).text
    assert page.count("送り先に断られました（404）") >= 3 and "M-0003" in page
    assert "江口" not in page and "有明海苔" not in page
    hooks.status = 200
    first, second, third = await desk.items("webhook")
    await browser.post(f"{PAGE}/dead/{first.id}/delete", PAGE)
    await browser.post(f"{PAGE}/dead/{second.id}/retry", PAGE)
    await browser.post(f"{PAGE}/dead/retry", PAGE)
    await desk.deliver()
    before, after = (
        {call.told["ticket"]["number"]: call.told["id"] for call in calls}
        for calls in (hooks.calls[:3], hooks.calls[3:])
    )
    assert after == {number: before[number] for number in ("M-0002", "M-0003")}, "the same deliveries as before"
    assert "届かなかった通知" in (await browser.get(PAGE)).text
    assert (await browser.post(f"{PAGE}/dead/{third.id}/retry", PAGE)).status_code == 404
    assert await _audited(desk) == [
        "endpoint_added webhook:1",
        f"dead_letter_deleted outbox:{first.id}",
        f"dead_letter_retried outbox:{second.id}",
        "dead_letters_retried outbox",
    ]


async def test_消去された受付の通知は_番号も理由も残さず_送り直しても何も出ない(
    desk: Desk, browser: Browser, hooks: Receiver
) -> None:
    await _add(browser, hooks.url)
    hooks.status = 404
    await add_case(desk.database)
    await desk.deliver()
    async with desk.database.transaction() as session:
        await session.execute(update(OutboxItem).values(payload={}, last_error=None))
    page = (await browser.get(PAGE)).text
    assert "消去された受付の通知" in page and "M-0001" not in page
    (item,) = await desk.items("webhook")
    await browser.post(f"{PAGE}/dead/{item.id}/retry", PAGE)
    await desk.deliver()
    assert len(hooks.calls) == 1
    assert (await browser.get(PAGE)).status_code == 200


async def test_テストのメールは自分に届く(desk: Desk, browser: Browser, mails: MailServer) -> None:
    await _set_email(desk, "sato@minato.example")
    answer = await browser.post(f"{PAGE}/test-mail", PAGE)
    page = (await browser.get(answer.headers["location"])).text
    assert mails.receivers == ["sato@minato.example"] and "テストのメールを送りました。" in page
    mails.answers["RCPT"] = "550 no such user sato@minato.example"
    answer = await browser.post(f"{PAGE}/test-mail", PAGE)
    page = (await browser.get(answer.headers["location"])).text
    assert "宛先のメールアドレスが受け付けられませんでした（550）" in page and "sato@minato.example" not in page


async def test_アドレスがなければ_登録するように言う(desk: Desk, browser: Browser, mails: MailServer) -> None:
    assert "ご自分のアカウントにメールアドレスを登録すると、試せます。" in (await browser.get(PAGE)).text
    answer = await browser.post(f"{PAGE}/test-mail", PAGE)
    assert "ご自分のアカウントにメールアドレスがありません" in (await browser.get(answer.headers["location"])).text
    assert mails.letters == []


async def test_設定がなければ_そう書いてある(desk: Desk, app: FastAPI, browser: Browser) -> None:
    app.state.services = desk.with_settings(smtp_host=None).services
    assert "メールは送っていません。" in (await browser.get(PAGE)).text


async def test_管理者だけのページ(app: FastAPI, database: Database, browser: Browser) -> None:
    await add_user(database)
    await browser.log_in()
    assert (await browser.get(PAGE)).status_code == 403
    answer = await browser.post(f"{PAGE}/dead/retry", "/console/tickets")
    assert answer.status_code == 403

"""E-mails by a real SMTP exchange: to whom, what they say, and what becomes of one that fails."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from api.notifications import mail
from bot.handoff.tickets import DoneReason
from bot.storage import desk as cases
from bot.storage.outbox import PAUSES
from tests.api.console.cases import FULL, NOW, add_case
from tests.api.notifications.desk import Desk
from tests.api.notifications.smtp_server import MailServer, body_of

TO_PEOPLE = ("tanaka@minato.example", "sato@minato.example")


async def _claimed_by(desk: Desk, number: str, user_id: int) -> None:
    async with desk.database.transaction() as session:
        case = await cases.lock_case(session, number)
        assert case is not None
        cases.claim(case, user_id, NOW)


async def _closed(desk: Desk, number: str) -> None:
    async with desk.database.transaction() as session:
        case = await cases.lock_case(session, number)
        assert case is not None
        cases.close(case, DoneReason.ANSWERED, NOW)


async def test_新しい受付は_受付を取る全員と設定の宛先に一通ずつ(desk: Desk, mails: MailServer) -> None:
    desk = desk.with_settings(notify_to="window@minato.example, SATO@minato.example")
    await desk.account("田中", TO_PEOPLE[0])
    await desk.account("佐藤", TO_PEOPLE[1])
    await desk.account("休暇中", "away@minato.example", available=False)
    await desk.account("退職", "left@minato.example", active=False)
    await desk.account("宛先なし", None)
    await add_case(desk.database)
    await desk.deliver()
    await desk.deliver()
    assert sorted(mails.receivers) == sorted([*TO_PEOPLE, "window@minato.example"])


@pytest.mark.parametrize(
    ("email", "active", "receivers"),
    [
        pytest.param(TO_PEOPLE[0], True, [TO_PEOPLE[0]], id="担当がいれば担当だけ"),
        pytest.param(None, True, [TO_PEOPLE[1]], id="担当に宛先がなければほかの全員"),
        pytest.param(TO_PEOPLE[0], False, [TO_PEOPLE[1]], id="担当が停止中ならほかの全員"),
    ],
)
async def test_担当への通知(
    desk: Desk, mails: MailServer, email: str | None, active: bool, receivers: list[str]
) -> None:
    tanaka = await desk.account("田中", email)
    await desk.account("佐藤", TO_PEOPLE[1])
    _, number = await add_case(desk.database)
    await _claimed_by(desk, number, tanaka)
    await desk.change_account(tanaka, active=active)
    await desk.deliver()
    assert mails.receivers == receivers


async def test_だれが_何を_どこへ_いつまで_がわかり_連絡先は載らない(desk: Desk, mails: MailServer) -> None:
    await desk.account("田中", TO_PEOPLE[0])
    await add_case(desk.database)
    await desk.deliver()
    letter = mails.last()
    assert letter["Subject"] == "【Minato 受付】新しい受付が届きました（M-0001 有明海苔本舗株式会社）"
    text, html = body_of(letter, "plain"), body_of(letter, "html")
    for words in (
        "新しい受付が届きました",
        "有明海苔本舗株式会社",
        "海苔の佃煮「磯日和」",
        "シンガポール",
        "11月24日(火) 15:00",
        "https://minato.test/console/tickets/M-0001",
    ):
        assert words in text and words in html
    for words in ("江口", "0952", "8195", "17人"):
        assert words not in text and words not in html and words not in str(letter["Subject"])
    assert "style=" not in html and 'name="color-scheme" content="light dark"' in html


async def test_自動の知らせとわかり_同じ知らせは同じ番号で_受付ごとにまとまる(desk: Desk, mails: MailServer) -> None:
    await desk.account("田中", TO_PEOPLE[0])
    await add_case(desk.database)
    mails.answers["END"] = "451 later"
    await desk.deliver()
    del mails.answers["END"]
    desk.clock.forward(PAUSES[0])
    await desk.deliver()
    first, second = (letter for _, letter in mails.letters)
    assert first["Message-ID"] == second["Message-ID"] and str(first["Message-ID"]).endswith("@minato.example>")
    assert first["Date"] == second["Date"]
    assert second["Auto-Submitted"] == "auto-generated" and second["References"] != second["Message-ID"]
    assert str(second["From"]) == "Minato 受付 <desk@minato.example>"


@pytest.mark.parametrize(
    "company",
    [
        "株式会社あ\r\nBcc: everybody@other.example",
        "株式会社\x00あ\n\n<p>",
        "あ" * 500,
        "<script>alert(1)</script>&amp;",
    ],
)
async def test_会社名に何が書かれても_見出しも宛先も増えない(desk: Desk, mails: MailServer, company: str) -> None:
    await desk.account("田中", TO_PEOPLE[0])
    await add_case(desk.database, (*FULL, ("company_name", company, company)))
    await desk.deliver()
    letter = mails.last()
    assert letter["Bcc"] is None and mails.receivers == [TO_PEOPLE[0]]
    assert "<script>" not in body_of(letter, "html")
    assert len(str(letter["Subject"])) <= 120


REFUSALS = [
    pytest.param({"RCPT": "550 no such user"}, "dead", "アドレスをご確認ください", id="宛先がない"),
    pytest.param({"RCPT": "452 mailbox full"}, "retry", "いまは受け付けられない", id="いまは受け取れない"),
    pytest.param({"MAIL": "553 not yours"}, "retry", "MINATO_SMTP_FROM", id="差出人を断られた"),
    pytest.param({"END": "554 spam"}, "dead", "断られました（554）", id="内容を断られた"),
    pytest.param({"END": "451 greylisted"}, "retry", "いまは受け付けられない", id="あとで"),
    pytest.param({"CONNECT": "421 busy"}, "retry", "いまは受け付けられない", id="混んでいる"),
    pytest.param({"CONNECT": "nonsense"}, "retry", "メールサーバー", id="メールサーバーではない"),
]


@pytest.mark.parametrize(("answers", "result", "words"), REFUSALS)
async def test_届かないときは理由を日本語で残す(
    desk: Desk, mails: MailServer, answers: dict[str, str], result: str, words: str
) -> None:
    await desk.account("田中", TO_PEOPLE[0])
    await add_case(desk.database)
    mails.answers = answers
    await desk.deliver()
    (item,) = await desk.items("email")
    assert (item.failed_at is not None) == (result == "dead")
    assert item.attempts == 1 and words in (item.last_error or "") and TO_PEOPLE[0] not in (item.last_error or "")


async def test_ログインに失敗したら_設定を見るように言い_また試す(desk: Desk, mails: MailServer) -> None:
    desk = desk.with_settings(smtp_user="minato", smtp_password="himitsu")
    await desk.account("田中", TO_PEOPLE[0])
    await add_case(desk.database)
    mails.answers["AUTH"] = "535 no"
    await desk.deliver()
    (item,) = await desk.items("email")
    assert item.failed_at is None and "MINATO_SMTP_PASSWORD" in (item.last_error or "")
    assert mails.logins and mails.letters == []


@pytest.mark.parametrize("where", ["CONNECT", "RCPT", "END"])
async def test_返事がなければ_待ちすぎずにあきらめて_また試す(
    desk: Desk, mails: MailServer, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mail, "STEP_TIMEOUT", 0.2)
    await desk.account("田中", TO_PEOPLE[0])
    await add_case(desk.database)
    mails.silent = where
    await asyncio.wait_for(desk.deliver(), 5)
    (item,) = await desk.items("email")
    assert item.failed_at is None and "時間内に返事がありません" in (item.last_error or "")


@pytest.mark.parametrize(
    ("answers", "silent"), [({"QUIT": "421 too late"}, ""), ({}, "QUIT"), ({"QUIT": "nonsense"}, "")]
)
async def test_受け取られたあとの別れのあいさつが乱れても_二度は送らない(
    desk: Desk, mails: MailServer, answers: dict[str, str], silent: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mail, "STEP_TIMEOUT", 0.2)
    await desk.account("田中", TO_PEOPLE[0])
    await add_case(desk.database)
    mails.answers, mails.silent = answers, silent
    await desk.deliver()
    (item,) = await desk.items("email")
    assert item.delivered_at is not None and len(mails.letters) == 1


async def test_つながらなければ_また試す(desk: Desk) -> None:
    desk = desk.with_settings(smtp_port=1)
    await desk.account("田中", TO_PEOPLE[0])
    await add_case(desk.database)
    await desk.deliver()
    (item,) = await desk.items("email")
    assert item.failed_at is None and "つながりませんでした" in (item.last_error or "")


async def test_暗号化を求められて応じられないサーバーには_平文で送らない(desk: Desk, mails: MailServer) -> None:
    desk = desk.with_settings(smtp_tls="starttls")
    await desk.account("田中", TO_PEOPLE[0])
    await add_case(desk.database)
    await desk.deliver()
    (item,) = await desk.items("email")
    assert mails.letters == [] and "MINATO_SMTP_TLS" in (item.last_error or "")


async def test_設定がなければ作らず_あとで設定しても古い知らせは出ない(desk: Desk, mails: MailServer) -> None:
    await desk.account("田中", TO_PEOPLE[0])
    await add_case(desk.database)
    await desk.with_settings(smtp_host=None).deliver()
    await desk.deliver()
    assert await desk.items("email") == [] and mails.letters == []


async def test_送る前に対応が終わっていれば送らない(desk: Desk, mails: MailServer) -> None:
    await desk.account("田中", TO_PEOPLE[0])
    _, number = await add_case(desk.database)
    mails.answers["CONNECT"] = "421 busy"
    await desk.deliver()
    mails.answers.clear()
    await _closed(desk, number)
    desk.clock.forward(timedelta(minutes=1))
    await desk.deliver()
    (item,) = await desk.items("email")
    assert item.delivered_at is not None and mails.letters == []


@pytest.mark.parametrize(
    "values",
    [
        {"smtp_host": "mail.example", "smtp_from": None},
        {"smtp_from": "差出人"},
        {"smtp_from": "a@b.example\r\nBcc: c@d.example"},
        {"notify_to": "tanaka@minato.example, sato"},
        {"public_url": "minato.example"},
        {"public_url": "javascript://minato.example"},
        {"secret_key": "short"},
        {"deadline_notice_minutes": 0},
    ],
)
def test_使えない設定では起動しない(values: dict[str, Any]) -> None:
    from api.settings import Settings

    with pytest.raises(ValueError):
        Settings(**values)

"""A link by e-mail: to the address that was typed, once, a few times an hour, and the address is kept nowhere."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest
from httpx import AsyncClient, Response

from api.links.allowance import FROM_ONE_PLACE, IN_ALL, OF_A_CONVERSATION, TO_ONE_ADDRESS, WINDOW, Mailings
from api.services import Services
from tests.api.conversations.test_problems import assert_problem
from tests.api.notifications.smtp_server import MailServer, body_of, mail_server
from tests.api.stored import tables_with
from tests.conftest import NOW
from tests.e2e.visitor import Visitor

TO = "hanako.himitsu@minato-hamono.example.jp"


@pytest.fixture
async def mails(services: Services) -> AsyncIterator[MailServer]:
    """A mail server, which the service is set to use."""
    async with mail_server() as server:
        settings = services.settings
        settings.smtp_host, settings.smtp_port, settings.smtp_tls = "127.0.0.1", server.port, "none"
        settings.smtp_from, settings.public_url = "desk@minato.example", "https://minato.example"
        yield server


async def _mail(client: AsyncClient, visitor: Visitor, to: str = TO) -> Response:
    url = f"/v1/conversations/{visitor.id}/links/mail"
    return await client.post(url, json={"address": to}, headers=visitor.headers)


def secret_in(mails: MailServer) -> str:
    found = re.search(r"https://minato\.example/chat#open=([\w-]{43})\s", body_of(mails.last(), "plain"))
    assert found
    return found[1]


async def test_届いたリンクで一度だけ続けられる(client: AsyncClient, services: Services, mails: MailServer) -> None:
    first = await (await Visitor(client).start()).answer_until("product_description")
    sent = await _mail(client, first)
    assert sent.status_code == 202 and sent.json()["expires_at"].startswith("2026-11-28T20:00")
    assert mails.receivers == [TO]
    letter = mails.last()
    assert letter["To"] == TO and letter["Subject"] == "【Minato】ご相談の続きを開くリンク"
    words = body_of(letter, "plain")
    assert "11月28日(土) 20:00まで、一度だけ" in words and "保存していません" in words
    assert "湊包丁" not in words, "nothing of what was told stands in it"
    opened = await client.post("/v1/links/open", json={"secret": secret_in(mails)})
    assert opened.status_code == 200 and opened.json()["conversation_id"] == first.id
    assert opened.json()["purpose"] == "resume"
    assert (await client.post("/v1/links/open", json={"secret": secret_in(mails)})).status_code == 404


async def test_ほかのリンクを作っても使える(client: AsyncClient, mails: MailServer) -> None:
    visitor = await Visitor(client).start()
    await _mail(client, visitor)
    path = f"/v1/conversations/{visitor.id}/links"
    code = (await client.post(path, json={}, headers=visitor.headers)).json()["code"]
    for way in ({"code": code}, {"secret": secret_in(mails)}):
        assert (await client.post("/v1/links/open", json=way)).status_code == 200


async def test_アドレスはどこにも残らない(
    client: AsyncClient, services: Services, mails: MailServer, caplog: pytest.LogCaptureFixture
) -> None:
    visitor = await (await Visitor(client).start()).choose("true")
    assert (await _mail(client, visitor)).status_code == 202
    mails.answers["RCPT"] = "550 no such user"
    assert_problem(await _mail(client, visitor), 422)
    assert await tables_with(services.database, "himitsu") == set()
    assert await tables_with(services.database, secret_in(mails)) == set()
    assert "himitsu" not in caplog.text


async def test_メールで送れるときだけ_画面にすすめ_うかがったアドレスを添える(
    client: AsyncClient, services: Services, mails: MailServer
) -> None:
    visitor = await Visitor(client).start()
    path = f"/v1/conversations/{visitor.id}/links"

    async def offer() -> object:
        return (await client.post(path, json={}, headers=visitor.headers)).json()["mail"]

    assert await offer() == {"address": None}
    await visitor.answer_until("contact_phone")
    assert await offer() == {"address": "tanaka@minato-hamono.example.jp"}
    services.settings.public_url = None
    assert await offer() is None
    assert "コードをお使いください" in assert_problem(await _mail(client, visitor), 404)["detail"]
    assert mails.letters == []


@pytest.mark.parametrize(
    "to", ["", "田中", "a@b", "a@example.jp, b@example.jp", "a@example.jp\r\nBcc: b@example.jp", "<a@example.jp>", "あ@example.jp", "x" * 250 + "@example.jp"]
)  # fmt: skip
async def test_アドレスでないものには送らない(client: AsyncClient, mails: MailServer, to: str) -> None:
    visitor = await Visitor(client).start()
    assert "メールアドレス" in assert_problem(await _mail(client, visitor, to), 422)["detail"]
    assert mails.letters == []


@pytest.mark.parametrize(
    ("command", "answer", "status", "words"),
    [
        ("RCPT", "550 no such user", 422, "お確かめください"),
        ("RCPT", "451 later", 503, "コード"),
        ("DATA", "554 refused", 422, "お確かめください"),
        ("CONNECT", "421 busy", 503, "コード"),
    ],
)
async def test_送れなければそう言い_リンクは使えない(
    client: AsyncClient, mails: MailServer, command: str, answer: str, status: int, words: str
) -> None:
    visitor = await Visitor(client).start()
    mails.answers[command] = answer
    assert words in assert_problem(await _mail(client, visitor), status)["detail"]
    mails.answers.clear()
    assert (await _mail(client, visitor)).status_code == 202


async def test_続けて何通も送らせない(client: AsyncClient, mails: MailServer) -> None:
    visitor = await Visitor(client).start()
    for _ in range(OF_A_CONVERSATION):
        assert (await _mail(client, visitor)).status_code == 202
    problem = assert_problem(await _mail(client, visitor), 429)
    assert "1時間ほど" in problem["detail"] and "コード" in problem["detail"]
    assert len(mails.letters) == OF_A_CONVERSATION


async def test_鍵がなければ送れない(client: AsyncClient, mails: MailServer) -> None:
    visitor, other = await Visitor(client).start(), await Visitor(client).start()
    other.id = visitor.id
    assert (await _mail(client, other)).status_code == 401 and mails.letters == []


@pytest.mark.parametrize(
    ("most", "conversation", "to", "place"),
    [
        (OF_A_CONVERSATION, "c", "{}@example.jp", "{}"),
        (TO_ONE_ADDRESS, "{}", "a@example.jp", "{}"),
        (FROM_ONE_PLACE, "{}", "{}@example.jp", "p"),
        (IN_ALL, "{}", "{}@example.jp", "{}"),
    ],
)
def test_限りはどれも一時間ごと(most: int, conversation: str, to: str, place: str) -> None:
    mailings = Mailings()

    def tries(at: datetime, count: int) -> list[bool]:
        return [mailings.allow(conversation.format(n), to.format(n), place.format(n), at) for n in range(count)]

    assert tries(NOW, most) == [True] * most
    late = NOW + WINDOW - timedelta(seconds=1)
    assert not mailings.allow(conversation.format("x"), to.format("x").upper(), place.format("x"), late)
    assert mailings.allow(conversation.format("x"), to.format("x"), place.format("x"), NOW + WINDOW)

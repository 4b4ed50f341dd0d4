"""Going on elsewhere over HTTP: by link, by code, each once; the first device stays in."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from httpx import AsyncClient
from sqlalchemy import select

from api.links.guessing import TRIES
from api.services import Services
from bot.storage.models import ConversationLink
from tests.e2e.visitor import Visitor


async def made(client: AsyncClient, visitor: Visitor) -> dict[str, str]:
    response = await client.post(
        f"/v1/conversations/{visitor.id}/links", json={"purpose": "resume"}, headers=visitor.headers
    )
    assert response.status_code == 201, response.text
    body: dict[str, str] = response.json()
    return body


def secret_of(url: str) -> str:
    return urlsplit(url).fragment.removeprefix("go=")


async def second(client: AsyncClient, **way: str) -> Visitor:
    """The visitor at another device."""
    response = await client.post("/v1/links/open", json=way)
    assert response.status_code == 200, response.text
    opened = response.json()
    assert opened["purpose"] == "resume" and opened["replies"] == []
    visitor = Visitor(client)
    visitor.id, visitor.headers = opened["conversation_id"], {"Authorization": f"Bearer {opened['token']}"}
    visitor.progress = opened["progress"]
    return visitor


@pytest.mark.parametrize("way", ["secret", "code"])
async def test_ほかの端末で続けられ_はじめの端末もそのまま使える(client: AsyncClient, way: str) -> None:
    first = await (await Visitor(client).start()).answer_until("product_description")
    link = await made(client, first)
    other = await second(client, **{way: secret_of(link["url"]) if way == "secret" else link["code"]})
    assert other.asking == "product_description"
    await other.say("職人が研いだ包丁です")
    assert await first.value("product_description") == "職人が研いだ包丁です"
    await first.say("日用品です")
    assert [m["text"] for m in (await other.get())["messages"]] == [m["text"] for m in (await first.get())["messages"]]
    for spent in ({"secret": secret_of(link["url"])}, {"code": link["code"]}):
        response = await client.post("/v1/links/open", json=spent)
        assert response.status_code == 404 and "もう一度お作りください" in response.json()["detail"]


async def test_秘密はアドレスの井桁のあとにだけあり_保存されない(client: AsyncClient, services: Services) -> None:
    visitor = await Visitor(client).start()
    link = await made(client, visitor)
    address = urlsplit(link["url"])
    assert (address.path, address.query) == ("/chat", "") and len(secret_of(link["url"])) >= 43
    assert link["qr"].startswith("data:image/svg+xml") and link["line_url"] is None
    assert link["expires_at"] == "2026-11-21T21:00:00" + link["expires_at"][19:]
    assert visitor.headers["Authorization"].removeprefix("Bearer ") not in link["url"]
    async with services.database.reading() as session:
        rows = (await session.execute(select(ConversationLink))).scalars().all()
    assert len(rows) == 2
    for row in rows:
        assert row.secret_hash not in (secret_of(link["url"]), link["code"]) and len(row.secret_hash) == 64


async def test_作り直すと前のものは使えない(client: AsyncClient) -> None:
    visitor = await Visitor(client).start()
    old, new = await made(client, visitor), await made(client, visitor)
    assert (await client.post("/v1/links/open", json={"code": old["code"]})).status_code == 404
    assert (await client.post("/v1/links/open", json={"secret": secret_of(old["url"])})).status_code == 404
    await second(client, code=new["code"].lower().replace("-", " "))


async def test_ほかの人の会話のリンクは作れない(client: AsyncClient) -> None:
    one, two = await Visitor(client).start(), await Visitor(client).start()
    response = await client.post(f"/v1/conversations/{one.id}/links", json={}, headers=two.headers)
    assert response.status_code == 401


async def test_コードは続けて試せない(client: AsyncClient) -> None:
    link = await made(client, await Visitor(client).start())
    statuses = [(await client.post("/v1/links/open", json={"code": "AC3F9HJ7"})).status_code for _ in range(TRIES)]
    assert statuses == [404] * TRIES
    response = await client.post("/v1/links/open", json={"code": link["code"]})
    assert response.status_code == 429 and int(response.headers["retry-after"]) > 0
    await second(client, secret=secret_of(link["url"]))


@pytest.mark.parametrize(
    "body", [{}, {"secret": "a", "code": "b"}, {"secret": 3}, {"code": "A" * 41}, {"secret": None, "code": None}]
)
async def test_どちらか一方だけ(client: AsyncClient, body: dict[str, object]) -> None:
    response = await client.post("/v1/links/open", json=body)
    assert response.status_code == 422 and response.json()["detail"]


async def test_消去された会話には入れない(client: AsyncClient, services: Services) -> None:
    from bot.storage import retention
    from bot.storage.conversations import lock_conversation

    visitor = await Visitor(client).start()
    other = await second(client, code=(await made(client, visitor))["code"])
    link = await made(client, visitor)
    async with services.database.transaction() as session:
        conversation = await lock_conversation(session, visitor.id)
        assert conversation is not None
        await retention.erase(session, conversation, services.clock())
    assert (await client.post("/v1/links/open", json={"code": link["code"]})).status_code == 404
    assert (await client.get(f"/v1/conversations/{other.id}", headers=other.headers)).status_code == 401


async def test_ページはどちらのアドレスでも開き_参照元を漏らさない(client: AsyncClient) -> None:
    for path in ("/", "/chat"):
        page = await client.get(path)
        assert " links" in page.text and '<meta name="referrer" content="no-referrer">' in page.text

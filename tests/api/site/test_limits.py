"""The brake on floods: buckets, and what a visitor is told when one is empty."""

from __future__ import annotations

from collections.abc import AsyncIterator
from uuid import uuid4

import pytest
from httpx import ASGITransport, AsyncClient, Response
from hypothesis import given
from hypothesis import strategies as st

from api.app import create_app
from api.buckets import SPAN, Buckets
from api.services import Services
from tests.e2e.visitor import Visitor


def test_a_bucket_gives_what_it_holds_and_fills_evenly() -> None:
    buckets = Buckets()
    assert [buckets.take("a", 3, 0) for _ in range(3)] == [0, 0, 0]
    assert buckets.take("a", 3, 0) == pytest.approx(SPAN / 3)
    assert buckets.take("b", 3, 0) == 0
    assert buckets.take("a", 3, SPAN / 3) == 0
    assert buckets.take("a", 3, SPAN / 3) > 0
    assert buckets.take("a", 3, 5 * SPAN, cost=3) == 0


def test_a_file_dearer_than_the_bucket_takes_all_of_it() -> None:
    buckets = Buckets()
    assert buckets.take("a", 3, 0, cost=10) == 0
    assert buckets.take("a", 3, 0) > 0


@given(st.integers(1, 50), st.lists(st.floats(0, 100), max_size=120))
def test_never_more_than_twice_the_share_in_a_span(most: int, pauses: list[float]) -> None:
    buckets, at, taken = Buckets(), 0.0, 0
    for pause in pauses:
        at += pause
        if at > SPAN:
            break
        taken += buckets.take("a", most, at) == 0
    assert taken <= 2 * most


@given(st.integers(1, 50), st.floats(0, 1000))
def test_who_waits_as_told_gets_in(most: int, since: float) -> None:
    buckets = Buckets()
    while not (wait := buckets.take("a", most, since)):
        pass
    assert buckets.take("a", most, since + wait + 0.001) == 0


def test_no_limit_counts_nothing() -> None:
    buckets = Buckets()
    assert not any(buckets.take("a", 0, 0) for _ in range(10_000))


@pytest.fixture
async def outside(services: Services) -> AsyncIterator[AsyncClient]:
    """Somebody who is not on this machine."""
    transport = ASGITransport(create_app(services), client=("203.0.113.7", 5000))
    async with AsyncClient(transport=transport, base_url="http://minato.test") as http:
        yield http


def is_kind(answer: Response) -> bool:
    said = answer.json()
    return (
        answer.status_code == 429
        and "お待ち" in said["detail"]
        and "分ほど" in said["detail"]
        and int(answer.headers["retry-after"]) > 0
    )


async def test_a_conversation_has_its_share(client: AsyncClient, services: Services) -> None:
    services.settings.limit_messages = 3
    visitor, other = await Visitor(client).start(), await Visitor(client).start()
    answers = [await say(client, visitor) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429] and is_kind(answers[-1])
    assert (await say(client, other)).status_code == 200
    assert (await client.get(f"/v1/conversations/{visitor.id}", headers=visitor.headers)).status_code == 200


async def test_nobody_else_can_use_it_up(client: AsyncClient, services: Services) -> None:
    services.settings.limit_messages = 2
    visitor = await Visitor(client).start()
    for _ in range(5):
        await client.post(
            f"/v1/conversations/{visitor.id}/messages", json={}, headers={"Authorization": "Bearer guess"}
        )
    assert (await say(client, visitor)).status_code == 200


async def test_a_message_that_was_held_up_can_be_sent_again(client: AsyncClient, services: Services) -> None:
    services.settings.limit_messages = 1
    visitor = await Visitor(client).start()
    await say(client, visitor)
    message = {"message_id": str(uuid4()), "text": "はい"}
    path = f"/v1/conversations/{visitor.id}/messages"
    assert (await client.post(path, json=message, headers=visitor.headers)).status_code == 429
    services.settings.limit_messages = 0
    assert (await client.post(path, json=message, headers=visitor.headers)).status_code == 200


async def test_an_address_has_its_share(outside: AsyncClient, services: Services) -> None:
    services.settings.limit_starts, services.settings.limit_address = 2, 2
    visitors = [await Visitor(outside).start() for _ in range(2)]
    assert is_kind(await outside.post("/v1/conversations", json={"channel": "web"}))
    assert is_kind(await outside.post("/v1/links/open", json={"code": "ABCD2345"}))
    assert [(await say(outside, visitor)).status_code for visitor in visitors] == [200, 200]
    assert is_kind(await say(outside, visitors[0]))


async def test_this_machine_is_no_address(client: AsyncClient, services: Services) -> None:
    services.settings.limit_starts, services.settings.limit_address = 1, 1
    for _ in range(3):
        await say(client, await Visitor(client).start())


async def test_a_file_counts_as_five(client: AsyncClient, services: Services) -> None:
    services.settings.limit_messages = 9
    visitor = await Visitor(client).start()
    file = {"file": ("a.pdf", b"%PDF-1.4\n", "application/pdf")}
    path = f"/v1/conversations/{visitor.id}/attachments"
    answers = [await client.post(path, files=file, headers=visitor.headers) for _ in range(2)]
    assert answers[0].status_code != 429 and is_kind(answers[1])


async def say(http: AsyncClient, visitor: Visitor) -> Response:
    message = {"message_id": str(uuid4()), "text": "はい"}
    return await http.post(f"/v1/conversations/{visitor.id}/messages", json=message, headers=visitor.headers)

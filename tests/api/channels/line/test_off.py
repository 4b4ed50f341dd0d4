"""Without LINE's secret and token there is no LINE."""

from __future__ import annotations

from httpx import AsyncClient

from api.channels.line.signature import HEADER, signature
from api.jobs import JOBS, jobs_of
from api.services import Services
from tests.api.conversations.test_problems import assert_problem


async def test_設定がなければ入口は404(client: AsyncClient) -> None:
    body = b'{"events": []}'
    for signed in ("", signature(body, ""), "x"):
        answer = await client.post("/channels/line/webhook", content=body, headers={HEADER: signed})
        assert_problem(answer, 404)


def test_設定がなければ仕事も動かない(services: Services) -> None:
    assert jobs_of(services) == JOBS

"""The API page needs no other host, and the OpenAPI document is complete."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient

from api.conversations import schemas
from api.docs import examples
from api.docs.problems import SCHEMA_NAME
from api.problems import MEDIA_TYPE


@pytest.fixture(scope="module")
def app() -> FastAPI:
    from api.app import create_app

    nothing: Any = SimpleNamespace()
    return create_app(nothing)


@pytest.fixture
async def http(app: FastAPI) -> AsyncIterator[AsyncClient]:
    async with AsyncClient(transport=ASGITransport(app), base_url="http://minato.test") as client:
        yield client


@pytest.fixture(scope="module")
def document(app: FastAPI) -> dict[str, Any]:
    return app.openapi()


async def test_ページの部品はすべて手元にある(http: AsyncClient) -> None:
    page = await http.get("/docs")
    assert page.status_code == 200
    used = re.findall(r"(?:src|href)=\"([^\"]+)\"", page.text)
    assert len(used) >= 4 and not [address for address in used if "//" in address]
    for address in used:
        assert (await http.get(f"/{address}")).status_code == 200, address


async def test_ほかのページと同じ決まりで守られている(http: AsyncClient) -> None:
    policy = (await http.get("/docs")).headers["content-security-policy"]
    assert policy == (await http.get("/")).headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe-inline" not in policy
    assert "<script>" not in (await http.get("/docs")).text


@pytest.mark.parametrize("name", ["endpoints.py", "..%2Fproblems.py", "vendor", "index.html", "%00"])
async def test_部品のほかは渡さない(http: AsyncClient, name: str) -> None:
    response = await http.get(f"/docs/{name}")
    assert response.status_code == 404 and response.headers["content-type"] == MEDIA_TYPE


async def test_よその配布元を使う頁はない(http: AsyncClient) -> None:
    assert (await http.get("/redoc")).status_code == 404


def _operations(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield f"{method.upper()} {path}", operation


def test_どの入口にも名前と分類がある(document: dict[str, Any]) -> None:
    tags = {tag["name"] for tag in document["tags"]}
    for name, operation in _operations(document):
        assert operation["summary"], name
        assert operation["tags"] and set(operation["tags"]) <= tags, name


def test_エラーはどれも同じ形で載っている(document: dict[str, Any]) -> None:
    assert SCHEMA_NAME in document["components"]["schemas"]
    assert "HTTPValidationError" not in document["components"]["schemas"]
    for name, operation in _operations(document):
        for status, response in operation["responses"].items():
            if status.startswith(("4", "5")) and not name.endswith("/readyz"):
                assert list(response["content"]) == [MEDIA_TYPE], (name, status)


def test_会話の始まりのほかは鍵が要る(document: dict[str, Any]) -> None:
    for name, operation in _operations(document):
        if "/v1/conversations/" in name:
            assert operation["security"] == [{"visitor": []}], name
            assert "401" in operation["responses"], name


@pytest.mark.parametrize(
    ("model", "example"),
    [
        (schemas.StartRequest, examples.START),
        (schemas.MessageRequest, examples.MESSAGE),
        (schemas.Turn, examples.TURN),
        (schemas.Started, examples.STARTED),
        (schemas.ConversationView, examples.CONVERSATION),
        (schemas.IntakeView, examples.INTAKE),
        (schemas.AttachmentView, examples.ATTACHMENT),
    ],
)
def test_例は約束の形をしている(model: Any, example: dict[str, Any]) -> None:
    model.model_validate(example)


def test_例の選択肢は本物(document: dict[str, Any]) -> None:
    from bot.intake.registry import FIELDS

    offered = [reply for turn in (examples.TURN, examples.STARTED) for reply in turn["replies"] if "choices" in reply]
    for reply in offered:
        labels = {choice["value"]: choice["label"] for choice in reply["choices"] if choice["kind"] == "answer"}
        assert labels == {choice.value: choice.label for choice in FIELDS[reply["field"]].choices}

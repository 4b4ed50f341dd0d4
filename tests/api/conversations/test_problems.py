"""Errors: RFC 9457 documents with a Japanese detail; nobody reads another's conversation."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from httpx import AsyncClient, Response

from api.invalid import READ_AT_MOST
from bot.dialogue.results import MAX_TEXT
from tests.e2e.visitor import Visitor


def assert_problem(response: Response, status: int) -> dict[str, Any]:
    """The response is a problem document that a visitor can act on."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    body: dict[str, Any] = response.json()
    assert body["status"] == status and body["title"] and body["type"]
    assert any("ぁ" <= char <= "ん" for char in body["detail"]), body["detail"]
    return body


_LONE = (
    b'{"message_id": "6f1c8e2c-3a6a-4e0e-9f0a-0d6a4f3b2c1d", "text": "\\ud800"}'  # half a character, which is no text
)
READS = ["", "/intake", "/summary"]


@pytest.mark.parametrize("part", READS)
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": "Bearer "},
        {"Authorization": "Bearer wrong"},
        {"Authorization": "Basic d3Jvbmc6d3Jvbmc="},
        {"Authorization": "wrong"},
    ],
)
async def test_without_the_right_token_nothing_is_read(client: AsyncClient, part: str, headers: dict[str, str]) -> None:
    visitor = await Visitor(client).start()
    response = await client.get(f"/v1/conversations/{visitor.id}{part}", headers=headers)
    assert_problem(response, 401)
    assert response.headers["www-authenticate"] == "Bearer"


async def test_another_conversations_token_opens_nothing(client: AsyncClient) -> None:
    one, two = await Visitor(client).start(), await Visitor(client).start()
    body = {"message_id": str(uuid4()), "text": "はい"}
    for part in READS:
        assert_problem(await client.get(f"/v1/conversations/{one.id}{part}", headers=two.headers), 401)
    answer = await client.post(f"/v1/conversations/{one.id}/messages", json=body, headers=two.headers)
    assert_problem(answer, 401)
    assert len((await one.get())["messages"]) == 1


@pytest.mark.parametrize("unknown", [str(uuid4()), "nosuch", "%00", "..%2f..%2f", "a" * 500, "%F0%9F%8D%A3"])
async def test_an_unknown_conversation_looks_like_a_wrong_token(client: AsyncClient, unknown: str) -> None:
    visitor = await Visitor(client).start()
    response = await client.get(f"/v1/conversations/{unknown}", headers=visitor.headers)
    assert response.status_code in (401, 404)
    assert_problem(response, response.status_code)
    response = await client.post(
        f"/v1/conversations/{uuid4()}/messages", json={"message_id": str(uuid4()), "text": "はい"}
    )
    assert_problem(response, 401)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"text": "はい"},
        {"message_id": "1", "text": "はい"},
        {"message_id": None, "text": "はい"},
        {"message_id": 7, "text": "はい"},
        {"message_id": "{id}"},
        {"message_id": "{id}", "text": ""},
        {"message_id": "{id}", "text": " 　\n"},
        {"message_id": "{id}", "text": "\0"},
        {"message_id": "{id}", "text": "\x1b \0"},
        {"message_id": "{id}", "text": None},
        {"message_id": "{id}", "text": 5},
        {"message_id": "{id}", "text": ["はい"]},
        {"message_id": "{id}", "text": "はい", "choice": "true"},
        {"message_id": "{id}", "choice": []},
        {"message_id": "{id}", "choice": {"value": "true"}},
        {"message_id": "{id}", "choice": [1, 2]},
        {"message_id": "{id}", "choice": "x" * 201},
        {"message_id": "{id}", "choice": ["x" * 201]},
        {"message_id": "{id}", "text": "x" * 100_001},
        [],
        "はい",
        None,
    ],
)
async def test_a_bad_body_is_422_and_has_no_effect(client: AsyncClient, body: Any) -> None:
    visitor = await Visitor(client).start()
    if isinstance(body, dict) and body.get("message_id") == "{id}":
        body = {**body, "message_id": str(uuid4())}
    assert_problem(await visitor.post(body), 422)
    assert len((await visitor.get())["messages"]) == 1


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"text": ""}, ["メッセージが空です。ひとこと入力してから送ってください。"]),
        ({"text": " 　\n\0"}, ["メッセージが空です。ひとこと入力してから送ってください。"]),
        ({"text": "海" * 100_001}, ["長すぎます", "2,000文字まで"]),
        ({"text": 5}, ["文字で送ってください"]),
        ({"message_id": None, "text": "はい"}, ["message_id", "UUIDの形ではありません"]),
        ({"message_id": "1", "text": "はい"}, ["message_id", "UUIDの形ではありません"]),
        ({"text": "はい", "choice": "true"}, ["どちらか一方"]),
        ({}, ["どちらか一方"]),
        ({"choice": "x" * 201}, ["選択肢", "お選びください"]),
        ({"choice": {}}, ["選択肢", "お選びください"]),
    ],
)
async def test_what_is_wrong_is_said_so_that_one_can_act(
    client: AsyncClient, body: dict[str, Any], words: list[str]
) -> None:
    visitor = await Visitor(client).start()
    problem = assert_problem(await visitor.post({"message_id": str(uuid4()), **body}), 422)
    assert all(word in problem["detail"] for word in words), problem["detail"]
    assert all(error["message"] in problem["detail"] for error in problem["errors"])


async def test_a_missing_message_id_is_named(client: AsyncClient) -> None:
    visitor = await Visitor(client).start()
    problem = assert_problem(await visitor.post({"text": "はい"}), 422)
    assert "message_id）がありません" in problem["detail"]
    assert [error["field"] for error in problem["errors"]] == ["body.message_id"]


async def test_two_faults_are_both_said_each_once(client: AsyncClient) -> None:
    visitor = await Visitor(client).start()
    problem = assert_problem(await visitor.post({"message_id": "1", "text": 5}), 422)
    assert "UUIDの形" in problem["detail"] and "文字で" in problem["detail"]
    choice = assert_problem(await visitor.post({"message_id": str(uuid4()), "choice": {}}), 422)
    assert choice["detail"].count("選択肢の形") == 1


async def test_an_upload_without_a_file_is_told_what_to_send(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).choose("true")
    response = await client.post(f"/v1/conversations/{visitor.id}/attachments", headers=visitor.headers)
    assert "PDF・JPEG・PNG" in assert_problem(response, 422)["detail"]


def test_the_limit_that_is_named_is_the_one_that_holds() -> None:
    assert READ_AT_MOST == MAX_TEXT


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[" * 50_000, b'{"text": NaN}', b"null", _LONE])
async def test_what_is_no_json_is_an_error_of_the_sender(client: AsyncClient, content: bytes) -> None:
    visitor = await Visitor(client).start()
    headers = {**visitor.headers, "content-type": "application/json"}
    response = await client.post(f"/v1/conversations/{visitor.id}/messages", content=content, headers=headers)
    assert response.status_code in (400, 422), response.text
    assert_problem(response, response.status_code)


@pytest.mark.parametrize("body", [{"channel": "line"}, {"channel": 1}, [], None])
async def test_a_bad_start_is_422(client: AsyncClient, body: Any) -> None:
    assert_problem(await client.post("/v1/conversations", json=body), 422)


async def test_unknown_paths_and_methods(client: AsyncClient) -> None:
    assert_problem(await client.get("/v1/nosuch"), 404)
    response = await client.delete("/v1/conversations")
    assert_problem(response, 405)
    assert "POST" in response.headers["allow"]


async def test_the_words_of_a_bad_body_are_not_sent_back(client: AsyncClient) -> None:
    visitor = await Visitor(client).start()
    response = await visitor.post({"message_id": "090-1234-5678", "text": "はい"})
    assert "090-1234-5678" not in response.text

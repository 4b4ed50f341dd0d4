"""Whether messages are what LINE takes: by its official description, its limits in prose, and the SDK's own models."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from linebot.v3.messaging import PushMessageRequest

from api.channels.line.postback import key_of
from api.channels.line.rendering.context import Context
from api.channels.line.rendering.limits import units
from tests.line_stand_in.limits import beyond
from tests.line_stand_in.people import user_id
from tests.line_stand_in.schema import description

KEY = key_of("stand-in-channel-secret")
CONTEXT = Context(
    KEY, "5f0c1a52-6b1e-4f0e-9d53-0d6f4b8f2a11", "83812b3b-1393-476c-9c23-47344b726b3a", date(2026, 11, 21)
)


def problems(messages: Sequence[dict[str, Any]]) -> list[str]:
    """Everything that is wrong with a call of these messages."""
    body = {"to": user_id("佐藤"), "messages": list(messages)}
    api, found = description("messaging-api"), list[str]()
    seen = api.problems(
        api.named("PushMessageRequest"), body, visit=lambda *part: found.extend(str(each) for each in beyond(*part))
    )
    found += [str(each) for each in seen]
    found += [f"label too long: {each['label']}" for each in _actions(body) if units(each.get("label", "")) > 20]
    if PushMessageRequest.from_dict(body).to_dict()["messages"] != body["messages"]:
        found.append("the SDK sends something else")
    return found


def _actions(part: Any) -> list[dict[str, Any]]:
    if isinstance(part, list):
        return [found for each in part for found in _actions(each)]
    if not isinstance(part, dict):
        return []
    mine = [part["action"]] if isinstance(part.get("action"), dict) else []
    return mine + [found for each in part.values() for found in _actions(each)]


def words(messages: Sequence[dict[str, Any]]) -> str:
    """Everything that can be read in some messages."""
    return "\n".join(_texts(list(messages)))


def _texts(part: Any) -> list[str]:
    if isinstance(part, list):
        return [found for each in part for found in _texts(each)]
    if not isinstance(part, dict):
        return []
    mine = [part["text"]] if part.get("type") == "text" else []
    return mine + [found for each in part.values() for found in _texts(each)]

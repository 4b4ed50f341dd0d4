"""Buttons and numbers: what can be tapped, and what stands beside it for a PC."""

from __future__ import annotations

from typing import Any

import pytest

from api.channels.line.postback import Kind, Tap, read
from api.channels.line.rendering.choices import choices_text, further, quick_replies
from api.channels.line.rendering.message import render
from tests.api.channels.line.checked import CONTEXT, KEY, problems


def asked(count: int, meta: int = 2, **more: Any) -> dict[str, Any]:
    main = [{"label": f"選択肢{number}", "value": f"v{number}", "kind": "answer"} for number in range(1, count + 1)]
    ways_on = [{"label": f"ほかの道{number}", "value": f"m{number}", "kind": "meta"} for number in range(1, meta + 1)]
    return {"type": "choices", "text": "どれですか。", "choices": [*main, *ways_on], "field": "sme_class", **more}


def labels(reply: dict[str, Any]) -> list[str]:
    return [each["action"]["label"] for each in quick_replies(reply, CONTEXT)]


def taps(reply: dict[str, Any]) -> dict[str, Tap]:
    found = {}
    for each in quick_replies(reply, CONTEXT):
        tap = read(each["action"]["data"], KEY)
        assert tap is not None and tap.belongs_to(CONTEXT.conversation_id)
        found[each["action"]["label"]] = tap
    return found


def test_十三までは一度に並ぶ() -> None:
    assert labels(asked(11)) == [*(f"選択肢{number}" for number in range(1, 12)), "ほかの道1", "ほかの道2"]


def test_多ければ_ほか_で次へ送り_すべてに行き着き_元に戻る() -> None:
    reply, page, seen = asked(25), 0, list[str]()
    for _ in range(3):
        shown = further(reply, page=page)
        buttons = taps(shown)
        assert len(buttons) <= 13 and {"ほか", "ほかの道1", "ほかの道2"} <= buttons.keys()
        seen += [label for label in buttons if label.startswith("選択肢")]
        assert buttons["ほか"].kind is Kind.PAGE and buttons["ほか"].message == CONTEXT.message_id
        page = int(buttons["ほか"].value)
    assert seen == [f"選択肢{number}" for number in range(1, 26)] and page == 0


def test_押すと_その質問の答えになる() -> None:
    assert taps(asked(2))["選択肢2"] == Tap(Kind.CHOICE, "v2", "sme_class", "", CONTEXT.conversation_id[:8])


@pytest.mark.parametrize(
    ("reply", "text"),
    [
        (asked(2), "どれですか。\n\n1. 選択肢1\n2. 選択肢2"),
        (asked(0), "どれですか。"),
        (asked(2, field="employees"), "どれですか。"),
        (asked(2, field=None), "どれですか。\n\n1. 選択肢1\n2. 選択肢2"),
        (asked(2, multiple=True), "どれですか。\n\n1. 選択肢1\n2. 選択肢2\n\n番号でもお答えいただけます（例：1、3）。"),
    ],
)
def test_答えには番号が付き_数を尋ねる質問には付かない(reply: dict[str, Any], text: str) -> None:
    assert choices_text(reply) == text


def test_いくつも選べる質問では_選ぶほどに残りが減り_決めると答えになる() -> None:
    reply = asked(3, multiple=True)
    first = taps(reply)["選択肢2"]
    assert (first.kind, first.value) == (Kind.PICK, "2")
    then = taps(further(reply, picked=[1]))
    assert list(then) == ["これで決める", "選択肢1", "選択肢3"]
    assert (then["これで決める"].kind, then["これで決める"].value, then["選択肢3"].value) == (Kind.DECIDE, "2", "6")


def test_時期を尋ねるときはカレンダーも出す() -> None:
    (picker, *_) = quick_replies(asked(0, field="target_timing"), CONTEXT)
    action = picker["action"]
    assert (action["type"], action["mode"], action["min"]) == ("datetimepicker", "date", "2026-11-21")
    tap = read(action["data"], KEY)
    assert tap is not None and (tap.kind, tap.field) == (Kind.DATE, "target_timing")


@pytest.mark.parametrize(
    ("name", "sender", "text"),
    [
        ("佐藤", {"name": "佐藤（相談員）"}, "こんにちは"),
        ("LINE太郎", None, "LINE太郎（相談員）：\nこんにちは"),
        ("とてもとても長い名前の相談員さんです", None, "とてもとても長い名前の相談員さんです（相談員）：\nこんにちは"),
        ("", None, "こんにちは"),
    ],
)
def test_相談員の言葉には名前が付く(name: str, sender: dict[str, str] | None, text: str) -> None:
    payload = {"message_id": "1", "role": "concierge", "author": name, "text": "こんにちは", "replies": None}
    (message,) = render(payload, CONTEXT).messages
    assert (message.get("sender"), message["text"]) == (sender, text)
    assert problems([message]) == []

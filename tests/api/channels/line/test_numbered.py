"""A bare number answers the numbered choices of the last question, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from api.channels.line.numbered import Chosen, chosen_by
from tests.api.channels.line.rendering.test_choices import asked

ONE, SEVERAL, OF_A_NUMBER = asked(12), asked(12, multiple=True), asked(3, field="capital_yen")


@pytest.mark.parametrize(
    ("text", "reply", "choice"),
    [
        ("2", ONE, "v2"),
        ("２", ONE, "v2"),
        ("②", ONE, "v2"),
        ("⑫", ONE, "v12"),
        (" 2番 ", ONE, "v2"),
        ("2番目", ONE, "v2"),
        ("（2）", ONE, "v2"),
        ("2です。", ONE, "v2"),
        ("2でお願いします", ONE, "v2"),
        ("13", ONE, None),
        ("0", ONE, None),
        ("2人", ONE, None),
        ("2番の意味は？", ONE, None),
        ("二つです", ONE, None),
        ("1と3", ONE, None),
        ("1、1", ONE, "v1"),
        ("1、3", SEVERAL, ("v1", "v3")),
        ("1と3", SEVERAL, ("v1", "v3")),
        ("①③", SEVERAL, None),
        ("1 3 12", SEVERAL, ("v1", "v3", "v12")),
        ("2", SEVERAL, ("v2",)),
        ("1、99", SEVERAL, None),
        ("2", OF_A_NUMBER, None),
        ("2", asked(0), None),
        ("2", {"type": "text", "text": "どうぞ"}, None),
        ("", ONE, None),
    ],
)
def test_番号での答え(text: str, reply: dict[str, Any], choice: Any) -> None:
    found = chosen_by(text, [{"type": "text", "text": "はい。"}, reply])
    assert found == (None if choice is None else Chosen(choice, "sme_class"))


def test_選択肢のない言葉のあとでは_ただの数() -> None:
    assert chosen_by("2", None) is None and chosen_by("2", []) is None

"""Long texts, split where one would pause."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.channels.line.rendering.limits import cut, units
from api.channels.line.rendering.texts import split


@pytest.mark.parametrize(
    ("text", "limit", "parts"),
    [
        ("短い文です。", 20, ["短い文です。"]),
        ("", 20, []),
        ("　\n ", 20, []),
        ("一つ目の文です。二つ目の文です。三つ目。", 12, ["一つ目の文です。", "二つ目の文です。三つ目。"]),
        ("「もうありますか？」と伺いました。はい。", 12, ["「もうありますか？」", "と伺いました。はい。"]),
        ("見出しになる行\n続きの行がここから始まる", 12, ["見出しになる行", "続きの行がここから始まる"]),
        ("りんご、みかん、ぶどう、なし", 9, ["りんご、みかん、", "ぶどう、なし"]),
        ("きれめのないことばがつづく", 5, ["きれめのな", "いことばが", "つづく"]),
        ("🍶🍶🍶", 5, ["🍶🍶", "🍶"]),
    ],
)  # fmt: skip
def test_文の終わりで分ける(text: str, limit: int, parts: list[str]) -> None:
    assert split(text, limit) == parts


@given(st.text("あい。、\n 🍶a", max_size=200), st.integers(2, 40))
def test_何も失わず_長すぎず_空でもない(text: str, limit: int) -> None:
    parts = split(text, limit)
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(part.strip() and units(part) <= limit for part in parts)


@given(st.text("あ🍶", max_size=60), st.integers(2, 30))
def test_切り詰めても絵文字は壊れない(text: str, limit: int) -> None:
    shown = cut(text, limit)
    assert units(shown) <= limit and text.startswith(shown.removesuffix("…"))

"""What a button carries comes back unchanged, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.channels.line.postback import Kind, Tap, bound, key_of, read, write
from tests.api.channels.line.checked import KEY

_SHORT = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)


@given(st.sampled_from(list(Kind)), _SHORT, st.one_of(st.none(), _SHORT.filter(bool)), _SHORT, _SHORT)
def test_書いたとおりに読める(kind: Kind, value: str, field: str | None, message: str, conversation: str) -> None:
    tap = Tap(kind, value, field, message, conversation)
    data = write(tap, KEY)
    assert read(data, KEY) == tap and len(data.encode("utf-16-le")) <= 600


@given(st.text(max_size=400))
def test_知らないものは読まない(data: str) -> None:
    assert read(data, KEY) is None


def test_一文字でも変えれば_ほかの鍵でも_読まない() -> None:
    data = write(Tap(Kind.CHOICE, "true", "product_exists", "", "5f0c1a52"), KEY)
    assert all(read(data[:at] + chr(ord(data[at]) ^ 1) + data[at + 1 :], KEY) is None for at in range(len(data)))
    assert read(data, key_of("ほかのシークレット")) is None


@pytest.mark.parametrize("value", ["あ" * 300, "\ud83d"])
def test_収まらないものは書かない(value: str) -> None:
    with pytest.raises(ValueError):
        write(Tap(Kind.CHOICE, value), KEY)


def test_ほかの会話のボタンは見分けられる() -> None:
    tap = Tap(Kind.CHOICE, "true", conversation=bound("5f0c1a52-6b1e"))
    assert tap.belongs_to("5f0c1a52-6b1e") and not tap.belongs_to("83812b3b-1393")
    assert Tap(Kind.CHOICE, "start").belongs_to("83812b3b-1393"), "the rich menu's belong to nobody"

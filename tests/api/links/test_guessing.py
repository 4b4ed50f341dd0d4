"""The brake on guessing codes."""

from __future__ import annotations

from datetime import timedelta

import pytest

from api.links.guessing import TRIES, WINDOW, WRONG_IN_ALL, Guesses, address_key
from tests.conftest import NOW

SECOND = timedelta(seconds=1)


def test_同じところからは続けて試せず_時間がたてばまた試せる() -> None:
    guesses = Guesses()
    assert [guesses.allow("a", NOW) for _ in range(TRIES + 2)] == [True] * TRIES + [False] * 2
    assert guesses.allow("b", NOW)
    assert not guesses.allow("a", NOW + WINDOW - SECOND)
    assert guesses.allow("a", NOW + WINDOW)


def test_合っていれば数え直す() -> None:
    guesses = Guesses()
    for _ in range(3 * TRIES):
        assert guesses.allow("a", NOW)
        guesses.right("a")


def test_あちこちから試されたら全体で止まる() -> None:
    guesses = Guesses()
    for number in range(WRONG_IN_ALL):
        assert guesses.allow(f"{number}", NOW)
        guesses.wrong(NOW)
    assert not guesses.allow("another", NOW)
    assert guesses.allow("another", NOW + WINDOW)


@pytest.mark.parametrize(
    ("host", "key"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3::7", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::9", "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("testclient", "testclient"),
        ("", ""),
    ],
)
def test_一人が持つアドレスは一つに数える(host: str, key: str) -> None:
    assert address_key(host) == key

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from api.console import security
from api.console.pages import elapsed, iso, moment
from api.console.throttle import _KEYS_KEPT, TRIES, WINDOW, Throttle
from tests.api.console.cases import NOW


def test_a_hash_is_argon2id_and_opens_for_its_password_only() -> None:
    found = security.hash_password("港のむこう")
    assert found.startswith("$argon2id$")
    assert security.verify_password(found, "港のむこう")
    assert not security.verify_password(found, "港のむかい")
    assert not security.needs_rehash(found)


@pytest.mark.parametrize("broken", ["", "x", "$argon2id$v=19$m=1"])
def test_what_is_no_hash_opens_for_nobody(broken: str) -> None:
    assert not security.verify_password(broken, "x")


def test_nobody_has_no_password() -> None:
    assert not security.verify_password_of(None, "")


def test_one_time_passwords_are_readable_and_differ() -> None:
    made = {security.one_time_password() for _ in range(50)}
    assert len(made) == 50
    assert all(re.fullmatch(r"[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){3}", one) for one in made)


@pytest.mark.parametrize(("one", "other", "expected"), [("a", "a", True), ("a", "b", False), ("", "", False)])
def test_empty_secrets_are_never_the_same(one: str, other: str, expected: bool) -> None:
    assert security.same(one, other) is expected


def test_tries_are_counted_by_key_and_forgotten_in_time() -> None:
    throttle, key = Throttle(), ("佐藤", "192.0.2.1")
    assert all(throttle.allow(key, NOW) for _ in range(TRIES))
    assert not throttle.allow(key, NOW)
    assert throttle.allow(("佐藤", "192.0.2.2"), NOW)
    assert throttle.allow(key, NOW + WINDOW)
    throttle.forget(key)
    assert throttle.allow(key, NOW)


def test_the_brake_keeps_no_more_than_it_can_hold() -> None:
    throttle = Throttle()
    for index in range(_KEYS_KEPT + 10):
        throttle.allow((str(index), ""), NOW)
    assert len(throttle._tries) == _KEYS_KEPT


def test_times_are_shown_in_japan() -> None:
    at = "2026-11-24T00:05:00+00:00"
    assert (moment(at), iso(at)) == ("11月24日(火) 9:05", "2026-11-24T09:05:00+09:00")


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (timedelta(seconds=-5), "1分"),
        (timedelta(minutes=59), "59分"),
        (timedelta(hours=23, minutes=59), "23時間"),
        (timedelta(days=2, hours=5), "2日"),
    ],
)
def test_waits_are_told_roughly(span: timedelta, expected: str) -> None:
    assert elapsed(span) == expected

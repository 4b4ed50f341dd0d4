"""What an origin is, and whose page asks."""

from __future__ import annotations

import pytest

from api.origins import cors_headers, is_own, origin_of, origins_in
from api.settings import Settings


@pytest.mark.parametrize(
    ("given", "origin"),
    [
        ("https://www.example.jp", "https://www.example.jp"),
        ("HTTPS://WWW.Example.JP/", "https://www.example.jp"),
        ("https://www.example.jp:443", "https://www.example.jp"),
        ("http://intra.example.jp:8080", "http://intra.example.jp:8080"),
        ("https://港.example.jp", "https://xn--j6w.example.jp"),
        ("http://[::1]:3000", "http://[::1]:3000"),
    ],
)
def test_an_origin_is_written_as_browsers_do(given: str, origin: str) -> None:
    assert origin_of(given) == origin


@pytest.mark.parametrize(
    "given",
    ["*", "https://*.example.jp", "www.example.jp", "https://example.jp/shop", "https://example.jp?a=1", "null",
     "ftp://example.jp", "https://a:b@example.jp", "https://", "https://a.jp b.jp", "https://a.jp;script-src", "https://a.jp:no"],
)  # fmt: skip
def test_what_is_none_is_not_taken(given: str) -> None:
    with pytest.raises(ValueError):
        Settings(allowed_origins=given)


def test_a_list_of_them() -> None:
    settings = Settings(allowed_origins=" https://a.example.jp/ ,https://B.example.jp,, https://a.example.jp")
    assert settings.origins == ("https://a.example.jp", "https://b.example.jp")
    assert origins_in("") == Settings().origins == ()


@pytest.mark.parametrize(
    ("headers", "public_url", "own"),
    [
        ({"host": "minato.example.jp"}, None, True),
        ({"host": "MINATO.example.jp"}, None, True),
        ({"host": "internal:8000"}, "https://minato.example.jp/soudan", True),
        ({"host": "internal:8000", "sec-fetch-site": "same-origin"}, None, True),
        ({"host": "internal:8000", "sec-fetch-site": "same-site"}, None, False),
        ({"host": "www.example.jp"}, "https://www.example.jp", False),
        ({}, None, False),
    ],
)
def test_a_page_of_ours(headers: dict[str, str], public_url: str | None, own: bool) -> None:
    assert is_own(headers, "https://minato.example.jp", public_url) is own


def test_no_origin_is_no_page_of_anybody() -> None:
    assert cors_headers(None, ("https://a.example.jp",)) == {}
    assert not is_own({"host": ""}, "null", None)

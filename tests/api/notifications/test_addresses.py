"""Where webhooks may go."""

from __future__ import annotations

from ipaddress import ip_address

import pytest

from api.notifications.addresses import NotAllowed, checked, is_public, resolve


@pytest.mark.parametrize(
    "url",
    [
        "https://hooks.example/minato",
        "https://hooks.example:8443/a?b=c",
        "https://受付.example/",
        "https://192.0.2.1/",
        "https://[2001:db8::1]:8443/",
        "http://127.0.0.1:8080/",
        "http://localhost/",
        "http://[::1]:9/",
    ],
)
def test_登録できるアドレス(url: str) -> None:
    assert checked(url).scheme in ("https", "http")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "hooks.example",
        "/minato",
        "https://",
        "http://hooks.example/",
        "http://127.0.0.1.hooks.example/",
        "http://2130706433/",
        "http://10.0.0.1/",
        "ftp://hooks.example/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://user:password@hooks.example/",
        "https://127.0.0.1@hooks.example/",
        "https://hooks.example:port/",
        "https://hooks.example/\r\nX: y",
        "https://hooks.example/" + "a" * 2_000,
    ],
)
def test_登録できないアドレス(url: str) -> None:
    with pytest.raises(NotAllowed):
        checked(url)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("127.0.0.1", False),
        ("0.0.0.0", False),
        ("169.254.169.254", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1", False),
        ("fd00::1", False),
        ("ff02::1", False),
        ("::ffff:10.0.0.1", False),
        ("::ffff:8.8.8.8", True),
        ("2002:a00:1::1", False),
        ("64:ff9b::a9fe:a9fe", False),
        ("64:ff9b::808:808", True),
    ],
)
def test_外のアドレスか(address: str, public: bool) -> None:
    assert is_public(ip_address(address)) is public


@pytest.mark.parametrize("host", ["10.0.0.1", "169.254.169.254", "192.168.0.1", "fd00::1", "2130706433", "0"])
async def test_中のアドレスへは行かない(host: str) -> None:
    with pytest.raises(NotAllowed, match="MINATO_WEBHOOK_ALLOW_PRIVATE"):
        await resolve(host, 443, allow_private=False)


@pytest.mark.parametrize(
    ("host", "allow_private"), [("127.0.0.1", False), ("localhost", False), ("10.0.0.1", True), ("8.8.8.8", False)]
)
async def test_行ってよいアドレス(host: str, allow_private: bool) -> None:
    assert await resolve(host, 443, allow_private=allow_private)

"""Where a webhook may go: nowhere inside the organisation's network, unless the settings let it."""

from __future__ import annotations

import asyncio
import socket
from ipaddress import IPv4Address, IPv6Address, ip_address

import httpx

MAX_LENGTH = 2_000
_LOCAL_NAME = "localhost"
_UNREADABLE = "アドレスを読み取れません。https:// から入力してください。"

Address = IPv4Address | IPv6Address


class NotAllowed(ValueError):
    """The address is none that a webhook may go to; the text says why, in Japanese."""


def checked(url: str) -> httpx.URL:
    """The endpoint's URL, read.

    Raises:
        NotAllowed: it is no URL, has a name and password in it, or is not HTTPS (which only this machine need not be).
    """
    try:
        found = httpx.URL(url.strip())
    except httpx.InvalidURL as error:
        raise NotAllowed(_UNREADABLE) from error
    if not found.host or len(url) > MAX_LENGTH:
        raise NotAllowed(_UNREADABLE)
    if found.userinfo:
        raise NotAllowed("アドレスにユーザー名やパスワードは入れられません。送り主は署名で確かめてください。")
    if found.scheme != "https" and not (found.scheme == "http" and is_this_machine(host_of(found))):
        raise NotAllowed("https:// で始まるアドレスにしてください。")
    return found


def host_of(url: httpx.URL) -> str:
    """The host as the network knows it: a Japanese name in its ASCII form, an IPv6 address without brackets."""
    return url.raw_host.decode("ascii")


def is_this_machine(host: str) -> bool:
    """Whether the host, as it is written, is this machine itself; nobody ends up there by mistake."""
    if host.rstrip(".").lower() == _LOCAL_NAME:
        return True
    literal = _literal(host)
    return literal is not None and literal.is_loopback


async def resolve(host: str, port: int, *, allow_private: bool) -> list[str]:
    """The addresses to connect to. They are looked at here and connected to as they are, never looked up again.

    Raises:
        NotAllowed: one of them lies inside the network.
        OSError: there is no such host.
    """
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not allow_private:
        for address in addresses:
            _check(host, ip_address(address.partition("%")[0]))
    return addresses


def _check(host: str, address: Address) -> None:
    if is_this_machine(host) and address.is_loopback:
        return
    if not is_public(address):
        raise NotAllowed(
            "組織の中のアドレスには送れません。送ってよい場合は MINATO_WEBHOOK_ALLOW_PRIVATE を true にしてください。"
        )


def is_public(address: Address) -> bool:
    """Whether an address is anybody's on the internet, also when it wraps an IPv4 address."""
    if isinstance(address, IPv6Address):
        wrapped = address.ipv4_mapped or address.sixtofour or (address.teredo and address.teredo[1])
        if wrapped:
            return is_public(wrapped)
        if address.packed[:12] == bytes.fromhex("0064ff9b0000000000000000"):  # NAT64, RFC 6052
            return is_public(IPv4Address(address.packed[12:]))
    return address.is_global and not address.is_multicast


def _literal(host: str) -> Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None

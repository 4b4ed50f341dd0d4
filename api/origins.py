"""Which other sites' pages may use the widget: exact origins, set by the operator; everybody else's are refused.

A browser says by ``Origin`` whose page asks. Without that header it is no other site's page: a program, or a page of ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

_DEFAULT_PORTS = {"http": 80, "https": 443}


def origins_in(text: str) -> tuple[str, ...]:
    """The origins of a list divided by commas, as browsers write them; each once, in the order given.

    Raises:
        ValueError: one is no origin, such as ``*`` or an address with a path.
    """
    return tuple(dict.fromkeys(origin_of(part.strip()) for part in text.split(",") if part.strip()))


def origin_of(text: str) -> str:
    """``https://host[:port]`` in lower case, in ASCII, without the scheme's own port and a last slash.

    Raises:
        ValueError: it has no ``http(s)://``, no host, or more than an origin has.
    """
    parts = urlsplit(text)
    host = parts.hostname or ""
    more = parts.path not in ("", "/") or parts.query or parts.fragment or parts.username is not None
    if parts.scheme not in _DEFAULT_PORTS or not host or more or any(sign in host for sign in "*\"' ;"):
        raise ValueError(f"not an origin such as https://www.example.jp: {text!r}")
    if ":" in host:
        host = f"[{host}]"
    elif not host.isascii():
        host = host.encode("idna").decode()
    port = "" if parts.port in (None, _DEFAULT_PORTS[parts.scheme]) else f":{parts.port}"
    return f"{parts.scheme}://{host}{port}"


def is_own(headers: Mapping[str, str], origin: str, public_url: str | None) -> bool:
    """Whether the page that asks is one of ours: the browser says so, or it came from the host that it asks.

    Behind a proxy that gives the service another ``Host``, MINATO_PUBLIC_URL tells which one is ours.
    """
    if headers.get("sec-fetch-site") == "same-origin":
        return True
    if public_url is not None and origin == origin_of_url(public_url):
        return True
    return urlsplit(origin).netloc == headers.get("host", "").lower() != ""


def origin_of_url(url: str) -> str:
    """The origin of an address that may have a path."""
    parts = urlsplit(url)
    return origin_of(f"{parts.scheme}://{parts.netloc}")


def cors_headers(origin: str | None, allowed: tuple[str, ...]) -> dict[str, str]:
    """What lets another site's page read an answer; nothing for our own pages and for those not allowed."""
    if origin is None or origin not in allowed:
        return {}
    return {"Access-Control-Allow-Origin": origin, "Access-Control-Expose-Headers": "Retry-After"}

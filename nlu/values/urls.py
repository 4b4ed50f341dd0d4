"""Web addresses, with or without a scheme."""

from __future__ import annotations

import re

from nlu.values.emails import find_emails
from nlu.values.normal import Normalized
from nlu.values.types import Found

_SCHEME = r"(?P<scheme>(?:h?t{1,2}ps?|https?|HTTPS?|Https?) ?(?::|;)? ?/{1,2})"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_TLDS = """
jp com net org info biz co io dev app shop store online site work works tokyo osaka kyoto nagoya yokohama
okinawa ryukyu me tv cc xyz asia eu us uk de fr it es ch at nl be se no dk fi pl cz pt ru ua tr cn tw kr hk sg
my th vn id ph in au nz ca mx br ae sa il za ai company tech cloud page link club pro name mobi jobs top global
world design studio agency media news blog fun life style farm fish food restaurant cafe coffee beer wine sake
kitchen garden green solutions systems support services center group team trade market marketing digital
software space website web host today live email earth eco energy house industries engineering photo photos art
gallery travel fashion clothing shoes example
"""
_TLD = "|".join(sorted(_TLDS.split(), key=len, reverse=True))
_HOST = rf"(?:{_LABEL}\.){{1,8}}(?:(?i:{_TLD}))(?![A-Za-z0-9-]|\.[A-Za-z0-9])"
_ANY_HOST = (
    rf"(?:(?:{_LABEL}\.){{1,8}}[A-Za-z]{{2,24}}|(?:[ぁ-んァ-ヶ一-龠ー]{{1,20}}\.)(?:jp|com|net|tokyo"
    rf"|shop))(?![A-Za-z0-9-])"
)
_REST = r"(?::[0-9]{2,5})?(?:[/?#][A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]*(?:(?<=/)[一-龥ァ-ヺー]{1,30}(?:/[A-Za-z0-9\-._~%/]*)?)?)?"
_URL = re.compile(rf"(?<![A-Za-z0-9@._%+-])(?:{_SCHEME}(?P<host1>{_ANY_HOST})|(?P<host2>{_HOST}))(?P<rest>{_REST})")
_PLATFORM = re.compile(
    r"(?:^|\.)(?:amazon|rakuten|alibaba|aliexpress|ebay|shopee|lazada|yahoo|google|etsy|shopify|tmall|taobao|jd"
    r"|facebook|instagram|youtube)\.[a-z.]+$"
)
_NAMES = frozenset(["asp.net", "vb.net", "node.js", "co.jp", "ne.jp", "or.jp", "ac.jp", "go.jp"])


def find_urls(n: Normalized) -> list[Found]:
    """Kind ``url``: value with a scheme (https:// where none was said) and the host in lower case.

    ``detail``: ``scheme`` (whether the text had one). The domain of an e-mail address is not a web address.
    """
    addresses = {index for email in find_emails(n) for index in range(email.start, email.end)}
    found = [_url(match) for match in _URL.finditer(n.text)]
    return [url for url in found if url is not None and addresses.isdisjoint(range(url.start, url.end))]


def _url(match: re.Match[str]) -> Found | None:
    host = (match["host1"] or match["host2"]).lower()
    rest = match["rest"]
    if match["scheme"] is None and (host in _NAMES or (not rest and _PLATFORM.search(host))):
        return None
    trimmed = _trim(rest)
    end = match.end() - (len(rest) - len(trimmed))
    secure = match["scheme"] is None or "s" in match["scheme"].lower()
    value = f"{'https' if secure else 'http'}://{host}{trimmed}"
    return Found("url", value, match.start(), end, None, False, {"scheme": match["scheme"] is not None})


def _trim(rest: str) -> str:
    """The path without the punctuation of the sentence around it."""
    while rest and (rest[-1] in ".,;:!?'*([" or (rest[-1] == ")" and rest.count("(") < rest.count(")"))):
        rest = rest[:-1]
    return rest

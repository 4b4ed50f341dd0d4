"""The signature of LINE's webhook: HMAC-SHA256 over the raw body with the channel's secret, in Base64."""

from __future__ import annotations

import base64
import hashlib
import hmac

HEADER = "X-Line-Signature"


def signature(body: bytes, secret: str) -> str:
    """What LINE puts into the header."""
    return base64.b64encode(hmac.digest(secret.encode(), body, hashlib.sha256)).decode()


def is_signed(body: bytes, given: str, secret: str) -> bool:
    """Whether the body is LINE's, in a time that does not depend on how much of the signature is right."""
    return hmac.compare_digest(given.encode("utf-8", "surrogateescape"), signature(body, secret).encode())

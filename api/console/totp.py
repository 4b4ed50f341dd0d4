"""One-time codes by the clock (RFC 6238: six digits, 30 seconds) and codes for a lost telephone."""

from __future__ import annotations

import unicodedata
from datetime import datetime

import pyotp
import segno
from markupsafe import Markup

from api.console.security import hash_secret, one_time_password, same

ISSUER = "Minato"
RECOVERY_CODES = 10
_STEP_SECONDS = 30
_STEPS_APART = (0, -1, 1)  # clocks go wrong, and people type slowly


def new_totp_secret() -> str:
    """160 random bits in base 32, as authenticator apps take them."""
    return pyotp.random_base32()


def address_of(secret: str, name: str) -> str:
    """The ``otpauth://`` address that apps read."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=ISSUER)


def qr_code(address: str) -> Markup:
    """The address as an SVG image without any style, for a page under the strict policy."""
    return Markup(segno.make(address, error="m").svg_inline(scale=5, border=4, lineclass=None, svgclass=None))


def step_of(secret: str, typed: str, at: datetime) -> int | None:
    """The time step whose code this is, one step early or late included; None for no code of now."""
    digits = "".join(unicodedata.normalize("NFKC", typed).split())
    now = int(at.timestamp()) // _STEP_SECONDS
    totp = pyotp.TOTP(secret)
    return next((now + apart for apart in _STEPS_APART if same(totp.generate_otp(now + apart), digits)), None)


def new_recovery_codes() -> list[str]:
    """Ten codes of about 79 random bits each."""
    return [one_time_password() for _ in range(RECOVERY_CODES)]


def hash_recovery_code(typed: str) -> str:
    """What is stored of a recovery code, however its hyphens, width and capitals were typed."""
    letters = (char for char in unicodedata.normalize("NFKC", typed).casefold() if char.isalnum())
    return hash_secret("".join(letters))

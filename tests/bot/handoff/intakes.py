"""Records of an intake as a conversation leaves them, and briefs built of them."""

from __future__ import annotations

from typing import Any

from bot.eligibility import check
from bot.handoff.brief import build_brief
from bot.intake.profile import Profile
from tests.bot.eligibility.profiles import COMPLETE, TODAY

AT = "2026-11-20T16:00:00+09:00"
TICKET = {"number": "M-0001", "created_at": AT, "expected_reply_by": "2026-11-24T16:00:00+09:00"}
TRANSCRIPT = [
    {"role": "bot", "text": "従業員は何名ですか。", "at": AT},
    {"role": "visitor", "text": "パート入れて20人くらい", "at": AT},
]

ANSWERS: dict[str, Any] = {
    **COMPLETE,
    "company_name": "株式会社みなと精工",
    "prefecture": "東京都",
    "city": "大田区",
    "contact_name": "湊 花子",
    "contact_email": "hanako@example.jp",
    "product_name": "精密ばね",
    "product_description": "医療機器向けの小さなばね",
    "target_timing": "2027年1月まで",
    "motive": "国内の需要が減っているため",
}


def record(value: Any, status: str = "answered", words: str = "", before: tuple[Any, ...] = ()) -> dict[str, Any]:
    """A record as contract §1 shows it."""
    source = {"message_id": "m1", "text": words, "start": 0, "end": len(words)} if words else None
    return {
        "value": value,
        "status": status,
        "source": source,
        "confirmed": False,
        "history": [{"value": old, "at": AT} for old in before],
    }


def records(**changes: Any) -> dict[str, Any]:
    """Records of the complete intake; a change may be a value, a whole record, or None for "never asked"."""
    wanted = {**ANSWERS, **changes}
    return {
        name: value if isinstance(value, dict) else record(value) for name, value in wanted.items() if value is not None
    }


def brief(**changes: Any) -> dict[str, Any]:
    """The brief of the complete intake with some answers changed."""
    found = records(**changes)
    decision = check(Profile.from_dict(found).facts(), TODAY)
    return build_brief(
        conversation_id="c1",
        channel="web",
        records=found,
        decision=decision.as_dict(),
        transcript=TRANSCRIPT,
        ticket=TICKET,
    )

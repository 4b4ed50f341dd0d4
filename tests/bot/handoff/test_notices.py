"""When a deadline is near by opening time, and by what a notice is the same one."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.handoff.hours import JST, OfficeHours
from bot.handoff.notices import EVENT_LABELS, Event, due_mark, notice_key, told_by

HOURS = OfficeHours(lambda day: False)


def _at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-{text}+09:00")


@pytest.mark.parametrize(
    ("now", "due", "near"),
    [
        pytest.param("24T15:59", "24T17:00", False, id="あと1時間より長い"),
        pytest.param("24T16:00", "24T17:00", True, id="ちょうど1時間"),
        pytest.param("24T16:59", "24T17:00", True, id="まぎわ"),
        pytest.param("24T11:30", "24T13:30", True, id="昼休みは数えない"),
        pytest.param("24T11:29", "24T13:30", False, id="昼休みをはさんで1時間より長い"),
        pytest.param("24T16:30", "25T09:30", True, id="夜は数えない"),
        pytest.param("27T16:30", "30T09:30", True, id="週末は数えない"),
        pytest.param("28T20:00", "30T09:30", True, id="閉まっているあいだも"),
        pytest.param("28T20:00", "30T10:30", False, id="明けてから1時間より長い"),
        pytest.param("24T18:00", "24T17:00", True, id="過ぎている"),
    ],
)
def test_期限が近い(now: str, due: str, near: bool) -> None:
    assert (_at(due) <= told_by(_at(now), timedelta(minutes=60), HOURS)) is near


def test_知らせの名前は出来事と受付としるしで決まり_届け先を足しても64文字に収まる() -> None:
    keys = {notice_key(event, "M-0001") for event in Event}
    assert len(keys) == len(Event) == len(EVENT_LABELS)
    longest = notice_key(Event.VISITOR_REPLIED, "M-1234567890", due_mark(datetime(2099, 12, 31, tzinfo=JST)))
    assert len(f"{longest}:w1234567890") <= 64

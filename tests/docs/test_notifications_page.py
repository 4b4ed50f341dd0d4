"""docs/notifications.md: its example verifies what Minato signs, and nothing that is sent or measured is left out."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

import pytest

from api.channels.line.quota import REMAINING
from api.channels.line.sender import CALLS
from api.notifications import metrics
from api.notifications.webhooks import TEST_EVENT, signature
from bot.handoff.notices import Event
from bot.storage.outbox import PAUSES
from tests.docs.pages import DOCS

PAGE = (DOCS / "notifications.md").read_text("utf-8")
SECRET, BODY = "whsec_abc", b'{"id":"1","event":"test"}'


@pytest.fixture(scope="module")
def verified() -> Callable[[str, bytes, str], bool]:
    found = re.search(r"```python\n(.*?)```", PAGE, re.DOTALL)
    assert found
    names: dict[str, Callable[[str, bytes, str], bool]] = {}
    exec(found[1], names)
    return names["verified"]


def test_例は長くない() -> None:
    found = re.search(r"```python\n(.*?)```", PAGE, re.DOTALL)
    assert found and len([line for line in found[1].splitlines() if line.strip()]) <= 15


def test_例は本物の署名を通す(verified: Callable[[str, bytes, str], bool]) -> None:
    assert verified(SECRET, BODY, signature(SECRET, BODY, int(time.time())))


@pytest.mark.parametrize(
    "header",
    [
        signature("whsec_other", BODY, int(time.time())),
        signature(SECRET, BODY + b" ", int(time.time())),
        signature(SECRET, BODY, int(time.time()) - 301),
        signature(SECRET, BODY, int(time.time()) + 90_000),
        f"t={int(time.time())}",
        f"t={int(time.time())},v1=署名",
        "t=いま,v1=abc",
        "v1=abc",
        "",
        "nonsense",
    ],
)
def test_例は偽物を通さない(verified: Callable[[str, bytes, str], bool], header: str) -> None:
    assert not verified(SECRET, BODY, header)


@pytest.mark.parametrize("event", [*(event.value for event in Event), TEST_EVENT])
def test_出来事が約束に載っている(event: str) -> None:
    assert f"`{event}`" in (DOCS / "contract.md").read_text("utf-8")
    assert event == TEST_EVENT or f"`{event}`" in PAGE


@pytest.mark.parametrize(
    "metric", [metrics.DELIVERIES, metrics.WAITING, metrics.OLDEST, metrics.DEAD, CALLS, REMAINING]
)
def test_指標が載っている(metric: metrics.Gauge | metrics.Counter) -> None:
    (family,) = metric.collect()
    assert family.name in PAGE


def test_送り直す間隔が合っている() -> None:
    words = {10: "10秒", 60: "1分", 300: "5分", 1800: "30分", 7200: "2時間", 21600: "6時間", 86400: "24時間"}
    assert "、".join(words[int(pause.total_seconds())] for pause in PAUSES) in PAGE

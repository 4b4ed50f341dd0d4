"""The widget's modules without a browser: Node's own test runner on the files beside this one."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
NODE = shutil.which("node")
OLDEST = 20  # the first with mock timers and a stable runner


def _major(node: str) -> int:
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
    return int(version.removeprefix("v").split(".")[0])


@pytest.mark.skipif(NODE is None, reason="Node.js is not installed; the browser tests still run the widget as a whole")
def test_the_widgets_modules() -> None:
    assert NODE is not None
    if _major(NODE) < OLDEST:
        pytest.skip(f"Node.js is older than {OLDEST}; the browser tests still run the widget as a whole")
    files = sorted(str(path) for path in HERE.glob("*.test.js"))
    result = subprocess.run([NODE, "--test", *files], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr

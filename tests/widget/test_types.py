"""The widget's JSDoc types, checked by TypeScript's compiler; nothing is compiled."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
COMPILER = HERE / "node_modules" / "typescript" / "bin" / "tsc"
NODE = shutil.which("node")


@pytest.mark.skipif(
    NODE is None or not COMPILER.exists(), reason="TypeScript is not here: scripts/setup-tests.sh puts it"
)
def test_the_widgets_types() -> None:
    assert NODE is not None
    result = subprocess.run([NODE, str(COMPILER), "-p", str(HERE)], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


def test_every_module_asks_to_be_checked() -> None:
    modules = sorted((HERE.parents[1] / "api" / "widget").glob("*.js"))
    assert modules and [path.name for path in modules if not path.read_text("utf-8").startswith("// @ts-check\n")] == []

from __future__ import annotations

import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from api.secrets_box import Unreadable, seal, unseal
from api.settings import ROOT


@pytest.fixture
def key_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No key in the settings, and none on disk yet."""
    monkeypatch.delenv("MINATO_SECRET_KEY", raising=False)
    monkeypatch.setenv("MINATO_SECRET_KEY_FILE", str(tmp_path / "var" / "secret.key"))
    return tmp_path / "var" / "secret.key"


@pytest.mark.parametrize("text", ["", "JBSWY3DPEHPK3PXP", "秘密のかぎ🔑", "x" * 5_000])
def test_開ければ元に戻る(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("MINATO_SECRET_KEY", "どんな言葉でも、十六文字からなら")
    sealed = seal(text)
    assert unseal(sealed) == text and (not text or text not in sealed)
    assert sealed != seal(text), "同じものでも、封のたびに違う"


def test_違う鍵や書き換えでは開かない(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINATO_SECRET_KEY", "one-one-one-one-one")
    sealed = seal("himitsu")
    for broken in (sealed[:-2], f"{sealed[:20]}AAAA{sealed[24:]}", "", "ありえない"):
        with pytest.raises(Unreadable):
            unseal(broken)
    monkeypatch.setenv("MINATO_SECRET_KEY", "two-two-two-two-two")
    with pytest.raises(Unreadable):
        unseal(sealed)


def test_設定がなければ鍵を一度だけ作り本人だけが読める(key_file: Path) -> None:
    sealed = seal("himitsu")
    first = key_file.read_text("ascii")
    assert len(first) >= 43 and stat.S_IMODE(key_file.stat().st_mode) == 0o600
    assert unseal(sealed) == "himitsu" and key_file.read_text("ascii") == first
    assert [path.name for path in key_file.parent.iterdir()] == ["secret.key"]


def test_同時に始まっても鍵は一つ(key_file: Path) -> None:
    with ThreadPoolExecutor(4) as several:
        sealed = list(several.map(_in_a_process, ("a", "b", "c", "d")))
    assert [unseal(one) for one in sealed] == ["a", "b", "c", "d"]


def _in_a_process(text: str) -> str:
    code = f"from api.secrets_box import seal; print(seal({text!r}))"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return run.stdout.strip()

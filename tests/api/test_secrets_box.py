"""Secrets at rest: sealed with the installation's key, which is made once and readable by nobody else."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from api import secrets_box as module
from api.secrets_box import SecretsBox, Unreadable, seal, unseal
from api.settings import Settings


@pytest.mark.parametrize("text", ["", "whsec_abc", "秘密🔑", "a" * 10_000])
def test_封をして開けると元に戻る(text: str) -> None:
    box = SecretsBox("k" * 16)
    assert box.unseal(box.seal(text)) == text
    assert box.seal(text) != box.seal(text)
    assert not text or text not in box.seal(text)


@pytest.mark.parametrize("token", ["", "なにか", "abc", SecretsBox("another key here").seal("x")])
def test_別の鍵や壊れたものは開かない(token: str) -> None:
    with pytest.raises(Unreadable):
        SecretsBox("k" * 16).unseal(token)


def test_署名の鍵は表の列に収まる() -> None:
    from bot.storage.webhooks import new_secret

    assert len(SecretsBox("k" * 16).seal(new_secret())) <= 200


def test_設定に鍵があれば_ファイルは作らない(tmp_path: Path) -> None:
    path = tmp_path / "var" / "secret.key"
    seal("x", Settings(secret_key="k" * 16, secret_key_file=path))
    assert not path.exists()


def test_なければ作って取っておき_次からもそれを使う(tmp_path: Path) -> None:
    path = tmp_path / "var" / "secret.key"
    token = seal("x", Settings(secret_key_file=path))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [found.name for found in path.parent.iterdir()] == ["secret.key"]
    module._box_in.cache_clear()  # a new process
    assert unseal(token, Settings(secret_key_file=path)) == "x"


def test_同時に起動しても鍵は一つ(tmp_path: Path) -> None:
    path = tmp_path / "secret.key"
    with ThreadPoolExecutor(8) as threads:
        keys = set(threads.map(lambda _: module._kept_key(path), range(16)))
    assert keys == {path.read_text("ascii")}


def test_空の鍵は使わない(tmp_path: Path) -> None:
    path = tmp_path / "secret.key"
    path.write_text("")
    with pytest.raises(ValueError, match="empty"):
        seal("x", Settings(secret_key_file=path))


def test_設定を渡さなければ_環境変数の鍵(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINATO_SECRET_KEY", "a key of the environment")
    assert SecretsBox("a key of the environment").unseal(seal("x")) == unseal(seal("x")) == "x"

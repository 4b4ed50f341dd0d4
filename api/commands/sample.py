"""A whole conversation by words: what the owner of an invented firm types when a field is asked."""

from __future__ import annotations

from pathlib import Path

SAMPLE = Path(__file__).parent / "sample_conversation.json"

"""Paths of our own pages that more than one module names."""

from __future__ import annotations

from api.widget_files import SCRIPT

CHAT = "/chat"  # the one page that other sites may frame
WIDGET = "/widget"
WIDGET_SCRIPT = f"{WIDGET}/{SCRIPT}"

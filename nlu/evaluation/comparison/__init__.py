"""Candidates for understanding, measured side by side: ``minato eval --components`` (docs/decisions/0008)."""

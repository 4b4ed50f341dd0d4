"""The jobs of the service."""

from __future__ import annotations

from api.background import Job

JOBS: tuple[Job, ...] = ()

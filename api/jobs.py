"""The jobs of the service."""

from __future__ import annotations

from api.background import Job
from api.notifications.jobs import NOTIFICATION_JOBS

JOBS: tuple[Job, ...] = (*NOTIFICATION_JOBS,)

"""The jobs of the service."""

from __future__ import annotations

from datetime import timedelta

from api.background import Job
from api.callbacks import offer_callbacks
from api.notifications.jobs import NOTIFICATION_JOBS

JOBS: tuple[Job, ...] = (Job("callbacks", timedelta(seconds=30), offer_callbacks), *NOTIFICATION_JOBS)

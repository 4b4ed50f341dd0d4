"""The jobs of the service."""

from __future__ import annotations

from datetime import timedelta

from api.background import Job
from api.callbacks import offer_callbacks, tell_those_who_wait, tell_who_leads
from api.notifications.jobs import NOTIFICATION_JOBS

JOBS: tuple[Job, ...] = (
    Job("callbacks", timedelta(seconds=30), offer_callbacks),
    Job("away", timedelta(seconds=5), tell_those_who_wait),
    Job("leads", timedelta(seconds=5), tell_who_leads),
    *NOTIFICATION_JOBS,
)

"""Rasa's telemetry and error reporting off, its noise down. Import before anything of Rasa."""

from __future__ import annotations

import logging
import os
import warnings

import structlog


def silence_rasa() -> None:
    """No telemetry, no Sentry, no TensorFlow chatter, no warnings about Rasa's dependencies: not the reader's to fix.

    For processes that run; tests keep their own strict filters.
    """
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")
    os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
    warnings.showwarning = _unshown  # filters are set anew by some of Rasa's imports
    # structlog's default prints everything; Rasa's debug records are thousands a training.
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    for name in ("rasa", "tensorflow", "matplotlib", "apscheduler"):
        logging.getLogger(name).setLevel(logging.ERROR)


def _unshown(*args: object, **kwargs: object) -> None:
    """Shows nothing."""

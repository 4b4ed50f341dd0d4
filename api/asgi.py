"""What the server process runs: the application, built from the environment."""

from __future__ import annotations

from bot.dialogue.quiet import silence_rasa

silence_rasa()

from fastapi import FastAPI  # noqa: E402

from api.app import build_services, configure_logging, create_app, load_agent  # noqa: E402
from api.settings import ROOT, Settings  # noqa: E402
from bot.dialogue.model import model_path  # noqa: E402


def create() -> FastAPI:
    """The application of this process."""
    settings = Settings()
    configure_logging(settings)
    return create_app(build_services(settings, load_agent(model_path(ROOT, settings.models_dir))))

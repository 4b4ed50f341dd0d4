"""The composition root: settings, storage, dialogue and routes become one application."""

from __future__ import annotations

import gc
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import holidays
from fastapi import Depends, FastAPI

from actions.intake import ActionIntake, ActionRestart
from api.background import working
from api.channels.line.connection import line_of
from api.channels.line.webhook import receiving
from api.channels.line.webhook import router as line_webhook
from api.conversations.endpoints import router as conversations
from api.conversations.stream import router as stream
from api.docs.endpoints import router as docs
from api.docs.problems import install_problem_schema, problems
from api.docs.text import DESCRIPTION, TAGS
from api.health import router as health
from api.jobs import jobs_of
from api.limits import brake
from api.links.endpoints import router as links
from api.links.personal import personal_links
from api.live import Hub
from api.problems import install_problem_handlers
from api.services import Services
from api.settings import Settings
from api.site import install_site
from api.telling import tell
from api.warming import warm_up
from bot.dialogue.clock import Clock, clock_from
from bot.dialogue.processor import LocalAgent
from bot.dialogue.service import Dialogue
from bot.dialogue.tracker_store import TurnTrackerStore
from bot.handoff.hours import OfficeHours, intervals_of
from bot.storage.database import Database


def configure_logging(settings: Settings) -> None:
    """Minato's own log at the level that was set; of everything else, warnings."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    logging.getLogger("minato").setLevel(settings.log_level)


def leave_alone_what_is_loaded() -> None:
    """Let the collector of garbage pass over what Rasa and its libraries hold: it never goes, and looking takes long."""
    gc.collect()
    gc.freeze()


def load_agent(model: Path) -> LocalAgent:
    """Rasa's agent with a trained model.

    Raises:
        FileNotFoundError: there is no such model.
    """
    if not model.exists():
        raise FileNotFoundError(model)
    actions = (ActionIntake(), ActionRestart())
    agent = LocalAgent({action.name(): action for action in actions}, TurnTrackerStore(None))
    agent.load_model(model)
    return agent


def build_services(settings: Settings, agent: LocalAgent, clock: Clock | None = None) -> Services:
    """The parts of the service; ``clock`` in place of the one that the settings tell of."""
    database = Database(settings.database_url)
    clock = clock or clock_from(settings.clock)
    japan = holidays.country_holidays("JP", language="ja")
    hours = OfficeHours(
        is_holiday=lambda day: day in japan,
        intervals=intervals_of(settings.office_hours),
        holiday_name=lambda day: japan.get(day, "祝日"),
    )
    live, line = Hub(database), line_of(settings)
    if line is not None:
        live.on_change(line.wake_sender)

    async def told(conversation_id: str, on_the_desk: bool) -> None:
        await tell(live, conversation_id, on_the_desk=on_the_desk)

    by_link = personal_links(settings) if settings.line_pii == "link" else None
    dialogue = Dialogue(database, agent, clock, hours, told, by_link, settings.privacy_url)
    return Services(settings, database, dialogue, clock, hours, live, line)


def create_app(services: Services) -> FastAPI:
    """The whole service on built services."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        await warm_up(services.dialogue.agent, services.clock)
        leave_alone_what_is_loaded()
        async with services.live.listening(), receiving(app, services), working(services, jobs_of(services)):
            yield
        if services.line is not None:
            await services.line.close()
        await services.database.close()

    app = FastAPI(
        title="Minato API",
        version="1.0.0",
        description=DESCRIPTION,
        openapi_tags=TAGS,
        docs_url=None,  # ours needs no other host, see api/docs
        redoc_url=None,
        lifespan=lifespan,
    )
    app.state.services = services
    install_problem_handlers(app)
    install_problem_schema(app)
    for of_visitors in (conversations, links):
        app.include_router(of_visitors, dependencies=[Depends(brake)], responses=problems(429))
    app.include_router(stream)
    app.include_router(line_webhook)
    app.include_router(health)
    app.include_router(docs)
    install_site(app)
    return app

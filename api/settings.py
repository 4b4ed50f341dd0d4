"""All settings: environment variables with the prefix ``MINATO_``, read once, listed in docs/settings.md."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.handoff.hours import intervals_of

ROOT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """One value a field. docs/settings.md says the same in Japanese; a test holds names and defaults together."""

    model_config = SettingsConfigDict(env_prefix="MINATO_", extra="ignore")

    host: str = Field("127.0.0.1", description="Address to listen on.")
    port: int = Field(8000, ge=0, le=65535, description="Port to listen on.")
    workers: int = Field(1, ge=1, le=64, description="Processes that serve; more than one needs PostgreSQL.")
    database_url: str = Field(
        f"sqlite:///{ROOT / 'var' / 'minato.db'}",
        description="`sqlite:///…` or `postgresql://…`; the async driver is chosen by Minato.",
    )
    models_dir: Path = Field(ROOT / "models", description="Where trained models are kept.")
    attachments_dir: Path = Field(ROOT / "var" / "attachments", description="Where visitors' files are kept.")
    clock: datetime | None = Field(
        None, description="A fixed RFC 3339 start time, for tests and demos of after-hours. Empty: the machine's clock."
    )
    office_hours: str = Field(
        "9:00-12:00,13:00-17:00", description="When the counter is open on business days, Japan's time."
    )
    reply_limit_minutes: int = Field(
        5, ge=1, le=1440, description="How long a visitor waits for a concierge who leads the conversation, minutes."
    )
    callback_after_minutes: int = Field(
        15, ge=1, le=480, description="A visitor whose case nobody takes is offered a callback after this opening time."
    )
    secure_cookies: bool = Field(False, description="Mark the console's cookie `Secure`; set it to true behind HTTPS.")
    session_hours: int = Field(12, ge=1, le=168, description="How long a console login lasts, hours.")
    line_channel_secret: SecretStr | None = Field(None, description="LINE channel secret; LINE is off without it.")
    line_channel_access_token: SecretStr | None = Field(None, description="LINE channel access token.")
    line_api_base: str = Field("https://api.line.me", description="Base address of LINE's Messaging API.")
    log_level: str = Field("INFO", description="Level of Minato's own log: DEBUG, INFO, WARNING, ERROR.")

    @field_validator("office_hours")
    @classmethod
    def _office_hours_are_intervals(cls, value: str) -> str:
        intervals_of(value)
        return value

    @field_validator("clock")
    @classmethod
    def _clock_has_an_offset(cls, value: datetime | None) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("MINATO_CLOCK needs an offset, e.g. 2026-11-21T20:00:00+09:00")
        return value

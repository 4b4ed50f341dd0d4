"""All settings: environment variables with the prefix ``MINATO_``, read once, listed in docs/settings.md."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Literal, Self
from urllib.parse import urlsplit

from email_validator import EmailNotValidError, validate_email
from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from api.origins import origins_in
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
    password_login: bool = Field(True, description="Whether the console is opened by name and password, too.")
    require_second_factor: Literal["all", "admin", "none"] = Field(
        "none", description="Who must have a second factor for the console."
    )
    oidc_issuer: str | None = Field(None, description="Issuer of the OIDC provider; OIDC is off without it.")
    oidc_client_id: str | None = Field(None, description="Client ID at the OIDC provider.")
    oidc_client_secret: SecretStr | None = Field(None, description="Client secret at the OIDC provider.")
    oidc_role_claim: str | None = Field(None, description="Claim of the ID token that says who is an administrator.")
    oidc_admin_value: str = Field("admin", description="Value (or member) of that claim that makes an administrator.")
    oidc_allowed_domains: str | None = Field(
        None, description="Domains of e-mail that may log in, separated by commas."
    )
    oidc_create: Literal["none", "concierge"] = Field(
        "none", description="Whether a first login by OIDC makes an account."
    )
    retention_days_abandoned: int = Field(30, ge=1, description="Days a conversation without a ticket is kept.")
    retention_days_done: int = Field(730, ge=1, description="Days a ticket is kept after it was done.")
    retention_days_open: int | None = Field(
        None, ge=1, description="Days a ticket that is open is kept; empty: always."
    )
    retention_days_audit: int = Field(1095, ge=1, description="Days an entry of the audit log is kept.")
    line_channel_secret: SecretStr | None = Field(None, description="LINE channel secret; LINE is off without it.")
    line_channel_access_token: SecretStr | None = Field(None, description="LINE channel access token.")
    line_api_base: str = Field("https://api.line.me", description="Base address of LINE's Messaging API.")
    line_pii: Literal["chat", "link"] = Field(
        "chat", description="Where a LINE user gives personal data: in the chat, or on a page by a one-time link."
    )
    line_basic_id: str | None = Field(
        None, pattern=r"^@[0-9a-z._-]{1,30}$", description="Basic ID of the LINE account (`@…`), for buttons to it."
    )
    link_minutes: int = Field(
        60, ge=5, le=1440, description="How long a one-time link into a conversation can be opened, minutes."
    )
    mail_link_days: int = Field(
        7, ge=1, le=30, description="How long a link that a visitor had e-mailed to themselves can be opened, days."
    )
    line_data_base: str = Field("https://api-data.line.me", description="Base address of LINE's API for files.")
    line_push_reserve: int = Field(
        50, ge=0, description="Messages of the month that are kept for concierges; the bot's own pushes stop before."
    )
    public_url: str | None = Field(
        None, description="Where people reach Minato, e.g. `https://…`; for links, and logins by OIDC."
    )
    privacy_url: str | None = Field(
        None, description="The operator's privacy page, whose address visitors read with the question for consent."
    )
    secret_key: SecretStr | None = Field(
        None, min_length=16, description="Encrypts stored secrets. Empty: one is made and kept in `secret_key_file`."
    )
    secret_key_file: Path = Field(ROOT / "var" / "secret.key", description="Where a key that was made is kept.")
    allowed_origins: str = Field(
        "", description="Origins of other sites whose pages may use the widget, separated by commas."
    )
    limit_messages: int = Field(300, ge=0, description="Messages of one conversation in ten minutes; 0: no limit.")
    limit_address: int = Field(1200, ge=0, description="Messages from one address in ten minutes; 0: no limit.")
    limit_starts: int = Field(60, ge=0, description="Conversations begun from one address in ten minutes; 0: no limit.")
    smtp_host: str | None = Field(None, description="Mail server; no e-mail is sent without it.")
    smtp_port: int = Field(587, ge=1, le=65535, description="Its port.")
    smtp_user: str | None = Field(None, description="Account at the mail server; empty: no log-in.")
    smtp_password: SecretStr | None = Field(None, description="Password of that account.")
    smtp_from: str | None = Field(None, description="Sender's address of the e-mails.")
    smtp_tls: Literal["starttls", "tls", "none"] = Field("starttls", description="Encryption to the mail server.")
    notify_to: str | None = Field(None, description="Addresses that get every notice too, divided by commas.")
    deadline_notice_minutes: int = Field(
        60, ge=1, le=2520, description="How long before a deadline it is told, minutes of opening time."
    )
    webhook_allow_private: bool = Field(False, description="Let webhooks go to addresses inside the organisation.")
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

    @field_validator("public_url")
    @classmethod
    def _public_url_is_a_base(cls, value: str | None) -> str | None:
        if not value:
            return None
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
            raise ValueError("MINATO_PUBLIC_URL needs http:// or https:// and a host, without ? and #")
        return value.rstrip("/")

    @field_validator("privacy_url")
    @classmethod
    def _privacy_url_is_a_page(cls, value: str | None) -> str | None:
        if not value:
            return None
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.hostname or not value.isascii() or " " in value:
            raise ValueError("MINATO_PRIVACY_URL needs http:// or https:// and a host, in ASCII")
        return value

    @field_validator("allowed_origins")
    @classmethod
    def _origins_are_origins(cls, value: str) -> str:
        return ",".join(origins_in(value))

    @property
    def origins(self) -> tuple[str, ...]:
        """``allowed_origins`` one by one, as browsers write them."""
        return origins_in(self.allowed_origins)

    @field_validator("smtp_from", "notify_to")
    @classmethod
    def _addresses_are_addresses(cls, value: str | None) -> str | None:
        for address in addresses_in(value or ""):
            try:
                validate_email(address, check_deliverability=False, test_environment=True)
            except EmailNotValidError as error:
                raise ValueError(f"not an e-mail address: {address!r} ({error})") from error
        return value

    @model_validator(mode="after")
    def _mail_has_a_sender(self) -> Self:
        if self.smtp_host and not self.smtp_from:
            raise ValueError("MINATO_SMTP_HOST needs MINATO_SMTP_FROM, the sender's address")
        return self

    @field_validator("oidc_issuer")
    @classmethod
    def _issuer_without_last_slash(cls, value: str | None) -> str | None:
        return value.rstrip("/") or None if value else None

    @model_validator(mode="after")
    def _links_have_an_address(self) -> Self:
        if self.line_pii == "link" and not self.public_url:
            raise ValueError("MINATO_LINE_PII=link needs MINATO_PUBLIC_URL: links sent by LINE lead there")
        return self

    @model_validator(mode="after")
    def _somebody_can_log_in(self) -> Self:
        if self.oidc_issuer and not (self.oidc_client_id and self.oidc_client_secret and self.public_url):
            raise ValueError(
                "MINATO_OIDC_ISSUER needs MINATO_OIDC_CLIENT_ID, MINATO_OIDC_CLIENT_SECRET and MINATO_PUBLIC_URL"
            )
        if not self.password_login and not self.oidc_issuer:
            raise ValueError("MINATO_PASSWORD_LOGIN=false needs MINATO_OIDC_ISSUER: nobody could log in")
        return self


def addresses_in(text: str) -> list[str]:
    """The addresses of a list divided by commas."""
    return [address for part in text.split(",") if (address := part.strip())]

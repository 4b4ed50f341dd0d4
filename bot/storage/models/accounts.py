"""Console accounts, their logged-in browsers, and the record of what they saw and changed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Boolean, ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.models.base import Base


class User(Base):
    """A console account. ``password_hash`` is argon2, empty for one that logs in by OIDC only.

    ``totp_secret`` is encrypted; it counts once ``totp_confirmed_at`` is set. ``totp_step`` is the last time step
    used, so that no code opens twice. ``seen_at`` is when a browser of theirs was last there, ``available`` whether
    they take cases.
    """

    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    name: Mapped[str] = mapped_column(String(100), unique=True)
    display_name: Mapped[str | None] = mapped_column(String(100))  # what visitors see
    email: Mapped[str | None] = mapped_column(String(254))
    role: Mapped[str] = mapped_column(String(20))  # concierge, admin
    password_hash: Mapped[str] = mapped_column(String(200))
    must_change_password: Mapped[bool] = mapped_column(Boolean, default=False)
    active: Mapped[bool] = mapped_column(Boolean, default=True)
    created_at: Mapped[datetime]
    totp_secret: Mapped[str | None] = mapped_column(String(200))
    totp_confirmed_at: Mapped[datetime | None]
    totp_step: Mapped[int | None] = mapped_column(Integer)
    oidc_subject: Mapped[str | None] = mapped_column(String(255))
    available: Mapped[bool] = mapped_column(Boolean, default=True)
    seen_at: Mapped[datetime | None]

    __table_args__ = (Index("ix_users_oidc_subject", "oidc_subject", unique=True),)


class RecoveryCode(Base):
    """A code that opens once in place of the second factor, by its hash."""

    __tablename__ = "recovery_codes"

    code_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    used_at: Mapped[datetime | None]


class ConsoleSession(Base):
    """A logged-in browser; the cookie holds the secret, the table only its hash."""

    __tablename__ = "console_sessions"

    secret_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    csrf_token: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    second_factor_due: Mapped[bool] = mapped_column(Boolean, default=False)  # the password was right, the code is due


class AuditEntry(Base):
    """Who saw or changed what, and when. It holds no personal data of visitors: ``subject`` is a number or an id."""

    __tablename__ = "audit_entries"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    at: Mapped[datetime]
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    user_name: Mapped[str] = mapped_column(String(100))  # as it was; 「system」 for jobs
    action: Mapped[str] = mapped_column(String(50))
    subject: Mapped[str | None] = mapped_column(String(100))
    detail: Mapped[dict[str, Any]]

    __table_args__ = (
        Index("ix_audit_entries_at", "at"),
        Index("ix_audit_entries_subject_at", "subject", "at"),
        Index("ix_audit_entries_user_id_at", "user_id", "at"),
    )

"""Whose account a person from the OIDC provider opens. Nothing here commits."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from api.console.oidc_client import Person
from api.settings import Settings
from bot.storage import accounts, users
from bot.storage.audit import Action, record
from bot.storage.models import User


class NoAccount(Exception):
    """Nobody's account is opened. ``message`` says why in Japanese, ``why`` in the audit log; ``account`` (id, name) is whose."""

    def __init__(self, why: str, message: str, user: User | None = None) -> None:
        super().__init__(why)
        self.why, self.message = why, message
        self.account = (user.id, user.name) if user else None


_ASK = "管理者にお問い合わせください。"


async def account_of(session: AsyncSession, person: Person, settings: Settings, at: datetime) -> User:
    """The account found by subject, else linked by verified e-mail, else made where the settings allow it.

    Raises:
        NoAccount: none of these.
    """
    if not _domain_allowed(person, settings):
        raise NoAccount("domain", f"このメールアドレスではログインできません。{_ASK}")
    user = await accounts.by_subject(session, person.subject) or await _linked(session, person, at)
    user = user or await _made(session, person, settings, at)
    if not user.active:
        raise NoAccount("inactive", f"このアカウントは止められています。{_ASK}", user)
    await _keep_role(session, user, person, settings, at)
    return user


def _domain_allowed(person: Person, settings: Settings) -> bool:
    """Where domains are named, only a verified address in one of them."""
    domains = {one.strip().lower() for one in (settings.oidc_allowed_domains or "").split(",") if one.strip()}
    if not domains:
        return True
    return _verified(person) is not None and str(person.email).rpartition("@")[2].lower() in domains


def _verified(person: Person) -> str | None:
    return person.email if person.email_verified else None


async def _linked(session: AsyncSession, person: Person, at: datetime) -> User | None:
    """An existing account with the verified address, linked from now on."""
    email = _verified(person)
    found = await accounts.by_email(session, email) if email else ()
    if len(found) != 1:
        return None
    user = found[0]
    if user.oidc_subject is not None:
        raise NoAccount("linked_to_another", f"このメールアドレスは、別の方とつながっています。{_ASK}", user)
    if user.active:
        user.oidc_subject = person.subject
        _changed(session, user, at, "oidc_linked")
    return user


async def _made(session: AsyncSession, person: Person, settings: Settings, at: datetime) -> User:
    email = _verified(person)
    if settings.oidc_create != "concierge" or email is None:
        why = "unverified_email" if person.email and email is None else "no_account"
        raise NoAccount(why, f"お使いのアカウントは、まだ登録されていません。{_ASK}")
    try:
        user = await users.create_user(session, email, users.CONCIERGE, "", at, must_change_password=False)
    except ValueError as error:
        raise NoAccount("name_taken", f"同じ名前のアカウントが、すでにあります。{_ASK}") from error
    user.oidc_subject, user.email = person.subject, email
    user.display_name = _name(person)
    _changed(session, user, at, "oidc_created")
    return user


def _name(person: Person) -> str | None:
    try:
        return accounts.shown_name(person.name)
    except ValueError:
        return None


async def _keep_role(session: AsyncSession, user: User, person: Person, settings: Settings, at: datetime) -> None:
    """Where the provider says who is an administrator, it does at every log-in; the last one stays one."""
    if settings.oidc_role_claim is None:
        return
    told = person.claims.get(settings.oidc_role_claim)
    is_admin = settings.oidc_admin_value in told if isinstance(told, list) else told == settings.oidc_admin_value
    role = users.ADMIN if is_admin else users.CONCIERGE
    if role == user.role:
        return
    try:
        locked = await accounts.lock_user(session, user.id)
        assert locked is not None
        await accounts.set_role(session, locked, role)
    except accounts.LastAdmin:
        return
    _changed(session, user, at, "role", role=role)


def _changed(session: AsyncSession, user: User, at: datetime, what: str, **detail: str) -> None:
    record(
        session, Action.ACCOUNT_CHANGED, at, user_id=user.id, user_name=user.name, subject=user.name, what=what,
        by="oidc", **detail,
    )  # fmt: skip

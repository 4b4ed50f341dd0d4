"""The console's two cookies: one for a logged-in browser, one for the log-in form."""

from __future__ import annotations

from datetime import timedelta

from fastapi import Response

from api.console.access import LOGIN, LOGIN_COOKIE, OIDC, SESSION_COOKIE
from api.settings import Settings

_PATH = "/console"
_LOGIN_FORM_SECONDS = 3600
OIDC_COOKIE = "minato_oidc"
OIDC_SECONDS = 600
CODE_LIFETIME = timedelta(minutes=10)  # between password and code


def session_lifetime(settings: Settings) -> timedelta:
    return timedelta(hours=settings.session_hours)


def set_session(response: Response, secret: str, settings: Settings) -> Response:
    """The response with the secret of a logged-in browser."""
    _set(response, SESSION_COOKIE, secret, int(session_lifetime(settings).total_seconds()), _PATH, settings)
    return response


def clear_session(response: Response) -> Response:
    response.delete_cookie(SESSION_COOKIE, path=_PATH)
    return response


def set_login_token(response: Response, token: str, settings: Settings) -> Response:
    """The response with the token that the log-in form must carry too."""
    _set(response, LOGIN_COOKIE, token, _LOGIN_FORM_SECONDS, LOGIN, settings)
    return response


def clear_login_token(response: Response) -> Response:
    response.delete_cookie(LOGIN_COOKIE, path=LOGIN)
    return response


def set_oidc_state(response: Response, sealed: str, settings: Settings) -> Response:
    """The response with what a login by OIDC must come back with."""
    _set(response, OIDC_COOKIE, sealed, OIDC_SECONDS, OIDC, settings)
    return response


def clear_oidc_state(response: Response) -> Response:
    response.delete_cookie(OIDC_COOKIE, path=OIDC)
    return response


def _set(response: Response, name: str, value: str, age: int, path: str, settings: Settings) -> None:
    response.set_cookie(
        name, value, max_age=age, path=path, httponly=True, samesite="lax", secure=settings.secure_cookies
    )

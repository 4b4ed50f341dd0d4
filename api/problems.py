"""Errors as RFC 9457 problem documents, with a Japanese ``detail`` that the visitor can act on."""

from __future__ import annotations

import logging
import secrets
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from api.invalid import FORM, explain
from api.origins import cors_headers

log = logging.getLogger("minato.api")

MEDIA_TYPE = "application/problem+json"

DETAILS = {
    400: "送られた内容を読み取れませんでした。もう一度お試しください。",
    401: "会話の鍵が確認できませんでした。お手数ですが、最初から始めてください。",
    403: "この操作はできません。",
    404: "お探しのものは見つかりませんでした。",
    405: "この操作はできません。",
    409: "すでにあるものと重なりました。もう一度お試しください。",
    413: "送られたものが大きすぎます。",
    415: "この種類のファイルは受け取れません。",
    422: FORM,
    429: "続けて何度も試されたため、しばらく受け付けられません。15分ほどおいて、もう一度お試しください。",
    503: "いまは混み合っています。少し待って、もう一度お試しください。",
    500: "こちらの不具合でお答えできませんでした。少し時間をおいて、もう一度お試しください。",
}


class Problem(Exception):
    """Raised by endpoints; answered as a problem document."""

    def __init__(self, status: int, detail: str | None = None, *, type_: str = "about:blank", **extra: Any) -> None:
        super().__init__(detail or DETAILS.get(status, ""))
        self.status, self.detail, self.type, self.extra = status, detail or DETAILS.get(status), type_, extra


def problem_response(status: int, detail: str | None, type_: str = "about:blank", **extra: Any) -> JSONResponse:
    body = {"type": type_, "title": HTTPStatus(status).phrase, "status": status, "detail": detail, **extra}
    return JSONResponse(body, status, media_type=MEDIA_TYPE)


def install_problem_handlers(app: FastAPI) -> None:
    """Give every error of the application the one shape."""

    @app.exception_handler(Problem)
    async def on_problem(request: Request, error: Problem) -> JSONResponse:
        response = problem_response(error.status, error.detail, error.type, **error.extra)
        if error.status == 429:
            response.headers["Retry-After"] = str(error.extra.get("retry_after", 900))
        if error.status == 401:
            response.headers["WWW-Authenticate"] = "Bearer"
        return response

    @app.exception_handler(HTTPException)
    async def on_http(request: Request, error: HTTPException) -> JSONResponse:
        response = problem_response(error.status_code, DETAILS.get(error.status_code, str(error.detail)))
        response.headers.update(error.headers or {})
        return response

    @app.exception_handler(RequestValidationError)
    async def on_invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        detail, errors = explain(error.errors())
        return problem_response(422, detail, errors=errors)

    @app.exception_handler(Exception)
    async def on_crash(request: Request, error: Exception) -> JSONResponse:
        reference = secrets.token_hex(4)
        log.error("request failed, reference %s: %s %s", reference, request.method, request.url.path, exc_info=error)
        detail = (
            f"こちらの不具合でお答えできませんでした（番号 {reference}）。少し時間をおいて、もう一度お試しください。"
        )
        response = problem_response(500, detail, reference=reference)
        if origin := request.headers.get("origin"):  # answered outside of what else adds them
            response.headers.update(cors_headers(origin, request.app.state.services.settings.origins))
        return response

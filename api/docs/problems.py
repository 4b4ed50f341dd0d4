"""Errors in the OpenAPI document: the one problem document (RFC 9457), named by each route that can answer it."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI

from api.problems import DETAILS, MEDIA_TYPE

SCHEMA_NAME = "Problem"

PROBLEM_SCHEMA: dict[str, Any] = {
    "title": SCHEMA_NAME,
    "description": "エラーの内容（RFC 9457 の problem document）。`detail` は、そのまま画面に出せる日本語です。",
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "description": "エラーの種類。決まった種類がなければ `about:blank`。"},
        "title": {"type": "string", "description": "HTTPの状態を表す短い英語。"},
        "status": {"type": "integer", "description": "HTTPの状態コード。"},
        "detail": {"type": "string", "description": "何が起き、どうすればよいか。"},
        "reference": {"type": "string", "description": "500 のとき：記録を探すための番号。"},
        "errors": {
            "type": "array",
            "description": "422 のとき：どこがどう違うか。",
            "items": {
                "type": "object",
                "required": ["field", "message"],
                "properties": {"field": {"type": "string"}, "message": {"type": "string"}},
            },
        },
    },
}


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The ``responses`` of a route that can answer these errors, with their usual words."""
    return {status: _response(status, DETAILS[status]) for status in statuses}


def _response(status: int, detail: str) -> dict[str, Any]:
    example = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    schema = {"$ref": f"#/components/schemas/{SCHEMA_NAME}"}
    return {"description": detail, "content": {MEDIA_TYPE: {"schema": schema, "example": example}}}


def install_problem_schema(app: FastAPI) -> None:
    """Put the schema that ``problems`` refers to into the application's OpenAPI document."""
    generate = app.openapi

    def openapi() -> dict[str, Any]:
        document = generate()
        schemas: dict[str, Any] = document.setdefault("components", {}).setdefault("schemas", {})
        schemas.setdefault(SCHEMA_NAME, PROBLEM_SCHEMA)
        return document

    app.openapi = openapi  # type: ignore[method-assign] # FastAPI's documented way

"""Liveness, readiness and metrics."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends
from fastapi.responses import JSONResponse, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from api.services import Services, services

router = APIRouter(tags=["operations"])

_READY = {"status": "ready", "database": "ok", "model": "minato-0123456789abcdef.tar.gz"}
_READINESS: dict[int | str, dict[str, Any]] = {
    200: {"description": "使えます。", "content": {"application/json": {"example": _READY}}},
    503: {
        "description": "データベースにつながりません。",
        "content": {"application/json": {"example": {"status": "unavailable", "database": "unreachable"}}},
    },
}
_METRICS: dict[int | str, dict[str, Any]] = {
    200: {"description": "Prometheus の書式。", "content": {"text/plain": {"schema": {"type": "string"}}}}
}


@router.get("/healthz", summary="プロセスが生きているか", response_description="生きています。")
async def healthz() -> dict[str, str]:
    return {"status": "ok"}


@router.get("/readyz", summary="会話モデルとデータベースが使えるか", responses=_READINESS)
async def readyz(used: Annotated[Services, Depends(services)]) -> JSONResponse:
    try:
        async with used.database.reading() as session:
            await session.execute(text("SELECT 1"))
    except (SQLAlchemyError, OSError):
        return JSONResponse({"status": "unavailable", "database": "unreachable"}, 503)
    return JSONResponse({"status": "ready", "database": "ok", "model": used.dialogue.model_name})


@router.get("/metrics", summary="Prometheus の指標", response_class=Response, responses=_METRICS)
async def metrics() -> Response:
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)

"""Routes under /v1/conversations."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, UploadFile
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from api.briefs import load_brief, render_html, render_text
from api.conversations import attachments, service
from api.conversations.schemas import ConversationView, IntakeView, MessageRequest, StartRequest, Started, Turn
from api.problems import Problem
from api.services import Services, services
from bot.dialogue.incoming import Incoming
from bot.storage.models import Conversation

router = APIRouter(prefix="/v1/conversations", tags=["conversations"])

_bearer = HTTPBearer(auto_error=False, description="The token that POST /v1/conversations gave.")


async def visitor(
    conversation_id: str,
    services: Annotated[Services, Depends(services)],
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
) -> Conversation:
    """The conversation of the visitor whose token came along.

    Raises:
        Problem: 401 without a token, or with one that is not this conversation's.
    """
    async with services.database.reading() as session:
        token = credentials.credentials if credentials else ""
        conversation = await service.authorised(session, conversation_id, token)
    if conversation is None:
        raise Problem(401)
    return conversation


Visitor = Annotated[Conversation, Depends(visitor)]
Used = Annotated[Services, Depends(services)]


@router.post("", status_code=201, response_model=Started, response_model_exclude_none=True, summary="Start a conversation")
async def start(body: StartRequest, used: Used) -> dict[str, Any]:
    started = await used.dialogue.start(body.channel)
    return {"conversation_id": started.conversation_id, "token": started.token, **started.result.as_dict()}


@router.post("/{conversation_id}/messages", response_model=Turn, summary="Send words or a choice")
async def send(body: MessageRequest, conversation: Visitor, used: Used) -> JSONResponse:
    choice = tuple(body.choice) if isinstance(body.choice, list) else body.choice
    incoming = Incoming(str(body.message_id), body.text or "", choice, body.field)
    result = await used.dialogue.receive(conversation.id, incoming)
    return JSONResponse(result.as_dict())


@router.get("/{conversation_id}", response_model=ConversationView, summary="The conversation so far")
async def show(conversation: Visitor, used: Used) -> JSONResponse:
    async with used.database.reading() as session:
        return JSONResponse(await service.view(session, conversation))


@router.get("/{conversation_id}/intake", response_model=IntakeView, summary="The answers and the basic eligibility")
async def intake(conversation: Visitor, used: Used) -> JSONResponse:
    return JSONResponse(service.intake(conversation, used.clock))


@router.get("/{conversation_id}/summary", summary="The structured summary that the concierge reads")
async def summary(conversation: Visitor, used: Used, accept: Annotated[str, Header()] = "application/json") -> Response:
    """JSON; a printable page for ``Accept: text/html``; plain text for ``text/plain``."""
    async with used.database.reading() as session:
        brief = await load_brief(session, conversation.id)
    if "text/html" in accept:
        return HTMLResponse(render_html(brief))
    if "text/plain" in accept:
        return PlainTextResponse(render_text(brief))
    return JSONResponse(brief)


@router.post("/{conversation_id}/attachments", status_code=201, summary="Attach a catalogue or a photo")
async def attach(conversation: Visitor, used: Used, file: UploadFile) -> JSONResponse:
    """PDF, JPEG or PNG, at most 10 MB, judged by content."""
    stored = await attachments.receive(used, conversation.id, file)
    return JSONResponse(stored, 201)



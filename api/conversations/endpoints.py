"""Routes under /v1/conversations."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from api.briefs import load_brief, render_html, render_text
from api.conversations import receiving, service
from api.conversations.schemas import (
    AttachmentView,
    ConversationView,
    IntakeView,
    MessageRequest,
    Started,
    StartRequest,
    Turn,
)
from api.conversations.uploads import BODY
from api.docs.examples import SUMMARY_RESPONSE
from api.docs.problems import problems
from api.problems import Problem
from api.services import Services, services
from bot.dialogue.incoming import Incoming
from bot.dialogue.messages import POLLED
from bot.dialogue.results import MessageIdTaken, UnknownConversation
from bot.storage.models import Conversation

router = APIRouter(prefix="/v1/conversations", tags=["conversations"], responses=problems(422, 500))

_bearer = HTTPBearer(
    auto_error=False, scheme_name="visitor", description="`POST /v1/conversations` が返した `token`（会話ごとの鍵）。"
)


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
        conversation = await service.authorised(session, conversation_id, token, services.clock())
    if conversation is None:
        raise Problem(401)
    return conversation


Visitor = Annotated[Conversation, Depends(visitor)]
Used = Annotated[Services, Depends(services)]


@router.post(
    "",
    status_code=201,
    response_model=Started,
    response_model_exclude_none=True,
    summary="会話を始める",
    response_description="新しい会話。`token` は、ほかのすべての呼び出しに要ります。再び表示する方法はありません。",
)
async def start(body: StartRequest, used: Used) -> dict[str, Any]:
    """会話を開き、あいさつと最初の質問を返します。"""
    started = await used.dialogue.start(body.channel)
    return {"conversation_id": started.conversation_id, "token": started.token, **started.result.as_dict()}


@router.post(
    "/{conversation_id}/messages",
    response_model=Turn,
    summary="言葉か選択肢を送る",
    response_description="返事と、聞き取りの進み具合。",
    responses=problems(401, 409),
)
async def send(body: MessageRequest, conversation: Visitor, used: Used) -> JSONResponse:
    """`text` と `choice` の、どちらか一方を送ります。

    同じ `message_id` をもう一度送ると、同じ答えが返り、二度は働きません。返事が届いたか分からないときは、そのまま送り直せます。
    """
    choice = tuple(body.choice) if isinstance(body.choice, list) else body.choice
    incoming = Incoming(str(body.message_id), body.text or "", choice, body.field, channel=POLLED)
    try:
        result = await used.dialogue.receive(conversation.id, incoming)
    except MessageIdTaken as error:
        raise Problem(409, "この message_id は使われています。新しいUUIDを付けて、もう一度お送りください。") from error
    except UnknownConversation as error:  # erased since the token was looked at
        raise Problem(401) from error
    return JSONResponse(result.as_dict())


@router.get(
    "/{conversation_id}",
    response_model=ConversationView,
    summary="これまでの会話",
    response_description="会話の全体。",
    responses=problems(401),
)
async def show(conversation: Visitor, used: Used) -> JSONResponse:
    """画面を開き直したときに、会話をもう一度表示するために使います。"""
    async with used.database.reading() as session:
        return JSONResponse(await service.view(session, conversation))


@router.get(
    "/{conversation_id}/intake",
    response_model=IntakeView,
    summary="うかがった内容と、申込要件の基本確認",
    response_description="項目ごとの記録、まだ足りない項目、いまの判定。",
    responses=problems(401),
)
async def intake(conversation: Visitor, used: Used) -> JSONResponse:
    """判定は、呼び出した時点の内容と日付によるものです。"""
    return JSONResponse(service.intake(conversation, used.clock))


@router.get(
    "/{conversation_id}/summary",
    summary="相談員が読む引き継ぎ書",
    response_class=JSONResponse,
    response_description="引き継ぎ書（`minato.brief/1`）。`Accept` により、印刷用のページか文字だけになります。",
    responses={200: SUMMARY_RESPONSE, **problems(401)},
)
async def summary(
    conversation: Visitor,
    used: Used,
    accept: Annotated[str, Header()] = "application/json",
    transcript: Annotated[bool, Query(description="印刷用のページに、会話の記録も付けるか。")] = False,
) -> Response:
    """`Accept: text/html` は印刷用のページ、`text/plain` は文字だけ、ほかはJSONを返します。"""
    async with used.database.reading() as session:
        brief = await load_brief(session, conversation.id, used.clock())
    if "text/html" in accept:
        return HTMLResponse(render_html(brief, transcript=transcript))
    if "text/plain" in accept:
        return PlainTextResponse(render_text(brief))
    return JSONResponse(brief)


@router.post(
    "/{conversation_id}/attachments",
    status_code=201,
    response_model=AttachmentView,
    summary="カタログや写真を送る",
    response_description="受け取ったファイル。",
    responses=problems(401, 409, 413, 415),
    openapi_extra=BODY,
)
async def attach(conversation: Visitor, used: Used, request: Request) -> JSONResponse:
    """PDF・JPEG・PNGを、10MBまで受け取ります。種類は名前ではなく中身で判断します。

    個人情報の取り扱いに同意した後だけです。スクリプトや埋め込みファイルの入ったPDF、保護の付いたPDFはお断りします。
    """
    return JSONResponse(await receiving.receive(used, conversation, request), 201)

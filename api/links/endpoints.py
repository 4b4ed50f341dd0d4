"""Routes of links: made by who has the conversation's key, opened by who has the secret or the code."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request

from api.conversations.endpoints import Used, Visitor
from api.docs.problems import problems
from api.links import mailing, service
from api.links.guessing import address_key
from api.links.schemas import Link, LinkRequest, Mailed, MailRequest, OpenedLink, OpenRequest
from bot.dialogue.clock import TOKYO

router = APIRouter(prefix="/v1", tags=["conversations"], responses=problems(422, 500))


@router.post(
    "/conversations/{conversation_id}/links",
    status_code=201,
    response_model=Link,
    summary="ほかの端末で続ける",
    response_description="一度だけ使えるリンクとコード。前に作ったものは使えなくなります。",
    responses=problems(401),
)
async def make(body: LinkRequest, conversation: Visitor, used: Used, request: Request) -> dict[str, Any]:
    """リンクは、ほかの端末やアプリで開きます。コードは、ほかの端末の画面かLINEで入力します。"""
    base = used.settings.public_url or str(request.base_url).rstrip("/")
    made = await service.make(used, conversation.id, base)
    return {
        "url": made.url,
        "code": made.code,
        "expires_at": made.expires_at.astimezone(TOKYO).isoformat(),
        "code_expires_at": made.code_expires_at.astimezone(TOKYO).isoformat(),
        "qr": service.qr_of(made.url),
        "line_url": service.line_url(used.settings, made.code),
        "mail": {"address": mailing.address_given(conversation)} if mailing.can_mail(used.settings) else None,
    }


@router.post(
    "/conversations/{conversation_id}/links/mail",
    status_code=202,
    response_model=Mailed,
    summary="続きを開くリンクをメールで送る",
    response_description="メールサーバーが受け付けました。",
    responses=problems(401, 404, 429, 503),
)
async def mail(body: MailRequest, conversation: Visitor, used: Used, request: Request) -> dict[str, Any]:
    """一度だけ開けるリンクを、入力されたアドレスに送ります。アドレスは、この一通のためだけに使い、保存しません。"""
    until = await mailing.mail_link(used, conversation.id, body.address, address_key(_host(request)))
    return {"expires_at": until.astimezone(TOKYO).isoformat()}


@router.post(
    "/links/open",
    response_model=OpenedLink,
    response_model_exclude_none=False,
    summary="リンクかコードで会話を開く",
    response_description="会話と、この端末の鍵。リンクとコードは、これで使えなくなります。",
    responses=problems(404, 429),
)
async def open_link(body: OpenRequest, used: Used, request: Request) -> dict[str, Any]:
    """秘密をアドレスに入れず、本文で送ります。コードは、続けて違うものを送ると、しばらく受け付けません。"""
    if body.code is not None:
        opened = await service.open_by_code(used, body.code, address_key(_host(request)))
    else:
        opened = await service.open_by_secret(used, body.secret or "")
    return {
        "conversation_id": opened.conversation_id,
        "token": opened.token,
        **opened.result.as_dict(),
        "purpose": opened.purpose.value,
        "fields": opened.fields,
        "return_url": service.line_url(used.settings) if opened.purpose.value == "personal" else None,
    }


def _host(request: Request) -> str:
    return request.client.host if request.client else ""

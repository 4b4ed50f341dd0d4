"""From a visitor's words to the e-mail, through the whole dialogue."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

from httpx import AsyncClient
from sqlalchemy import select

from api.services import Services
from api.settings import Settings
from bot.dialogue.incoming import Incoming
from bot.storage import desk as cases
from bot.storage.models import OutboxItem
from bot.storage.users import CONCIERGE, create_user
from tests.api.notifications.desk import Desk, SetClock
from tests.api.notifications.smtp_server import MailServer


def _desk(services: Services, mails: MailServer) -> Desk:
    settings = Settings(
        **{
            **services.settings.model_dump(),
            "smtp_host": "127.0.0.1",
            "smtp_port": mails.port,
            "smtp_tls": "none",
            "smtp_from": "desk@minato.example",
            "notify_to": "window@minato.example",
        }
    )
    return Desk(replace(services, settings=settings), SetClock(services.clock()))


async def test_相談員につなぐと一通_引き受けたあとの返信でもう一通(services: Services, mails: MailServer) -> None:
    desk = _desk(services, mails)
    conversation_id = (await services.dialogue.start("web")).conversation_id
    await services.dialogue.receive(conversation_id, Incoming(str(uuid4()), choice="true"))
    asked = Incoming(str(uuid4()), "担当者と話したい")
    for _ in range(2):
        await services.dialogue.receive(conversation_id, asked)
    await desk.deliver()
    async with services.database.transaction() as session:
        user = await create_user(session, "田中", CONCIERGE, "", services.clock(), must_change_password=False)
        case = await cases.lock_case(session, "M-0001")
        assert case is not None
        cases.claim(case, user.id, services.clock())
    replied = Incoming(str(uuid4()), "よろしくお願いします")
    for message in (replied, replied, Incoming(str(uuid4()), "いま大丈夫です")):
        await services.dialogue.receive(conversation_id, message)
    await desk.deliver()
    subjects = [str(letter["Subject"]) for _, letter in mails.letters]
    assert subjects == [
        "【Minato 受付】新しい受付が届きました（M-0001）",
        "【Minato 受付】お客様から返信がありました（M-0001）",
    ]
    async with services.database.reading() as session:
        assert len((await session.execute(select(OutboxItem))).scalars().all()) == 4


async def test_相談員が引き受けた会話に届いたファイルも_返信として知らせる(
    services: Services, client: AsyncClient
) -> None:
    started = (await client.post("/v1/conversations", json={"channel": "web"})).json()
    path, headers = f"/v1/conversations/{started['conversation_id']}", {"Authorization": f"Bearer {started['token']}"}
    await services.dialogue.receive(started["conversation_id"], Incoming(str(uuid4()), choice="true"))
    await services.dialogue.receive(started["conversation_id"], Incoming(str(uuid4()), "担当者と話したい"))
    async with services.database.transaction() as session:
        user = await create_user(session, "田中", CONCIERGE, "", services.clock(), must_change_password=False)
        case = await cases.lock_case(session, "M-0001")
        assert case is not None
        cases.claim(case, user.id, services.clock())
    for _ in range(2):
        sent = await client.post(f"{path}/attachments", headers=headers, files={"file": ("会社案内.pdf", b"%PDF-1.7")})
        assert sent.status_code == 201
    async with services.database.reading() as session:
        events = [item.payload["event"] for item in (await session.execute(select(OutboxItem))).scalars()]
    assert events == ["ticket.created", "ticket.visitor_replied"]

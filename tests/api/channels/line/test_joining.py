"""One person, one intake: a code of the web typed in LINE, both sides told, and back again."""

from __future__ import annotations

import pytest
from httpx import AsyncClient
from sqlalchemy import select

from api.channels.line.joining import Outcome
from api.links.guessing import TRIES
from api.services import Services
from bot.dialogue.people import say_as_person
from bot.storage.desk import lock_case
from bot.storage.models import Conversation, LineUser
from bot.storage.users import create_user
from tests.api.channels.line.talk import LineTalk
from tests.api.links.test_links_over_http import made
from tests.e2e.visitor import Visitor


async def on_web(client: AsyncClient, field: str = "product_exists") -> Visitor:
    return await (await Visitor(client).start()).answer_until(field)


async def test_Webで始めた相談を_LINEで続けられる(client: AsyncClient, services: Services) -> None:
    visitor = await on_web(client)
    talk = await LineTalk(services).start()
    joining = await talk.code((await made(client, visitor))["code"])
    assert joining is not None and joining.outcome is Outcome.JOINED and talk.id == visitor.id
    assert "LINEとつながりました" in talk.text and talk.replies[-1]["field"] == "product_exists"

    await talk.say("もう売っています")
    assert talk.replies, "LINEへの答えは、LINEに届く"
    shown = await visitor.get()
    assert [m["text"] for m in shown["messages"] if m["role"] == "visitor"][-1] == "もう売っています"
    assert shown["messages"][-1]["role"] == "bot" and shown["progress"]["asking"] == "supply_role"
    assert (await talk.conversation()).channel == "web"


async def test_Webの画面での返事は_LINEに一つずつ届けず_次にLINEで話すといまの質問から(
    client: AsyncClient, services: Services
) -> None:
    visitor = await on_web(client)
    talk = await LineTalk(services).start()
    await talk.code((await made(client, visitor))["code"])
    await visitor.say("もう売っています")
    assert not (await talk.look()).told
    await talk.say("はい")
    assert "Webの画面で、先に進んでいます" in talk.text and talk.replies[-1]["field"] == "supply_role"
    assert (await talk.state()).asking == "supply_role", "前の質問への「はい」は、答えにならない"
    await talk.say("自社で作っています")
    assert (await talk.state()).asking == "business_model"


async def test_相談員の言葉は両方に届く(client: AsyncClient, services: Services) -> None:
    visitor = await (await on_web(client)).say("担当者と話したい")
    talk = await LineTalk(services).start()
    await talk.code((await made(client, visitor))["code"])
    async with services.database.transaction() as session:
        user = await create_user(session, "sato", "concierge", "x", services.clock(), must_change_password=False)
        case = await lock_case(session, visitor.replies[0]["ticket"])
        assert case is not None
        await session.flush()
        case.ticket.assignee_id = user.id
        await say_as_person(
            session, case, user, message_id="m-1", text="佐藤です。よろしくお願いします。", at=services.clock(),
            hours=services.hours,
        )  # fmt: skip
    assert "佐藤です。よろしくお願いします。" in [payload["text"] for payload in (await talk.look()).told]
    assert "佐藤です。よろしくお願いします。" in [message["text"] for message in (await visitor.get())["messages"]]


async def test_LINEで途中の相談があれば_先に確かめ_戻ることもできる(client: AsyncClient, services: Services) -> None:
    visitor = await on_web(client)
    talk = await (await LineTalk(services).start()).answer_until("product_description", product_name="海苔の佃煮")
    own = talk.id
    code = (await made(client, visitor))["code"]
    joining = await talk.code(code)
    assert joining is not None and joining.outcome is Outcome.ASKED and talk.id == own
    assert "切り替えますか" in talk.text
    await talk.say("甘辛く炊いた海苔です")
    assert (await talk.state()).profile.value("product_description"), "そのまま話せば、そのまま続く"

    joining = await talk.code(code)
    assert joining is not None and joining.outcome is Outcome.JOINED and talk.id == visitor.id
    joining = await talk.code("LINEの相談に戻る")
    assert joining is not None and joining.outcome is Outcome.BACK and talk.id == own
    assert (await talk.state()).profile.value("product_name") == "海苔の佃煮", "何も失われない"
    assert talk.replies[-1].get("field") == "product_category"


@pytest.mark.parametrize("text", ["AC3F-9HJK", "ＡＣ３Ｆ９ＨＪＫ"])
async def test_使えないコードは_そう伝えて_会話には残さない(services: Services, text: str) -> None:
    talk = await LineTalk(services).start()
    joining = await talk.code(text)
    assert joining is not None and joining.outcome is Outcome.REFUSED and "使えませんでした" in talk.text
    assert text not in await talk.everything()


@pytest.mark.parametrize("text", ["湊包丁です", "35人", "FAXPAPER", "1234567890123", "はい", "LINEの相談です"])
async def test_コードでない言葉は_ふつうの言葉(services: Services, text: str) -> None:
    talk = await LineTalk(services).start()
    assert await talk.code(text) is None and not talk.told


async def test_コードは続けて試せない(client: AsyncClient, services: Services) -> None:
    visitor = await on_web(client)
    talk = await LineTalk(services).start()
    for _ in range(TRIES):
        await talk.code("AC3F9HJ7")
    joining = await talk.code((await made(client, visitor))["code"])
    assert joining is not None and joining.outcome is Outcome.REFUSED and "15分ほど" in talk.text


async def test_つながるLINEは一人だけ(client: AsyncClient, services: Services) -> None:
    visitor = await on_web(client)
    one, two = await LineTalk(services, "U1").start(), await LineTalk(services, "U2").start()
    await one.code((await made(client, visitor))["code"])
    joining = await two.code((await made(client, visitor))["code"])
    assert joining is not None and joining.outcome is Outcome.REFUSED and "別のLINE" in two.text


async def test_はじめての友だちもコードで入れる(client: AsyncClient, services: Services) -> None:
    visitor = await on_web(client)
    talk = LineTalk(services, "U9")
    joining = await talk.code((await made(client, visitor))["code"])
    assert joining is not None and joining.outcome is Outcome.JOINED
    async with services.database.reading() as session:
        user = await session.get(LineUser, "U9")
        count = len((await session.execute(select(Conversation.id))).all())
    assert user is not None and user.conversation_id == visitor.id and count == 1


@pytest.mark.parametrize("text", ["パソコンで続けたい", "Webで続ける", "ほかの端末で続けます"])
async def test_LINEからWebへも_リンクとコードで続けられる(by_link: Services, web: AsyncClient, text: str) -> None:
    talk = await (await LineTalk(by_link).start()).answer_until("product_description")
    joining = await talk.code(text)
    assert joining is not None and joining.outcome is Outcome.WEB
    code = talk.text.partition("コード：")[2][:9]
    assert talk.secret not in await talk.everything() and code not in await talk.everything()
    response = await web.post("/v1/links/open", json={"code": code})
    assert response.status_code == 200 and response.json()["progress"]["asking"] == "product_description"
    assert response.json()["conversation_id"] == talk.id

"""MINATO_LINE_PII=link: contact and firm are asked on a page, and no word of them is kept from LINE."""

from __future__ import annotations

from typing import Any

import pytest
from httpx import AsyncClient

from api.services import Services
from bot.dialogue.personal import WITHHELD
from bot.intake.profile import Status
from bot.intake.registry import FIELDS
from tests.api.channels.line.talk import LineTalk
from tests.e2e.visitor import WORDS, Visitor

PERSONAL = [
    "company_name", "corporate_number", "website",
    "contact_name", "contact_department", "contact_email", "contact_phone", "contact_preference",
]  # fmt: skip


async def opened(web: AsyncClient, secret: str) -> tuple[Visitor, dict[str, Any]]:
    """The page that a link opens."""
    response = await web.post("/v1/links/open", json={"secret": secret})
    assert response.status_code == 200, response.text
    body: dict[str, Any] = response.json()
    page = Visitor(web)
    page.id, page.headers = body["conversation_id"], {"Authorization": f"Bearer {body['token']}"}
    page.progress, page.replies = body["progress"], body["replies"]
    return page, body


async def fill_in(page: Visitor, fields: list[str], **words: str) -> None:
    while page.asking in fields:
        await page.say({**WORDS, **words}[page.asking])


def test_会社を特定する情報と連絡先に印がある() -> None:
    assert [name for name, entry in FIELDS.items() if entry.personal] == PERSONAL


async def test_質問の代わりに一度だけのリンクが届き_画面はその項目だけを尋ね_LINEで続きが始まる(
    by_link: Services, web: AsyncClient
) -> None:
    talk = await (await LineTalk(by_link).start()).answer_until("company_name")
    (reply,) = [reply for reply in talk.replies if "link" in reply]
    assert "専用の画面" in reply["text"] and reply["link"]["url"].startswith("https://minato.example.jp/chat#fill=")
    assert [choice["value"] for choice in reply["choices"]] == ["later"]
    assert talk.secret not in await talk.everything(), "保存されるのはハッシュと、封をした控えだけ"

    used = talk.secret
    page, body = await opened(web, used)
    assert (body["purpose"], body["fields"]) == ("personal", PERSONAL)
    assert body["return_url"] == "https://line.me/R/ti/p/%40minato"
    assert page.asking == "company_name" and "会社名" in page.text
    assert not (await talk.look()).told, "画面の質問はLINEに届かない"
    asked = []
    while page.asking in body["fields"]:
        asked.append(page.asking)
        await page.say(WORDS[page.asking])
        if page.asking in body["fields"]:
            assert not (await talk.look()).told
    assert asked == PERSONAL and page.asking == "prefecture"

    await talk.look()
    assert "ご入力ありがとうございました" in talk.text and "都道府県" in talk.text
    assert (await web.post("/v1/links/open", json={"secret": used})).status_code == 404
    await talk.say("新潟県")
    assert (await talk.state()).asking == "city", "LINEで、もとのところから続く"
    await talk.answer_until(None)
    assert not [reply for reply in talk.replies if "link" in reply]


async def test_まとめにもお返事にも_値はLINEへ送られない(by_link: Services, web: AsyncClient) -> None:
    talk = await (await LineTalk(by_link).start()).answer_until("company_name")
    page, body = await opened(web, talk.secret)
    await fill_in(page, body["fields"])
    sent: list[dict[str, Any]] = [*(await talk.look()).told]
    for _ in range(60):
        asking = (await talk.state()).asking
        if asking is None:
            break
        await talk.say(WORDS[asking])
        sent += talk.told
    await talk.tap("submit")
    sent += talk.told
    secret_values = [value for name, value in (await page.values()).items() if name in PERSONAL]
    assert len(secret_values) >= 5
    for value in secret_values:
        assert str(value) not in str(sent), value
    summary = next(reply for payload in sent for reply in payload["replies"] or [] if reply["type"] == "summary")
    items = {item["field"]: item for section in summary["sections"] for item in section["items"]}
    assert items["company_name"]["display"] == "お預かりしています" and items["company_name"]["value"] is None
    assert items["product_name"]["value"] == "湊包丁"


@pytest.mark.parametrize(
    "words", ["株式会社燕湊製作所です", "うちは有限会社みなと刃物といいます", "つばめみなと工房", "わたなべ"]
)
async def test_LINEで打たれても受け取らず_残さず_やさしくリンクで伺う(by_link: Services, words: str) -> None:
    talk = await (await LineTalk(by_link).start()).answer_until("company_name")
    await talk.say(words)
    assert "お預かりしておらず" in talk.text and talk.secret
    state = await talk.state()
    assert state.asking == "company_name" and state.profile.value("company_name") is None
    assert [m.text for m in await talk.messages() if m.role == "visitor"][-1] == WITHHELD
    assert words not in await talk.everything()


async def test_尋ねる前に打たれても残さず_ほかの答えは受け取る(by_link: Services) -> None:
    talk = await (await LineTalk(by_link).start()).answer_until("product_exists")
    await talk.say("もう売っています。連絡は tanaka@minato-hamono.example.jp にください")
    state = await talk.state()
    assert state.profile.value("contact_email") is None and state.profile.value("product_exists") is True
    assert "お預かりしておらず" in talk.text
    assert "tanaka" not in await talk.everything()


@pytest.mark.parametrize("way", ["あとで", "later"])
async def test_あとでと言えば_まとめてあとにして_最後にもう一度案内する(by_link: Services, way: str) -> None:
    talk = await (await LineTalk(by_link).start()).answer_until("company_name")
    await (talk.tap("later", "company_name") if way == "later" else talk.say(way))
    assert "あとでもう一度ご案内します" in talk.text and (await talk.state()).asking == "prefecture"
    await talk.answer_until("company_name")
    assert (await talk.state()).profile.records["contact_email"].status is Status.LATER
    assert talk.secret


async def test_質問の意味や相談員の希望は_LINEのまま通る(by_link: Services) -> None:
    talk = await (await LineTalk(by_link).start()).answer_until("company_name")
    await talk.say("なぜ会社名が必要なんですか")
    assert [m.text for m in await talk.messages() if m.role == "visitor"][-1] != WITHHELD
    await talk.say("担当者と話したい")
    assert any(reply.get("type") == "handoff" for reply in talk.replies)
    assert talk.secret, "連絡先は、リンクで伺う"


async def test_Webから続けた会話では_Webでそのまま伺う(by_link: Services, web: AsyncClient) -> None:
    visitor = await (await Visitor(web).start()).answer_until("company_name")
    await visitor.say("株式会社燕湊製作所")
    assert await visitor.value("company_name") == "株式会社燕湊製作所"


async def test_ふつうの設定では_LINEでそのまま伺う(services: Services) -> None:
    talk = await (await LineTalk(services).start()).answer_until("company_name")
    await talk.say("株式会社燕湊製作所")
    assert (await talk.state()).profile.value("company_name") == "株式会社燕湊製作所"

"""Files from the widget: chosen, pasted and dropped; their size before, their way while, and their place after."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from httpx import AsyncClient
from playwright.async_api import FilePayload, Locator, Page, Route, expect

from tests.browser.chat_page import ChatPage
from tests.browser.real_service import RealService
from tests.browser.test_axe import violations
from tests.browser.test_takeover import join
from tests.browser.watch import Watch
from tests.e2e.visitor import Visitor

PDF = FilePayload(name="カタログ.pdf", mimeType="application/pdf", buffer=b"%PDF-1.7\n" + b"x" * 300_000)
PNG = FilePayload(name="写真.png", mimeType="image/png", buffer=b"\x89PNG\r\n\x1a\n" + b"x" * 2_000)
SCRIPT = FilePayload(
    name="動く.pdf", mimeType="application/pdf", buffer=b"%PDF-1.7\n5 0 obj << /S /JavaScript >> endobj"
)
SHEET = FilePayload(name="表.pdf", mimeType="application/pdf", buffer=b"PK\x03\x04" + b"x" * 100)

# Gives files to an element as the clipboard or a mouse would.
_GIVE = """(target, [type, name, kind, words]) => {
    const data = new DataTransfer();
    if (name) data.items.add(new File([Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])], name, {type: kind}));
    if (words) data.setData("text/plain", words);
    const init = {bubbles: true, cancelable: true, composed: true};
    const event = type === "paste" ? new ClipboardEvent(type, {...init, clipboardData: data})
        : new DragEvent(type, {...init, dataTransfer: data});
    return target.dispatchEvent(event);
}"""


async def consenting(chat: ChatPage, visitor: Visitor) -> ChatPage:
    await visitor.choose("true")
    return await chat.resume(visitor)


async def choose(chat: ChatPage, *files: FilePayload) -> None:
    async with chat.page.expect_file_chooser() as opening:
        await chat.page.get_by_role("button", name=re.compile("^ファイルを添付")).click()
    chooser = await opening.value
    assert chooser.is_multiple()
    await chooser.set_files(list(files))


def rows(chat: ChatPage) -> Locator:
    return chat.page.locator(".tray .file")


def sent(page: Page) -> Locator:
    return page.locator(".entry-visitor .bubble-file")


async def messages(http: AsyncClient, visitor: Visitor) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await visitor.get())["messages"]
    return found


async def test_ボタンで選ぶと_送る前に大きさが分かり_送ると会話に残る(
    chat: ChatPage, visitor: Visitor, http: AsyncClient
) -> None:
    await consenting(chat, visitor)
    await choose(chat, PDF, PNG)
    await expect(rows(chat)).to_have_count(2)
    await expect(rows(chat).first).to_contain_text("カタログ.pdf（293KB）")
    await expect(chat.page.locator(".tray")).to_contain_text("「送信」を押すと送ります。")
    assert await violations(chat.page) == []
    assert len(await messages(http, visitor)) == len((await visitor.get())["messages"])
    before = await sent(chat.page).count()
    assert before == 0, "nothing goes by itself"
    await chat.input.fill("資料をお送りします")
    await chat.button("送信").click()
    await expect(sent(chat.page)).to_have_text([re.compile("カタログ.pdf（293KB）"), re.compile("写真.png（2KB）")])
    await expect(chat.page.locator(".tray")).to_be_hidden()
    for name in ("カタログ.pdf", "写真.png"):
        await expect(chat.bubbles.filter(has_text=f"「{name}」をお預かりしました")).to_have_count(1)
    await expect(chat.bubbles.filter(has_text="資料をお送りします")).to_have_count(1)
    await chat.page.reload()
    await expect(sent(chat.page)).to_have_count(2)
    assert await violations(chat.page) == []


async def test_貼り付けでも置いても添付でき_文字の貼り付けはそのまま(chat: ChatPage, visitor: Visitor) -> None:
    await consenting(chat, visitor)
    assert await chat.input.evaluate(_GIVE, ["paste", "", "", "文字だけ"]), "text is the browser's to paste"
    assert await chat.input.evaluate(_GIVE, ["paste", "セル.png", "image/png", "セルの文字"])
    await expect(rows(chat)).to_have_count(0)
    assert not await chat.input.evaluate(_GIVE, ["paste", "画面.png", "image/png", ""])
    await expect(rows(chat)).to_have_text([re.compile("画面.png")])

    area = chat.page.locator("section.chat")
    assert not await area.evaluate(_GIVE, ["dragover", "写真.png", "image/png", ""])
    await expect(chat.page.locator(".drop")).to_be_visible()
    await area.evaluate(_GIVE, ["dragleave", "写真.png", "image/png", ""])
    await expect(chat.page.locator(".drop")).to_be_hidden()
    assert not await area.evaluate(_GIVE, ["drop", "写真.png", "image/png", ""])
    await expect(rows(chat)).to_have_text([re.compile("画面.png"), re.compile("写真.png")])
    await chat.button("送信").click()
    await expect(sent(chat.page)).to_have_count(2)


async def test_送れないものは_送る前に_なぜかを言う(chat: ChatPage, visitor: Visitor, tmp_path: Path) -> None:
    await consenting(chat, visitor)
    large = tmp_path / "大きい.pdf"
    large.write_bytes(b"%PDF-1.7\n".ljust(10 * 1024 * 1024 + 1, b"x"))
    asked: list[str] = []
    chat.page.on("request", lambda request: asked.append(request.url))
    async with chat.page.expect_file_chooser() as opening:
        await chat.page.get_by_role("button", name=re.compile("^ファイルを添付")).click()
    await (await opening.value).set_files(large)
    await expect(rows(chat)).to_contain_text("10MBを超えています")
    await choose(chat, SHEET)
    await expect(rows(chat)).to_have_text(re.compile("表.pdf.*PDF・JPEG・PNGのファイルです"))
    await expect(chat.button("送信")).to_be_disabled()
    assert await violations(chat.page) == []
    assert not [url for url in asked if "attachments" in url]
    await chat.button("表.pdfを取り消す").click()
    await expect(chat.page.locator(".tray")).to_be_hidden()
    await expect(chat.page.get_by_role("button", name=re.compile("^ファイルを添付"))).to_be_focused()


async def test_動くPDFは_サーバーが断った理由を言う(chat: ChatPage, visitor: Visitor, watch: Watch) -> None:
    watch.allow("415")
    await consenting(chat, visitor)
    await choose(chat, SCRIPT)
    await chat.button("送信").click()
    await expect(rows(chat)).to_contain_text("お預かりできません")
    await expect(chat.page.get_by_role("log")).to_contain_text("動く.pdfを送れませんでした。")
    await expect(sent(chat.page)).to_have_count(0)


async def test_同意の前は_同意のあとに預かると言う(chat: ChatPage) -> None:
    await chat.open()
    await choose(chat, PDF)
    await expect(rows(chat)).to_contain_text("同意いただいたあとにお預かりします")
    await expect(chat.button("送信")).to_be_disabled()
    await chat.choose("true")
    await choose(chat, PDF)
    await chat.button("送信").click()
    await expect(sent(chat.page)).to_have_count(1)


async def slowly(chat: ChatPage, kilobytes: int) -> Any:
    network = await chat.page.context.new_cdp_session(chat.page)
    await network.send("Network.enable")
    conditions = {"offline": False, "latency": 0, "downloadThroughput": -1}
    await network.send("Network.emulateNetworkConditions", {**conditions, "uploadThroughput": kilobytes * 1024})
    return network


async def test_送るあいだ進み具合が出て_取り消せる(chat: ChatPage, visitor: Visitor) -> None:
    await consenting(chat, visitor)
    await slowly(chat, 50)
    await choose(chat, PDF)
    await chat.button("送信").click()
    bar = chat.page.get_by_role("progressbar", name="カタログ.pdfの送信")
    await expect(bar).to_be_visible()
    await chat.page.wait_for_function(
        "() => document.querySelector('minato-chat').shadowRoot.querySelector('.file-bar')?.value > 0.05"
    )
    assert await violations(chat.page) == []
    await chat.button("カタログ.pdfを取り消す").click()
    await expect(chat.page.locator(".tray")).to_be_hidden()
    await chat.say("やめました")
    assert not [said for said in (await visitor.get())["messages"] if said.get("attachment")]


async def test_途中で切れたら_もう一度送れて_一度だけ預かる(chat: ChatPage, visitor: Visitor, watch: Watch) -> None:
    watch.allow("ERR_FAILED")
    await consenting(chat, visitor)

    async def lose(route: Route) -> None:
        await route.fetch()  # the service has it; its answer gets lost
        await route.abort()

    await chat.page.route("**/attachments", lose, times=1)
    await choose(chat, PDF)
    await chat.button("送信").click()
    await expect(rows(chat)).to_contain_text("通信できませんでした")
    assert await violations(chat.page) == []
    await chat.button("カタログ.pdfをもう一度送る").click()
    await expect(chat.page.locator(".tray")).to_be_hidden()
    await expect(sent(chat.page)).to_have_count(1)
    kept = [said for said in (await visitor.get())["messages"] if said.get("attachment")]
    assert len(kept) == 1


async def test_つながりが戻ると_自分で送り直す(chat: ChatPage, visitor: Visitor, watch: Watch) -> None:
    watch.allow("ERR_INTERNET_DISCONNECTED")
    await consenting(chat, visitor)
    await choose(chat, PDF)
    await chat.page.context.set_offline(True)
    await chat.button("送信").click()
    await expect(rows(chat)).to_contain_text("通信できませんでした")
    await expect(chat.page.locator(".notice[data-kind=offline]")).to_contain_text("通信が切れています")
    await chat.page.context.set_offline(False)
    await expect(sent(chat.page)).to_have_count(1, timeout=15_000)


async def test_相談員だけが開ける(
    chat: ChatPage, console: Page, service: RealService, visitor: Visitor, http: AsyncClient
) -> None:
    await visitor.choose("true")
    await visitor.say("担当者と話したい")
    number = next(reply["ticket"] for reply in visitor.replies if reply["type"] == "handoff")
    await chat.resume(visitor)
    await join(console, service, number)
    await choose(chat, PNG)
    await chat.button("送信").click()
    await expect(console.locator(".chat-visitor", has_text="（添付ファイル：写真.png）")).to_be_visible()
    await console.reload()
    link = console.get_by_role("link", name="写真.png")
    address = service.url + str(await link.get_attribute("href"))
    opened = await console.context.request.get(address)
    assert opened.status == 200 and await opened.body() == PNG["buffer"]
    assert "sandbox" in opened.headers["content-security-policy"]
    stranger = await http.get(address, headers=visitor.headers, follow_redirects=False)
    assert stranger.status_code in (302, 303, 401, 403) and stranger.content[:4] != b"\x89PNG"
    for guess in ("/widget/写真.png", "/attachments/写真.png", "/var/attachments"):
        assert (await http.get(guess)).status_code == 404


async def test_用意する書類は_数えて消していける(chat: ChatPage, visitor: Visitor) -> None:
    await visitor.answer_until(None)
    await chat.resume(visitor)
    await chat.say("はい、お願いします")
    card = chat.page.get_by_role("region", name="ご用意いただくもの")
    await expect(card.locator(".document-title")).to_contain_text(["決算報告書", "写真かカタログ", "申込フォーム"])
    await expect(card.locator(".document-count")).to_have_text("0/3")
    await expect(card.get_by_role("link")).to_have_attribute("rel", "noopener noreferrer")
    await card.get_by_role("checkbox").first.check()
    await expect(card.locator(".document-count")).to_have_text("1/3")
    await chat.page.reload()
    await expect(card.locator(".document-count")).to_have_text("1/3")
    await expect(card.get_by_role("checkbox").first).to_be_checked()
    assert await violations(chat.page) == []


async def test_続けて添付しても_順に届く(chat: ChatPage, visitor: Visitor) -> None:
    await consenting(chat, visitor)
    for name in ("一.png", "二.png", "三.png"):
        await choose(chat, FilePayload(name=name, mimeType="image/png", buffer=PNG["buffer"]))
        await chat.button("送信").click()
    await expect(sent(chat.page)).to_have_text([re.compile("一.png"), re.compile("二.png"), re.compile("三.png")])

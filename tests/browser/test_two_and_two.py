"""Two concierges and two visitors at once, each in a browser of their own: nobody hears what is not for them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, Page, Route, expect

from bot.dialogue.processor import LocalAgent
from tests.browser.office import Guest, Office, office
from tests.browser.test_takeover import composer


@pytest.fixture
async def place(
    agent: LocalAgent, browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Office]:
    """A Tuesday morning at the counter."""
    monkeypatch.setenv("MINATO_CLOCK", "2026-11-24T10:00:00+09:00")
    async with office(agent, browser, tmp_path) as found:
        yield found


@dataclass
class Pair:
    """A concierge with the visitor whose case they have."""

    name: str
    console: Page
    guest: Guest

    @property
    def heard_at_the_desk(self) -> Locator:
        return self.console.locator(".chat-visitor .chat-words")

    @property
    def heard_by_the_visitor(self) -> Locator:
        return self.guest.page.locator(".entry-concierge .line")


async def test_同時に二組が話しても_それぞれの声だけが届く(place: Office) -> None:
    tanaka, mori = await place.visitor(), await place.visitor()
    for position, guest, (name, email) in (
        (1, tanaka, ("田中です", "tanaka@example.co.jp")),
        (2, mori, ("森です", "mori@example.co.jp")),
    ):
        await expect(guest.told).to_contain_text(f"お客様の順番は{position}番目です")
        await guest.leave(name, email, "平日の午前")
    consoles = {name: await place.concierge(name) for name in ("佐藤", "鈴木")}
    for console in consoles.values():
        for guest in (tanaka, mori):
            await expect(console.get_by_role("link", name=guest.number)).to_be_visible()

    winner = await both_claim(place, consoles, tanaka.number)
    loser = next(name for name in consoles if name != winner)
    mine, theirs = Pair(winner, consoles[winner], tanaka), Pair(loser, consoles[loser], mori)
    await place.open(theirs.console, mori.number)
    await theirs.console.get_by_role("button", name="担当して会話に入る").click()
    for pair in (mine, theirs):
        await expect(pair.console.locator(".chat-lead")).to_contain_text("あなたが応対しています。")
        await expect(pair.guest.page.locator(".notice")).to_have_text(f"相談員の{pair.name}さん（人が対応しています）")

    await both_write(mine, theirs)
    await both_are_heard(mine, theirs)
    await one_goes_back_to_minato(mine, theirs)


async def both_claim(place: Office, consoles: dict[str, Page], number: str) -> str:
    """Both press before either is answered: one has the case, the other reads who. The name of the one."""
    both_pressed, pressed = asyncio.Event(), []

    async def hold(route: Route) -> None:
        pressed.append(route)
        if len(pressed) == len(consoles):
            both_pressed.set()
        await both_pressed.wait()
        await route.continue_()

    place.watch.allow("409")
    for console in consoles.values():
        await place.open(console, number)
        await console.route("**/chat/join", hold)
    await asyncio.gather(
        *(console.get_by_role("button", name="担当して会話に入る").click() for console in consoles.values())
    )
    headings = {name: await console.get_by_role("heading", level=1).inner_text() for name, console in consoles.items()}
    refused = [name for name, heading in headings.items() if heading == "ほかの相談員が担当しています"]
    assert len(refused) == 1, headings
    (winner,) = consoles.keys() - set(refused)
    await expect(consoles[refused[0]].locator("main")).to_contain_text(f"{number} は、{winner}さんが")
    await expect(consoles[winner].locator("section[aria-labelledby=owner]")).to_contain_text("あなた")
    return winner


async def both_write(mine: Pair, theirs: Pair) -> None:
    """Who writes is seen by their visitor alone, and by nobody else."""
    for pair, other in ((mine, theirs), (theirs, mine)):
        await composer(pair.console).press_sequentially("お世話に")
        await expect(pair.guest.page.locator(".typist")).to_have_text(f"{pair.name}さんが入力しています")
        await expect(other.guest.page.locator(".typist")).to_be_hidden()
        await composer(pair.console).fill(f"{pair.name}です。お待たせしました。")
        await composer(pair.console).press("Enter")
        await expect(pair.heard_by_the_visitor).to_have_text([f"{pair.name}です。お待たせしました。"])
        await expect(pair.guest.page.locator(".entry-concierge .sender")).to_have_text(f"相談員の{pair.name}さん（人）")
        await expect(pair.guest.page.locator(".typist")).to_be_hidden()


async def both_are_heard(mine: Pair, theirs: Pair) -> None:
    """What the visitors write at the same time comes to their own concierge, once, and to no other."""
    before = {pair.name: await pair.heard_at_the_desk.all_inner_texts() for pair in (mine, theirs)}
    await mine.guest.input.press_sequentially("えっと")
    await expect(mine.console.get_by_text("お客様が入力しています")).to_be_visible()
    await expect(theirs.console.get_by_text("お客様が入力しています")).to_be_hidden()
    words = {pair.name: f"{pair.name}さん、台湾に出したいです" for pair in (mine, theirs)}
    await asyncio.gather(*(pair.guest.say(words[pair.name]) for pair in (mine, theirs)))
    for pair in (mine, theirs):
        await expect(pair.heard_at_the_desk).to_have_text([*before[pair.name], words[pair.name]])
        await expect(pair.heard_by_the_visitor).to_have_count(1)
        assert pair.guest.replies == [], "Minato is silent while a person leads"


async def one_goes_back_to_minato(mine: Pair, theirs: Pair) -> None:
    """The intake of one goes on with the question that stood; the other still talks to a person."""
    await mine.console.get_by_role("button", name="ボットに戻す").click()
    await expect(mine.console.locator(".chat-lead")).to_contain_text("ミナト（自動の受付）が応対しています。")
    await expect(mine.guest.page.locator(".entry-bot").last).to_contain_text("商品")
    await expect(mine.guest.page.locator(".notice")).not_to_contain_text("人が対応")
    await mine.guest.say("湊包丁です")
    assert mine.guest.asking not in (None, "product_name"), mine.guest.replies
    await expect(theirs.guest.page.locator(".notice")).to_have_text(f"相談員の{theirs.name}さん（人が対応しています）")
    await composer(theirs.console).fill("続けましょう。")
    await composer(theirs.console).press("Enter")
    await expect(theirs.heard_by_the_visitor).to_have_text([f"{theirs.name}です。お待たせしました。", "続けましょう。"])
    await expect(mine.heard_by_the_visitor).to_have_count(1)

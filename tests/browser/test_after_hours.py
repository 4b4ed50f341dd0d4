"""Asking for a person while the desk is closed, in the browser: at every hour the visitor knows how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from bot.dialogue.processor import LocalAgent
from bot.storage import users
from tests.browser.office import office


@dataclass(frozen=True)
class Moment:
    """``opens`` and ``by`` (seven hours of opening time later) as the visitor and the desk read them."""

    name: str
    clock: str
    why: str
    opens: str
    by: str


MOMENTS = [
    Moment("昼休み", "2026-11-24T12:20:00+09:00", "ただいま昼休みです", "11月24日(火) 13:00", "11月25日(水) 12:00"),
    Moment("夜", "2026-11-24T19:00:00+09:00", "本日の受付を終えました", "11月25日(水) 9:00", "11月25日(水) 17:00"),
    Moment("土曜", "2026-11-28T11:00:00+09:00", "土曜日と日曜日はお休みです", "11月30日(月) 9:00", "11月30日(月) 17:00"),
    Moment("年末", "2026-12-29T10:00:00+09:00", "年末年始のお休みをいただいています", "1月4日(月) 9:00", "1月4日(月) 17:00"),
]  # fmt: skip


@pytest.mark.parametrize("moment", MOMENTS, ids=[moment.name for moment in MOMENTS])
async def test_閉まっていても_一度に分かり_連絡先を残せて_窓口に時間外の受付が届く(
    agent: LocalAgent, browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: Moment
) -> None:
    monkeypatch.setenv("MINATO_CLOCK", moment.clock)
    async with office(agent, browser, tmp_path) as place:
        guest = await place.visitor()
        await expect(guest.told).to_have_count(1)
        for words in (moment.why, f"次に開くのは {moment.opens} です", f"{moment.by} までに相談員からご連絡します"):
            await expect(guest.told).to_contain_text(words)
        await expect(guest.told).to_contain_text("ご連絡先とご都合のよい時間をお残しいただければ")
        await expect(guest.page.locator(".entry", has_text="次に開くのは")).to_have_count(1)

        await guest.leave("田中です", "tanaka@example.co.jp", "火曜の午前に電話で")
        assert guest.asking == "product_name", "the intake goes on"
        await guest.say("湊包丁です")
        assert guest.asking not in (None, "product_name")
        await expect(guest.page.locator(".entry", has_text="次に開くのは")).to_have_count(1)

        console = await place.concierge("佐藤")
        row = console.get_by_role("row", name=guest.number)
        await expect(row.locator(".due")).to_contain_text(moment.by)
        await expect(row.locator(".since")).to_contain_text("時間外")
        await expect(row.locator(".left")).to_have_text("あと7時間")  # of opening time
        await place.open(console, guest.number)
        case = console.locator(".case")
        for words in (f"返信期限 {moment.by}", "時間外", "tanaka@example.co.jp", "火曜の午前", "湊包丁"):
            await expect(case).to_contain_text(words)


async def test_管理者が休みにした日に頼むと_次に開く日を案内する(
    agent: LocalAgent, browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINATO_CLOCK", "2026-11-24T10:00:00+09:00")
    async with office(agent, browser, tmp_path) as place:
        console, queue = await place.concierge("管理", users.ADMIN), await place.concierge("佐藤")
        await console.get_by_role("link", name="窓口の日程").click()
        for day in ("2026-11-24", "2026-11-25"):
            await console.get_by_label("日付").fill(day)
            await console.get_by_label("休みにする").check()
            await console.get_by_label("メモ").fill("庁舎の停電")
            await console.get_by_role("button", name="決める").click()
            await expect(console.get_by_role("status")).to_contain_text("休みにしました")
        await expect(console.get_by_role("row", name="11月24日(火)")).to_contain_text("庁舎の停電")

        guest = await place.visitor()
        for words in ("臨時のお休み", "次に開くのは 11月26日(木) 9:00 です", "11月26日(木) 17:00 までに"):
            await expect(guest.told).to_contain_text(words)
        await expect(guest.told).not_to_contain_text("停電")
        promise = queue.get_by_role("row", name=guest.number).locator(".due")
        await expect(promise).to_contain_text("11月26日(木) 17:00")

        await console.get_by_role("row", name="11月24日(火)").get_by_role("button").click()
        await expect(console.get_by_role("status")).to_contain_text("11月24日(火)を暦のとおりに戻しました")
        other = await place.visitor()
        await expect(other.told).not_to_contain_text("お休み")
        await expect(other.told).to_contain_text("11月26日(木) 10:00 までに")  # 25 is still closed
        await expect(queue.get_by_role("row", name=other.number)).to_be_visible()
        await expect(promise).to_contain_text("11月26日(木) 17:00")  # what was promised stands

"""Every page of the console, and how one comes there."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from types import SimpleNamespace

import pyotp
from playwright.async_api import Browser, Page, expect

from api.settings import Settings
from tests.api.console.cases import NOW, PASSWORD
from tests.browser.console_page import log_in
from tests.browser.watch import Watch

WITH_ORGANISATION = {
    "oidc_issuer": "https://login.example", "oidc_client_id": "minato", "oidc_client_secret": "s",
    "public_url": "http://127.0.0.1",
}  # fmt: skip


@dataclass
class Desk:
    url: str
    services: SimpleNamespace
    numbers: dict[str, str]
    browser: Browser
    watch: Watch
    seats: dict[str, Page] = field(default_factory=dict)

    async def seat(self, name: str) -> Page:
        """The browser of somebody who is logged in; of nobody for an empty name. Each is one for all tests."""
        if name not in self.seats:
            context = await self.browser.new_context(locale="ja-JP", timezone_id="Asia/Tokyo", reduced_motion="reduce")
            self.watch.follow(context)
            page = self.seats[name] = await context.new_page()
            if name:
                await log_in(page, self.url, name, PASSWORD)
                await page.wait_for_url(re.compile("/console/(tickets|password)"))
        return self.seats[name]

    async def go(self, page: Page, path: str) -> None:
        await page.goto(self.url + path.format(**self.numbers))

    async def come(self, page: Page, way: str | Steps) -> None:
        """To a page of the table, with all its styles and scripts there."""
        await (self.go(page, way) if isinstance(way, str) else way(self, page))
        await page.wait_for_load_state()


Steps = Callable[[Desk, Page], Awaitable[None]]


async def wrong_password(desk: Desk, page: Page) -> None:
    await desk.go(page, "/console/login")
    await page.get_by_label("名前").fill("佐藤")
    await page.get_by_label("パスワード").fill("chigau")
    await page.get_by_role("button", name="ログイン", exact=True).click()
    await expect(page.get_by_role("alert")).to_be_visible()


async def with_organisation(desk: Desk, page: Page) -> None:
    own = desk.services.settings
    desk.services.settings = Settings(**WITH_ORGANISATION)  # type: ignore[arg-type]
    await desk.go(page, "/console/login")
    desk.services.settings = own
    await expect(page.get_by_role("link", name="組織のアカウントでログイン")).to_be_visible()


async def folds_open(desk: Desk, page: Page) -> None:
    await page.locator("main details").evaluate_all("folds => folds.forEach((fold) => { fold.open = true; })")


async def a_case_with_folds_open(desk: Desk, page: Page) -> None:
    await desk.go(page, "/console/tickets/{talk}")
    await folds_open(desk, page)


async def figures_with_tables(desk: Desk, page: Page) -> None:
    await desk.go(page, "/console/figures")
    await folds_open(desk, page)


async def call_at_night(desk: Desk, page: Page) -> None:
    await desk.go(page, "/console/tickets/{talk}")
    await page.get_by_text("折り返しを約束する").click()
    await page.locator("input[name=at]").fill("20:30")
    await page.get_by_role("button", name="折り返し予定にする").click()
    await expect(page.get_by_role("heading", name="窓口の時間外です")).to_be_visible()


async def what_keys_do(desk: Desk, page: Page) -> None:
    await desk.go(page, "/console/tickets")
    await page.wait_for_load_state()
    await page.keyboard.press("?")
    await expect(page.get_by_role("heading", name="キー操作")).to_be_visible()


async def a_day_closed(desk: Desk, page: Page) -> None:
    await desk.go(page, "/console/calendar?changed=2026-11-30")
    await expect(page.get_by_role("status")).to_be_visible()


async def a_day_that_is_past(desk: Desk, page: Page) -> None:
    await desk.go(page, "/console/calendar")
    await page.get_by_label("日付").evaluate("field => { field.min = ''; field.value = '2026-11-02'; }")
    await page.get_by_role("button", name="決める").click()
    await expect(page.get_by_role("alert")).to_be_visible()


async def a_new_endpoint(desk: Desk, page: Page) -> None:
    await desk.go(page, "/console/deliveries")
    await page.get_by_label("アドレス").fill("https://hooks.example/another")
    await page.get_by_role("button", name="追加する").click()
    await expect(page.locator("#secret")).to_be_visible()


async def a_new_account(desk: Desk, page: Page) -> None:
    await desk.go(page, "/console/accounts")
    await page.get_by_label("名前（ログインに使います）").fill("高橋")
    await page.get_by_role("button", name="作る").click()
    await expect(page.get_by_role("heading", name="高橋さんのアカウントを作りました")).to_be_visible()


async def an_account_that_is_there(desk: Desk, page: Page) -> None:
    await desk.go(page, "/console/accounts")
    await page.get_by_label("名前（ログインに使います）").fill("佐藤")
    await page.get_by_role("button", name="作る").click()
    await expect(page.get_by_role("alert")).to_be_visible()


async def the_wrong_number_typed(desk: Desk, page: Page) -> None:
    await desk.go(page, "/console/tickets/{new}/erase")
    await page.get_by_label("確認のため").fill("M-9999")
    await page.get_by_role("button", name="消去する").click()
    await expect(page.get_by_role("alert")).to_be_visible()


async def a_reply_that_cannot_be(desk: Desk, page: Page) -> None:
    await desk.go(page, "/console/replies")
    await page.get_by_label("見出し").fill("はじめのごあいさつ")
    await page.locator("textarea").fill("{会社めい}様")
    await page.get_by_role("button", name="足す").click()
    await expect(page.get_by_role("alert").first).to_be_visible()


async def enrolling(desk: Desk, page: Page) -> None:
    await desk.go(page, "/console/account/second-factor")
    await page.get_by_role("button", name="設定を始める").click()
    await page.get_by_text("読み取れないとき").click()


async def recovery_codes(desk: Desk, page: Page) -> None:
    await enrolling(desk, page)
    totp = pyotp.TOTP(await page.locator(".key").inner_text())
    await page.get_by_label("アプリに出た6桁を入力します").fill(totp.at(NOW))
    await page.get_by_role("button", name="オンにする").click()
    await expect(page.get_by_role("heading", name="予備のコード")).to_be_visible()


async def second_factor_on(desk: Desk, page: Page) -> None:
    await recovery_codes(desk, page)
    await page.get_by_role("link", name="控えました").click()
    await page.get_by_role("link", name="設定する").click()
    await expect(page.get_by_role("heading", name="オフにする")).to_be_visible()


async def the_code_is_due(desk: Desk, page: Page) -> None:
    await log_in(page, desk.url, "渡辺", PASSWORD)
    await page.get_by_label("認証アプリに出ている6桁").fill("000000")
    await page.get_by_role("button", name="確認する").click()
    await expect(page.get_by_role("alert")).to_be_visible()


ADMIN, SATO, SUZUKI, TAKADA, HONDA, NEW, NOBODY = "管理", "佐藤", "鈴木", "高田", "本田", "新人", ""

# Its name, who looks, and how they come there: an address or some steps.
PAGES: list[tuple[str, str, str | Steps]] = [
    ("ログイン", NOBODY, "/console/login"),
    ("ログインできない", NOBODY, wrong_password),
    ("組織のアカウントでのログイン", NOBODY, with_organisation),
    ("最初のパスワード", NEW, "/console/password"),
    ("受付一覧", SATO, "/console/tickets"),
    ("完了した受付", SATO, "/console/tickets?show=done"),
    ("絞り込んだ受付", SATO, "/console/tickets?owner=none&channel=web"),
    ("見つからない受付", SATO, "/console/tickets?q=見つからない言葉"),
    ("キー操作", SATO, what_keys_do),
    ("新しい受付", SATO, "/console/tickets/{overdue}"),
    ("自分が会話している受付", SATO, a_case_with_folds_open),
    ("ほかの人の受付", SATO, "/console/tickets/{theirs}"),
    ("返信を待つ受付", SATO, "/console/tickets/{waiting}"),
    ("折り返す受付", SATO, "/console/tickets/{callback}"),
    ("再開した受付", SATO, "/console/tickets/{again}"),
    ("不具合で来た受付", SATO, "/console/tickets/{failed}"),
    ("完了した一件", ADMIN, "/console/tickets/{done}"),
    ("消去した受付", ADMIN, "/console/tickets/{erased}"),
    ("印刷", SATO, "/console/tickets/{talk}/print?transcript=1"),
    ("時間外の折り返し", SATO, call_at_night),
    ("消去の手続き", ADMIN, "/console/tickets/{new}/erase"),
    ("消去の番号違い", ADMIN, the_wrong_number_typed),
    ("定型文", SATO, "/console/replies"),
    ("定型文を直す", SATO, "/console/replies?edit=1"),
    ("おかしな定型文", SATO, a_reply_that_cannot_be),
    ("窓口の日程", ADMIN, a_day_closed),
    ("過ぎた日", ADMIN, a_day_that_is_past),
    ("通知", ADMIN, "/console/deliveries"),
    ("通知の新しい送り先", ADMIN, a_new_endpoint),
    ("設置", ADMIN, "/console/embedding"),
    ("数字", SATO, "/console/figures"),
    ("数字の表", ADMIN, figures_with_tables),
    ("数字のない期間", SATO, "/console/figures?period=custom&first=2026-01-05&last=2026-01-06"),
    ("聞き取れなかった言葉", SATO, "/console/figures/unheard"),
    ("意図を付けた言葉", SATO, "/console/figures/unheard?show=marked"),
    ("アカウント", ADMIN, "/console/accounts"),
    ("もうある名前", ADMIN, an_account_that_is_there),
    ("作ったアカウント", ADMIN, a_new_account),
    ("一人のアカウント", ADMIN, "/console/accounts/4"),
    ("記録", ADMIN, "/console/audit"),
    ("自分のアカウント", SATO, "/console/account"),
    ("二段階認証の設定", SUZUKI, enrolling),
    ("予備のコード", TAKADA, recovery_codes),
    ("二段階認証オン", HONDA, second_factor_on),
    ("確認コード", NOBODY, the_code_is_due),
    ("ない受付", SATO, "/console/tickets/M-9999"),
    ("ないページ", SATO, "/console/nothing"),
    ("管理者だけのページ", SATO, "/console/accounts"),
]  # fmt: skip

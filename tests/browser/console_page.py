"""The console's log-in as a person goes through it."""

from __future__ import annotations

from playwright.async_api import Page, expect

CHOSEN_PASSWORD = "asa no minato wa hayai"


async def log_in(page: Page, url: str, name: str, password: str) -> None:
    """From any page of the console to where the log-in leads."""
    await page.goto(f"{url}/console")
    await page.get_by_label("名前").fill(name)
    await page.get_by_label("パスワード").fill(password)
    await page.get_by_role("button", name="ログイン").click()


async def choose_password(page: Page, current: str) -> None:
    """Replace a one-time password, as the console demands before anything else."""
    await expect(page.get_by_role("heading", name="パスワードの変更")).to_be_visible()
    await page.get_by_label("いまのパスワード").fill(current)
    await page.locator("input[name=password]").fill(CHOSEN_PASSWORD)
    await page.locator("input[name=again]").fill(CHOSEN_PASSWORD)
    await page.get_by_role("button", name="変更する").click()
    await expect(page.get_by_role("heading", name="受付一覧")).to_be_visible()

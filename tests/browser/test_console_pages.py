"""Every page of the console, full of data: nothing for axe to find and nothing wider than the screen, at any width.

With MINATO_TEST_PICTURES set to a folder, each page is also photographed there at every width.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from fastapi import FastAPI
from playwright.async_api import Browser, Page

from api.live import Hub
from api.settings import Settings
from api.site import install_site
from bot.storage.database import Database
from bot.storage.migrate import migrate
from tests.api.console.cases import NOW
from tests.browser.console_tour import PAGES, Desk, Steps
from tests.browser.desk_service import listening
from tests.browser.full_desk import HOURS, furnish
from tests.browser.test_axe import violations
from tests.browser.watch import Watch

# WCAG's reflow (1280 at 400 %), a phone, 1280 at 200 %, two tablets, a desk, a big screen.
WIDTHS = (320, 390, 640, 768, 1024, 1280, 1920)
WITH_AXE = (390, 1280)


@pytest.fixture(scope="module")
async def desk(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> AsyncIterator[Desk]:
    """The console alone, on a desk in the middle of a working day."""
    folder = tmp_path_factory.mktemp("pages")
    settings = Settings(
        attachments_dir=folder / "attachments", smtp_host="mail.minato.example", smtp_from="desk@minato.example"
    )
    database = Database(f"sqlite:///{folder / 'desk.db'}")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MINATO_SECRET_KEY", "a key of the tests")
        await migrate(database)
        numbers = await furnish(database, settings)
        app = FastAPI()
        install_site(app)
        services = app.state.services = SimpleNamespace(
            settings=settings, database=database, clock=lambda: NOW, hours=HOURS, live=Hub(database), dialogue=None
        )
        async with listening(app) as url:
            found = Desk(url, services, numbers, browser, Watch(url))
            for status in ("400", "401", "403", "404", "409", "422"):
                found.watch.allow(status)
            yield found
            for page in found.seats.values():
                await page.context.close()
        await database.close()
    assert found.watch.unexpected == []


@pytest.mark.parametrize(("name", "who", "way"), PAGES, ids=[page[0] for page in PAGES])
async def test_どのページもだれにでも使えて_横にはみ出さない(desk: Desk, name: str, who: str, way: str | Steps) -> None:
    page = await desk.seat(who)
    await page.set_viewport_size({"width": 1280, "height": 800})
    await desk.come(page, way)
    troubles = []
    for width in WIDTHS:
        await page.set_viewport_size({"width": width, "height": 800})
        troubles += [f"{width}px: {words}" for words in await page.evaluate(WIDER)]
        await photograph(page, name, width)
        if width in WITH_AXE:
            troubles += [f"{width}px: {words}" for words in await violations(page)]
    assert troubles == []


WALKED = (
    "受付一覧",
    "絞り込んだ受付",
    "自分が会話している受付",
    "窓口の日程",
    "通知",
    "数字の表",
    "アカウント",
    "定型文",
)


@pytest.mark.parametrize("name", WALKED)
async def test_キーボードだけで順に届き_どこにいるかが見える(desk: Desk, name: str) -> None:
    who, way = next(page[1:] for page in PAGES if page[0] == name)
    page = await desk.seat(who)
    await page.set_viewport_size({"width": 1280, "height": 800})
    await desk.come(page, way)
    walked: list[str] = []
    last = False
    while not last:
        await page.keyboard.press("Tab")
        step = await page.evaluate(STEP)
        assert step["at"] >= step["before"], f"not in the order of the page: {step['html']}"
        assert step["ring"], f"nothing shows that this has the focus: {step['html']}"
        walked.append(step["html"])
        last = step["last"]
    assert [html for html in await page.evaluate("stops().map((one) => one.outerHTML)") if html not in walked] == []


# One step of the Tab key among what is there to be used, in the order of the page; live parts may be replaced meanwhile.
STEP = """() => {
    window.stops ??= () => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
        .filter((one) => one.checkVisibility() && !one.disabled && one.type !== "hidden" && one.tabIndex >= 0)
        .filter((one) => one.type !== "radio" || one.checked);
    const one = document.activeElement, style = getComputedStyle(one), all = window.stops(), at = all.indexOf(one);
    const before = window.walkedTo ?? 0;
    window.walkedTo = at;
    const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    return {at, before, ring, html: one.outerHTML, last: at === all.length - 1};
}"""

# What stands further right than the screen; what scrolls in a frame of its own may.
WIDER = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
    [...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
        .slice(0, 3).map((one) => `wider than the screen: ${one.outerHTML.slice(0, 120)}`).concat("the page is wider")"""


async def photograph(page: Page, name: str, width: int) -> None:
    folder = os.environ.get("MINATO_TEST_PICTURES")
    if folder:
        await page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)

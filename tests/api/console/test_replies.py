"""The list of canned replies, and what they become in a case."""

from __future__ import annotations

import pytest

from bot.storage.database import Database
from tests.api.console.cases import Browser, add_case, add_user

PAGE = "/console/replies"
THANKS = {"title": "お礼", "text": "{会社名} {担当者名}様\n\nお問い合わせありがとうございます。{相談員名}です。"}


@pytest.fixture
async def desk(database: Database, browser: Browser) -> Browser:
    await add_user(database)
    await browser.log_in()
    return browser


async def test_足して_直して_並べ替えて_削除できる(desk: Browser) -> None:
    assert "まだありません" in (await desk.get(PAGE)).text
    for title in ("お礼", "資料のお願い"):
        assert (await desk.post(PAGE, PAGE, title=title, text="{会社名}様")).status_code == 303
    page = (await desk.get(PAGE)).text
    assert page.index("お礼") < page.index("資料のお願い")
    assert (await desk.post(f"{PAGE}/2/move", PAGE, up="1")).status_code == 303
    assert (await desk.post(f"{PAGE}/2/move", PAGE, up="1")).status_code == 303  # it is the first already
    page = (await desk.get(PAGE)).text
    assert page.index("資料のお願い") < page.index("お礼")
    assert 'value="お礼"' in (await desk.get(f"{PAGE}?edit=1")).text
    assert (await desk.post(f"{PAGE}/1", PAGE, title="お礼（初回）", text="ありがとうございます")).status_code == 303
    assert (await desk.post(f"{PAGE}/2/delete", PAGE)).status_code == 303
    page = (await desk.get(PAGE)).text
    assert "お礼（初回）" in page and "資料のお願い" not in page
    assert (await desk.post(f"{PAGE}/2/delete", PAGE)).status_code == 404


@pytest.mark.parametrize(
    ("title", "text", "error"),
    [
        ("お礼", "{社名}様", "｛社名｝は使えません。"),
        ("", "様", "見出しは1文字以上"),
        ("お礼", " ", "本文は1文字以上"),
        ("先客", "様", "同じ見出しの定型文があります。"),
    ],
)
async def test_保存できないわけを言い_書いたものは残る(desk: Browser, title: str, text: str, error: str) -> None:
    await desk.post(PAGE, PAGE, title="先客", text="様")
    answer = await desk.post(PAGE, PAGE, title=title, text=text)
    assert answer.status_code == 400 and error in answer.text
    assert f'value="{title}"' in answer.text and f">{text.strip()}</textarea>" in answer.text


async def test_受付の画面では_その受付の言葉になる(database: Database, desk: Browser) -> None:
    await add_case(database)
    assert "定型文はまだありません" in (await desk.get("/console/tickets/M-0001/replies")).text
    await desk.post(PAGE, PAGE, **THANKS)
    part = (await desk.get("/console/tickets/M-0001/replies")).text
    assert 'data-text="有明海苔本舗株式会社 江口 海斗様\n\nお問い合わせありがとうございます。佐藤です。"' in part
    assert "<html" not in part and (await desk.get("/console/tickets/M-9999/replies")).status_code == 404

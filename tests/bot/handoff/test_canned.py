"""Canned replies: what is filled in, what is said where nothing is known, and what cannot be saved."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.handoff.canned import PLACEHOLDERS, Filled, fill, problems
from bot.handoff.hours import JST

CASE = {"company_name": "有明海苔本舗株式会社", "contact_name": "江口 海斗", "product_name": "海苔の佃煮「磯日和」"}
REPLY_BY = datetime(2026, 11, 25, 16, 30, tzinfo=JST)


def _fill(text: str, case: dict[str, str] = CASE, reply_by: datetime | None = REPLY_BY) -> Filled:
    return fill(text, case, number="M-0042", reply_by=reply_by, concierge="佐藤")


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("{会社名} {担当者名}様", "有明海苔本舗株式会社 江口 海斗様"),
        ("受付番号は{受付番号}です。", "受付番号はM-0042です。"),
        ("{返信期限}までにご連絡します。", "11月25日(水) 16:30までにご連絡します。"),
        ("担当の{相談員名}です。{商品名}の件", "担当の佐藤です。海苔の佃煮「磯日和」の件"),
        ("｛会社名｝さま、{ 担当者名 }さま", "有明海苔本舗株式会社さま、江口 海斗さま"),
        ("かっこはありません", "かっこはありません"),
    ],
)
def test_受付のことがらが入る(text: str, filled: str) -> None:
    assert _fill(text) == Filled(filled)


def test_まだ伺っていないことは_差し障りのない言葉になり_それと分かる() -> None:
    filled = _fill("{会社名}の{担当者名}様、{商品名}の件は{返信期限}までに", {}, None)
    assert filled == Filled(
        "貴社のご担当者様、商品の件はお約束の期限までに", ("会社名", "担当者名", "商品名", "返信期限")
    )


def test_入れた言葉の中のかっこは_もう読まれない() -> None:
    assert _fill("{会社名}", {"company_name": "{受付番号}商店"}).text == "{受付番号}商店"


@pytest.mark.parametrize("name", PLACEHOLDERS)
def test_使える差し込みは保存できる(name: str) -> None:
    assert problems(f"{{{name}}}様") == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{社名}様", "｛社名｝は使えません。"),
        ("{}様", "｛｝の中が空です。"),
        ("{会社名様", "波かっこ（｛ ｝）の片方がありません。"),
        ("会社名}様", "波かっこ（｛ ｝）の片方がありません。"),
        ("{{会社名}}", "波かっこ（｛ ｝）の片方がありません。"),
    ],
)
def test_使えない差し込みは保存するときに分かる(text: str, problem: str) -> None:
    assert problems(text) == [problem]

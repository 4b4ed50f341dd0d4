from __future__ import annotations

import pytest

from bot.eligibility.documents import APPLICATION_FORM_URL
from bot.eligibility.preparation import explain_preparation, preparation


def _ids(profile: dict[str, object]) -> list[str]:
    return [item.id for item in preparation(profile)]


@pytest.mark.parametrize(
    ("profile", "ids"),
    [
        ({}, ["financial_statements", "product_catalogue", "application_form"]),
        (
            {"financial_statements": "newly_founded"},
            ["financial_statements", "newly_founded_note", "product_catalogue", "application_form"],
        ),
        (
            {"product_url": "https://example.jp/"},
            ["financial_statements", "product_page", "application_form"],
        ),
        (
            {"entity_type": "sole_proprietor"},
            ["financial_statements", "sole_proprietor_documents", "product_catalogue", "application_form"],
        ),
    ],
)
def test_用意するもの(profile: dict[str, object], ids: list[str]) -> None:
    assert _ids(profile) == ids


def test_申込要領のファイル名になる() -> None:
    items = preparation({"company_name": "株式会社みなと", "product_name": "海苔"})
    names = {item.id: item.file_name for item in items}
    assert names["financial_statements"] == "株式会社みなと_(年度)_決算報告書"
    assert names["product_catalogue"] == "株式会社みなと_(海苔)"


def test_設立直後なら連絡事項欄の書き方を示す() -> None:
    items = preparation({"financial_statements": "newly_founded", "founded_year": 2025})
    text = explain_preparation(items)
    assert "連絡事項欄" in text
    assert "2025年設立のため" in text


def test_容量と時間切れと申込先を伝える() -> None:
    text = explain_preparation(preparation({}))
    assert all(words in text for words in ("10MB", "2時間", "Ⅳ.1", APPLICATION_FORM_URL))

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

from bot.handoff.form_layout import LAYOUT
from bot.handoff.official_form import official_form
from bot.handoff.text import official_form_text
from bot.intake.registry import FIELDS
from tests.bot.eligibility.outline import GUIDELINES_OUTLINE
from tests.bot.handoff.intakes import record, records

# ③ of Ⅲ.3.(1) is answered by the countries of Ⅲ.4; the consent is not the organisation's question.
NOT_ON_THE_FORM = {"consent_privacy"}


def _item(title: str, **changes: Any) -> dict[str, Any]:
    return next(item for item in official_form(records(**changes))["items"] if item["title"] == title)


def test_すべての項目が一度ずつ載る() -> None:
    counts = Counter(name for point in LAYOUT for name in point.fields)
    assert set(counts) == set(FIELDS) - NOT_ON_THE_FORM
    assert set(counts.values()) == {1}


def test_申込要領にある箇所だけを使う() -> None:
    for point in LAYOUT:
        for label in point.clause.split(" / "):
            heading = re.sub(r"(\.\(\d\))?[①-⑩※]*$", "", label)
            assert heading in GUIDELINES_OUTLINE


def test_申込要領の順に並ぶ() -> None:
    clauses = [point.clause for point in LAYOUT]
    assert clauses == sorted(clauses)


def test_転記する文はお客様の答えそのまま() -> None:
    assert _item("海外展開の動機・目的")["text"] == "国内の需要が減っているため"
    assert "会社名・屋号：株式会社みなと精工" in _item("応募者")["text"]
    assert _item("対象国・地域（優先順）")["text"] == "1. 台湾　2. タイ"


def test_答えのないものは空欄と分かる() -> None:
    item = _item("財務基盤", annual_sales_yen=record(None, "later"))
    assert (item["text"], item["open"][0]["status_label"]) == ("", "「あとで」とのお答え")


def test_当てはまらない項目は載らない() -> None:
    assert "supplier_consent" not in _item("商材の調達と許諾")["fields"]
    assert "supplier_consent" in _item("商材の調達と許諾", supply_role="trading")["fields"]


def test_設立直後なら連絡事項欄の文がある() -> None:
    form = official_form(records(financial_statements="newly_founded", founded_year=2025))
    assert "2025年設立のため" in form["remarks"][0]
    assert "連絡事項欄" in official_form_text(form)


def test_フォームそのものの順ではないと断る() -> None:
    form = official_form(records())
    assert "違うことがあります" in form["note"]
    assert json.loads(json.dumps(form)) == form
    assert official_form_text(form).startswith(form["note"])

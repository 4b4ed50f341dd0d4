"""Every label that is shown leads to a place of the official documents."""

from __future__ import annotations

import re

import pytest

from bot.eligibility import documents
from bot.eligibility.check import PROGRAMMES, check
from bot.eligibility.clause import Clause
from tests.bot.eligibility.outline import CIRCLED, GUIDELINES_OUTLINE, OVERVIEW_PAGES
from tests.bot.eligibility.profiles import TODAY

RULE_CLAUSES = [rule.clause for programme in PROGRAMMES for rule in programme.rules]
GAP_CLAUSES = [gap.clause for programme in PROGRAMMES for gap in programme.not_modelled]


def _exists(label: str) -> bool:
    place = re.fullmatch(r"([Ⅲ-Ⅴ](?:\.\d)?(?:\.\(\d\))?)([①-⑩※])?", label)
    if not place or place[1] not in GUIDELINES_OUTLINE:
        return False
    return place[2] is None or place[2] in CIRCLED[place[1]]


@pytest.mark.parametrize("clause", {*RULE_CLAUSES, *GAP_CLAUSES}, ids=lambda clause: clause.label)
def test_条項は文書にある(clause: Clause) -> None:
    if clause.document == documents.OVERVIEW:
        assert clause.label in OVERVIEW_PAGES
    elif clause.document == documents.GUIDELINES and clause is not documents.COVER_NOTE:
        assert all(_exists(label) for label in re.split(r", | / ", clause.label))
    else:
        assert clause.label in {"–", "cover note", "第2条第24項"}


def test_判定に出る条項は規則の条項だけ() -> None:
    labels = {clause.label for clause in RULE_CLAUSES} | {"Ⅲ.3.(1)⑤", "Ⅲ.3.(2)④"}
    for profile in ({}, {"project_type": "export"}, {"project_type": "overseas_base"}):
        for programme in check(profile, TODAY).programmes:
            assert {found.clause for found in programme.findings} <= labels

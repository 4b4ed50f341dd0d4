"""What must hold for any profile."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.eligibility import Decision, check
from bot.eligibility.vocabulary import Finding, RuleKind, Verdict
from tests.bot.eligibility.profiles import FULL_PROFILES, PARTIAL_PROFILES, TODAY, VALUES

RANK = {Finding.NOT_MET: 0, Finding.UNKNOWN: 1, Finding.NOT_APPLICABLE: 2, Finding.MET: 2}


def _findings(decision: Decision) -> dict[tuple[str, str], Finding]:
    return {(p.id, x.rule): x.finding for p in decision.programmes for x in p.findings}


@settings(max_examples=300)
@given(full=FULL_PROFILES, known=st.sets(st.sampled_from(sorted(VALUES))), extra=st.sampled_from(sorted(VALUES)))
def test_事実が増えても決まったことは覆らない(full: dict[str, Any], known: set[str], extra: str) -> None:
    before = _findings(check({name: full[name] for name in known}, TODAY))
    after = _findings(check({name: full[name] for name in known | {extra}}, TODAY))
    for rule, finding in before.items():
        if finding is not Finding.UNKNOWN:
            assert after[rule] is finding


@settings(max_examples=300)
@given(profile=PARTIAL_PROFILES)
def test_保留の項目は足りない事実を挙げるか人に回す(profile: dict[str, Any]) -> None:
    for programme in check(profile, TODAY).programmes:
        for found in programme.findings:
            open_facts = [fact for fact in found.missing if profile.get(fact) is None]
            if found.finding is not Finding.UNKNOWN:
                assert found.missing == ()
            elif found.missing:
                assert open_facts or found.rule == "documents"
            else:
                assert "担当者" in found.reason


@settings(max_examples=200)
@given(full=FULL_PROFILES, known=st.sets(st.sampled_from(sorted(VALUES))))
def test_挙げた事実がそろえば人の判断のほかは決まる(full: dict[str, Any], known: set[str]) -> None:
    profile = {name: full[name] for name in known}
    for programme in check(profile, TODAY).programmes:
        for found in programme.findings:
            told = {**profile, **{fact: full.get(fact) for fact in found.missing}}
            again = check(told, TODAY).programme(programme.id).of(found.rule)
            follow_up = set(again.missing) <= {"us_tariff_response", "financial_statements"}
            assert again.finding is not Finding.UNKNOWN or follow_up or not again.missing


@settings(max_examples=300)
@given(profile=PARTIAL_PROFILES, more=st.integers(0, 10**12), fact=st.sampled_from(["capital_yen", "employees"]))
def test_大きくなって有利になることはない(profile: dict[str, Any], more: int, fact: str) -> None:
    small = {**profile, fact: profile[fact] or 0}
    large = {**small, fact: small[fact] + more}
    before, after = _findings(check(small, TODAY)), _findings(check(large, TODAY))
    assert all(RANK[after[rule]] <= RANK[finding] for rule, finding in before.items())


@settings(max_examples=200)
@given(profile=PARTIAL_PROFILES)
def test_判定はJSONを往復する(profile: dict[str, Any]) -> None:
    decision = check(profile, TODAY)
    assert Decision.from_dict(json.loads(json.dumps(decision.as_dict()))) == decision


@settings(max_examples=200)
@given(profile=PARTIAL_PROFILES)
def test_総合判定は必須の項目だけで決まる(profile: dict[str, Any]) -> None:
    for programme in check(profile, TODAY).programmes:
        required = {x.finding for x in programme.findings if x.kind is RuleKind.REQUIRED}
        assert (programme.verdict is Verdict.INELIGIBLE) == (Finding.NOT_MET in required)
        assert (programme.verdict is Verdict.ELIGIBLE) == (required <= {Finding.MET, Finding.NOT_APPLICABLE})


@pytest.mark.parametrize("name", sorted(VALUES))
def test_契約の形のJSONになる(name: str) -> None:
    data = check({name: None}, TODAY).as_dict()
    assert set(data) >= {"programmes", "ruleset", "as_of"}
    for programme in data["programmes"].values():
        assert set(programme) >= {"verdict", "findings"}
        for found in programme["findings"]:
            assert set(found) >= {"rule", "finding", "clause", "reason", "missing"}

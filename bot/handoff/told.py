"""What the visitor was told of the programmes, where it is not what holds now.

Two things move a decision after it was told: an answer was corrected, by the visitor or by the desk, or the rules are
others than then. The concierge has to know both, what holds and what the visitor believes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bot.eligibility.decision import Decision, RuleFinding
from bot.eligibility.explain import clause_words
from bot.handoff.moments import day_words
from bot.handoff.verdicts import finding_label, verdict_rows

_NOT_A_RULE = "（規則なし）"


def told_otherwise(stored: Mapping[str, Any], now: Decision) -> dict[str, Any] | None:
    """The told decision, as it is stored, beside the present one; None when rules, verdicts and findings are the same.

    ``changes`` are the rules that find otherwise, in the order of the documents, those that are gone last. Of a
    decision that another version wrote and this one cannot read, only that there was one is told.
    """
    try:
        told = Decision.from_dict(stored)
    except (KeyError, ValueError):
        return _unreadable(stored)
    changes = list(_changes(told, now))
    rules_changed = told.ruleset != now.ruleset
    verdicts = verdict_rows(told)
    if not changes and not rules_changed and verdicts == verdict_rows(now):
        return None
    return {
        "ruleset": told.ruleset,
        "as_of": told.as_of.isoformat(),
        "rules_changed": rules_changed,
        "note": _note(told, now, rules_changed, bool(changes)),
        "verdicts": verdicts,
        "changes": changes,
    }


def _unreadable(stored: Mapping[str, Any]) -> dict[str, Any]:
    ruleset = str(stored.get("ruleset", ""))
    return {
        "ruleset": ruleset,
        "as_of": stored.get("as_of"),
        "rules_changed": True,
        "note": f"前の規則（{ruleset}）で判定をお伝えしています。いまの形では表示できないため、会話の記録でご確認ください。",
        "verdicts": [],
        "changes": [],
    }


def _note(told: Decision, now: Decision, rules_changed: bool, found_otherwise: bool) -> str:
    day = day_words(told.as_of)
    if rules_changed and not found_otherwise:
        return f"{day}に、前の規則（{told.ruleset}）で同じ判定をお伝えしています。"
    if rules_changed:
        return f"{day}に、前の規則（{told.ruleset}）で次の判定をお伝えしています。いまの規則（{now.ruleset}）とは違います。"
    return f"{day}に、次の判定をお伝えしています。その後の訂正などで、いまの判定とは違います。"


def _changes(told: Decision, now: Decision) -> Iterator[dict[str, Any]]:
    before = {(programme.id, found.rule): found for programme in told.programmes for found in programme.findings}
    for programme in now.programmes:
        for found in programme.findings:
            old = before.pop((programme.id, found.rule), None)
            if old is None or old.finding != found.finding:
                yield _change(programme.title, old, found)
    titles = {programme.id: programme.title for programme in told.programmes}
    for (programme_id, _), old in before.items():
        yield _change(titles[programme_id], old, None)


def _change(programme: str, told: RuleFinding | None, now: RuleFinding | None) -> dict[str, Any]:
    shown = now or told
    assert shown is not None
    return {
        "programme": programme,
        "rule": shown.rule,
        "title": shown.title,
        "clause": shown.clause,
        "clause_words": clause_words(shown).strip("（）"),
        "told": told.finding if told else None,
        "told_label": finding_label(told) if told else _NOT_A_RULE,
        "now": now.finding if now else None,
        "now_label": finding_label(now) if now else _NOT_A_RULE,
    }

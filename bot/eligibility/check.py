"""The basic check: a profile against every rule of both programmes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from bot.eligibility.decision import Decision, ProgrammeDecision, RuleFinding, StageAdvice
from bot.eligibility.facts import Facts, read_facts
from bot.eligibility.handson import HANDSON, SUPPORT_ENDS
from bot.eligibility.menus import STAGE_LABELS, menus_for
from bot.eligibility.new_exporter import NEW_EXPORTER
from bot.eligibility.programme import Programme
from bot.eligibility.rule import Rule
from bot.eligibility.stage import likely_stage, stage_of
from bot.eligibility.vocabulary import Finding, RuleKind, Verdict
from bot.eligibility.wording import day

# Raised whenever a rule, a limit or the reading of a clause changes.
RULESET = "2026.1"

PROGRAMMES: tuple[Programme, ...] = (HANDSON, NEW_EXPORTER)


def check(profile: Mapping[str, object], as_of: date) -> Decision:
    """Judge a profile of contract fields by the rules and legal numbers of ``as_of``.

    Raises:
        FactError: a value is not what the contract says of its field.
    """
    facts = read_facts(profile)
    return Decision(tuple(_judge(programme, facts, as_of) for programme in PROGRAMMES), RULESET, as_of)


def _judge(programme: Programme, facts: Facts, as_of: date) -> ProgrammeDecision:
    findings = tuple(_find(rule, facts, as_of) for rule in programme.rules)
    return ProgrammeDecision(
        programme.id,
        programme.title,
        programme.short_title,
        programme.organisation,
        verdict_of(findings),
        findings,
        _advice(facts) if programme is NEW_EXPORTER else None,
        _notes(programme, as_of),
    )


def _find(rule: Rule, facts: Facts, as_of: date) -> RuleFinding:
    outcome, clause = rule.apply(facts, as_of), rule.clause_for(facts)
    return RuleFinding(
        rule.id,
        outcome.finding,
        clause.label,
        outcome.reason,
        outcome.missing,
        rule.title,
        rule.kind,
        clause.section,
        clause.url,
    )


def verdict_of(findings: Iterable[RuleFinding]) -> Verdict:
    """Any required rule not met: ineligible; else any unknown: needs review; else eligible."""
    required = {finding.finding for finding in findings if finding.kind is RuleKind.REQUIRED}
    if Finding.NOT_MET in required:
        return Verdict.INELIGIBLE
    return Verdict.NEEDS_REVIEW if Finding.UNKNOWN in required else Verdict.ELIGIBLE


def _advice(facts: Facts) -> StageAdvice:
    stage = likely_stage(facts)
    menus = tuple((menu.id, menu.label) for menu in menus_for(stage, facts.support_needs))
    return StageAdvice(stage, STAGE_LABELS[stage], menus, stage_of(facts).deciding)


def _notes(programme: Programme, as_of: date) -> tuple[str, ...]:
    notes = [f"これは基本的な確認です。最終的な判断は、{programme.organisation}が行います。"]
    if programme is HANDSON and as_of > SUPPORT_ENDS:
        notes.append(f"2026年度の支援は{day(SUPPORT_ENDS)}までです。次の年度の申込要領をご確認ください。")
    return tuple(notes)

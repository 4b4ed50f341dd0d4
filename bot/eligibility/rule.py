"""What a rule is, and the one way in which any rule is applied."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.eligibility.clause import Clause
from bot.eligibility.facts import Facts
from bot.eligibility.vocabulary import Finding, ProjectType, RuleKind
from bot.eligibility.wording import names_of


@dataclass(frozen=True)
class Outcome:
    """A finding, its reason in one Japanese sentence, and the facts that would settle it if it is unknown."""

    finding: Finding
    reason: str
    missing: tuple[str, ...] = ()


Judge = Callable[[Facts, date], Outcome]


@dataclass(frozen=True)
class Condition:
    """The rule is only for firms whose ``fact`` is ``value``; ``otherwise`` tells the others why."""

    fact: str
    value: str
    otherwise: str


@dataclass(frozen=True)
class Rule:
    """One rule of one programme. ``clause_by_project`` refines ``clause`` once the project type is known."""

    id: str
    title: str
    clause: Clause
    judge: Judge
    kind: RuleKind = RuleKind.REQUIRED
    conditions: tuple[Condition, ...] = ()
    clause_by_project: Mapping[ProjectType, Clause] = field(default_factory=dict)

    def clause_for(self, facts: Facts) -> Clause:
        """The clause that stands behind the rule for this project."""
        if facts.project_type is None:
            return self.clause
        return self.clause_by_project.get(facts.project_type, self.clause)

    def apply(self, facts: Facts, as_of: date) -> Outcome:
        """Judge the facts, after the conditions. While a condition is unknown, so is the rule."""
        open_conditions: list[str] = []
        for condition in self.conditions:
            value = getattr(facts, condition.fact)
            if value is None:
                open_conditions.append(condition.fact)
            elif value != condition.value:
                return Outcome(Finding.NOT_APPLICABLE, condition.otherwise)
        outcome = self.judge(facts, as_of)
        if not open_conditions:
            return outcome
        return undecided((*open_conditions, *outcome.missing))


def undecided(missing: tuple[str, ...]) -> Outcome:
    """The outcome while ``missing`` facts are open."""
    names = "、".join(names_of(missing))
    return Outcome(Finding.UNKNOWN, f"{names}が分かれば、確認できます。", missing)


def met(reason: str) -> Outcome:
    """The rule is fulfilled."""
    return Outcome(Finding.MET, reason)


def not_met(reason: str) -> Outcome:
    """The rule is not fulfilled."""
    return Outcome(Finding.NOT_MET, reason)


def for_a_person(reason: str, missing: tuple[str, ...] = ()) -> Outcome:
    """All is answered, but the answer itself leaves the rule open: somebody has to look."""
    return Outcome(Finding.UNKNOWN, reason, missing)


def fact_rule(
    id: str,
    title: str,
    clause: Clause,
    fact: str,
    outcomes: Mapping[object, Outcome],
    kind: RuleKind = RuleKind.REQUIRED,
    conditions: tuple[Condition, ...] = (),
    clause_by_project: Mapping[ProjectType, Clause] | None = None,
) -> Rule:
    """A rule that reads one fact and looks its outcome up. ``outcomes`` names every value of the fact."""

    def judge(facts: Facts, as_of: date) -> Outcome:
        value = getattr(facts, fact)
        return undecided((fact,)) if value is None else outcomes[value]

    return Rule(id, title, clause, judge, kind, conditions, clause_by_project or {})

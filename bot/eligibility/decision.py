"""The decision, and its JSON: the same thing for bot, console and log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.eligibility.vocabulary import Finding, RuleKind, Stage, Verdict


@dataclass(frozen=True)
class RuleFinding:
    """What one rule found. ``clause`` is the contract's label, ``section`` the clause's name in Japanese."""

    rule: str
    finding: Finding
    clause: str
    reason: str
    missing: tuple[str, ...]
    title: str
    kind: RuleKind
    section: str
    clause_url: str

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        return {
            "rule": self.rule,
            "finding": str(self.finding),
            "clause": self.clause,
            "reason": self.reason,
            "missing": list(self.missing),
            "title": self.title,
            "kind": str(self.kind),
            "section": self.section,
            "clause_url": self.clause_url,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> RuleFinding:
        """The inverse of ``as_dict``."""
        return cls(
            data["rule"],
            Finding(data["finding"]),
            data["clause"],
            data["reason"],
            tuple(data["missing"]),
            data["title"],
            RuleKind(data["kind"]),
            data["section"],
            data["clause_url"],
        )


@dataclass(frozen=True)
class StageAdvice:
    """Where a firm stands in the 新規輸出１万者支援プログラム. ``missing`` facts could still move it."""

    stage: Stage
    label: str
    menus: tuple[tuple[str, str], ...]  # id, Japanese label
    missing: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready, to be merged into the programme's object."""
        return {
            "stage": str(self.stage),
            "stage_label": self.label,
            "stage_missing": list(self.missing),
            "menus": [{"id": id, "label": label} for id, label in self.menus],
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> StageAdvice | None:
        """The inverse of ``as_dict``; None for a programme without stages."""
        if "stage" not in data:
            return None
        menus = tuple((menu["id"], menu["label"]) for menu in data["menus"])
        return cls(Stage(data["stage"]), data["stage_label"], menus, tuple(data["stage_missing"]))


@dataclass(frozen=True)
class ProgrammeDecision:
    """The verdict on one programme with all its findings, in the order of the document."""

    id: str
    title: str
    short_title: str
    organisation: str
    verdict: Verdict
    findings: tuple[RuleFinding, ...]
    advice: StageAdvice | None = None
    notes: tuple[str, ...] = ()

    def required(self, finding: Finding) -> tuple[RuleFinding, ...]:
        """The required rules with this finding: those that make the verdict."""
        return tuple(x for x in self.findings if x.kind is RuleKind.REQUIRED and x.finding is finding)

    def of(self, rule: str) -> RuleFinding:
        """The finding of one rule.

        Raises:
            KeyError: the programme has no such rule.
        """
        for finding in self.findings:
            if finding.rule == rule:
                return finding
        raise KeyError(rule)

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        return {
            "title": self.title,
            "short_title": self.short_title,
            "organisation": self.organisation,
            "verdict": str(self.verdict),
            "findings": [finding.as_dict() for finding in self.findings],
            "notes": list(self.notes),
            **(self.advice.as_dict() if self.advice else {}),
        }

    @classmethod
    def from_dict(cls, id: str, data: Mapping[str, Any]) -> ProgrammeDecision:
        """The inverse of ``as_dict``."""
        return cls(
            id,
            data["title"],
            data["short_title"],
            data["organisation"],
            Verdict(data["verdict"]),
            tuple(RuleFinding.from_dict(finding) for finding in data["findings"]),
            StageAdvice.from_dict(data),
            tuple(data["notes"]),
        )


@dataclass(frozen=True)
class Decision:
    """All programmes on one day, under one version of the rules."""

    programmes: tuple[ProgrammeDecision, ...]
    ruleset: str
    as_of: date

    def programme(self, id: str) -> ProgrammeDecision:
        """One programme's decision.

        Raises:
            KeyError: no such programme.
        """
        for programme in self.programmes:
            if programme.id == id:
                return programme
        raise KeyError(id)

    def as_dict(self) -> dict[str, Any]:
        """The contract's JSON."""
        return {
            "programmes": {programme.id: programme.as_dict() for programme in self.programmes},
            "ruleset": self.ruleset,
            "as_of": self.as_of.isoformat(),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Decision:
        """The inverse of ``as_dict``.

        Raises:
            KeyError, ValueError: not a decision that ``as_dict`` wrote.
        """
        programmes = tuple(ProgrammeDecision.from_dict(id, found) for id, found in data["programmes"].items())
        return cls(programmes, data["ruleset"], date.fromisoformat(data["as_of"]))

"""Eligibility: clauses, dated legal numbers, rules, decision. Pure; the day is always a parameter."""

from __future__ import annotations

from bot.eligibility.check import RULESET, check
from bot.eligibility.decision import Decision, ProgrammeDecision, RuleFinding
from bot.eligibility.facts import FactError
from bot.eligibility.sme_class import derive_sme_class, possible_sme_classes

__all__ = [
    "RULESET",
    "Decision",
    "FactError",
    "ProgrammeDecision",
    "RuleFinding",
    "check",
    "derive_sme_class",
    "possible_sme_classes",
]

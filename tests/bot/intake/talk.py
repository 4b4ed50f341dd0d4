"""Drives the pure intake as a conversation: what is heard goes in, the acts are kept."""

from __future__ import annotations

from typing import Any

from bot.intake.acts import Act, Ask, Say
from bot.intake.changes import Given
from bot.intake.flow import advance
from bot.intake.heard import Heard, Trouble
from bot.intake.profile import Source
from bot.intake.state import State

AT = "2026-11-21T10:00:00+09:00"

# A whole intake of a firm of our own invention: a maker of kitchen knives in Tsubame.
FULL: dict[str, Any] = {
    "consent_privacy": True,
    "product_name": "湊包丁",
    "product_description": "燕の職人が一本ずつ研ぐ包丁です",
    "product_category": "consumer",
    "product_exists": True,
    "supply_role": "maker",
    "business_model": "b2b",
    "product_lawful": True,
    "product_url": "https://example.co.jp/knife",
    "project_type": "export",
    "target_countries": ["TW", "TH"],
    "existing_export": "none",
    "existing_base": False,
    "target_timing": "2027年1月まで",
    "motive": "国内の市場が小さくなってきたため",
    "support_needs": ["business_matching", "trade_fair"],
    "trade_fair_plan": "なし",
    "overseas_travel_possible": True,
    "implementation_team": "社長と営業1名",
    "parallel_support": False,
    "entity_type": "corporation",
    "company_name": "株式会社みなと製作所",
    "corporate_number": "5010401067252",
    "prefecture": "新潟県",
    "city": "燕市",
    "industry": "E24",
    "capital_yen": 30_000_000,
    "employees": 35,
    "founded_year": 1973,
    "annual_sales_yen": 800_000_000,
    "website": "https://example.co.jp",
    "management_approval": True,
    "financial_statements": "three_years",
    "overseas_consulting_business": False,
    "compliance_declared": True,
    "contact_name": "田中",
    "contact_department": "営業部",
    "contact_email": "tanaka@example.co.jp",
    "contact_phone": "+81256000000",
    "contact_preference": "平日午前",
}


class Talk:
    """One conversation with the pure intake; ``state`` and the last ``acts`` are there to be looked at."""

    def __init__(self) -> None:
        self.state = State()
        self.acts: tuple[Act, ...] = ()
        self.hear("resume", command="start")

    def hear(
        self,
        intent: str = "inform",
        *,
        command: str | None = None,
        problem: Trouble | None = None,
        about: tuple[str, ...] = (),
        words: str = "ことば",
        faq: str | None = None,
        **values: Any,
    ) -> Talk:
        source = Source("m", words, 0, len(words))
        given = tuple(Given(name, value, source) for name, value in values.items())
        problems = (problem,) if problem else ()
        heard = Heard(intent, AT, given, problems, about, source, command, tapped=command is not None, faq=faq)
        outcome = advance(self.state, heard)
        self.state, self.acts = outcome.state, outcome.acts
        return self

    def answer_until(self, field: str | None, **other: Any) -> Talk:
        """Answer each question from FULL (or ``other``) until ``field`` is asked; None: until nothing is."""
        answers = {**FULL, **other}
        for _ in range(100):
            asking = self.state.asking
            if asking == field or asking is None:
                return self
            self.hear(**{asking: answers[asking]})
        raise AssertionError(f"{field} is never asked; asking {self.state.asking}")

    @property
    def said(self) -> list[str]:
        """The responses of this turn's texts."""
        return [act.response for act in self.acts if isinstance(act, Say)]

    @property
    def asked(self) -> list[str]:
        return [act.field for act in self.acts if isinstance(act, Ask)]

    def value(self, field: str) -> Any:
        return self.state.profile.value(field)

"""What a field of the intake is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.intake.profile import Profile


class Kind(StrEnum):
    """The type of a field's value, in contract units."""

    BOOL = "bool"
    CHOICE = "choice"  # one of the field's choices
    CHOICES = "choices"  # a non-empty list of the field's choices, no duplicates
    COUNTRIES = "countries"  # ISO 3166-1 alpha-2 codes, in order of priority, no duplicates
    INDUSTRY = "industry"  # 日本標準産業分類 rev. 14: `E`, `E24`
    YEN = "yen"  # int, yen, >= 0
    PERSONS = "persons"  # int, persons, >= 0
    YEAR = "year"  # int, 西暦
    TEXT = "text"  # words as the visitor wrote them
    PREFECTURE = "prefecture"
    CORPORATE_NUMBER = "corporate_number"
    URL = "url"
    EMAIL = "email"
    PHONE = "phone"  # E.164


class Section(StrEnum):
    """Sections of the intake (contract §1), in the order of asking; contact details, of `company`, come last."""

    CONSENT = "consent"
    PRODUCT = "product"
    MARKET = "market"
    COMPANY = "company"
    DOCUMENTS = "documents"
    COMPLIANCE = "compliance"


SECTION_TITLES: dict[Section, str] = {
    Section.CONSENT: "同意",
    Section.PRODUCT: "商品・サービス",
    Section.MARKET: "海外展開の計画",
    Section.COMPANY: "会社",
    Section.DOCUMENTS: "書類",
    Section.COMPLIANCE: "確認事項",
}


@dataclass(frozen=True)
class Choice:
    """One answer offered by a button. ``value`` is the contract's; ``label`` is at most 20 characters (LINE)."""

    value: str
    label: str


def always(profile: Profile) -> bool:
    """The condition of a field that is asked of everybody."""
    return True


def never(profile: Profile) -> bool:
    """The condition of what holds for nobody."""
    return False


@dataclass(frozen=True)
class Field:
    """One question of the intake.

    ``applies`` says whether the field is asked at all, given what is known; ``depends_on`` names the fields that it
    reads, so that a correction to one of them can make an answer here void. ``skippable_if`` says for whom a field
    that others must answer may be left out. ``none_is_unknown``: 「特になし」 is no refusal of the question but says
    that there is nothing to tell yet. ``personal`` ones say who the firm or the
    visitor is.
    """

    name: str
    section: Section
    kind: Kind
    label: str
    choices: tuple[Choice, ...] = ()
    skippable: bool = False
    skippable_if: Callable[[Profile], bool] = never
    personal: bool = False
    applies: Callable[[Profile], bool] = always
    depends_on: tuple[str, ...] = ()
    if_none: str | None = None  # the value that a plain "no" stands for, where the contract names one
    none_is_unknown: bool = False
    heading: str = ""  # where the visitor should read another title than the section's

    @property
    def title(self) -> str:
        """The heading the field stands under when shown to people."""
        return self.heading or SECTION_TITLES[self.section]

    def choice_label(self, value: str) -> str:
        """The label of one of the field's choices.

        Raises:
            KeyError: the value is not among the choices.
        """
        for choice in self.choices:
            if choice.value == value:
                return choice.label
        raise KeyError(f"{self.name}: {value!r}")

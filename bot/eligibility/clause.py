"""Where a rule comes from. No rule and no legal number is built without one of these."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Clause:
    """A place in an official document.

    ``label`` is the contract's short name (``Ⅲ.3.(1)⑥``), shown wherever a finding is shown; ``section``
    names the same place in Japanese for people who do not have the document open. ``effective_from`` is the
    first day on which the text applies, ``verified_on`` the day on which somebody last held it against the
    document.

    Raises:
        ValueError: a text is empty, or the address is not https.
    """

    document: str
    section: str
    label: str
    url: str
    effective_from: date
    verified_on: date

    def __post_init__(self) -> None:
        for name in ("document", "section", "label"):
            if not getattr(self, name):
                raise ValueError(f"clause without {name}")
        if not self.url.startswith("https://"):
            raise ValueError(f"clause {self.label}: not an https address: {self.url!r}")


@dataclass(frozen=True)
class NotModelled:
    """A condition of the documents that this check leaves to people, said aloud rather than passed over."""

    clause: Clause
    why: str
    refer_to: str

"""Readings of words as industries, and how several readings of one text settle."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Hit:
    """Words at ``start:end`` that mean one of ``codes``; they begin with a dictionary word of length ``word``."""

    start: int
    end: int
    codes: tuple[str, ...]
    stated: bool
    by: str
    word: int = 0

    @property
    def code(self) -> str:
        """The code where it is settled, else nothing."""
        return self.codes[0] if len(self.codes) == 1 else ""


def settle(trades: list[Hit], activities: list[Hit]) -> list[Hit]:
    """One reading per place and per meaning, in order; the specific one where a general word stands beside it."""
    activities = _last_step([hit for hit in activities if not any(_inside(hit, trade) for trade in trades)])
    hits = _narrowed(_makers_own_trade(_without_overlap([*trades, *activities])))
    hits = [hit for hit in hits if not _works_of(hit, hits)]
    specific = {code[0] for hit in hits for code in hit.codes if len(code) == 3}
    kept: dict[tuple[str, ...], Hit] = {}
    for hit in hits:
        general = len(hit.code) == 1 and hit.code in specific
        if not general and (hit.codes not in kept or _says_more(hit, kept[hit.codes])):
            kept[hit.codes] = hit
    again = [hit for hit in hits if hit.stated and hit.by == "trade" and _told_twice(hit, kept.get(hit.codes))]
    return sorted([*kept.values(), *again], key=lambda hit: hit.start)


def _told_twice(hit: Hit, kept: Hit | None) -> bool:
    """「日本語学校を出したい。うちは塾をやってる…」: another word of the same meaning, which may be said of somebody else."""
    return kept is not None and hit is not kept and kept.stated and kept.by == "trade"


def _works_of(trade: Hit, hits: list[Hit]) -> bool:
    """椅子をつくる木工所: the works as such, where what it makes is said right in front of it."""
    makes = trade.by == "trade" and trade.code.startswith("E")
    return makes and any(one.by == "activity" and one.end == trade.start and one.code[:1] == "E" for one in hits)


def _says_more(hit: Hit, kept: Hit) -> bool:
    """A statement over a mention, what is made (食品容器を作る) over how (真空成形で)."""
    return hit.stated and (not kept.stated or (kept.by == "deed" and hit.by == "activity"))


def _inside(product: Hit, trade: Hit) -> bool:
    """豆腐 in 豆腐屋, 漆喰 of 漆喰の左官職人: the trade's word already says what is done with the product."""
    after = product.start + product.word
    if len(trade.codes[0]) != 3 or trade.end <= after:
        return False
    its_own = trade.by == "trade" and trade.codes != product.codes
    return trade.start <= product.start or (its_own and trade.start == after + 1 and product.end <= trade.end)


def _last_step(hits: list[Hit]) -> list[Hit]:
    """りんごを加工してジュースを作る: the last product is the one that counts."""
    return [
        hit
        for hit in hits
        if not (
            hit.code == "E09" and any(hit.end <= later.start <= hit.end + 6 and later.code[:1] == "E" for later in hits)
        )
    ]


def _makers_own_trade(hits: list[Hit]) -> list[Hit]:
    """製造小売, 製造卸: the maker sells its own."""
    ends = {hit.end for hit in hits if hit.code.startswith("E")}
    return [hit for hit in hits if not (hit.code == "I" and hit.start in ends)]


def _without_overlap(hits: list[Hit]) -> list[Hit]:
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (len(hit.code) == 1, not hit.code, hit.start, -hit.end)):
        if all(hit.end <= other.start or other.end <= hit.start for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.start)


def _narrowed(hits: list[Hit]) -> list[Hit]:
    """An open reading goes where a settled one has already chosen, or where a letter leaves one of its codes."""
    sure = {hit.code for hit in hits if len(hit.code) == 3}
    letters = {hit.code for hit in hits if len(hit.code) == 1 and hit.stated}
    kept = []
    for hit in hits:
        if not hit.code and sure.intersection(hit.codes):
            continue
        left = tuple(code for code in hit.codes if code[0] in letters)
        kept.append(replace(hit, codes=left) if not hit.code and len(left) == 1 else hit)
    return kept

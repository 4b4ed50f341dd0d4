"""Whether the goods are lawful on both sides, and whether the firm declares the three matters of conduct."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlu.fields.verdicts import Line, Verdict
from nlu.values import stance_words as w
from nlu.values.realis import clause_end, denied, is_so, was_done

LAWFUL, DECLARED = "product_lawful", "compliance_declared"
_NEAR = 24
_OF_GOODS = re.compile(r"商品|製品|品物|成分|原料|輸入|輸出|現地|相手国")


def lawful(line: Line, asked: bool) -> Iterator[Verdict | None]:
    """Trouble with the law that is denied, clearance on both sides, or what forbids the goods."""
    said = line.text
    if line.scene.asking == DECLARED and not _OF_GOODS.search(said):
        return  # 「違法なことはしていません」 is what the firm does
    if not asked and not (w.LAW.search(said) or w.TROUBLE.search(said)):
        return
    if asked and w.OF_THE_FIRM.search(said):
        yield line.verdict(LAWFUL, None, len(said) - 1, len(said), unsure=True)
        return
    hedged = bool(w.HEDGED.search(said))
    both = bool(w.HOME.search(said) and w.AWAY.search(said))
    for match in w.FORBIDDEN_IN_IT.finditer(said):
        if was_done(said, match.end()) is not None and (asked or w.AWAY.search(said[: match.end()])):
            yield line.verdict(LAWFUL, not was_done(said, match.end()), *match.span())
    for match in w.TROUBLE.finditer(said):
        topical = (
            asked
            or w.LAW.search(said[max(0, match.start() - _NEAR) : match.start()])
            or both
            or match.group() == "違法"
        )
        if not topical:
            continue
        broken = match.group().startswith("違反") and said[: match.start()].endswith(("法令", "法律"))
        if _of_conduct(said, asked) or (
            broken and not asked
        ):  # 「法令違反もなし」 speaks of the firm, not of the goods
            yield line.verdict(LAWFUL, None, *match.span())
            continue
        end = clause_end(said, match.end())
        value = said.startswith("なく", match.end()) or denied(said, match.end())  # 「問題なく扱えます」
        if value is not None or asked:
            yield line.verdict(LAWFUL, None if hedged else value, match.start(), end)
    for match in w.CLEARED.finditer(said):
        if not (both or asked) or not w.LAW.search(said):
            continue
        met = was_done(said, match.end())
        met = is_so(said, match.end()) if met is None else met
        if met or (asked and met is False and w.MEETS.match(match.group())):
            yield line.verdict(LAWFUL, None if hedged else met, *match.span())
    for match in w.UNSOLD.finditer(said) if asked else ():
        open_yet = hedged or denied(said, match.end()) is None
        yield line.verdict(LAWFUL, None if open_yet else False, *match.span())
    for match in w.REVIEWED.finditer(said) if asked else ():
        yield line.verdict(LAWFUL, None if hedged else True, *match.span())


def _of_conduct(said: str, asked: bool) -> bool:
    return not asked and bool(w.ABOUT_CONDUCT.search(said))


def declared(line: Line, asked: bool) -> Iterator[Verdict | None]:
    """All three kept (or one of them not), clean hands in words of their own, or a past punishment."""
    said = line.text
    three = w.THREE.search(said) or (w.THREE.search(line.before) and w.ALL_THREE.match(said))
    if not asked and not three:
        return
    hedged = bool(w.HEDGED.search(said) or w.ONE_OF.search(said))
    for match in (*w.KEPT.finditer(said), *w.CHECKED.finditer(said)):
        if asked or (three and three.start() < match.start()):
            done = was_done(said, match.end())
            value = is_so(said, match.end()) if done is None else done
            if match.group().startswith("問題"):
                value = denied(said, match.end())
            if value is not None:
                yield line.verdict(DECLARED, None if hedged else value, *match.span())
    if (every := w.ALL_KEPT.search(said)) and (asked or (three and three.start() < every.start())):
        yield line.verdict(DECLARED, None if hedged else True, *every.span())
    ties, law = w.NO_TIES.search(said), w.LAW_KEPT.search(said)
    if ties and law and ties.span() != law.span():
        yield line.verdict(DECLARED, True, min(ties.start(), law.start()), max(ties.end(), law.end()))
    if not asked:
        return
    for match in w.SOME_NOT.finditer(said):
        end = clause_end(said, match.end())
        unlike = denied(said, match.start()) is True and not w.ALL_BUT.search(said)
        if unlike or w.CAUGHT.search(match.group()):
            yield line.verdict(DECLARED, None if hedged else False, match.start(), end)
    if (but := w.ALL_BUT.search(said)) and not hedged:
        yield line.verdict(DECLARED, False, but.start(), len(said))
    for match in w.GUILT.finditer(said):
        if was_done(said, match.end()) or is_so(said, match.end()):
            yield line.verdict(DECLARED, False, *match.span())
    for match in w.STRONG_YES.finditer(said):
        yield line.verdict(DECLARED, None if hedged else True, match.start(), clause_end(said, match.end()))

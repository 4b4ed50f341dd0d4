"""A base abroad that the owner wishes to found, and that nothing of it is there yet: 「タイで居酒屋を開きたい。今は何もない」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlu.fields.clauses import Mood
from nlu.fields.scene import Scene
from nlu.fields.types import Candidate, Strength
from nlu.values.base_words import LAST, NOTHING_YET, TO_FOUND, TO_FOUND_BEFORE
from nlu.values.types import Found

_ABROAD = re.compile(r"海外|外国|国外|(?:現地|向こう)(?=[にへで])")
_PLAN = re.compile(
    r"た[いく]|よう|[おろこそと]う|予定|計画|つもり|考え|検討|話|希望|目標|夢|構想|方針|準備|進め|ほしい|る"
)
_NOT_MEANT = re.compile(  # 「拠点を作る話はうちには早い」「店を出す考えはない」
    r"(?:なんて|など|とか)?(?:は|も|では|じゃ|とは|とまでは|わけ(?:では|じゃ))[^。、]{0,10}?(?:早[いす]|な[いく]|ません|無理|先の|いら|違)"
)
_BY_OTHERS = re.compile(r"(?:と|って)(?:言|い[うわっ]|聞)")


def to_found(scene: Scene, country: Found) -> re.Match[str] | None:
    """The words that follow ``country`` where a place of business is wished for there."""
    return _founds(scene, country.end)


def read_founding(scene: Scene) -> Iterator[Candidate]:
    """``project_type`` overseas_base, and ``existing_base`` False where nothing is there yet."""
    if not _PLAN.search(scene.text):
        return
    ends = [one.end for one in scene.countries if not (one.detail.get("negated") or one.detail.get("attributive"))]
    ends += [match.end() for match in _ABROAD.finditer(scene.text)]
    plans = [found for end in sorted(ends) if (found := _founds(scene, end))]
    for plan in plans:
        yield Candidate("project_type", "overseas_base", *plan.span(), Strength.TYPE)
    if not plans:
        return
    for nothing in NOTHING_YET.finditer(_masked(scene), plans[0].end()):
        if scene.stated(nothing.start(), nothing.end()):
            yield Candidate("existing_base", False, *nothing.span(), Strength.TYPE)


def _founds(scene: Scene, end: int) -> re.Match[str] | None:
    clause = scene.clause_at(end - 1)
    if clause.mood is not Mood.STATEMENT or scene.of_others(end - 1):
        return None
    found = TO_FOUND.match(scene.text, end, clause.end) or _put_last(scene, end)
    if found is None or _BY_OTHERS.match(scene.text, found.end()) or _NOT_MEANT.match(scene.text, found.end()):
        return None
    return found


def _put_last(scene: Scene, end: int) -> re.Match[str] | None:
    """「店を出したいんです、ロサンゼルスに」."""
    last = LAST.match(scene.text, end)
    said = TO_FOUND_BEFORE.search(scene.text, 0, scene.clause_at(end - 1).start) if last else None
    return last if said else None


def _masked(scene: Scene) -> str:
    """The text with every country's name as ◇, letter by letter."""
    text = scene.text
    for one in scene.countries:
        text = text[: one.start] + "◇" * (one.end - one.start) + text[one.end :]
    return text

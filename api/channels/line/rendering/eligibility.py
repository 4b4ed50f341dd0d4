"""The decision with its clauses, a card for each programme; the words before it have told the verdict already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from api.channels.line.rendering import flex, limits
from api.channels.line.rendering.context import Part

_OPEN = "ひらく"
_TAP = "行を押すと、案内のページが開きます。"
_MOST_BYTES = limits.BUBBLE_BYTES - 2_000
_VERDICTS = {
    "eligible": ("基本の要件を満たしています", flex.GREEN),
    "ineligible": ("要件に合わない点があります", flex.RED),
    "needs_review": ("確認が必要な点があります", flex.AMBER),
}
_MARKS = {"met": ("○", flex.GREEN), "not_met": ("×", flex.RED), "unknown": ("？", flex.AMBER)}
_NO_MARK = ("・", flex.GREY)
# What needs attention comes first, and the reason is written out only there.
_ORDER = ("not_met", "unknown", "met")
_NO_CLAUSE = ("", "–", "cover note")


def eligibility_cards(decision: Mapping[str, Any]) -> list[Part]:
    """The cards; none where no programme was looked at."""
    programmes = list((decision.get("programmes") or {}).values())
    basis = f"判定基準 {decision.get('ruleset', '')}、{decision.get('as_of', '')} 時点"
    bubbles = [_programme(programme, basis) for programme in programmes]
    spoken = "　".join(f"{_name(one)}：{_verdict(one)[0]}" for one in programmes)
    return flex.messages(bubbles, f"条項ごとの確認結果　{spoken}") if bubbles else []


def _name(programme: Mapping[str, Any]) -> str:
    return limits.cut(str(programme.get("short_title") or programme.get("title") or ""), 60)


def _verdict(programme: Mapping[str, Any]) -> tuple[str, str]:
    return _VERDICTS.get(str(programme.get("verdict")), _VERDICTS["needs_review"])


def _programme(programme: Mapping[str, Any], basis: str) -> Part:
    words, colour = _verdict(programme)
    head = [
        flex.fine("条項ごとの確認結果"),
        flex.title(_name(programme)),
        flex.text(words, color=colour, weight="bold"),
    ]
    if programme.get("stage_label"):
        head.append(flex.text(f"いまの段階：{programme['stage_label']}"))
    notes = [flex.fine(str(note)) for note in programme.get("notes") or ()]
    rows = _fitting(programme, limits.size([*head, *notes]))
    how = [flex.fine(_TAP)] if any("action" in row for row in rows) else []
    return flex.bubble([*head, flex.separator(), *rows, flex.separator(), *how, *notes, flex.fine(basis)])


def _fitting(programme: Mapping[str, Any], used: int) -> list[Part]:
    """The findings, as many as a card bears."""
    rows: list[Part] = []
    found = list(_rows(programme))
    for row in found:
        used += limits.size(row) + 2
        if used > _MOST_BYTES:
            return [*rows, flex.fine(f"ほか{len(found) - len(rows)}点")]
        rows.append(row)
    return rows


def _rows(programme: Mapping[str, Any]) -> Iterator[Part]:
    required = [one for one in programme.get("findings") or () if one.get("kind", "required") == "required"]
    for wanted in _ORDER:
        yield from (_row(one) for one in required if one.get("finding") == wanted)


def _row(finding: Mapping[str, Any]) -> Part:
    mark, colour = _MARKS.get(str(finding.get("finding")), _NO_MARK)
    clause = str(finding.get("clause") or "")
    heading = str(finding.get("title") or "")
    named = heading if clause in _NO_CLAUSE else f"{heading}（{clause}）"
    lines = [flex.text(named, size="xs")]
    if finding.get("finding") != "met":
        lines.append(flex.fine(str(finding.get("reason") or "")))
    row = flex.box(
        "horizontal",
        [flex.text(mark, size="sm", color=colour, weight="bold", flex=1), flex.box("vertical", lines, flex=12)],
        spacing="sm",
    )
    action = flex.link(_OPEN, str(finding.get("clause_url") or "")) if clause not in _NO_CLAUSE else None
    return {**row, "action": action} if action else row

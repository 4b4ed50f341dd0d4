"""The decision in plain Japanese for an owner on a phone: a few short messages, never a dead end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.eligibility.clause import Clause
from bot.eligibility.decision import Decision, ProgrammeDecision, RuleFinding
from bot.eligibility.documents import COVER_NOTE, OFFICE_LIST_URL, PRIVACY_CONSENT
from bot.eligibility.vocabulary import Finding, RuleKind, Verdict
from bot.eligibility.wording import names_of

# What fits on a phone without scrolling far.
MOST_POINTS = 5

_CLAUSE_WORDS: dict[str, str] = {COVER_NOTE.label: "申込要領の表紙", PRIVACY_CONSENT.label: ""}

_HEADLINES: dict[Verdict, str] = {
    Verdict.ELIGIBLE: "基本の条件は、すべて満たしています。",
    Verdict.NEEDS_REVIEW: "合わない条件は、いまのところありません。",
    Verdict.INELIGIBLE: "うかがった内容では、合わない条件があります。",
}


def explain(decision: Decision, labels: Mapping[str, str] | None = None) -> list[str]:
    """Messages for the visitor, in the order of sending: one a programme, then what comes next.

    Args:
        labels: Japanese labels by field name, for the facts that are still open; short ones are built in.
    """
    messages = [explain_programme(programme, labels) for programme in decision.programmes]
    return [*messages, next_steps(decision)]


def explain_programme(programme: ProgrammeDecision, labels: Mapping[str, str] | None = None) -> str:
    """One programme: the verdict, what is not met, what is open and which answer settles it, the stage."""
    lines = [f"【{programme.short_title}】", _HEADLINES[programme.verdict]]
    lines += _checked(programme)
    lines += [f"・{with_clause(x)}" for x in programme.required(Finding.NOT_MET)]
    lines += _open_points(programme.required(Finding.UNKNOWN), labels)
    lines += _to_gain(programme)
    lines += _stage(programme)
    return "\n".join(lines)


def next_steps(decision: Decision) -> str:
    """Who decides, and where to turn whatever the verdicts are."""
    lines = ["ここまでは基本的な確認です。最終的な判断は、ジェトロなどの実施機関が行います。"]
    lines += _other_programme(decision.programmes)
    if _needs_office(decision):
        lines += [
            f"農林水産・食品の輸出は、まず最寄りのジェトロにご相談ください（{_CLAUSE_WORDS[COVER_NOTE.label]}）。",
            OFFICE_LIST_URL,
        ]
    if any(programme.verdict is not Verdict.ELIGIBLE for programme in decision.programmes):
        lines.append("条件に合わない点や迷う点があっても、相談員にそのままご相談いただけます。")
    return "\n".join(lines)


def clause_words(finding: RuleFinding | Clause) -> str:
    """The clause in brackets, as shown after a reason; nothing for a rule that stands on no document."""
    label = finding.clause if isinstance(finding, RuleFinding) else finding.label
    words = _CLAUSE_WORDS.get(label, label)
    return f"（{words}）" if words else ""


def with_clause(finding: RuleFinding) -> str:
    """The reason with its clause inside the sentence: 「…です（Ⅲ.1.(1)）。」"""
    return f"{finding.reason.removesuffix('。')}{clause_words(finding)}。"


def _checked(programme: ProgrammeDecision) -> list[str]:
    """The clauses behind a clean verdict, so that it can be looked up."""
    if programme.verdict is not Verdict.ELIGIBLE:
        return []
    found = [_CLAUSE_WORDS.get(x.clause, x.clause) for x in programme.required(Finding.MET)]
    return [f"（確認した条項：{'、'.join(dict.fromkeys(filter(None, found)))}）"]


def _open_points(findings: Sequence[RuleFinding], labels: Mapping[str, str] | None) -> list[str]:
    for_people = [f"・{with_clause(x)}" for x in findings if not x.missing]
    waiting = _clauses_by_fact(findings)
    if not waiting:
        return for_people
    points = [f"・{names_of((fact,), labels)[0]}{clauses}" for fact, clauses in waiting.items()]
    shown, more = points[:MOST_POINTS], len(points) - MOST_POINTS
    rest = [f"・ほか{more}点"] if more > 0 else []
    return [*for_people, "次のことが分かると、確認が進みます。", *shown, *rest]


def _clauses_by_fact(findings: Sequence[RuleFinding]) -> dict[str, str]:
    """Each open fact, in order, with the clause of the first rule that waits for it."""
    first: dict[str, str] = {}
    for finding in findings:
        for fact in finding.missing:
            if fact != "sme_class" or "industry" not in finding.missing:
                first.setdefault(fact, clause_words(finding))
    return first


def _to_gain(programme: ProgrammeDecision) -> list[str]:
    """What would count in the firm's favour and is not there yet; of no use to a firm that cannot apply."""
    if programme.verdict is Verdict.INELIGIBLE:
        return []
    preferred = [x for x in programme.findings if x.kind is RuleKind.PREFERRED]
    return [f"※{with_clause(x)}" for x in preferred if x.finding is Finding.NOT_MET]


def _stage(programme: ProgrammeDecision) -> list[str]:
    advice = programme.advice
    # Firms that export already find their own stage here; the others that cannot register would be misled.
    barred = {x.rule for x in programme.required(Finding.NOT_MET)} - {"new_to_export"}
    if advice is None or barred:
        return []
    changes = "" if not advice.missing else "（お答えによって変わります）"
    lines = [f"いまの段階：{advice.label}{changes}"]
    if not advice.menus:
        return [*lines, "合う支援は、登録後の個別カウンセリングで提案されます。"]
    return [*lines, "この段階の支援：", *(f"・{label}" for _, label in advice.menus)]


def _other_programme(programmes: Sequence[ProgrammeDecision]) -> list[str]:
    closed = [x for x in programmes if x.verdict is Verdict.INELIGIBLE]
    still_open = [x for x in programmes if x.verdict is not Verdict.INELIGIBLE]
    if not closed:
        return []
    if not still_open:
        return ["このほかの支援のご案内もできますので、相談員にお聞かせください。"]
    return [f"「{x.short_title}」は、引き続きご検討いただけます。" for x in still_open]


def _needs_office(decision: Decision) -> bool:
    rules = [finding for programme in decision.programmes for finding in programme.findings]
    return any(x.rule == "agri_food_route" and x.finding is Finding.MET for x in rules)

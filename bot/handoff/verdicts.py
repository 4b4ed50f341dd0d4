"""The decision as the concierge reads it: verdicts, findings by clause, what counts in the firm's favour."""

from __future__ import annotations

from typing import Any

from bot.eligibility.decision import Decision, ProgrammeDecision, RuleFinding
from bot.eligibility.documents import SELECTED_COMPANY, SUBSIDISED_PRODUCT
from bot.eligibility.explain import clause_words
from bot.eligibility.vocabulary import Finding, RuleKind, Verdict

VERDICT_LABELS: dict[Verdict, str] = {
    Verdict.ELIGIBLE: "基本の条件を満たす",
    Verdict.NEEDS_REVIEW: "確認が必要",
    Verdict.INELIGIBLE: "合わない条件がある",
}

FINDING_LABELS: dict[Finding, str] = {
    Finding.MET: "満たす",
    Finding.NOT_MET: "合わない",
    Finding.UNKNOWN: "未確認",
    Finding.NOT_APPLICABLE: "対象外の項目",
}

# Rules that make no verdict are not fulfilled or broken: one has the plan or not, one is pointed somewhere.
KIND_LABELS: dict[tuple[RuleKind, Finding], str] = {
    (RuleKind.PREFERRED, Finding.MET): "お話あり",
    (RuleKind.PREFERRED, Finding.NOT_MET): "予定なし",
    (RuleKind.ADVICE, Finding.MET): "ご案内",
}

# Ⅴ.1.(1)⑧ and ⑨: what the selection counts in a firm's favour and the intake does not ask.
SELECTED_COMPANY_LIST: tuple[str, ...] = (
    "地域未来牽引企業",
    "地域経済牽引事業計画の承認",
    "はばたく中小企業・小規模事業者300社",
    "J-Startup企業",
    "グローバルニッチトップ企業",
    "JAPANブランド育成支援等事業の採択",
    "中小機構「海外展開ハンズオン支援（長期支援）」の終了",
    "ものづくり補助金（一般・高度連携）",
    "成長型中小企業等研究開発支援事業（旧サポイン）",
    "100億宣言",
    "新規輸出１万者支援プログラムの登録",
    "ジェトロ・メンバーズ会員",
    "Japan Street登録",
    "中小企業海外ビジネス人材育成塾の卒業",
    "「地方創生2.0」に資する案件",
)


def verdict_rows(decision: Decision) -> list[dict[str, Any]]:
    """One line a programme, for the head of the brief."""
    return [
        {
            "programme": programme.id,
            "title": programme.title,
            "verdict": programme.verdict,
            "label": VERDICT_LABELS[programme.verdict],
        }
        for programme in decision.programmes
    ]


def eligibility(decision: Decision) -> list[dict[str, Any]]:
    """Every finding, in the order of the documents."""
    return [
        {
            **row,
            "findings": [_finding(found) for found in programme.findings],
            "notes": list(programme.notes),
        }
        for row, programme in zip(verdict_rows(decision), decision.programmes, strict=True)
    ]


def stage(decision: Decision) -> dict[str, Any] | None:
    """Stage and fitting menus, from the programme that has stages."""
    for programme in decision.programmes:
        if programme.advice:
            return _stage(programme)
    return None


def preferred_factors(decision: Decision) -> list[dict[str, Any]]:
    """What the selection looks on with favour: found out, or still to ask."""
    found = [
        {"title": x.title, "clause": x.clause, "finding": x.finding, "text": x.reason, "ask": []}
        for programme in decision.programmes
        for x in programme.findings
        if x.kind is RuleKind.PREFERRED
    ]
    return [*found, *_not_asked()]


def _finding(found: RuleFinding) -> dict[str, Any]:
    return {
        "rule": found.rule,
        "title": found.title,
        "clause": found.clause,
        "clause_words": clause_words(found).strip("（）"),
        "clause_url": found.clause_url,
        "kind": found.kind,
        "finding": found.finding,
        "finding_label": finding_label(found),
        "reason": found.reason,
        "missing": list(found.missing),
    }


def finding_label(found: RuleFinding) -> str:
    return KIND_LABELS.get((found.kind, found.finding), FINDING_LABELS[found.finding])


def _stage(programme: ProgrammeDecision) -> dict[str, Any] | None:
    advice = programme.advice
    if advice is None:
        return None
    return {
        "stage": advice.stage,
        "label": advice.label,
        "menus": [label for _, label in advice.menus],
        "settled": not advice.missing,
    }


def _not_asked() -> list[dict[str, Any]]:
    selected = "次に当てはまるものがあれば、選考で評価されます。伺っていないので、必要ならご確認ください。"
    subsidised = "対象の商品・サービスが国などの補助金等を受けていれば、選考で評価されます。伺っていません。"
    return [
        {
            "title": SELECTED_COMPANY.section,
            "clause": SELECTED_COMPANY.label,
            "finding": Finding.UNKNOWN,
            "text": selected,
            "ask": list(SELECTED_COMPANY_LIST),
        },
        {
            "title": SUBSIDISED_PRODUCT.section,
            "clause": SUBSIDISED_PRODUCT.label,
            "finding": Finding.UNKNOWN,
            "text": subsidised,
            "ask": [],
        },
    ]

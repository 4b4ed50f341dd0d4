"""Suggested next steps for the concierge, each with where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from bot.eligibility.decision import Decision, ProgrammeDecision
from bot.eligibility.documents import APPLICATION_FORM_URL, OFFICE_LIST_URL
from bot.eligibility.handson import HANDSON, SUPPORT_ENDS
from bot.eligibility.new_exporter import NEW_EXPORTER
from bot.eligibility.vocabulary import Finding, Verdict
from bot.eligibility.wording import day
from bot.handoff.answers import shown
from bot.intake.profile import Profile

_MOST_NAMED = 5


def next_steps(profile: Profile, decision: Decision, questions: Sequence[dict[str, Any]]) -> list[str]:
    """What to do, in order, in one sentence each."""
    handson, new_exporter = decision.programme(HANDSON.id), decision.programme(NEW_EXPORTER.id)
    return [
        *_contact(profile),
        *_route(handson),
        *_ask(questions),
        *_handson(handson, profile),
        *_new_exporter(new_exporter),
        *_elsewhere(decision),
    ]


def _contact(profile: Profile) -> Iterator[str]:
    ways = [way for way in (shown("contact_phone", profile), shown("contact_email", profile)) if way]
    if not ways:
        yield "連絡先を伺えていません。この会話でご返信ください。"
        return
    preference = shown("contact_preference", profile)
    hope = f"（ご希望：{preference}）" if preference else ""
    name = shown("contact_name", profile)
    yield f"{f'{name}様' if name else 'ご担当者'}へご連絡ください：{'／'.join(ways)}{hope}"


def _route(handson: ProgrammeDecision) -> Iterator[str]:
    if handson.of("agri_food_route").finding is Finding.MET:
        yield f"農林水産・食品の輸出は最寄りの国内事務所へ（申込要領の表紙）：{OFFICE_LIST_URL}"


def _ask(questions: Sequence[dict[str, Any]]) -> Iterator[str]:
    telling = [question["label"] for question in questions if question["blocks_verdict"]]
    if telling:
        more = f"、ほか{len(telling) - _MOST_NAMED}点" if len(telling) > _MOST_NAMED else ""
        yield f"判定に要る{len(telling)}点をご確認ください：{'、'.join(telling[:_MOST_NAMED])}{more}"


def _handson(handson: ProgrammeDecision, profile: Profile) -> Iterator[str]:
    if handson.verdict is Verdict.INELIGIBLE:
        clauses = "、".join(found.clause for found in handson.required(Finding.NOT_MET))
        yield f"ハンズオン支援に合わない点（{clauses}）を、事実を確かめたうえでお伝えください。"
        return
    if handson.verdict is Verdict.ELIGIBLE:
        yield f"ハンズオン支援の申込フォームをご案内ください（Ⅳ.2）：{APPLICATION_FORM_URL}"
        yield "受付は予定件数に達すると終わります（Ⅳ.3）。お急ぎいただくようお伝えください。"
    timing = shown("target_timing", profile)
    if timing:
        yield f"実現の時期「{timing}」が支援期間（最長{day(SUPPORT_ENDS)}まで、Ⅲ.6）に合うかご確認ください。"
    if profile.value("financial_statements") == "not_ready":
        yield "決算報告書がいつそろうかをご確認ください（Ⅳ.1）。"


def _new_exporter(programme: ProgrammeDecision) -> Iterator[str]:
    if programme.verdict is Verdict.INELIGIBLE or programme.advice is None:
        return
    menus = "、".join(label for _, label in programme.advice.menus)
    fitting = f"。合いそうな支援：{menus}" if menus else ""
    yield f"{programme.short_title}への登録をご案内ください（概要②、{programme.advice.label}）{fitting}"


def _elsewhere(decision: Decision) -> Iterator[str]:
    if all(programme.verdict is Verdict.INELIGIBLE for programme in decision.programmes):
        yield "どちらのプログラムも合わない条件があるので、ほかの支援や支援機関をご案内ください（Ⅱ.1）。"

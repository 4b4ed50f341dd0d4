"""Reads one message: every field that its words settle, and those they leave open."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache

from nlu.fields.amounts import read_amounts
from nlu.fields.answers import read_answer
from nlu.fields.apart import answered_apart
from nlu.fields.asked_back import answered_and_asked
from nlu.fields.brief import read_brief
from nlu.fields.by_clause import named_by_clause
from nlu.fields.choices import read_choices
from nlu.fields.contact import read_contacts
from nlu.fields.contained import (
    without_echoed_sales,
    without_goods_in_names,
    without_parts_of_names,
    without_places_of_fairs,
    without_trades_in_names,
    without_trades_in_needs,
)
from nlu.fields.core import core_of
from nlu.fields.cues import mentioned
from nlu.fields.fairs import read_fairs
from nlu.fields.firm import read_company
from nlu.fields.first_said import first_said
from nlu.fields.goods import read_goods
from nlu.fields.head_wishes import without_head_wishes
from nlu.fields.labelled import read_labelled, read_topics
from nlu.fields.legal_forms import with_form
from nlu.fields.making import made_by_trade, read_making
from nlu.fields.market import read_targets, read_timing
from nlu.fields.named import read_named
from nlu.fields.neighbours import without_neighbours
from nlu.fields.not_that import said_instead
from nlu.fields.noted import read_noted
from nlu.fields.offices import read_offices
from nlu.fields.only_named import makers_wish, named_as_question, of_the_talk, put_off
from nlu.fields.own_words import TOLD_IN_DIALECT, as_typed, nearer, own_words, with_full_marks
from nlu.fields.partners import read_partners
from nlu.fields.people import read_people
from nlu.fields.place import read_places
from nlu.fields.presented import read_presented
from nlu.fields.reach import read_reach
from nlu.fields.reached import read_reached
from nlu.fields.remarks import Act, act_of
from nlu.fields.restated import restated
from nlu.fields.scene import Scene
from nlu.fields.self_told import read_self_told, without_class_words
from nlu.fields.speakers import read_speakers
from nlu.fields.spelled_names import read_spelled_names
from nlu.fields.stances import read_stances
from nlu.fields.tales import read_tales
from nlu.fields.teams import read_team
from nlu.fields.texts import FREE_TEXT_FIELDS
from nlu.fields.track_record import read_track_record
from nlu.fields.trade import read_industry, read_maker
from nlu.fields.types import Candidate, FieldProblem, FieldValue, Reading, Strength
from nlu.fields.verdicts import with_verdicts
from nlu.fields.way import read_way
from nlu.fields.wishes import read_wishes
from nlu.values.dialect import in_plain_speech
from nlu.values.normal import Normalized, normalize

_READERS: tuple[Callable[[Scene], Iterator[Candidate]], ...] = (
    read_amounts,
    read_contacts,
    read_places,
    read_company,
    read_presented,
    read_people,
    read_offices,
    read_speakers,
    read_reached,
    read_spelled_names,
    read_industry,
    read_maker,
    read_targets,
    read_timing,
    read_topics,
    read_wishes,
    read_track_record,
    read_choices,
    read_partners,
    read_making,
    read_brief,
    read_named,
    read_goods,
    read_labelled,
    read_noted,
    read_fairs,
    read_team,
    read_reach,
)


_COMES = ("management_approval", "supplier_consent")
_ANSWERED_THEN = re.compile(
    r"てから(?:また|改めて|こちらから)?、?(?:お?答え|ご?回答|お?返事)"
)  # 「まだ話してません。話してから答えます」
_MADE_UP = ("product_name", "supply_role", "management_approval")  # 「今新しいアドレス作ってるとこなので後で」


def read(text: str, asking: str | None, as_of: date) -> Reading:
    """The fields that ``text`` settles, given the field just asked (None: nothing was asked).

    In this order: words beside a value name its field, else the field asked takes it, else its kind alone decides.
    Questions, suppositions, hearsay and what is taken back settle nothing. Relative times count from ``as_of``.
    Spans are half-open in ``text``. Any string is accepted; nothing is raised.
    """

    @cache  # for this message only
    def alone(part: str, question: str | None) -> Reading:
        return _understood(part, question, as_of)

    typed, text = text, with_full_marks(text)
    whole = said_instead(text, asking, alone(text, asking), lambda part: alone(part, asking))
    whole = first_said(text, asking, whole, lambda part: alone(part, asking))
    found = restated(text, asking, answered_apart(text, asking, whole, alone), alone)
    found = answered_and_asked(text, asking, named_by_clause(text, asking, found, alone), alone)
    found = without_head_wishes(text, asking, found)
    if typed != text:
        found = Reading(tuple(as_typed(value, typed) for value in found.values), found.problems)
    if asking in _COMES and _ANSWERED_THEN.search(text):
        found = Reading(tuple(one for one in found.values if one.field != asking or one.value), found.problems)
    return with_form(text, found) if asking == "company_name" else found


def _understood(text: str, asking: str | None, as_of: date) -> Reading:
    scene = Scene(core_of(text, asking), asking, as_of)
    if not scene.text:
        return Reading()
    said = _read(scene)
    plain = in_plain_speech(scene.n)
    if plain.text == scene.text:
        return said
    return _joined(said, _read(Scene(plain, asking, as_of)), text)


def answer_to(text: str, field: str, as_of: date) -> FieldValue | None:
    """What ``text`` answers to the question for ``field``; None where it does not."""
    return next((value for value in read(text, field, as_of).values if value.field == field), None)


def _read(scene: Scene) -> Reading:
    candidates = [candidate for reader in _READERS for candidate in reader(scene)]
    candidates = with_verdicts(scene.asking, candidates, read_stances(scene))
    candidates = [
        one for one in candidates if not (put_off(scene, one) or of_the_talk(scene, one) or makers_wish(scene, one))
    ]
    if act_of(scene.text) is Act.LATER:
        candidates = [one for one in candidates if not (one.strength is Strength.TYPE and one.field in _MADE_UP)]
    candidates += read_self_told(scene, candidates)
    candidates += read_tales(scene, candidates)
    candidates = without_class_words(scene, candidates)
    candidates = without_parts_of_names(candidates)
    candidates = without_goods_in_names([*candidates, *read_answer(scene, candidates)])
    candidates = without_trades_in_needs(scene.asking, without_places_of_fairs(candidates))
    candidates = without_echoed_sales(scene.asking, scene.text, candidates)
    candidates += read_way(scene, candidates)
    candidates += made_by_trade(scene, candidates)
    candidates = without_neighbours(scene, without_trades_in_names(candidates))
    return _settled(scene.n, [one for one in candidates if not named_as_question(scene, one)])


def _joined(said: Reading, plain: Reading, original: str) -> Reading:
    """What plain speech shows; names and free words are kept as they were said."""
    told = {value.field: own_words(value, original) for value in plain.values if value.field in TOLD_IN_DIALECT}
    kept = tuple(nearer(value, told.get(value.field)) for value in said.values if value.field in FREE_TEXT_FIELDS)
    known = {value.field for value in kept}
    shown = tuple(
        told.get(value.field, value)
        for value in plain.values
        if value.field not in known and (value.field in told or value.field not in FREE_TEXT_FIELDS)
    )
    settled = {value.field for value in (*kept, *shown)}
    problems = tuple(problem for problem in said.problems if problem.field not in settled)
    return Reading((*kept, *shown), problems)


def mentions(text: str) -> tuple[str, ...]:
    """The fields that ``text`` names, with a value or without: 「資本金を直したい」 names ``capital_yen``."""
    return mentioned(normalize(text).text)


def _settled(n: Normalized, candidates: Iterable[Candidate]) -> Reading:
    values: dict[str, Candidate] = {}
    problems: dict[str, Candidate] = {}
    for one in candidates:
        table = values if one.problem is None else problems
        standing = table.get(one.field)
        if standing is None or (one.strength, one.start) >= (standing.strength, standing.start):
            table[one.field] = one
    return Reading(
        tuple(
            FieldValue(one.field, one.value, *n.span(one.start, one.end), one.strength is not Strength.TYPE)
            for one in values.values()
        ),
        tuple(
            FieldProblem(one.field, str(one.problem), one.detail, *n.span(one.start, one.end))
            for one in problems.values()
            if one.field not in values
        ),
    )

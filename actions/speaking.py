"""From the intake's acts to Rasa's dispatcher: which response, which buttons, which payload."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import singledispatchmethod
from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from actions.buttons import command_buttons, field_buttons, put_off_button
from bot.eligibility.check import check
from bot.eligibility.explain import explain
from bot.eligibility.preparation import explain_preparation, preparation
from bot.eligibility.vocabulary import Verdict
from bot.intake.acts import (
    Act,
    Ask,
    AskByLink,
    HandOff,
    NotHere,
    Offer,
    PageDone,
    Retry,
    Say,
    ShowEligibility,
    ShowPreparation,
    ShowSummary,
)
from bot.intake.fields import Kind
from bot.intake.questions import CONSENT
from bot.intake.registry import FIELDS
from bot.intake.state import State
from bot.intake.summary import summary_sections
from bot.intake.wording import question, way_on

# What ``utter_message`` itself takes: a placeholder of one of these names would replace the response.
_OF_THE_DISPATCHER = frozenset({"text", "image", "attachment", "buttons", "elements", "template", "response"})
PREPARED_FOR = "handson_2026"  # the programme whose guidelines ask for documents


class Speaker:
    """Performs acts through a dispatcher, for one state and one as-of date; ``responses`` are those of the domain."""

    def __init__(self, dispatcher: CollectingDispatcher, state: State, as_of: date, responses: Container[str]) -> None:
        self._responses = responses
        self._dispatcher = dispatcher
        self._state = state
        self._as_of = as_of

    def perform(self, acts: Iterable[Act]) -> None:
        for act in acts:
            self._perform(act)

    @singledispatchmethod
    def _perform(self, act: Act) -> None:
        raise TypeError(f"no way to perform {act!r}")

    @_perform.register
    def _(self, act: Say) -> None:
        self._utter(act.response, act.params)

    @_perform.register
    def _(self, act: Offer) -> None:
        self._utter(act.response, {}, buttons=command_buttons(act.choices, act.field), field=act.field)

    @_perform.register
    def _(self, act: Ask) -> None:
        if act.opens:
            self._utter(f"section_{act.opens}", {})
        if act.current:
            self._utter("current", {"current": act.current})
        entry = FIELDS[act.field]
        buttons = field_buttons(entry, self._state.profile, again=act.current is not None)
        response = question(act.field, self._state)
        terms = (
            {"terms": True} if act.field == CONSENT else {}
        )  # completed where it is known how they reach the visitor
        self._utter(response, {}, buttons=buttons, field=act.field, **terms, **self._multiple(act.field))

    @_perform.register
    def _(self, act: Retry) -> None:
        entry = FIELDS[act.field]
        if act.candidates:
            entry = replace(entry, choices=act.candidates, kind=Kind.CHOICE)
        again = self._state.profile.value(act.field) is not None
        person = act.help and act.field != CONSENT  # a person, too, needs the consent first
        buttons = field_buttons(entry, self._state.profile, again=again, person=person)
        extra = {"buttons": buttons, "field": act.field, **self._multiple(act.field)}
        response = self._miss_response(act)
        if act.help:
            self._utter(response, act.say.params)
            self._utter(way_on(act.field, self._state), {}, **extra)
        else:
            self._utter(response, act.say.params, **extra)

    def _miss_response(self, act: Retry) -> str:
        """The response for a miss; a problem without words of its own gets those of the question."""
        return act.say.response if f"utter_{act.say.response}" in self._responses else f"retry_{act.field}"

    @_perform.register
    def _(self, act: AskByLink) -> None:
        response = "personal_link_again" if act.withheld else "personal_link"
        aside = {"fields": list(act.fields), "withheld": act.withheld}
        self._utter(response, {}, buttons=put_off_button(), field=act.field, personal=aside)

    @_perform.register
    def _(self, act: NotHere) -> None:
        self._utter("personal_not_here", {}, personal={"withheld": True})

    @_perform.register
    def _(self, act: PageDone) -> None:
        self._utter("personal_received", {}, personal={"done": True})

    @_perform.register
    def _(self, act: ShowEligibility) -> None:
        decision = check(self._state.profile.facts(), self._as_of)
        *programmes, closing = explain(decision)
        for text in programmes:
            self._dispatcher.utter_message(text=text)
        self._dispatcher.utter_message(text=closing, eligibility=decision.as_dict())

    @_perform.register
    def _(self, act: ShowPreparation) -> None:
        facts = self._state.profile.facts()
        handson = check(facts, self._as_of).programme(PREPARED_FOR)
        if handson.verdict is not Verdict.INELIGIBLE:
            items = preparation(facts)
            self._dispatcher.utter_message(
                text=explain_preparation(items), documents=[item.as_dict() for item in items]
            )

    @_perform.register
    def _(self, act: ShowSummary) -> None:
        sections = summary_sections(self._state.profile)
        self._dispatcher.utter_message(json_message={"type": "summary", "sections": sections})

    @_perform.register
    def _(self, act: HandOff) -> None:
        self._dispatcher.utter_message(json_message={"type": "handoff", "reason": act.reason})

    def _utter(self, response: str, params: Mapping[str, str], **extra: Any) -> None:
        fillers = {name: words for name, words in params.items() if name not in _OF_THE_DISPATCHER}
        self._dispatcher.utter_message(response=f"utter_{response}", **{**fillers, **extra})

    @staticmethod
    def _multiple(name: str) -> dict[str, Any]:
        return {"multiple": True} if FIELDS[name].kind is Kind.CHOICES else {}

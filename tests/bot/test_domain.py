"""domain.yml, the registry, the rules and the code hold together: a question or an answer cannot be half there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from api.settings import ROOT
from bot.intake.command_choices import COMMANDS
from bot.intake.fields import Section
from bot.intake.registry import FIELDS, REGISTRY
from nlu.fields import mentions, read

DOMAIN: dict[str, Any] = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
RULES: list[dict[str, Any]] = yaml.safe_load((ROOT / "bot/data/rules.yml").read_text(encoding="utf-8"))["rules"]
RESPONSES: dict[str, list[dict[str, Any]]] = DOMAIN["responses"]
TEXTS = [(name, variant["text"]) for name, variants in RESPONSES.items() for variant in variants]
HELPERS = {"field_problem", "field_mention"}  # entities of the field extractor that are no fields
FAQ = "faq"
CHOOSERS = {"question", "way_on", "noted", "_truly"}  # functions of the intake that choose a response by the state
PLACEHOLDER = re.compile(r"\{(\w+)\}")
PROBLEM_CODE = re.compile(
    r"(?:money|number|count|year|corporate_number|phone|email|url|country|prefecture|city|industry|choice|timing|place)\.[a-z_]+"
)


def sources(*folders: str) -> Iterator[ast.Module]:
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield ast.parse(path.read_text(encoding="utf-8"), str(path))


def words_in(node: ast.AST) -> set[str]:
    """The plain texts in an expression."""
    return {item.value for item in ast.walk(node) if isinstance(item, ast.Constant) and isinstance(item.value, str)}


@cache
def responses_used() -> frozenset[str]:
    """What ``Say``, ``Offer``, ``put_off``, ``words``, functions that choose and variables named ``response`` name."""
    place = {"Say": 0, "Offer": 0, "words": 0, "put_off": 1, "_utter": 0, "_offer": 0, "_refused": 0}
    found: set[str] = set()
    for tree in sources("bot/intake", "bot/dialogue", "actions"):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", None) or getattr(node.func, "attr", None)
                at = place.get(str(name))
                if at is not None and len(node.args) > at and not isinstance(node.args[at], ast.JoinedStr):
                    argument = node.args[at]
                    found |= (
                        words_in(argument.body) | words_in(argument.orelse)
                        if isinstance(argument, ast.IfExp)
                        else words_in(argument)
                    )
            elif isinstance(node, ast.Assign) and any(
                getattr(target, "id", "") == "response" for target in node.targets
            ):
                value = node.value
                found |= words_in(value.body) | words_in(value.orelse) if isinstance(value, ast.IfExp) else set()
            elif isinstance(node, ast.FunctionDef) and node.name in CHOOSERS:
                returned = [item.value for item in ast.walk(node) if isinstance(item, ast.Return) and item.value]
                choices = [part for value in returned for part in alternatives(value)]
                found |= {item.value for item in choices if isinstance(item, ast.Constant) and item.value}
    return frozenset(found)


def alternatives(value: ast.expr) -> list[ast.expr]:
    return [value.body, value.orelse] if isinstance(value, ast.IfExp) else [value]


@cache
def problem_codes() -> frozenset[str]:
    """Every code that nlu.values and nlu.fields can give, those that follow from the kind of an amount included."""
    codes = {
        word for tree in sources("nlu/values", "nlu/fields") for word in words_in(tree) if PROBLEM_CODE.fullmatch(word)
    }
    return frozenset(codes | {f"{kind}.bound" for kind in ("money", "count", "year")})


@cache
def problem_details() -> dict[str, set[str]]:
    """Code → the names of its details, where both are written out in one call."""
    found: dict[str, set[str]] = {}
    for tree in sources("nlu/values", "nlu/fields"):
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call | ast.Tuple):
                continue
            items = node.args if isinstance(node, ast.Call) else node.elts
            codes = [code for item in items for code in words_in(item) if PROBLEM_CODE.fullmatch(code)]
            details = [item for item in items if isinstance(item, ast.Dict)]
            if len(codes) == 1 and details:
                found.setdefault(codes[0], set()).update(
                    *(words_in(key) for item in details for key in item.keys if key)
                )
    return found


def examples() -> list[str]:
    """What is said in the training data's statements, yes and no."""
    lines = []
    for name in ("inform", "affirm", "deny"):
        data = yaml.safe_load((ROOT / f"nlu/data/intents/{name}.yml").read_text(encoding="utf-8"))
        lines += [line.removeprefix("- ") for line in data["nlu"][0]["examples"].splitlines()]
    return lines


@pytest.mark.parametrize("name", sorted(FIELDS))
def test_a_question_is_whole(name: str) -> None:
    assert name in DOMAIN["slots"], "a slot"
    assert name in DOMAIN["entities"], "an entity"
    for part in ("ask", "retry", "explain"):
        assert f"utter_{part}_{name}" in RESPONSES, f"its words: utter_{part}_{name}"
    assert any(item.field == name for line in examples() for item in read(line, name, date(2026, 11, 21)).values), (
        "an example in nlu/data that answers it"
    )
    assert (
        name in mentions(FIELDS[name].label)
        or FIELDS[name].choices
        or name in mentions(RESPONSES[f"utter_ask_{name}"][0]["text"])
    ), "a name by which it can be corrected"


def test_slots_and_entities_are_the_fields_and_nothing_else() -> None:
    assert DOMAIN["slots"].keys() == FIELDS.keys() | {"intake"}
    assert set(DOMAIN["entities"]) == FIELDS.keys() | HELPERS
    for part in ("utter_ask_", "utter_retry_", "utter_explain_"):
        others = {"utter_explain_review"}
        assert {name.removeprefix(part) for name in RESPONSES.keys() - others if name.startswith(part)} == FIELDS.keys()


def test_no_slot_influences_rasas_policies() -> None:
    assert [name for name, slot in DOMAIN["slots"].items() if slot["influence_conversation"]] == []


def test_every_part_of_the_intake_is_announced() -> None:
    parts = {
        "contact" if entry.heading else entry.section.value
        for entry in REGISTRY
        if entry.section is not Section.CONSENT
    }
    assert {f"utter_section_{part}" for part in parts} == {
        name for name in RESPONSES if name.startswith("utter_section_")
    }


def test_the_walk_over_the_code_finds_responses() -> None:
    assert {
        "welcome",
        "consent_refused",
        "later_noted",
        "confirm_submit",
        "person_left",
        "text_too_long",
        "consent_later",
        "help_consent",
        "contact_other_way",
        "instead_contact_phone",
    } <= responses_used()


@pytest.mark.parametrize("response", sorted(responses_used()))
def test_what_the_code_says_has_words(response: str) -> None:
    assert f"utter_{response}" in RESPONSES


def test_the_walk_over_the_code_finds_problems() -> None:
    assert {"money.vague", "corporate_number.check_digit", "country.region", "year.future"} <= problem_codes()


@pytest.mark.parametrize("code", sorted(problem_codes()))
def test_every_problem_has_words(code: str) -> None:
    assert f"utter_problem_{code}" in RESPONSES


@pytest.mark.parametrize("code", sorted(problem_details()))
def test_the_words_of_a_problem_ask_only_for_its_details(code: str) -> None:
    for variant in RESPONSES[f"utter_problem_{code}"]:
        assert set(PLACEHOLDER.findall(variant["text"])) <= problem_details()[code] | {"label"}


@pytest.mark.parametrize("name", sorted(FIELDS))
def test_an_explanation_is_short_and_says_how_to_go_on(name: str) -> None:
    (explained,) = RESPONSES[f"utter_explain_{name}"]
    assert 40 <= len(explained["text"]) <= 200
    if name != "consent_privacy":
        assert re.search("「(?:わからない|あとで|飛ばす|ない|なし)」|「まだ|「その他」", explained["text"])
    assert "？" not in explained["text"] and not explained["text"].endswith("か。"), "one question a message"


@pytest.mark.parametrize("name", sorted(FIELDS))
def test_a_retry_repeats_the_question_and_blames_nobody(name: str) -> None:
    (retry,) = RESPONSES[f"utter_retry_{name}"]
    apology, question = retry["text"].split("\n")
    assert apology.startswith(("すみません", "恐れ入ります")) and "として" not in retry["text"]
    assert "（例：" in question or FIELDS[name].choices, "an example, unless there are buttons"


@pytest.mark.parametrize("text", [text for name, text in TEXTS if name.startswith("utter_problem_")])
def test_a_problem_says_how_to_go_on(text: str) -> None:
    assert "例：" in text or text.rstrip("。").endswith(("か", "ください", "お願いします"))


@pytest.mark.parametrize(("name", "text"), TEXTS)
def test_a_message_fits_a_phone(name: str, text: str) -> None:
    assert 0 < len(text) <= 300
    assert not text.endswith("\n") and "  " not in text


def test_labels_fit_the_channels() -> None:
    """LINE shows 20 characters on a quick reply, and at most 13 of them."""
    for entry in REGISTRY:
        for choice in entry.choices:
            assert 0 < len(choice.label) <= 20, choice
        assert len(entry.choices) <= 11, f"{entry.name}: with the ways on it would be more than 13"
        assert len({choice.value for choice in entry.choices}) == len({choice.label for choice in entry.choices})
    for command in COMMANDS.values():
        assert 0 < len(command.label) <= 20, command


def test_no_command_can_be_taken_for_an_answer() -> None:
    values = {choice.value for entry in REGISTRY for choice in entry.choices}
    labels = {choice.label for entry in REGISTRY for choice in entry.choices}
    assert values.isdisjoint(COMMANDS)
    assert labels.isdisjoint(command.label for command in COMMANDS.values())


def test_conditions_read_only_what_they_declare_and_what_is_asked_before() -> None:
    order = [entry.name for entry in REGISTRY]
    for entry in REGISTRY:
        assert set(entry.depends_on) <= FIELDS.keys()
        if entry.applies.__name__ != "always":
            assert entry.depends_on, f"{entry.name}: a correction could not make it void"
            assert order.index(entry.depends_on[0]) < order.index(entry.name)


def test_every_intent_is_routed_and_ends_in_the_intake() -> None:
    intents = {name if isinstance(name, str) else next(iter(name)) for name in DOMAIN["intents"]}
    routed = {}
    for rule in RULES:
        first, *rest = rule["steps"]
        routed[first["intent"]] = [step["action"] for step in rest]
    assert routed.keys() == intents
    for intent, actions in routed.items():
        assert actions[-1] == ("action_restart" if intent == "restart" else "action_intake"), intent
        assert all(action in RESPONSES or action == "utter_faq" for action in actions[:-1]), intent


def test_commands_speak_of_intents_that_exist() -> None:
    intents = {name if isinstance(name, str) else next(iter(name)) for name in DOMAIN["intents"]}
    assert {command.intent for command in COMMANDS.values()} <= intents


def test_every_topic_of_the_faq_has_an_answer() -> None:
    for path in sorted((ROOT / "nlu/data/faq").glob("*.yml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert data["nlu"][0]["intent"] == f"{FAQ}/{path.stem}"
        assert any(variant["text"].strip() for variant in data["responses"][f"utter_{FAQ}/{path.stem}"])


def test_consent_names_purpose_and_retention() -> None:
    (consent,) = RESPONSES["utter_ask_consent_privacy"]
    for part in ("引き継", "2年", "30日", "同意"):
        assert part in consent["text"]
    (refused,) = RESPONSES["utter_consent_refused"]
    for part in ("03-3582-8333", "odb-pt-apply@jetro.go.jp", "9時〜12時", "13時〜17時"):
        assert part in refused["text"]


def test_the_project_root_is_found() -> None:
    assert Path(ROOT / "domain.yml").is_file()

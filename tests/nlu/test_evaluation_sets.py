"""The evaluation sets: whole, within the contract, and no copies of them among the training examples."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

import pytest
import yaml

from api.commands.evaluate import own_sets
from api.settings import ROOT
from bot.intake.registry import FIELDS
from nlu.values.normal import normalize

SETS = own_sets()
EVERYDAY = 12  # characters; shorter lines (「はい」「費用はかかりますか」) are written by everybody alike
NEAR = 0.8  # of all their four-letter pieces in common


def lines(folder: str, name: str) -> list[dict[str, Any]]:
    path = SETS[folder] / f"{name}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def texts(folder: str) -> Iterator[str]:
    for name in ("intents", "fields"):
        yield from (line["text"] for line in lines(folder, name))
    yield from (turn["text"] for line in lines(folder, "dialogues") for turn in line["turns"])


def pieces(text: str) -> frozenset[str]:
    words = "".join(char for char in normalize(text).text.lower() if char.isalnum())
    return frozenset(words[at : at + 4] for at in range(len(words) - 3))


@cache
def training() -> tuple[list[frozenset[str]], dict[str, list[int]]]:
    """The pieces of every training example, and which examples have a piece."""
    found = []
    for path in sorted((ROOT / "nlu" / "data").rglob("*.yml")):
        for entry in yaml.safe_load(path.read_text(encoding="utf-8")).get("nlu", []):
            found += [pieces(line.removeprefix("- ")) for line in entry["examples"].splitlines()]
    index: dict[str, list[int]] = defaultdict(list)
    for number, example in enumerate(found):
        for piece in example:
            index[piece].append(number)
    return found, index


def nearest(text: str) -> float:
    """How much of its pieces the text shares with the training example most like it: 0 to 1."""
    own = pieces(text)
    examples, index = training()
    shared: dict[int, int] = defaultdict(int)
    for piece in own:
        for number in index.get(piece, ()):
            shared[number] += 1
    return max((count / len(own | examples[number]) for number, count in shared.items()), default=0.0)


@pytest.mark.parametrize("folder", SETS)
def test_no_line_is_a_copy_of_a_training_example(folder: str) -> None:
    copies = [text for text in texts(folder) if len(text) > EVERYDAY and nearest(text) >= NEAR]
    assert not copies


def test_a_copy_would_be_seen() -> None:
    data = yaml.safe_load((ROOT / "nlu/data/faq/cost.yml").read_text(encoding="utf-8"))
    example = max(data["nlu"][0]["examples"].splitlines(), key=len).removeprefix("- ")
    assert nearest(example) == 1.0
    assert nearest(f"あの、{example}") >= NEAR


@pytest.mark.parametrize("folder", SETS)
def test_gold_names_only_fields_of_the_contract(folder: str) -> None:
    for line in lines(folder, "fields"):
        date.fromisoformat(line["as_of"])
        named = {*line["fields"], *line.get("optional", {})} | ({line["asking"]} if line["asking"] else set())
        assert named <= FIELDS.keys(), line["text"]
    for line in lines(folder, "dialogues"):
        gold = line["expected"]
        named = {*gold.get("fields", {}), *gold.get("status", {}), *gold.get("optional", {})}
        assert named <= FIELDS.keys(), line["id"]


def test_the_sets_are_as_large_as_they_must_be() -> None:
    assert sum(len(lines(folder, "intents")) for folder in SETS) >= 400
    assert sum(len(lines(folder, "fields")) for folder in SETS) >= 400
    assert sum(len(line["fields"]) > 1 for folder in SETS for line in lines(folder, "fields")) >= 150
    assert sum(len(lines(folder, "dialogues")) for folder in SETS) >= 60

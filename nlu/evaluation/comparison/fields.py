"""Taggers beside the rules: what they are taught, and what their spans come to in fields and values."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from nlu.evaluation.comparison.examples import Example
from nlu.evaluation.scoring import FieldScore
from nlu.fields import read

AS_OF = date(2026, 11, 21)  # the date that the examples and the sets are written for
# Fields whose words stand in the text, so that a tagger can find them; yes/no and choices are read, not tagged.
TAGGED = (
    "company_name", "contact_name", "contact_department", "contact_email", "contact_phone", "website",
    "corporate_number", "prefecture", "city", "capital_yen", "annual_sales_yen", "employees", "founded_year",
    "product_name", "target_countries",
)  # fmt: skip
# ja_ginza's labels (Sekine's extended hierarchy) and the field each would be here.
GINZA_LABELS = {
    "Company": "company_name", "Corporation_Other": "company_name", "Person": "contact_name", "Province": "prefecture",
    "City": "city", "Country": "target_countries", "Money": "capital_yen", "N_Person": "employees",
    "Date": "founded_year", "Email": "contact_email", "URL": "website", "Phone_Number": "contact_phone",
    "Food_Other": "product_name", "Product_Other": "product_name", "Dish": "product_name",
}  # fmt: skip
_PLACES = ("prefecture", "city")
_MONEY = ("capital_yen", "annual_sales_yen")
_TAUGHT = frozenset({"inform", "correct"})
_EVERY_OTHER = 10  # of the other intents every tenth: text without fields


def write_silver(examples: list[Example], target: Path) -> int:
    """Rasa training data in which the reader itself has marked the fields; the number of its marks.

    Silver, not gold: a tagger taught so learns the reader's spans with the reader's errors.
    """
    others = [example for example in examples if example.intent not in _TAUGHT][::_EVERY_OTHER]
    marked = [_marked(example) for example in examples if example.intent in _TAUGHT]
    marked += [{"text": example.text, "intent": "other", "entities": []} for example in others]
    target.write_text(json.dumps({"rasa_nlu_data": {"common_examples": marked}}, ensure_ascii=False), encoding="utf-8")
    return sum(len(one["entities"]) for one in marked)


def _marked(example: Example) -> dict[str, Any]:
    entities: list[dict[str, Any]] = []
    free = 0
    for value in sorted(read(example.text, None, AS_OF).values, key=lambda one: (one.start, -one.end)):
        if value.field in TAGGED and value.start >= free and value.start < value.end:
            words = example.text[value.start : value.end]
            entities.append({"entity": value.field, "value": words, "start": value.start, "end": value.end})
            free = value.end
    return {"text": example.text, "intent": "inform", "entities": entities}


def spans_to_fields(line: Mapping[str, Any], entities: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Values of the fields that a tagger marked, read from the marked words alone by this project's value finders.

    Generous to the tagger: the units are the reader's work, 堺市 brings its prefecture, countries add up in order,
    and an amount of money in the answer to a question for an amount is the one asked for.
    """
    text, asking, as_of = line["text"], line.get("asking"), date.fromisoformat(line["as_of"])
    found: dict[str, Any] = {}
    for entity in entities:
        name = GINZA_LABELS.get(entity["entity"], entity["entity"])
        if name in _MONEY and entity["entity"] == "Money" and asking in _MONEY:
            name = asking
        values = read(text[entity["start"] : entity["end"]], name, as_of).fields()
        for field in _PLACES if name in _PLACES else (name,):
            if field == "target_countries" and field in values and field in found:
                found[field] += [code for code in values[field] if code not in found[field]]
            elif field in values:
                found.setdefault(field, values[field])
    return found


def score(lines: Iterable[Mapping[str, Any]], found: Iterable[Mapping[str, Any]]) -> FieldScore:
    """Right field and right value, over the fields of ``TAGGED`` alone."""
    total = FieldScore()
    for line, got in zip(lines, found, strict=True):
        total.add(
            {**line, "fields": _tagged(line["fields"]), "optional": _tagged(line.get("optional", {}))}, _tagged(got)
        )
    return total


def _tagged(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if name in TAGGED}

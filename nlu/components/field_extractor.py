"""Rasa entity extractor: the fields of the intake that a text settles, by the rules of nlu.fields."""

from __future__ import annotations

from datetime import date
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from nlu.components.tokenizer import MAX_CHARACTERS
from nlu.fields import Reading, mentions, read

PROBLEM, MENTION = "field_problem", "field_mention"
NOT_FIELDS = frozenset({PROBLEM, MENTION})


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class FieldExtractor(GraphComponent, EntityExtractorMixin):
    """Entities named after fields, with the value in contract units and the span in the text.

    The field being asked and the as-of date come with the message's metadata (``asking``, ``as_of``); without it, as
    in ``rasa shell``, from the tracker's intake and the machine's date.
    """

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> FieldExtractor:
        return cls()

    def process(self, messages: list[Message], tracker: DialogueStateTracker) -> list[Message]:
        for message in messages:
            text = message.get(TEXT)[:MAX_CHARACTERS]
            asking, as_of = _context(message, tracker)
            reading = read(text, asking, as_of)
            message.set(ENTITIES, message.get(ENTITIES, []) + _entities(text, reading), add_to_output=True)
            message.set("asking", asking)
        return messages


def _context(message: Message, tracker: DialogueStateTracker) -> tuple[str | None, date]:
    metadata = message.get("metadata") or {}
    as_of = date.fromisoformat(metadata["as_of"]) if "as_of" in metadata else date.today()
    if "asking" in metadata:
        return metadata["asking"], as_of
    intake = tracker.get_slot("intake")
    return (intake or {}).get("asking"), as_of


def _entities(text: str, reading: Reading) -> list[dict[str, Any]]:
    found = [_entity(item.field, item.value, item.start, item.end, named=item.named) for item in reading.values]
    for problem in reading.problems:
        value = {"field": problem.field, "code": problem.code, "detail": dict(problem.detail)}
        found.append(_entity(PROBLEM, value, problem.start, problem.end))
    found.extend(_entity(MENTION, name, 0, len(text)) for name in mentions(text))
    return found


def _entity(name: str, value: Any, start: int, end: int, *, named: bool = True) -> dict[str, Any]:
    return {
        "entity": name,
        "value": value,
        "start": start,
        "end": end,
        "extractor": "FieldExtractor",
        "confidence": 1.0,
        "named": named,
    }

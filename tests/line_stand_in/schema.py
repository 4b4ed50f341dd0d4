"""LINE's official description, and whether a value is as it says: to the letter, unknown properties refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import yaml

FOLDER = Path(__file__).parent / "openapi"
_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
}
_INT_BITS = {"int32": 31, "int64": 63}


@dataclass(frozen=True)
class Problem:
    """What is wrong, and where, in LINE's own way of naming the place: ``messages[0].text``."""

    at: str
    message: str

    def __str__(self) -> str:
        return f"{self.at}: {self.message}"


@dataclass(frozen=True)
class Shape:
    """An object as the description has it once references, ``allOf`` and the discriminator are followed."""

    name: str
    properties: dict[str, Any]
    required: frozenset[str]
    rest: Any  # the schema of properties that are not named; None: there are none


class Description:
    """One of LINE's files. ``visit`` is told of each object with its shape, for limits that only prose tells."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.paths: dict[str, Any] = document["paths"]
        self._schemas: dict[str, Any] = document["components"]["schemas"]
        self._tags = {
            reference.rsplit("/", 1)[1]: (schema["discriminator"]["propertyName"], kind)
            for schema in self._schemas.values()
            for kind, reference in schema.get("discriminator", {}).get("mapping", {}).items()
        }

    def problems(
        self, schema: Any, value: Any, at: str = "", visit: Callable[[str, dict[str, Any], str], None] | None = None
    ) -> list[Problem]:
        """Everything that is wrong with ``value``; empty: nothing."""
        return list(self._check(schema, value, at, visit or (lambda name, found, place: None)))

    def named(self, name: str) -> dict[str, Any]:
        """The reference to a schema of the description."""
        assert name in self._schemas, name
        return {"$ref": f"#/components/schemas/{name}"}

    def kinds(self, name: str) -> dict[str, str]:
        """What the discriminator of a schema tells apart: its value and the schema's name."""
        mapping = self._schemas[name]["discriminator"]["mapping"]
        return {kind: reference.rsplit("/", 1)[1] for kind, reference in mapping.items()}

    def _check(self, schema: Any, value: Any, at: str, visit: Callable[..., None]) -> Iterator[Problem]:
        name, schema = self._followed(schema)
        wanted = schema.get("type", "object" if "properties" in schema or "allOf" in schema else None)
        if wanted and not _is(value, wanted):
            yield Problem(at, f"must be {_with_article(wanted)}")
            return
        if isinstance(value, dict):
            yield from self._check_object(name, value, at, visit)
        elif isinstance(value, list):
            yield from _sizes(schema, len(value), "Items", at, "items")
            for index, item in enumerate(value):
                yield from self._check(schema.get("items", {}), item, f"{at}[{index}]", visit)
        else:
            yield from _leaf(schema, value, at)

    def _check_object(self, name: Any, value: dict[str, Any], at: str, visit: Callable[..., None]) -> Iterator[Problem]:
        try:
            shape = self.shape(name, value)
        except LookupError as error:
            yield Problem(_join(at, "type"), str(error.args[0]))
            return
        for missing in sorted(shape.required - value.keys()):
            yield Problem(_join(at, missing), "must be specified")
        for key, item in value.items():
            schema = shape.properties.get(key, shape.rest)
            if schema is None:
                yield Problem(_join(at, key), "unknown property")
            else:
                yield from self._check(schema, item, _join(at, key), visit)
        tag, kind = self._tags.get(shape.name, ("", None)) if isinstance(shape.name, str) else ("", None)
        if kind is not None and value.get(tag) != kind:
            yield Problem(_join(at, tag), f"must be {kind}")
        visit(shape.name, value, at)

    def shape(self, schema: Any, value: dict[str, Any]) -> Shape:
        """The shape that ``value`` must have. Raises LookupError for a type that the discriminator does not know."""
        name, found = self._followed(schema)
        discriminator = found.get("discriminator")
        if discriminator is not None:
            key = discriminator["propertyName"]
            reference = discriminator["mapping"].get(value.get(key))
            if reference is None:
                raise LookupError(f"must be one of: {', '.join(discriminator['mapping'])}")
            return self._merged(reference.rsplit("/", 1)[1], {"$ref": reference})
        return self._merged(name, schema)

    def _merged(self, name: str, schema: Any) -> Shape:
        _, found = self._followed(schema)
        properties: dict[str, Any] = {}
        required: set[str] = set()
        rest = found.get("additionalProperties")
        for part in found.get("allOf", ()):
            inner = self._merged("", part)
            properties |= inner.properties
            required |= inner.required
            rest = rest if rest is not None else inner.rest
        return Shape(
            name, properties | found.get("properties", {}), frozenset(required | set(found.get("required", ()))), rest
        )

    def _followed(self, schema: Any) -> tuple[Any, dict[str, Any]]:
        """The schema itself, with its name (or itself where it has none)."""
        name: Any = schema
        while isinstance(schema, str) or "$ref" in schema:
            name = schema if isinstance(schema, str) else schema["$ref"].rsplit("/", 1)[1]
            schema = self._schemas[name]
        return name, schema


def _is(value: Any, wanted: str) -> bool:
    return isinstance(value, _TYPES[wanted]) and (wanted == "boolean" or not isinstance(value, bool))


def _leaf(schema: dict[str, Any], value: Any, at: str) -> Iterator[Problem]:
    if "enum" in schema and value not in schema["enum"]:
        yield Problem(at, f"must be one of: {', '.join(map(str, schema['enum']))}")
    if isinstance(value, str):
        yield from _sizes(schema, utf16_length(value), "Length", at, "characters")
        if "pattern" in schema and not re.search(schema["pattern"], value):
            yield Problem(at, f"must match {schema['pattern']}")
        if schema.get("format") in ("uri", "uuid") and not _FORMATS[schema["format"]](value):
            yield Problem(at, f"must be a {schema['format'].upper()}")
    elif isinstance(value, int | float) and not isinstance(value, bool):
        bound = 2 ** _INT_BITS.get(schema.get("format", ""), 63)
        if value < schema.get("minimum", -bound) or value > schema.get("maximum", bound - 1):
            yield Problem(at, f"must be between {schema.get('minimum', -bound)} and {schema.get('maximum', bound - 1)}")


def _sizes(schema: dict[str, Any], length: int, what: str, at: str, unit: str) -> Iterator[Problem]:
    low, high = schema.get(f"min{what}", 0), schema.get(f"max{what}")
    if length < low or (high is not None and length > high):
        yield Problem(at, f"Size must be between {low} and {high} {unit}, is {length}")


def utf16_length(text: str) -> int:
    """As LINE counts characters: UTF-16 code units, so that most emoji are two."""
    return len(text.encode("utf-16-le")) // 2


def is_uri(text: str) -> bool:
    return bool(urlsplit(text).scheme) and not re.search(r"\s", text)


def is_uuid(text: str) -> bool:
    try:
        return str(UUID(text)) == text.lower()
    except ValueError:
        return False


_FORMATS: dict[str, Callable[[str], bool]] = {"uri": is_uri, "uuid": is_uuid}


def _join(at: str, key: str) -> str:
    return f"{at}.{key}" if at else key


def _with_article(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aio" else f"a {kind}"


@cache
def description(name: str) -> Description:
    """``messaging-api`` or ``webhook``, read once."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return Description(yaml.load((FOLDER / f"{name}.yml").read_text("utf-8"), Loader=loader))

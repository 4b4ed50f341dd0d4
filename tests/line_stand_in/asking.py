"""A request to LINE as the stand-in's handlers see it, and their answer; which operation a path is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from tests.line_stand_in.limits import beyond
from tests.line_stand_in.schema import Problem, description, is_uuid

_VERBS = ("get", "post", "put", "delete")
_DATA_HOST = "https://api-data.line.me"
RETRY_KEY = "x-line-retry-key"


@dataclass(frozen=True)
class Operation:
    """One of LINE's operations, as described; ``data``: it lives on api-data.line.me."""

    name: str
    method: str
    pattern: re.Pattern[str]
    parameters: tuple[dict[str, Any], ...]
    schema: Any  # of the JSON body; None: no such body
    body_required: bool
    binary: bool
    data: bool

    @property
    def takes_retry_key(self) -> bool:
        return any(each["name"].lower() == RETRY_KEY for each in self.parameters)


@dataclass(frozen=True)
class Asked:
    """One request: ``path`` holds the variable parts of the path."""

    operation: Operation
    path: dict[str, str]
    query: dict[str, str]
    headers: dict[str, str]  # names in lower case
    body: Any  # the JSON, or bytes

    @property
    def retry_key(self) -> str | None:
        return self.headers.get(RETRY_KEY)


@dataclass(frozen=True)
class Answer:
    status: int = 200
    body: Any = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    media_type: str = "application/json"


def refused(status: int, message: str, problems: list[Problem] | None = None, **more: Any) -> Answer:
    """LINE's error body."""
    body: dict[str, Any] = {"message": message, **more}
    if problems:
        body["details"] = [{"message": each.message, "property": each.at} for each in problems]
    return Answer(status, body)


@cache
def operations() -> tuple[Operation, ...]:
    """Those of the description. A fixed path comes before one with a variable in its place."""
    found = [
        _operation(path, method, entry[method], entry.get("parameters", []))
        for path, entry in description("messaging-api").paths.items()
        for method in _VERBS
        if method in entry
    ]
    return tuple(sorted(found, key=lambda each: each.pattern.pattern.count("[^/]+")))


def _operation(path: str, method: str, entry: dict[str, Any], shared: list[dict[str, Any]]) -> Operation:
    asked = entry.get("requestBody", {})
    content = asked.get("content", {})
    return Operation(
        entry["operationId"],
        method.upper(),
        re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", path)),
        (*shared, *entry.get("parameters", [])),
        content.get("application/json", {}).get("schema"),
        bool(asked.get("required")),
        "*/*" in content,
        any(server["url"] == _DATA_HOST for server in entry.get("servers", ())),
    )


def operation_of(method: str, path: str) -> tuple[Operation, dict[str, str]] | None:
    for operation in operations():
        match = operation.pattern.fullmatch(path)
        if match and operation.method == method:
            return operation, match.groupdict()
    return None


def problems_of(asked: Asked) -> list[Problem]:
    """Everything that LINE refuses in a request's headers, query and JSON body."""
    operation, found = asked.operation, list[Problem]()
    if asked.retry_key is not None:
        if not operation.takes_retry_key:
            found.append(Problem("X-Line-Retry-Key", "this endpoint takes no retry key"))
        elif not is_uuid(asked.retry_key):
            found.append(Problem("X-Line-Retry-Key", "must be a UUID in hexadecimal form"))
    named = {each["name"] for each in operation.parameters if each["in"] == "query"}
    found += [Problem(key, "unknown query parameter") for key in asked.query if key not in named]
    found += [
        Problem(each["name"], "must be specified")
        for each in operation.parameters
        if each["in"] == "query" and each.get("required") and each["name"] not in asked.query
    ]
    if operation.schema is not None and (asked.body is not None or operation.body_required):
        api = description("messaging-api")
        found += api.problems(operation.schema, asked.body, visit=lambda *seen: found.extend(beyond(*seen)))
    elif operation.schema is None and not operation.binary and asked.body is not None:
        found.append(Problem("", "this endpoint takes no body"))
    return found

"""What LINE answers, or fails to answer, as ``LineError``: whatever the SDK and its HTTP raise."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import aiohttp
from linebot.v3.messaging.exceptions import ApiException

from api.channels.line.errors import Answer, LineError

_LENGTH = 300


@contextmanager
def line_errors() -> Iterator[None]:
    """Around a call. An answer that cannot be read is none: LINE may have done what it was asked for.

    Raises:
        LineError: the call did not succeed.
    """
    try:
        yield
    except ApiException as error:
        raise LineError(answer_of(error.status, error.body, error.headers or {})) from error
    except aiohttp.ClientConnectorError as error:
        raise LineError(Answer(None, "no connection"), sent=False) from error
    except (TimeoutError, aiohttp.ClientError, OSError) as error:
        raise LineError(Answer(None, type(error).__name__)) from error
    except (ValueError, LookupError) as error:  # no JSON, not what the API describes, no text, an unknown encoding
        raise LineError(Answer(None, f"an unreadable answer ({type(error).__name__})")) from error


def answer_of(status: int | None, body: bytes | str | None, headers: Mapping[str, str]) -> Answer:
    """LINE's error document with what it says."""
    return Answer(status, _message(body)[:_LENGTH], headers.get("Retry-After"))


def _message(body: bytes | str | None) -> str:
    """The ``message`` of LINE's error document with its details; the raw text of anything else."""
    text = body.decode("utf-8", "replace") if isinstance(body, bytes) else body or ""
    try:
        found = json.loads(text)
    except ValueError:
        return text
    if not isinstance(found, dict):
        return text
    details = found.get("details")
    told = [
        f"{detail.get('property', '')} {detail.get('message', '')}".strip()
        for detail in (details if isinstance(details, list) else ())
        if isinstance(detail, dict)
    ]
    return "; ".join([str(found.get("message", "")), *told])

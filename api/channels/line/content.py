"""What a user sent as a file or picture, part by part: the SDK would hold all of it, however large it is."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import quote

import aiohttp
from linebot.v3.messaging import AsyncApiClient

from api.channels.line.answers import answer_of, line_errors
from api.channels.line.errors import Answer, LineError

TIMEOUT = 60.0  # seconds for all of it
_PART = 64 * 1024
_ERROR_LENGTH = 4 * 1024
_PATH = "/v2/bot/message/{}/content"


@asynccontextmanager
async def opened(api: AsyncApiClient, message_id: str) -> AsyncIterator[AsyncIterator[bytes]]:
    """The parts of a file; the connection is closed with the block, whether all were read or not.

    Raises:
        LineError: from here or while parts are read; with status 202 while LINE is still getting it ready.
    """
    configuration = api.configuration
    url = configuration.host + _PATH.format(quote(message_id, safe=""))
    headers = {"Authorization": f"Bearer {configuration.access_token}", "User-Agent": api.user_agent}
    with line_errors():
        response: aiohttp.ClientResponse = await api.rest_client.get_request(
            url, headers=headers, _preload_content=False, _request_timeout=TIMEOUT
        )
    try:
        if response.status != 200:
            with line_errors():
                raise LineError(await _refusal(response))
        yield _parts(response)
    finally:
        response.close()


async def _refusal(response: aiohttp.ClientResponse) -> Answer:
    if response.status == 202:
        return Answer(202, "the content is not ready yet")
    return answer_of(response.status, await response.content.read(_ERROR_LENGTH), response.headers)


async def _parts(response: aiohttp.ClientResponse) -> AsyncIterator[bytes]:
    while True:
        with line_errors():
            part = await response.content.read(_PART)
        if not part:
            return
        yield part

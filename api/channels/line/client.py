"""LINE's Messaging API, as far as this service calls it: line-bot-sdk's asynchronous client with one kind of error.

Imported only where LINE is on: the SDK's models take seconds to load.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any

from linebot.v3.messaging import (
    AsyncApiClient,
    AsyncMessagingApi,
    AsyncMessagingApiBlob,
    Configuration,
    PushMessageRequest,
    ReplyMessageRequest,
    ShowLoadingAnimationRequest,
)

from api.channels.line.answers import line_errors
from api.channels.line.content import opened
from api.channels.line.errors import LineError

TIMEOUT = 10.0  # seconds for one call; less than sender.LEASE

Message = dict[str, Any]


class LineClient:
    """One for each process; its connections are opened at the first call, in the loop that makes it.

    Every method raises ``LineError``.
    """

    def __init__(self, token: str, api_base: str, data_base: str) -> None:
        self._api = _configuration(token, api_base)
        self._data = _configuration(token, data_base)
        self._clients: dict[str, AsyncApiClient] = {}

    async def reply(self, token: str, messages: Sequence[Message]) -> None:
        """Answer an event with its token: free, once, within about a minute."""
        body = ReplyMessageRequest.from_dict({"replyToken": token, "messages": list(messages)})
        await self._call(lambda: self.messaging.reply_message(body, _request_timeout=TIMEOUT))

    async def push(self, to: str, messages: Sequence[Message], retry_key: str) -> None:
        """Send unasked. With a ``retry_key`` (a UUID) that was accepted before, LINE sends nothing again and says 409."""
        body = PushMessageRequest.from_dict({"to": to, "messages": list(messages)})
        await self._call(
            lambda: self.messaging.push_message(body, x_line_retry_key=retry_key, _request_timeout=TIMEOUT)
        )

    async def quota(self) -> int | None:
        """How many messages this month's plan holds; None: no limit."""
        found = await self._call(lambda: self.messaging.get_message_quota(_request_timeout=TIMEOUT))
        return None if found.type == "none" else int(found.value or 0)

    async def quota_used(self) -> int:
        """How many messages of this month were sent already (roughly, says LINE)."""
        found = await self._call(lambda: self.messaging.get_message_quota_consumption(_request_timeout=TIMEOUT))
        return int(found.total_usage)

    async def knows(self, user_id: str) -> bool:
        """Whether the user is there for us: exists and has not blocked us."""
        try:
            await self._call(lambda: self.messaging.get_profile(user_id, _request_timeout=TIMEOUT))
        except LineError as error:
            if error.status == 404:
                return False
            raise
        return True

    async def show_loading(self, user_id: str, seconds: int) -> None:
        """Show that an answer is coming, until it is there; ``seconds`` is a multiple of 5 from 5 to 60."""
        body = ShowLoadingAnimationRequest(chatId=user_id, loadingSeconds=seconds)
        await self._call(lambda: self.messaging.show_loading_animation(body, _request_timeout=TIMEOUT))

    def content(self, message_id: str) -> AbstractAsyncContextManager[AsyncIterator[bytes]]:
        """What a user sent as a file or picture, in parts (``content.opened``)."""
        return opened(self._client("data", self._data), message_id)

    @property
    def messaging(self) -> AsyncMessagingApi:
        """The SDK's own API, for what only one place needs."""
        return AsyncMessagingApi(self._client("api", self._api))

    @property
    def blob(self) -> AsyncMessagingApiBlob:
        return AsyncMessagingApiBlob(self._client("data", self._data))

    async def close(self) -> None:
        for client in self._clients.values():
            await client.close()
        self._clients.clear()

    def _client(self, name: str, configuration: Configuration) -> AsyncApiClient:
        if name not in self._clients:
            self._clients[name] = AsyncApiClient(configuration)
        return self._clients[name]

    async def _call(self, call: Callable[[], Awaitable[Any]]) -> Any:
        with line_errors():
            return await call()


def _configuration(token: str, base: str) -> Configuration:
    return Configuration(access_token=token, host=base.rstrip("/"))

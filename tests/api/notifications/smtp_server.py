"""A mail server that keeps what it is sent, and refuses or hangs where a test wants it to."""

from __future__ import annotations

import asyncio
import email
import email.policy
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage


@dataclass
class MailServer:
    """``answers`` replaces the answer to a command (``RCPT`` → ``550 no such user``); ``silent`` gives none to it."""

    port: int = 0
    letters: list[tuple[str, EmailMessage]] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    silent: str = ""
    logins: list[str] = field(default_factory=list)

    @property
    def receivers(self) -> list[str]:
        return [to for to, _ in self.letters]

    def last(self) -> EmailMessage:
        return self.letters[-1][1]

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await self._talk(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # the other side went away: what it wanted to try
        finally:
            writer.close()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        to = ""
        await self._answer(writer, "CONNECT", "220 mail.test")
        while line := (await reader.readline()).decode().strip():
            command = line[:4].upper()
            match command:
                case "EHLO":
                    ok = "250-mail.test\r\n250-AUTH PLAIN\r\n250 SMTPUTF8"
                case "AUTH":
                    self.logins.append(line)
                    ok = "235 welcome"
                case "RCPT":
                    to, ok = line.partition("<")[2].partition(">")[0], "250 ok"
                case "DATA":
                    await self._answer(writer, "DATA", "354 go on")
                    if "DATA" in self.answers:
                        continue
                    self._keep(to, await reader.readuntil(b"\r\n.\r\n"))
                    command, ok = "END", "250 queued"
                case "QUIT":
                    await self._answer(writer, "QUIT", "221 bye")
                    return
                case _:
                    ok = "250 ok"
            await self._answer(writer, command, ok)

    def _keep(self, to: str, data: bytes) -> None:
        whole = data.removesuffix(b".\r\n").replace(b"\r\n..", b"\r\n.")
        letter = email.message_from_bytes(whole, policy=email.policy.default)
        assert isinstance(letter, EmailMessage)
        self.letters.append((to, letter))

    async def _answer(self, writer: asyncio.StreamWriter, command: str, ok: str) -> None:
        if command == self.silent:
            await asyncio.Event().wait()
        writer.write(f"{self.answers.get(command, ok)}\r\n".encode())
        await writer.drain()


@asynccontextmanager
async def mail_server() -> AsyncIterator[MailServer]:
    found = MailServer()
    tasks: set[asyncio.Task[None]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        await found.serve(reader, writer)

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    found.port = server.sockets[0].getsockname()[1]
    try:
        yield found
    finally:
        server.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def body_of(letter: EmailMessage, kind: str) -> str:
    part = letter.get_body((kind,))
    assert part is not None
    return str(part.get_content())

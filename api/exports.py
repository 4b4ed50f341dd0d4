"""Everything that is kept of one person, as a ZIP file: for a request to disclose, and to move elsewhere."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile

from sqlalchemy.ext.asyncio import AsyncSession

from api.briefs import load_brief
from bot.eligibility.check import check
from bot.handoff.hours import JST
from bot.intake.profile import Profile
from bot.intake.questions import missing
from bot.storage import conversations as store
from bot.storage.desk import attachments_of
from bot.storage.models import Attachment, Conversation, Message, TicketNote
from bot.storage.subjects import notes_of
from bot.storage.tickets import ticket_of

_README = """\
ミナトに保存している、お一人分の記録です（{at} 時点）。

フォルダは、受付（または会話）ごとに一つです。
  conversation.json  会話の全体
  intake.json        伺った内容、まだの項目、申込要件の基本確認
  summary.json       相談員への引き継ぎ書
  transcript.txt     会話の記録（読むためのもの）
  notes.json         相談員のメモ（あるとき）
  attachments/       お送りいただいたファイル

JSONの項目の意味は、docs/contract.md にあります。
"""


@dataclass(frozen=True)
class Folder:
    """What is kept of one conversation: texts by file name, and files with where they lie."""

    name: str
    number: str | None
    texts: dict[str, str]
    files: dict[str, Path]


async def collect(session: AsyncSession, conversation: Conversation, attachments: Path, at: datetime) -> Folder:
    """Everything of one conversation; files that are not on disk (any more) are named in ``summary.json`` only."""
    brief = await load_brief(session, conversation.id, at)
    messages = await store.list_messages(session, conversation.id)
    records = await store.intake_records(session, conversation.id)
    notes = await notes_of(session, conversation.id)
    ticket = await ticket_of(session, conversation.id)
    texts = {
        "conversation.json": _json(_conversation(conversation, messages)),
        "intake.json": _json(_intake(records, at)),
        "summary.json": _json(brief),
        "transcript.txt": "\n\n".join(
            f"{line['role_label']}（{line['at']}）\n{line['text']}" for line in brief["transcript"]
        ),
    }
    if notes:
        texts["notes.json"] = _json([_note(note) for note in notes])
    files = _files(await attachments_of(session, conversation.id), attachments)
    return Folder(ticket.number if ticket else conversation.id, ticket.number if ticket else None, texts, files)


def write_zip(target: IO[bytes], folders: Sequence[Folder], at: datetime) -> None:
    """Write the archive; names inside it are UTF-8."""
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        archive.writestr("README.txt", _README.format(at=_moment(at)))
        for folder in folders:
            for name, text in folder.texts.items():
                archive.writestr(f"{folder.name}/{name}", text)
            for name, path in folder.files.items():
                archive.write(path, f"{folder.name}/attachments/{name}")


def _conversation(conversation: Conversation, messages: Sequence[Message]) -> dict[str, Any]:
    return {
        "conversation_id": conversation.id,
        "channel": conversation.channel,
        "sender": conversation.sender,
        "state": conversation.state,
        "consented": conversation.consented,
        "created_at": _moment(conversation.created_at),
        "progress": conversation.progress,
        "messages": [_message(message) for message in messages],
    }


def _message(message: Message) -> dict[str, Any]:
    return {
        "message_id": message.message_id,
        "role": message.role,
        "author": message.author,
        "text": message.text,
        "choice": message.choice,
        "at": _moment(message.at),
        "replies": message.replies,
    }


def _intake(records: dict[str, Any], at: datetime) -> dict[str, Any]:
    profile = Profile.from_dict(records)
    decision = check(profile.facts(), at.astimezone(JST).date()).as_dict()
    return {"fields": records, "missing": missing(profile), "eligibility": decision}


def _note(note: TicketNote) -> dict[str, str]:
    return {"author": note.author, "text": note.text, "at": _moment(note.at)}


def _files(rows: Sequence[Attachment], folder: Path) -> dict[str, Path]:
    """By a name of their own each, whatever the visitor called them."""
    named = {f"{index:02}_{row.filename}": folder / row.storage_name for index, row in enumerate(rows, 1)}
    return {name: path for name, path in named.items() if path.is_file()}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _moment(at: datetime) -> str:
    return at.astimezone(JST).isoformat(timespec="seconds")

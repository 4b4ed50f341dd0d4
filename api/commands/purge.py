"""``minato purge``: erase what has been kept long enough. Without ``--yes`` it only says what would go."""

from __future__ import annotations

import asyncio
import re

import yaml

from api import erasing
from api.erasing import Due
from api.settings import ROOT, Settings
from bot.dialogue.clock import clock_from
from bot.storage.database import Database
from bot.storage.migrate import migrate
from bot.storage.retention import Kept

_LABELS = {
    Kept.ABANDONED: "途中でおやめになった会話",
    Kept.DONE: "完了した受付",
    Kept.OPEN: "未完了の受付",
}
_PROMISE = re.compile(r"引き継いだ場合は対応を終えてから(\d+)年、途中でおやめになった場合は(\d+)日")
_DAYS_IN_A_YEAR = 365


def run(settings: Settings, yes: bool) -> None:
    """Show what is past its time; with ``yes``, erase it."""
    for line in asyncio.run(_run(settings, yes)):
        print(line)


async def _run(settings: Settings, yes: bool) -> list[str]:
    at = clock_from(settings.clock)()
    database = Database(settings.database_url)
    try:
        await migrate(database)
        due = await (erasing.purge(database, settings, at) if yes else erasing.look(database, settings, at))
    finally:
        await database.close()
    return [*_warning(settings), *_told(due, settings, yes)]


def _told(due: Due, settings: Settings, yes: bool) -> list[str]:
    periods = erasing.periods_of(settings)
    lines = ["消去しました。" if yes else "消去の対象です（まだ何も消していません）。"]
    for kind, label in _LABELS.items():
        kept = periods.of(kind)
        after = "期限なし" if kept is None else f"{kept.days}日を過ぎたもの"
        lines.append(f"  {label}（{after}）：{due.conversations[kind]}件")
    lines.append(f"  コンソールの記録（{settings.retention_days_audit}日を過ぎたもの）：{due.entries}件")
    if not yes and due.anything:
        lines.append("消去するには：minato purge --yes")
    return lines


def promised_days() -> tuple[int, int]:
    """What visitors are told when they consent: days after a handover, days after leaving on the way.

    Raises:
        LookupError: the words do not say it in the form that is read here.
    """
    responses = yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))["responses"]
    found = _PROMISE.search(responses["utter_ask_consent_privacy"][0]["text"])
    if found is None:
        raise LookupError("utter_ask_consent_privacy")
    return int(found[1]) * _DAYS_IN_A_YEAR, int(found[2])


def _warning(settings: Settings) -> list[str]:
    promised = promised_days()
    if (settings.retention_days_done, settings.retention_days_abandoned) == promised:
        return []
    return [
        f"ご注意：お客様には、引き継いだ場合は対応を終えてから{promised[0]}日、途中でおやめになった場合は{promised[1]}日とお伝えしています。"
        "設定に合わせて domain.yml の utter_ask_consent_privacy を直してください。"
    ]

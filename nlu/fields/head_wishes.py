"""What the head of the firm wishes of another answer approves of nothing: 「窓口は根本にしてほしいと社長が申しております」."""

from __future__ import annotations

import re

from nlu.fields.amendments import amends
from nlu.fields.field_names import names_in
from nlu.fields.types import FieldValue, Reading
from nlu.values.assent_words import BOSS, NOD
from nlu.values.normal import normalize

_FIELD = "management_approval"
_OF_THE_PLAN = frozenset({_FIELD, "project_type", "existing_export", "motive", "supplier_consent"})
_ASKS_FOR = re.compile(  # 「…と社長が申しております」「社長から…との指示がありました」
    rf"(?:(?:と|って)(?:、)?(?:[^。、]{{0,6}}{BOSS}(?:さん)?(?:が|も|は|から|に|より)?)?|よう(?:に)?(?:と)?(?:の)?、?(?:[^。]{{0,6}}{BOSS}(?:さん)?(?:が|も|は|から|に|より|の))?)"
    r"[^。、]{0,4}(?:申し|言|いわ|おっしゃ|仰|希望|指示|命|頼ま|お達し|要望)|に[とは](?:申し|言)"
)
_HEAD = re.compile(BOSS)
_OF_THE_WAY = re.compile(rf"{NOD}|輸出|海外(?:進出|展開|販売|事業)?(?:を|は|も|に)|申し?込|進め|やれ|やって|取り組")
_CHOICE = re.compile(r"(?<![長表者営会員])(?<!オーナー)(?<!トップ)がいい(?:と|って)")
_BARE = re.compile(
    rf"^[^、。]{{0,4}}{BOSS}(?:さん)?(?:が|も|は|から)?、?(?:ぜひ|是非|それ|そう|その|そっち|そちら|どうしても)"
)
_SENTENCE = re.compile(r"[^。!?\n]+[。!?\n]*")


def without_head_wishes(text: str, asking: str | None, found: Reading) -> Reading:
    """``found`` without an approval that is only what the head wishes another answer to be."""
    if asking == _FIELD or not any(_of_an_answer(text, asking, one) for one in found.values):
        return found
    return Reading(tuple(one for one in found.values if one.field != _FIELD), found.problems)


def _of_an_answer(text: str, asking: str | None, one: FieldValue) -> bool:
    if one.field != _FIELD or one.value is not True:
        return False
    said = before = ""
    for match in _SENTENCE.finditer(text):
        if match.start() < one.end:
            before, said = said, normalize(match.group()).text
    if not _HEAD.search(said) or not _ASKS_FOR.search(said):
        return False
    if _BARE.match(said):
        return bool(_other_fields(before)) and amends(before)  # 「越境ECも追加で…。社長がぜひにと申しております」
    if _CHOICE.search(said):
        return True  # 「社長がタイがいいと言っております」
    return bool(_other_fields(said)) and not _OF_THE_WAY.search(said)


def _other_fields(words: str) -> set[str]:
    return {name for named in names_in(words) for name in named.fields} - _OF_THE_PLAN

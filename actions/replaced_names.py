"""A name or note that stands, said once more beside the one to take its place: 「上で田中と書きましたが田仲です」."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from actions.telling import anew
from bot.intake.state import State
from nlu.fields.mending import Mended
from nlu.fields.texts import NAMES, NOTES
from nlu.values.normal import normalize

_LEAST = 2  # letters of a name that can be known again
_NEW = r"[「『]?(?P<new>[^、。!?「」『』]{1,30}?)[」』]?"
_IS = r"(?:でした|です|だった|だ|でございま(?:した|す)|が(?:正し|正解|本当)[^、。]{0,6}|に(?:し(?:て|ます)|直|訂正|修正|変)[^、。]{0,20})[ねよ]*(?=[。!\s]|$)"
_CHANGE = (
    r"(?:変更|訂正|修正|直し|なおし|変え|替え|差し替え|書き換え)(?:し)?(?:ます|たい(?:です)?|で|て(?:おいて)?(?:ください|下さい|もら[^、。]{0,8}|いただ[^、。]{0,8}|頂[^、。]{0,6}|ほし[^、。]{0,4}|くれ[^、。]{0,4}|おいて)?|を?お願い[^、。]{0,8})?"
    r"[ねよ]*(?=[。!?\s]|$)"
)
_AFTER = (
    re.compile(  # 「…と申しましたが…でございました」
        rf"[」』]?(?:と|って)(?:[^、。]{{0,6}}に)?(?:書|言|いい|申|お?答え|お?伝え|入力|送|入れ|打)[^、。]{{0,12}}?(?:が|けど|けれど|けれども|ところ)、?(?:正しくは|正確には|本当は|実際は|正式には)?、?{_NEW}{_IS}"
    ),
    re.compile(rf"[」』]?(?:の(?:ところ|部分|ほう|方|字|表記))?(?:を|は|から)、?{_NEW}(?:に|へ){_CHANGE}"),
    re.compile(
        rf"[」』]?(?:と|って)(?:書|言|お?答え|お?伝え|入力|送|入れ)[^、。はが]{{0,4}}?た[^、。]{{1,10}}?(?:です(?:が|けど)|は|、)、?{_NEW}(?:に|へ){_CHANGE}"
    ),
    re.compile(rf"[」』]?(?:でした|です|だった)(?:っけ|か)[?。]?\s*{_NEW}(?:に|へ){_CHANGE}"),
)


def replacements(before: State, text: str, as_of: date) -> Iterator[tuple[Mended, str, Any]]:
    """The names and notes that stand, whose words the message repeats, with what it puts in their place."""
    n = normalize(text)
    for name in (*NAMES, *NOTES):
        standing = before.profile.value(name)
        if not isinstance(standing, str) or name == before.asking:
            continue
        old = normalize(standing).text
        known = re.search(rf"(?<![一-龥ァ-ヺーA-Za-z0-9]){re.escape(old)}", n.text) if len(old) >= _LEAST else None
        if known is None:
            continue
        found = next((match for one in _AFTER if (match := one.match(n.text, known.end()))), None)
        value = anew(before, name, f"{found['new']}です", as_of) if found else None
        if found and value not in (None, standing):
            yield Mended((name,), found["new"], *n.span(known.start(), found.end())), name, value

"""A part of an address put right: 「sales@じゃなくinfo@でした」, 「アドレスのkumoのところ、kumonが正しいです」."""

from __future__ import annotations

import re

from nlu.values.normal import normalize

_PART = r"[A-Za-z0-9._%+@/-]*[A-Za-z0-9@]"
_OF_IT = r"[」』]?(?:の(?:ところ|とこ|部分|ほう|方|字|綴り|スペル))?"
_FOR_THAT = re.compile(
    rf"(?<![A-Za-z0-9._%+@:/-])(?P<old>{_PART}){_OF_IT}"
    r"(?:\s*(?:→|⇒|➡|[-=]>)\s*|(?:じゃ|では|で|や)な(?:くって|くて|く|かって)[、\s]*|やのうて[、\s]*|(?:は|が)(?:間違い|誤り|間違え)(?:で(?:した|す|して)?|まし(?:た|て))?(?:が|けど|ので)?[、。\s]*(?:正しくは)?、?|(?:を|は|が|、)\s*(?=[「『]?[A-Za-z0-9._%+@/-]+[」』]?(?:が|のほうが|の方が|に|の)(?:正し|正解|本当|直|変|訂正|修正|間違い|誤り)))"
    rf"[「『]?(?P<new>{_PART})(?![A-Za-z0-9._%+@/:-])(?!(?:も|でも))"
)
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}")
_ON = re.compile(r"[A-Za-z0-9]")


def with_part(text: str, standing: str) -> tuple[str, int, int] | None:
    """The ``standing`` address with another part in its place, and the span of ``text`` that says so.

    None where it is not in it once, as a part by itself, or where the new part is an address by itself.
    """
    n = normalize(text)
    for found in _FOR_THAT.finditer(n.text):
        old, new = found["old"], found["new"]
        places = [at for at in _places(standing, old) if old != new]
        if len(places) != 1 or _EMAIL.fullmatch(new) or "://" in new:
            continue
        mended = standing[: places[0]] + new + standing[places[0] + len(old) :]
        if ("@" in standing) != ("@" in mended) or ("@" in mended and not _EMAIL.fullmatch(mended)):
            continue
        return mended, *n.span(found.start("old"), found.end("new"))
    return None


def _places(standing: str, part: str) -> list[int]:
    """Where ``part`` stands in an address between marks: not the 「umi」 of 「umine」."""
    found = (match.start() for match in re.finditer(re.escape(part), standing, re.IGNORECASE))
    return [
        at
        for at in found
        if not (_ON.match(part[0]) and at and _ON.match(standing[at - 1]))
        and not (_ON.match(part[-1]) and _ON.match(standing[at + len(part) :]))
    ]

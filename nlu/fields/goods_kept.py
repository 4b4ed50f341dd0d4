"""Several goods of which some are dropped: 「甘酒は今回やめて、味噌だけにしてください」 where 味噌と甘酒 stands."""

from __future__ import annotations

import re

from nlu.values.normal import normalize

_AND = re.compile(  # not the と of かりんとう
    r"(?<=..)(?:(?:(?<![ぁ-ん])(?:と|や)|(?:と|や)(?![ぁ-ん]))(?=..)|、|・|及び|および)"
)
_SHORTEST = 2  # characters by which one of the goods is known
_ONLY = re.compile(r"[」』]?(?:だけ|のみ|一本|1本)(?:の(?:申請|申し込み|輸出))?(?:に|で|を|と|です|でした|、|[。!]|$)")
_DROPPED = re.compile(
    r"[」』]?(?:の(?:ほう|方|件))?(?:は|を|も)?、?(?:やっぱ(?:り|し)?|やはり|今回(?:は|のところ)?|まだ|いったん|一旦|とりあえず|、)*"
    r"(?:(?:外し|はずし|抜い|除い|取り下げ|取り消し|削除し|やめ|止め|見送っ|消し)(?:て|で|ます|る|と|にし|た(?!い[^で]))|取りやめ|やめ(?:に|と)|(?:外|消|除)(?:す|き)|見送り|なしで|なしに|無しで|対象外|不要|出さない|出しません)"
)


def goods_kept(text: str, standing: str) -> tuple[str, int, int] | None:
    """What is left of the ``standing`` goods, and the words that say so, half-open in ``text``."""
    items = [item for item in _AND.split(normalize(standing).text) if item.strip()]
    if len(items) < _SHORTEST:
        return None
    n = normalize(text)
    only = [(item, span) for item in items if (span := _said(n.text, item, items, _ONLY))]
    dropped = [(item, span) for item in items if (span := _said(n.text, item, items, _DROPPED))]
    if any(item in dict(dropped) for item, _ in only) or not (only or dropped):
        return None
    left = [item for item in items if item in dict(only)] or [item for item in items if item not in dict(dropped)]
    if not left or len(left) == len(items):
        return None
    spans = [span for _, span in (*only, *dropped)]
    return "と".join(left), *n.span(min(start for start, _ in spans), max(end for _, end in spans))


def _said(text: str, item: str, items: list[str], fate: re.Pattern[str]) -> tuple[int, int] | None:
    """Where ``text`` says that of the item, by its name or the end of it that no other has."""
    for at in range(max(1, len(item) - _SHORTEST + 1)):
        name = item[at:]
        if any(other.endswith(name) for other in items if other != item):
            return None
        for match in re.finditer(re.escape(name), text):
            if (behind := fate.match(text, match.end())) is not None:
                return match.start(), behind.end()
    return None

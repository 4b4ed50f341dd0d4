"""What people say to themselves around an answer: 「冗談です、」「難しい質問だなあ。」「…、寒いんでしょうねえ」「…笑」."""

from __future__ import annotations

import re

from nlu.fields.cues import mentioned
from nlu.fields.own_words import WHOLE_SENTENCES
from nlu.values.dialect import replaced
from nlu.values.normal import Normalized

_LAUGHS = re.compile(  # 「苦手なので…笑 」「です(^^;」
    r"\s*(?:(?<=[ぁ-んァ-ヺ一-龥。、])[.…]+\s*(?:笑+|汗|泣)(?:\s+|(?=[。、!]|$))|(?<=[たすねよわだ])\s(?:笑+|汗)(?=[。、!\s]|$)|\([\^;一_ー><]{1,5}[;)]*\s*$)"
)
_LAUGHED_AT = re.compile(r"(?:^|(?<=[。!?]))[^。!?、]{1,24}(?:てました|ちゃった|ちゃいました)\s?笑+\s")
_OPENING = re.compile(
    r"^\s*(?:(?:いや[、]?)?(?:冗談(?:です|でした|だよ|は(?:さておき|置いといて|おいといて|ともかく))?|(?:ちょっと)?聞い(?:てみ)?た(?:かった)?だけ(?:です|だよ)?|失礼(?:しました)?|笑ってしまいました|え[えー]*っ?とね[えー]*|(?:どこ|どれ|どっち|いつ|いくら|何|誰|どう)[^。、!?…]{0,12}?(?:か(?:な[ぁあー]*|のう|しら|いな)|だっけ|やっけ))(?:[、。!.]+\s*|\s))+(?=[^、。!?\s])"
)
_WONDERS = r"[^。!?\n]{2,34}ん(?:です|だ|でしょう|だろう)(?:ね[ぇえー~]+|な[ぁあー~]+|(?<=う)ね)"
_SIGHS = r"[^。!?\n]{2,24}(?:(?<!ない)(?<!なし)(?<!まだ)(?<!無理)(?<!だめ)だ|(?<!な)い|(?<!な)かった|(?<!て)(?<!な)た)(?:です)?な[ぁあー~]+"
_APOLOGY = (
    r"[^。!?\n]{2,24}(?:て|で)(?:すみません|すいません|ごめんなさい|申し訳(?:ない|ありません)(?:です)?)(?:ね[ぇえー]*)?"
)
_COURTESY = r"[^。!?\n]{0,10}(?:お世話になって(?:い|おり)?ます|ありがとうございます)"
_TELLS = re.compile(
    r"[0-9@〇一二三四五六七八九十百千万億「『]|な[いく](?:て|で|[。、ん])|ません(?<!すみません)(?<!すいません)"
)
_IN_NAMES = frozenset({  # answered with a name or a note, of which any words may be taken for a part
    "product_name", "company_name", "contact_name", "contact_department", "contact_preference", "contact_phone", "target_timing",
    "implementation_team", "trade_fair_plan",
})  # fmt: skip
_STOPS = r"(?:[。!.…]+\s*|\s*$)"
_REST = re.compile(r"[^\s。!?.、]{2,}")


def _sentence(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=[。!?.]))\s*(?:{words}){_STOPS}")


_ANYWHERE, _BESIDE_A_NAME = _sentence(_WONDERS), _sentence(f"{_WONDERS}|{_SIGHS}|{_APOLOGY}|{_COURTESY}")


def without_laughs(n: Normalized, asking: str | None) -> Normalized:
    """``n`` with a mark for a laugh: 「苦手なので…笑 」."""
    return (
        n if asking is None or asking in WHOLE_SENTENCES else replaced(replaced(n, _LAUGHED_AT, ""), _LAUGHS, _closed)
    )


def without_musings(n: Normalized, asking: str | None) -> Normalized:
    """``n`` without what answers nothing because it is said to oneself; a message that says no more is left as it is."""
    if asking is None or asking in WHOLE_SENTENCES:
        return n
    pattern = _BESIDE_A_NAME if asking in _IN_NAMES else _ANYWHERE
    for words in (_OPENING, pattern):
        n = replaced(n, words, lambda said: None if _needed(said) else "")
    return n


def _closed(laugh: re.Match[str]) -> str:
    """The mark that a laugh stands for: 「苦手なので…笑 」 goes on."""
    return "、" if laugh.string[: laugh.start()].endswith(("ので", "から", "けど", "が", "て")) else "。"


def _needed(said: re.Match[str]) -> bool:
    """Whether the words tell something, or nothing would be left without them."""
    others = said.string[: said.start()] + " " + said.string[said.end() :]
    return bool(_TELLS.search(said[0]) or mentioned(said[0]) or not _REST.search(others))

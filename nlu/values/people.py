"""Names of persons, found by the words that introduce them."""

from __future__ import annotations

import re

from nlu.values.normal import Normalized
from nlu.values.person_words import is_person_name, parts
from nlu.values.types import Found

TITLES = (
    "代表取締役会長兼社長|代表取締役社長|代表取締役会長|代表取締役|取締役会長|取締役社長|専務取締役|常務取締役|執行役員|取締役|代表社員|代表理事|理事長|組合長|最高経営責任者"
    "|代表者?|社長|副社長|会長|専務|常務|本部長|部長代理|部長|次長|室長|課長|係長|主任|主査|店長|工場長|所長|支店長|支社長|マネージャー|マネジャー|リーダー|チーフ|オーナー|店主|園主|農園主|杜氏|若女将|女将|社員|担当者?|顧問|理事|監事|事務局長|CEO|COO|CFO|CTO|経営者|責任者"
)
_TITLE = re.compile(rf"({TITLES})(?:の|・|/| )?")
_K, _H, _T, _A = "一-龥々〆ヶ", "ぁ-んー", "ァ-ヺー", "A-Za-z"
_NAME = rf"[{_K}{_H}{_T}{_A}][{_K}{_H}{_T}{_A}・=.' \-]{{0,24}}"
_SAID = r"(?:と申し|ともうし|といいま|と言いま|という者|というもの|といい|と言い|です|でございま|だ(?:$|。|よ)|になりま|になる|が担当|が窓口|が対応|宛|さん|様|氏|まで|に(?:連絡|お願い)| ?(?:$|[。、,/(\n]))"
_CUES = (
    rf"(?:ご?担当者?(?:名|の名前|の氏名)?|窓口|連絡先の?担当|申込者|責任者|(?:お)?名前|氏名|姓名|フルネーム|代表者?名?|社長|店主|オーナー|私|わたし|わたくし|僕|ぼく|俺|自分|当方)(?:の名前|の氏名)?(?:は|:|が| は|、|=)[ 、]*(?:{TITLES})?(?:の| )?"
)
_AFTER_CUE = re.compile(rf"{_CUES}({_NAME}?)(?={_SAID})")
_SAID_SELF = re.compile(rf"({_NAME}?)(?=と申し(?:ます|あげ|上げ)|ともうします|といいます|と言います)")
_WITH_TITLE = re.compile(rf"(?:{TITLES})(?:の| )({_NAME}?)(?={_SAID})")
_OF_COMPANY = re.compile(rf"の({_NAME}?)(?=です(?:が|けど|$|。|、)|と申し|といいます|でございます)")
_ANSWER = re.compile(rf"({_NAME}?)(?:(?:さん|様|氏)?(?:です|でございます|と申します|といいます|になります|だよ|さんです|が担当です))?(?: ?\([^()]*\))?(?:です)?[。!]?")
_READING = re.compile(rf" ?\(([{_H}{_T} ]{{2,20}})\)")


def find_person_names(n: Normalized) -> list[Found]:
    """Names introduced as such (担当は田中です, 佐藤と申します, 代表の鈴木, 私は…) and a name that is the whole answer.

    ``value`` is the name as written, without さん, 様 or a title, one space at most between family and given name.
    ``detail``: ``bare`` (True when only the whole answer suggests a name), ``kana`` (a reading in brackets), ``title``.
    """
    found: list[Found] = []
    for pattern in (_SAID_SELF, _AFTER_CUE, _WITH_TITLE, _OF_COMPANY):
        for match in pattern.finditer(n.text):
            hit = _found(n.text, *match.span(1), bare=False)
            if hit and not any(hit.start < other.end and other.start < hit.end for other in found):
                found.append(hit)
    if not found:
        answer = _ANSWER.fullmatch(n.text)
        hit = _found(n.text, *answer.span(1), bare=True) if answer else None
        found = [hit] if hit else []
    return sorted(found, key=lambda hit: hit.start)


def _found(text: str, start: int, end: int, bare: bool) -> Found | None:
    title = ""
    while lead := _TITLE.match(text, start, end):
        if lead.end() >= end:
            return None
        start, title = lead.end(), title + lead[1]
    words = text[start:end]
    if not _is_name(words):
        return None
    detail: dict[str, object] = {"bare": bare}
    reading = _READING.match(text, end)
    if reading:
        detail["kana"] = reading[1].strip()
    if title:
        detail["title"] = title
    return Found("person", words, start, end, detail=detail)


def _is_name(words: str) -> bool:
    """A personal name by the dictionary, or one word that is a place or unknown (福島, 大久保: surnames as well)."""
    if not words or words.isspace():
        return False
    if is_person_name(words):
        return True
    kinds = [pos for _, pos in parts(words)]
    return len(kinds) == 1 and kinds[0][:2] == ("名詞", "固有名詞") and kinds[0][2] in ("地名", "一般") and len(words) <= 5

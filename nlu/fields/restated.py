"""An answer taken back in the same breath: 「平成8年…あ、ちがう、昭和63年でした」「1000万です。すみません、3000万でした」.

Both what stands before and what stands behind the turn must answer the question; what is said last counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from nlu.fields.texts import SENTENCES
from nlu.fields.types import FieldValue, Reading
from nlu.values.normal import normalize

_SORRY = r"(?:(?:ごめん(?:なさい)?|すみません|すいません|失礼(?:しました|いたしました)?|申し訳(?:ない|ありません)(?:です)?)(?:が|けど)?)"
_WAIT = r"(?:(?:ちょっと|ちょい|一旦)?待って(?:ください|ね)?)"
_WRONG = r"(?:(?:間違(?:い(?!(?:は|も)?(?:な[いくし]|あり|ござ))|え|って)|まちがい|まちがえ)(?:まし)?た?(?:です|でした)?|(?:違|ちが)(?:う(?:(?:違|ちが)う|わ|な)?|い(?:ます|ました)|った)(?:ね|な|わ|です)?|ちゃう(?:わ|な)?|ちゃいます)"
_BACK = r"(?:もとい|訂正(?:します|です|させてください)?|正しくは|正確には|いや(?:いや)?|う?んにゃ|いんや|いいえ|いえ(?:いえ)?|じゃな(?:い|かった)(?:や|です|わ)?|ではありません)"
_TURN = re.compile(  # after a pause
    rf"(?:です|でした|だ|ます)?[。、.…!！\s　]+(?:(?:あっ?|おっと)?[、。…\s]*(?:{_SORRY}|{_WAIT}|{_WRONG}|{_BACK}|やっぱり|やはり|あっ?(?=[、。…])|おっと)[、。.…!！\s]*)+"
    rf"|(?:あっ|あ、)(?:{_SORRY}|{_WAIT}|{_WRONG}|{_BACK})?[、。…\s]*|いや、|う?んにゃ、|いんや、|もとい、?|(?<!だけ)(?<!のみ)(?<!かり)(?<!しか)(?:じゃな(?:くて|い(?:や|わ)?、|かった、)[、\s]*|ではなく(?:て)?、?|やなくて、?|ちゃう、)"
    r"|(?:だ|か)?と思ったら、?|(?:と|って)(?:書き|言い|送り|入れ|打ち|答え)(?:まし)?たが、?"
)
_ADDS = re.compile(r"も(?:です|お願い|追加|あり|や|し|、|。|$)|(?:のほかに|に加え|とは別|に次いで|の次)")
_ASKS = re.compile(r"[?？]|(?:です|ます|でしょう)か[。!\s]*$")
_SAID = re.compile(  # a noun that is to be it, for what any words could answer
    r"[^。、!?はがを]{1,24}(?:です|でした|だ|で(?:お願い(?:し|いたし)ます)?|になります|でございます|と申します)?(?:ね|よ)?[。!！\s]*"
)
_ERA = re.compile(r"(?:令和|平成|昭和|大正|明治|[RHSTM](?=[0-9]))")
_BARE_YEAR = re.compile(r"(?:[0-9]{1,2}|元)年")
_FREE = frozenset({"product_name", "company_name", "contact_name", "contact_department", "contact_preference", "industry", "target_timing"})  # fmt: skip
_OUTDATED = re.compile(  # 「あ、違います、それは古い名前で、今は…」
    r"(?:それ|これ|今の|さっきの|そっち)(?:は|って)(?:古い|前の|昔の|旧|以前の|もとの|元の|去年の|仮の)[^、。]{0,8}?(?:でした|です|だった|だ|で)[、。]?\s*(?:(?:今|いま|現在|正しく|新しいの|今年|正式に)は|いまの)?、?"
)
_RANKS = re.compile(r"\s*(?:本命|一番|いちばん|最優先|優先|第一希望|先)(?:は|に|が|なのは)")
_WAS = re.compile(r"でした(?=[。!！\s]*$)")  # as many letters: offsets hold
_PAUSE = re.compile(r"(?:です|でした|だ|ます)?[。、.…!！\s　]")
_SHORT = 40  # characters of what is said anew
_NOT_HERE = frozenset({*SENTENCES, "support_needs", "consent_privacy", "implementation_team", "trade_fair_plan"})


def restated(text: str, asking: str | None, whole: Reading, alone: Callable[[str, str | None], Reading]) -> Reading:
    """``whole`` with the answer to ``asking`` that the speaker put in the place of a first one; ``alone`` reads a part."""
    if asking is None or asking in _NOT_HERE:
        return whole
    for turn in reversed(list(_TURN.finditer(text))):
        outdated = _OUTDATED.match(text, turn.end())
        start = outdated.end() if outdated else turn.end()
        before, after = text[: turn.start()], text[start:]
        if not before.strip() or not 0 < len(after.strip()) <= _SHORT or _ASKS.search(after) or _ADDS.search(after):
            continue
        if asking in _FREE and not _PAUSE.match(turn[0]) and "、" in before:
            continue  # 「社名は株式会社みなと屋、個人ではなく法人です」
        if asking in _FREE and not _SAID.fullmatch(normalize(after).text):
            continue
        first, last = _value(before, asking, alone), _value(_WAS.sub("です。", after), asking, alone)
        if asking == "founded_year" and first and _BARE_YEAR.match(normalize(after).text):
            last = _of_the_same_era(before, after, alone) or last
        if first is None or last is None or first.value == last.value:
            continue
        if asking == "target_countries" and _RANKS.match(after) and set(last.value) <= set(first.value):
            continue  # 「ベトナムとタイです。あ、本命はタイのほうです」
        moved = replace(last, start=last.start + start, end=last.end + start)
        values = tuple(one for one in whole.values if one.field != asking)
        return replace(
            whole,
            values=(moved, *values),
            problems=tuple(one for one in whole.problems if one.field != asking),
        )
    return whole


def _value(part: str, asking: str, alone: Callable[[str, str | None], Reading]) -> FieldValue | None:
    return next((one for one in alone(part, asking).values if one.field == asking), None)


def _of_the_same_era(before: str, after: str, alone: Callable[[str, str | None], Reading]) -> FieldValue | None:
    """「平成10年です。あ、10年じゃなくて11年でした」."""
    eras = list(_ERA.finditer(normalize(before).text))
    if not eras:
        return None
    era = eras[-1][0]
    found = _value(era + after, "founded_year", alone)
    return found and replace(found, start=max(found.start - len(era), 0), end=found.end - len(era))

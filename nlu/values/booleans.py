"""Yes and no, in the words people use. "I don't know" is neither."""

from __future__ import annotations

import re
from dataclasses import replace

from nlu.values.boolean_words import SHORT_NO, SHORT_YES, YES_NO
from nlu.values.everyday_words import EVERYDAY
from nlu.values.humble_words import plainly
from nlu.values.normal import Normalized, unchanged
from nlu.values.owners_words import OWNERS
from nlu.values.types import Found

YES_NO_FIELDS: tuple[str, ...] = tuple(YES_NO)

_FILLER = re.compile(
    r"(?:(?:えー*っ?と|ええ?っと|えっと|あのー?|そうですね[ぇえ]?|うーん|んー|まあ|まぁ|あー"
    r"|あ(?=[、,。!\s…])|えー|へえ)[、,。!\s…ー〜]*)+"
)
_IT = re.compile(
    r"(?:それ|これ|そこ|そちら|そっち|そういうの|そういうもの|そんなの|そんなもの)(?:に?は|も)、?"
)  # what was asked
# 「取れていませんでした」 is as much of a no as 「取れていません」; as many marks, so that offsets hold.
_WAS_NOT = re.compile(r"(?<=ません)でした")
# 「はい、…」 before more words: 「うん十年」 and 「いや応なし」 are no answers.
_LEAD_YES = re.compile(
    r"(?:はい+|はーい|うん|ええ|yes|もちろん|勿論|その通り|そのとおり|そう|んだ|せや|そや|ほうじゃ|そうじゃ|おう|ああ)(?:です"
    r"|ですね)?(?:[、,。!. ]|(?<=はい)(?=[^ん])(?!さい))(?!$)",
    re.IGNORECASE,
)
_LEAD_NO = re.compile(
    r"(?:いいえ|いえいえ|いえ|いや|いやいや|ううん|no|違います|ちがいます|(?:違う|ちがう)(?:よ|わ|ね|な)*|いんや|うんにゃ|ちゃうちゃう|ちゃう|ちゃいます)(?:[、,。!. ])(?!$)",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"これから(?:決め|考え|検討)|把握し(?:て)?(?:い)?(?:ない|ません|きれ)|保留|(?:後|あと)で(?:答|回答|入力|戻|入れ|書|お願い|[。]|$)|てから(?:答え|回答)"
    r"|(?<!っ)たぶん|多分|おそらく|恐らく|かも(?:しれ|。|$|です|ね|な)|はず(?:です|だ|な|$)|微妙|場合(?:による"
    r"|によ|次第)|どちらとも|どっちとも|どっちでもな|どちらでもな|どちらでもあ"
    r"|わか(?:ら|りま|りかね|んな)|分か(?:ら|りま|りかね|んな)|判ら|知らない|知りません|未定|検討中"
    r"|考え中|迷って|決(?:まって|めて|めか)(?:い)?(?:な|ま|ね)|うーん$|条件次第|次第(?:です|だ|かな|$)"
    r"|国によ|時によ|ものによ|内容によ"
    r"|確認(?:し(?:て(?:み|から|おき)|ない|ます)|が必要|中)|聞いてみ|調べて(?:み|から|い?な)|相談してみ"
    r"|自信(?:が|は)?な|怪しい|あやしい|曖昧|なんとも|何とも|言えな|言い切れ|いいような|半々|五分五分"
)
_WHETHER = re.compile(  # and 「社長さん次第です」
    r"か(?:どうか)?(?:は|も|が|を|、|まだ|よく|よう)*(?:分か|わか|判ら|不明|知ら|知りま|決め|決ま|迷|悩|微妙|聞い|確認|心配|不安|はっきり|自信)"
    r"|(?:さん|様|[一-龥ァ-ヺー])次第(?:です|で(?=[、。]|$)|だ|なので)"
)
_PARTLY = re.compile(
    r"一部(?:の[^、。]{1,6})?(?:は|だけ|しか|のみ)|(?:^|[、。])(?:(?:もう|あと|残りの?)(?:一|1|ひと))(?:[社軒人件つ]|か所)(?:が|は|だけ)|(?:^|[、。])(?:一|1)(?:社|軒|件)は"
    r"|(?P<all>[0-9一二三四五六七八九十]+)(?P<unit>社|軒|件|人|名|か所)(?:の)?(?:うち|中)(?:の)?、?(?!(?P=all))[0-9一二三四五六七八九十]+(?P=unit)(?!とも|全)(?![^。]{0,8}まだ)"
)  # true of some only: neither yes nor no
# 「こんにちは、よろしくお願いします」 agrees to nothing.
_GREETING = re.compile(
    r"^(?:[^、。]{0,6}(?:すみません|すいません)|ハロー|こんにち[はわ]|こんばん[はわ]|はじめまして|初めまして|はいさい|おはよう[^、。]{0,6}|(?:初めて|はじめて)[^、。]{0,8}?|[^。]{0,20}今年も)"
    r"[、,。! ]*(?:どうぞ)?(?:よろしく|宜しく)?お願い(?:いた)?し(?:ます|申し上げます)[。!]*$"
)
_UNSURE_FIELDS_KEEP = {"consent_privacy": re.compile(r"(?:わかり|分かり)まし")}
_TIED = re.compile(r"[、,。!. ]")


_NONE_SUCH = re.compile(  # 「お願いしているところはありません」: nobody of whom the words before hold
    r"(?:る|ます)?(?:ところ|とこ|人|方|先|相手|専門家|機関|会社|団体|サービス|支援|制度|窓口|もの|こと|事実|案件)(?:さん)?(?:は|も|が|なんて|など(?:は)?)[^、。]{0,8}?(?:な[いしく]|ありません|ございません|い(?:ない|ません)|おりません)"
)

_DENIED = re.compile(
    r"(?<=[てで])(?:い|お|おり)?(?:ません|ない(?!か)|なかった|へん|らへん|らん|ねえ)"
)  # 「もらって|ませんよ」
_NOBODY_DOING = re.compile(r"(?:て|で)(?:い|お)?(?=る|ります)" + _NONE_SUCH.pattern)


def find_boolean(n: Normalized, field: str, start: int, end: int, *, asked: bool) -> Found | None:
    """The yes or no to ``field`` in ``n.text[start:end]`` (kind ``bool``), None where it is neither.

    What the words say outranks a leading はい or いいえ: 「はい、まだです」 to "is it approved?" is no. Hedged answers
    (たぶん, 微妙, 場合による, わからない) are None. Unless ``asked``, only wording that names the matter counts.
    """
    said = unchanged(n.text[start:end])
    plain = plainly(said)
    found = _found(plain.text, field, asked=asked)
    if found is not None and plain.text != said.text:
        first, last = plain.span(found.start, found.end)
        found = replace(found, start=first, end=last)
    elif found is None and plain.text != said.text:
        found = _found(said.text, field, asked=asked)
    return None if found is None else replace(found, start=start + found.start, end=start + found.end)


def _found(said: str, field: str, *, asked: bool) -> Found | None:
    said = _WAS_NOT.sub("。。。", said)
    wording = YES_NO[field]
    found: Found | None = None
    if not asked:
        found = _last(said, wording.told_yes, wording.told_no)
    elif not _unsure(said, field) and not _GREETING.match(said):
        found = (
            _last(said, wording.yes, wording.no)
            or _nobody(said, wording.bare_no)
            or _short(said, wording.bare_yes, wording.bare_no)
            or _last(said, *EVERYDAY.get(field, (None, None)))
            or _last(said, *OWNERS.get(field, (None, None)))
            or _leading(said)
        )
    return found


def is_unsure(said: str) -> bool:
    """Whether the words hedge or say that the answer is not known."""
    return bool(_UNSURE.search(said))


def leaves_open(said: str) -> bool:
    """「社長が承認するか分からない」「BtoBなのかBtoCなのか決めかねる」: what is named there is not settled."""
    return bool(_WHETHER.search(said))


def bare_yes_no(said: str) -> bool | None:
    """A message that is a yes or a no and nothing else, whatever was asked."""
    for part in (said, _unfilled(said)[0]):
        if SHORT_YES["any"].search(part) or SHORT_YES["good"].search(part):
            return True
        if SHORT_NO["any"].search(part):
            return False
    return None


def _unsure(said: str, field: str) -> bool:
    keep = _UNSURE_FIELDS_KEEP.get(field)
    return bool(_PARTLY.search(said) or _UNSURE.search(said)) and not (keep and keep.search(said))


def _last(said: str, yes: re.Pattern[str] | None, no: re.Pattern[str] | None) -> Found | None:
    """The later of the last yes and the last no; a no that contains the yes wins, a yes that is denied is a no."""
    yes_match, no_match = _rightmost(yes, said, _DENIED), _rightmost(no, said)
    if not (yes_match or no_match) and (denied := _rightmost(yes, said)):
        return Found("bool", False, denied.start(), denied.end())
    if no_match and (not yes_match or no_match.end() >= yes_match.end()):
        return Found("bool", False, no_match.start(), no_match.end())
    if yes_match and (none := _NONE_SUCH.match(said, yes_match.end())):
        return Found("bool", False, yes_match.start(), none.end())
    if yes_match:
        return Found("bool", True, yes_match.start(), yes_match.end())
    return None


def _nobody(said: str, no: tuple[str, ...]) -> Found | None:
    """「お願いしているところはありません」, where the question is whether somebody does something."""
    none = _NOBODY_DOING.search(said) if "do" in no else None
    return Found("bool", False, none.start(), none.end()) if none else None


def _rightmost(
    pattern: re.Pattern[str] | None, said: str, unless: re.Pattern[str] | None = None
) -> re.Match[str] | None:
    """The last match of ``pattern`` that ``unless`` does not follow."""
    found = [one for one in pattern.finditer(said) if not (unless and unless.match(said, one.end()))] if pattern else []
    return found[-1] if found else None


def _short(said: str, yes: tuple[str, ...], no: tuple[str, ...]) -> Found | None:
    """A short answer, as the whole of what is said or as what follows a leading はい／いいえ."""
    rest, shift = _unfilled(said)
    for words, at in _tails(rest, shift):
        for names, table, value in ((no, SHORT_NO, False), (yes, SHORT_YES, True)):
            if any(table[name].search(words) for name in names):
                return Found("bool", value, at, at + len(words.rstrip(" 。、!")))
    return None


def _tails(said: str, shift: int) -> list[tuple[str, int]]:
    """What is said, and what is left of it after each comma; the last part first, for it decides."""
    cuts = [match.end() for match in _TIED.finditer(said)]
    tails = [(said[cut:], shift + cut) for cut in reversed(cuts) if said[cut:].strip()]
    return [*tails, (said, shift)]


def _leading(said: str) -> Found | None:
    rest, shift = _unfilled(said)
    for pattern, value in ((_LEAD_YES, True), (_LEAD_NO, False)):
        if match := pattern.match(rest):
            return Found("bool", value, shift, shift + match.end())
    return None


def _unfilled(said: str) -> tuple[str, int]:
    """What is said without えーと and the like in front, and how much was cut."""
    match = _FILLER.match(said)
    cut = match.end() if match else 0
    it = _IT.match(said, cut)
    cut = it.end() if it else cut
    return said[cut:], cut

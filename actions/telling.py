"""What a remark says of a field that it speaks of, although another is asked."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from actions.standing import beside_what_stands
from bot.intake.changes import Given
from bot.intake.fields import Kind
from bot.intake.registry import FIELDS
from bot.intake.state import State
from nlu.fields import act_of, amends, answer_to, as_made, as_told, denials, made_to, makes, read, tells_news
from nlu.fields.field_names import Named
from nlu.fields.mending import SINCE
from nlu.fields.remarks import PICTURE
from nlu.fields.texts import NAMES, NOTES, SENTENCES
from nlu.values.normal import normalize
from nlu.values.record_words import OTHERS as _NOT_OWN

POINTS_BACK = re.compile(
    r"(?:そっち|そちら|それ|これ|こっち|こちら)(?:の(?:ほう|方))?(?:に|へ|で)(?:変|直|訂正|修正|書き換え|して|お願い)"
)
CALLED_OFF = re.compile(
    r"(?:予定|参加|出展)?(?:は|も)?[「『]?(?:なし|無し)[」』]?(?:に|で|と)"
    r"|(?:出(?:る|展する|す)(?:の|こと)|出展|参加|予定|行くの|話|見本市|展示会|商談会)(?:自体)?(?:は|を|も|が)?、?(?:やめ|止め|見送|取り?やめ|キャンセル|中止|なくな[りっ]|無くな[りっ]|流れ)(?!な|ませ|ずに)"
)
_QUOTED = re.compile(
    r"[「『\"“](?P<words>[^」』\"”]{1,30})[」』\"”]\s*(?:(?:に|へ|と)(?:して|し(?:と|ます)|直|変|訂正|修正|改)|(?:が|で)(?:正し|正式|正解|本当))"
)
_QUOTED_WHOLE = re.compile(
    r"[「『\"“](?P<words>[^」』\"”]{4,300})[」』\"”]\s*(?:(?:に|へ|と)(?:して|し(?:と|ます)|直|変|訂正|修正|改|書|差し替|替え)|で(?:お願い|頼|たのむ|いき|行き|登録|いい|結構))"
    r"|(?:→|⇒|➡️?)\s*[「『](?P<shown>[^」』]{4,300})[」』]"  # 「説明を差し替えます→「…」」
)
_QUOTED_ALONE = re.compile(
    r"^\s*[「『](?P<words>[^「」『』]{4,300})[」』](?:です|でした|で(?:お願い)[^、。]*|(?:に|へ|と)[^、。]*)?[。!！\s]*$"
)
_NO_NAME = re.compile(r"な[いし]|無[いし]|あ[りる]|まだ|はい|いいえ|両方|未定|不明|スキップ|あとで|後で")
_NOW_SO = re.compile(
    r"^(?:の?(?:名前|名称|名)?(?:が|も|は)?)?(?:変わ|替わ|代わ)(?:って|りまして|り)(?:しまって|おりまして)?、?(?:今は|いまは|現在は|今度は|正しくは)?"
)
_SO = re.compile(r"(?<=[^まのんいてた])で[。!\s]*$")  # 「部署は貿易課で」
_CHOSEN_WORD = re.compile(  # 「製品はもう「ある」で」
    r"[「『](?P<words>[^「」『』]{1,16})[」』]\s*(?:で|に)(?:お願い|して|し(?:ます|とい)|変|直|訂正|修正|[。!\s]*$)"
)
_MARK = re.compile(
    r"^(?:の(?:件|こと|話|ところ|ほう|方|質問|答え|回答|返事|欄)|なん|です|だ|が|けど|は|も|を|、|それなら|やっぱ(?:り|し)?|やはり)+"
)
_CONTRAST = re.compile(r"(?:の(?:ほう|方)は|については|に関しては)")
_LEFT_AS_IS = re.compile(  # 「会社名はいいんですけど、設立は…」
    r"(?:の(?:ほう|方))?(?:は|も)?(?:これ|それ|あれ|その|この|(?:さっき|先ほど|さきほど|最初|前)の(?:まま|もの|やつ|答え|回答|とおり|通り)?)?(?:まま)?(?:で)?、?(?:いい|よい|良い|大丈夫|合って|あって|そのまま|OK|オッケー|結構|問題な|変わ(?:ら|りませ|りな)|正し)"
)
_WORD = re.compile(r"[ァ-ヺー]{3,}|[一-龥々]{2,}")
_PERSON, _DEPARTMENT = "contact_name", "contact_department"
_SOLD_TO = "business_model"
_CHOSEN = (Kind.CHOICE, Kind.BOOL)
_ALSO = re.compile(r"も(?!の|し|ら|っと|う)")
_OF_IT = re.compile(r"(?:さん)?(?:の(?:は|ほうは|方は|話|件|ところは)|は|が|って)")
_INTERESTED = re.compile(r"興味|関心|気にな|行ってみたい|出てみたい")  # no plan yet
_REASON = re.compile(r"(?:から|ので|ため|きっかけ|理由|おかげ)(?:です|だ|で|に)?[。、\s]*$|思(?:い|っ)")


_CAME_AND_WENT = re.compile(r"(?:減っ|増え|辞め|やめ|退職し|入社し|入っ|雇っ)て?(?:い)?(?:た|まし|る)")
_MISCOUNTED = re.compile(
    r"[0-9一二三四五六七八九十]+(?:人|名)(?:ほど|も|まで|が|を|だけ)?(?:混じ|混ざ|まじ|余計|余分|多|少な|抜け|忘れ|ダブ|重複|(?:入れ|含め|数え|足し)て(?:い|しま|まし|た))"
)


def left_as_is(named: Named, words: str) -> bool:
    """「動機はあれでいいです」: said of an answer that stands."""
    return bool(_LEFT_AS_IS.match(normalize(words).text, named.end))


def told_anew(
    before: State, name: str, named: Named | None, words: str, text: str, as_of: date, led_by: str = ""
) -> Any:
    """The value that ``words`` give the field ``name``; None where they change nothing of its answer.

    ``named`` is its name in them, None where an earlier remark, or a word of the answer itself, spoke of it;
    ``led_by`` is the clause before them, where they go on from it.
    """
    standing = before.profile.value(name)
    if name in NAMES and POINTS_BACK.search(words):
        return None  # 「名前もそちらに直してください」: what it is stands before
    words = PICTURE.sub("", words).rstrip()
    if name in SENTENCES and (quoted := (_QUOTED_WHOLE if named is not None else _QUOTED_ALONE).search(words)):
        said = quoted.groupdict().get("shown") or quoted["words"]
        return said if said != standing else None
    if name in NAMES and _NO_NAME.fullmatch(made_to(words) or ""):
        return None  # 「商品の件、「ない」に直してください」
    if named is not None and FIELDS[name].kind in _CHOSEN and (chosen := _CHOSEN_WORD.search(words)):
        value = anew(before, name, chosen["words"], as_of)
        return value if value != standing else None
    if FIELDS[name].kind is Kind.PERSONS and _MISCOUNTED.search(words):
        return None  # 「さっきの人数、パート1人混じってた。20に直して」
    to_none = standing is not None and standing == FIELDS[name].if_none  # 「展示会あった！来年6月の…です」
    moved = FIELDS[name].kind is Kind.PERSONS and _CAME_AND_WENT.search(text)  # 「従業員、定年で減ってた。57人」
    if standing is not None and not (to_none or moved or _changes(named, words, text) or amends(led_by)):
        return contradicted(before, name, named, words, as_of) if named is not None else None
    if named is not None and _LEFT_AS_IS.match(normalize(words).text, named.end):
        return None
    if before.asking in SENTENCES and _REASON.search(words):
        return None
    if (none := FIELDS[name].if_none) is not None and standing is not None and CALLED_OFF.search(words):
        return none
    put = _in_words(before, name, named, words, as_of) if name in (*NAMES, *NOTES) else None
    if put is not None:
        return put if put != standing else None
    if name in SENTENCES:
        return _of_sentences(before, name, named, words, text, as_of)
    if (answer := made_to(words)) is not None:
        value = anew(before, name, answer, as_of)
        if value is not None:
            return value
    value = None
    if named is not None and _goes_on(named, words):
        value = anew(before, name, as_told(_after(named, words)), as_of)
    value = value if value is not None else anew(before, name, as_told(words), as_of)
    if value is None and named is not None:
        value = anew(before, name, as_told(_after(named, words)), as_of)
    return value if value != standing else None


def contradicted(before: State, name: str, named: Named, words: str, as_of: date) -> Any:
    """「輸出は毎月台湾に送ってました」 where none stands: another answer, said outright; None where it says no other."""
    if not named.themed or FIELDS[name].kind not in _CHOSEN or _NOT_OWN.search(words) or act_of(words) is not None:
        return None
    if _LEFT_AS_IS.match(normalize(words).text, named.end):
        return None
    value = anew(before, name, as_told(_after(named, words)), as_of)
    value = value if value is not None else anew(before, name, as_told(words), as_of)
    standing = before.profile.value(name)
    if name == _SOLD_TO and value not in (None, standing) and _ALSO.search(_after(named, words)):
        value = "both"  # 「売り先は個人の方にも売ってます」, beside firms
    return value if value != standing else None


def _in_words(before: State, name: str, named: Named | None, words: str, as_of: date) -> Any:
    """Free words in the place of others: quoted, after a denial, or made or become so."""
    quoted = _QUOTED.search(words)
    if quoted and name in NAMES and not _NO_NAME.fullmatch(quoted["words"]):
        return quoted["words"]
    denied = [found.instead[0] for found in denials(words) if found.instead]
    said = denied[-1] if denied else as_told(_after(named, words)) if named is not None else as_told(words)
    made = _SO.sub("", _NOW_SO.sub("", said))
    return anew(before, name, as_made(made), as_of) if denied or made != said or makes(made) else None


def along_with(before: State, name: str, words: str, as_of: date) -> list[tuple[str, Any]]:
    """Another person in charge comes with another department: 「製品開発部の長谷部にしてください」."""
    if name != _PERSON or before.asking == _DEPARTMENT:
        return []
    said = [words, *(piece for found in denials(words) for piece in found.instead[-1:])]
    values = (item.value for one in said for item in read(one, name, as_of).values if item.field == _DEPARTMENT)
    return [(_DEPARTMENT, value) for value in values][-1:]


def _of_sentences(before: State, name: str, named: Named | None, words: str, text: str, as_of: date) -> Any:
    """What is told in sentences is changed only where the remark is about it outright, or goes on with a change."""
    if named is None:
        return (
            anew(before, name, words, as_of)
            if name in NOTES and before.profile.value(name) == FIELDS[name].if_none and not _INTERESTED.search(words)
            else None
        )
    changed = amends(words) or (name in NOTES and tells_news(words))
    outright = named.outright and changed
    if not outright and not (name in NOTES and _goes_on(named, words)):
        return None
    said = _after(named, words)
    return anew(before, name, said, as_of) if changed or amends(text) else None


def _after(named: Named, words: str) -> str:
    return SINCE.sub("", _MARK.sub("", normalize(words).text[named.end :]))


def _goes_on(named: Named, words: str) -> bool:
    """「時間も」, after something else was changed."""
    return normalize(words).text[named.end : named.end + 1] == "も"


def with_words_of(before: State, words: str) -> list[str]:
    """The one choice that stands and whose own words a remark takes up: 「ジャカルタのは代理店の事務所でした」."""
    if made_to(words) == "両方" and before.asking != _SOLD_TO and before.profile.value(_SOLD_TO) is not None:
        return [_SOLD_TO]  # 「さっきの、会社にも売るので両方にしてください」
    found = []
    said = normalize(words).text
    for name, record in before.profile.records.items():
        if name == before.asking or FIELDS[name].kind not in _CHOSEN or not record.has_value or record.source is None:
            continue
        answer = set(_WORD.findall(record.source.text))
        if any(match.group() in answer and _OF_IT.match(said, match.end()) for match in _WORD.finditer(said)):
            found.append(name)
    return found if len(found) == 1 else []


def _changes(named: Named | None, words: str, text: str) -> bool:
    """Whether there is a word of changing: in the remark, or around it where the remark is about the field outright."""
    if named is None or named.outright or _goes_on(named, words):
        return amends(text) or tells_news(words) or (named is None and made_to(words) is not None)
    if _CONTRAST.match(normalize(words).text, named.end):
        return True
    return amends(words) or tells_news(words) or made_to(words) is not None


def anew(before: State, name: str, words: str, as_of: date) -> Any:
    """The value that ``words`` answer to ``name``, as it is meant beside what stands; None where they are no answer."""
    if FIELDS[name].kind is Kind.TEXT and name not in (*NAMES, *SENTENCES, "city"):
        return None
    found = answer_to(words, name, as_of)
    if found is None:
        return None
    meant = beside_what_stands(before, Given(name, found.value), words, as_of)
    return meant.value if meant is not None else None

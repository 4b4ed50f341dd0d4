"""Names of persons, found by the words that introduce them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlu.values.company_words import MARKER
from nlu.values.lexicon import with_lines
from nlu.values.normal import Normalized
from nlu.values.person_words import is_likely_surname, is_person_name, is_place_like_surname
from nlu.values.types import Found

_TITLES = (
    "代表取締役会長兼社長|代表取締役社長|代表取締役会長|代表取締役専務|代表取締役|取締役会長|取締役社長|取締役部長"
    "|専務取締役|常務取締役|執行役員|取締役"
    "|代表社員|業務執行社員|代表理事|理事長|副理事長|組合長|代表者?|副社長|社長|会長|専務|常務|本部長|部長代理"
    "|副部長|部長|次長|室長|課長補佐|課長|係長|主任|主査|副店長|店長|工場長|所長|支店長|支社長"
    "|マネージャー|マネジャー|リーダー|チーフ|オーナー|店主|園主|農園主|杜氏|蔵元|若女将|女将|担当者?|顧問|理事"
    "|監事|事務局長|CEO|COO|CFO|CTO|経営者|責任者|創業者|職人|ディレクター|デザイナー|エンジニア|プロデューサー|コーディネーター|プランナー|アシスタント"
)
_K, _H, _T, _A = "一-龥々〆ヶ\uf900-\ufaff", "ぁ-んー", "ァ-ヺー", "A-Za-zÀ-ɏ"
_NAME = rf"[{_K}{_H}{_T}{_A}][{_K}{_H}{_T}{_A}・=.' \-]{{0,24}}?"
_OWN = rf"(?:(?!の)[{_K}{_H}{_T}{_A}])(?:(?!の)[{_K}{_H}{_T}{_A}・=.' \-]){{0,24}}?"  # a name right behind の
_SAID = (
    r"(?:と申|ともうし|といいま|と言いま|という(?:者|もの|社員|スタッフ|人間)|といい|と言い|です|でございま|だ(?:$|。|よ|と)"
    r"|になりま|になる|(?:さん|様|氏|っていうの|ってのん?|という(?:人|方))?が(?:担当|窓口|対応|連絡|責任|やり|やる|やって(?:くれ|もら|まい|いき|いく)|務め|(?:全部|すべて)?引き受け|受け|見)"
    r"|にな(?:って|り)|宛|さん|様|氏|まで|に(?:ご?連絡|お願い|なり|替|代わ|変わ|変更|交代|引き?継)|や(?:$|。|で)|じゃ(?:$|。|よ)| ?(?:$"
    r"|[。、,/(!\n〒☎:])| [^ :、。]{1,8}:)"
)
_WHO = "ご?担当者?|ご?担当|代表者?|社長|窓口|連絡先|申込者|申請者|責任者|店主|オーナー|連絡窓口|経営者|主担当|記入者"
_OFFICE = r"(?P<office>[^ \n、。は]{1,14}?(?:部|課|室|係|チーム|グループ))"
_KIN = "妻|夫|家内|嫁|主人|旦那|息子|娘|長男|次男|長女|次女|姪|甥|弟|兄|姉|妹|父|母|父親|母親|孫|部下|後輩|同僚|上司|後任|先輩"
_NAMED = (
    rf"(?:(?:{_WHO}|私|わたし|わたくし|僕)の(?:お?名前|氏名|名)|(?<![のそ品社店])(?:お名前|名前|氏名|姓名"
    rf"|フルネーム)|(?:{_WHO})(?:名|氏名)?)"
    r"(?:は|が|:|、|=| )[ 、]*"
)
_SHORT = rf"(?:(?![のはがに])[{_K}{_H}{_T}{_A} ]){{1,10}}?"
_BY_NAME = r"(?:という(?:者|もの|社員|スタッフ|人間))"
_NO_PERSON = r"(?!メール|ファックス|チャット|フォーム|サイト|スタッフ|メーカー|バイヤー)"
_STRONG = (
    re.compile(rf"{_NAMED}{_OFFICE}(?:の| ) ?({_NAME})(?={_SAID})"),
    re.compile(rf"{_NAMED}({_NAME})(?={_SAID})"),
    re.compile(rf"の({_OWN})(?=(?:さん|様)?が(?:担当|窓口|対応|やり|(?:全部|すべて)?引き受け|受け))"),
    re.compile(  # 「今後は小早川という者が窓口になります」
        rf"(?:今後|これから|以後|以降|今度|次回|来月|来週|来年|明日|[0-9]月)(?:から)?(?:は|、)、?{_NO_PERSON}({_SHORT})(?={_BY_NAME}?が(?:ご?担当|窓口|ご?対応|ご?連絡を))"
        rf"|(?:^|[、。])({_SHORT})(?={_BY_NAME}が(?:ご?担当|窓口|ご?対応))"
    ),
    re.compile(rf"(?:{_KIN})の({_NAME})(?={_SAID}|に)"),
    re.compile(rf"(?:{_TITLES})(?:の| |・)({_NAME})(?={_SAID})"),
    re.compile(
        rf"(?:部門?|課|室|係|チーム|グループ|経理|総務|営業|人事|広報|輸出|貿易|海外|事務|国際)(?:の"
        rf"|、)({_NAME})(?={_SAID})"
    ),
    re.compile(rf"(?:{_TITLES}) ({_NAME})(?= ?[/|] ?| [!-~]+@| [0-9+(])"),
    re.compile(rf"{_OFFICE} (?:(?:{_TITLES}) )?({_NAME})(?= ?[/|] ?| [!-~]+@| [0-9+(]| ?(?:TEL|電話|メール|携帯))"),
    re.compile(rf"(?:^|[\n 。]){_OFFICE} (?:(?:{_TITLES}) )?({_NAME})(?=[\n。]|$)"),
)
_ON_DUTY = re.compile(  # 「私じゃなくて本田が担当することになりました」「私の代わりに林が窓口になります」
    rf"(?:^|[、。])(?:[^、。はが]{{1,10}}?(?:(?:じゃ|では|で)なくて?|やのうて|の代わりに)、?)?{_NO_PERSON}({_SHORT})(?=(?:さん)?が(?:今後|新しく|新たに)?(?:担当|窓口)(?:する|に|を)?[^、。はが]{{0,8}}?(?:なりま|なった|決ま))"
)
_WEAK = (
    _ON_DUTY,
    re.compile(rf"(?:(?:では|じゃ|や|で)なくて?|やのうて|から)[、 ]?({_NAME})(?={_SAID}|に(?:変|かわ|代|なり))"),
    re.compile(rf"(?:私|わたし|わたくし|僕|ぼく|俺|自分|当方)(?:は|が|、)({_NAME})(?={_SAID})"),
    re.compile(rf"の({_OWN})(?=です(?![ぁ-ん])|です(?:が|けど|よ|ね|。)|と申|ともうし|といいま|と言いま|でございま)"),
    re.compile(rf"(?:[!-~]@[!-~]+|[0-9]{{2,4}}-[0-9]{{3,4}}) ({_NAME})(?=\n|$)"),
)
_SELF = re.compile(
    r"(?<=[一-龥ァ-ヺー])(?:いい|言い)ます(?:ねん|わ)?(?=[。、!]|$)|と申し(?:ます|あげ|上げ)|ともうします|と申す者|といいます|と言います"
)
_SELF_HEAD = re.compile(rf"[{_K}{_H}{_T}{_A}・=.' \-]{{1,24}}$")
_ANSWER = re.compile(
    rf"({_NAME})(?:さん|様|氏)?(?: ?\([^()]{{1,20}}\))?(?:です|でございます|になります|だよ?|や|じゃ|が担当(?:です"
    rf"|します)|でお願いします)?[。!]?"
)
_PART = re.compile(r"[^、。,\n]+[。!]?")
_READING = re.compile(rf" ?[(/] ?([{_H}{_T} ]{{2,20}})\)?")
_LEAD = re.compile(rf"(?:{_TITLES})(?:の|・|/| )?")
_TRAIL = re.compile(rf" ?(?:{_TITLES})$")
_FOREIGN = re.compile(rf"[{_T}]{{2,12}}(?:[・ =][{_T}]{{1,12}}){{0,3}}")
_FULL_FOREIGN = re.compile(
    rf"(?<![{_T}・])(?=(?:[{_T}]・?){{4}})([{_T}]{{1,12}}(?:・[{_T}]{{1,12}}){{1,4}})(?=です|と申|といい|と言い|でお願い)"
)
_CUT = re.compile(r"[のはがで]")
_DOING = re.compile(r"[うくすつぬむるただ](?=[一-龥々]+$)|ます(?=[一-龥々]+$)")  # 「駒を彫っている桜井と申します」


def find_person_names(n: Normalized) -> list[Found]:
    """Names introduced as such (担当は田中です, 佐藤と申します, 営業部の林です), or a name that is the whole answer.

    ``value`` is the name as written, without さん, 様 or a title. ``detail``: ``bare`` (True when only its being the
    whole answer suggests a name), ``kana`` (a reading in brackets behind it), ``title`` (社長, 部長 … said with it).
    """
    text = with_lines(n)
    found: list[Found] = []
    for start, end, sure in _introduced(text):
        hit = _found(text, start, end, sure=sure, bare=False)
        if hit and not any(hit.start < other.end and other.start < hit.end for other in found):
            found.append(hit)
    return sorted(found, key=lambda hit: hit.start) or _answered(text)


def _answered(text: str) -> list[Found]:
    """A name that is the whole answer, or a whole part of it: 「村田、メールは…」."""
    for part in _PART.finditer(text):
        answer = _ANSWER.fullmatch(text, *part.span())
        hit = _found(text, *answer.span(1), sure=len(part[0]) == len(text), bare=True) if answer else None
        if hit:
            return [hit]
    if foreign := _FULL_FOREIGN.search(text):
        return [Found("person", foreign[1], *foreign.span(1), detail={"bare": True})]
    return []


def _introduced(text: str) -> Iterator[tuple[int, int, bool]]:
    """Spans that may be names, and whether the cue leaves little else (then a name the dictionary lacks will do)."""
    for said in _SELF.finditer(text):
        head = _SELF_HEAD.search(text[max(0, said.start() - 24) : said.start()])
        if head:
            yield from ((start, said.start(), True) for start in _starts(head[0], said.start()))
    for patterns, sure in ((_STRONG, True), (_WEAK, False)):
        for pattern in patterns:
            for match in pattern.finditer(text):
                office = match.groupdict().get("office")
                if not (office and is_person_name(office)):
                    known = pattern is _ON_DUTY and is_place_like_surname(match[1])
                    yield *match.span(match.lastindex or 1), sure or known or _after_firm(text, match)


def _after_firm(text: str, match: re.Match[str]) -> bool:
    """株式会社山田製作所の林です: a firm's name before の."""
    return match[0][0] == "の" and bool(MARKER.search(text, max(0, match.start() - 30), match.start()))


def _starts(run: str, end: int) -> list[int]:
    """Where in the run before と申します a name may begin: after の, は, が, a space, or at its start."""
    begin = end - len(run)
    cuts = [begin + at.end() for at in _CUT.finditer(run)]
    after = max(cuts, default=begin)
    spaces = [after + index + 1 for index, char in enumerate(run[after - begin :]) if char == " "]
    doing = _DOING.search(run, after - begin)
    return [after, *spaces, *([begin + doing.end()] if doing else []), begin]


def _found(text: str, start: int, end: int, *, sure: bool, bare: bool) -> Found | None:
    titles = []
    while (lead := _LEAD.match(text, start, end)) and lead.end() < end:
        titles.append(lead[0].strip(" の・/"))
        start = lead.end()
    if (trail := _TRAIL.search(text[start:end])) and trail.start() > 0:
        titles.append(trail[0].strip())
        end = start + trail.start()
    while start < end and text[start] == " ":
        start += 1
    words = text[start:end].rstrip(" .-・")
    if not _is_name(words, sure=sure, bare=bare):
        return None
    detail: dict[str, object] = {"bare": bare}
    if reading := _READING.match(text, end):
        detail["kana"] = reading[1].strip()
    if titles:
        detail["title"] = " ".join(titles)
    return Found("person", words, start, start + len(words), detail=detail)


def _is_name(words: str, *, sure: bool, bare: bool) -> bool:
    if not words:
        return False
    foreign = sure and not bare and _FOREIGN.fullmatch(words) is not None
    return (
        foreign
        or is_person_name(words)
        or (sure and is_likely_surname(words))
        or (bare and is_place_like_surname(words))
    )

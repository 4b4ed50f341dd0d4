"""A name said in one clause of several: 「書きにくい字ですみません、纐纈です」「三光ゴムです、よろしくお願いいたします」.

Where the whole message gives no name, or one with a clause before it, the one clause that is nothing but a name is it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from nlu.fields.cues import mentioned
from nlu.fields.remarks import act_of
from nlu.fields.scripts import says_script
from nlu.fields.types import FieldValue, Reading
from nlu.values.booleans import is_unsure
from nlu.values.normal import normalize

_PERSON = "contact_name"
_FIRM, _WARE = "company_name", "product_name"
_OF_BOTH = ("entity_type", "contact_department")  # told beside a name
_NAMES = (_PERSON, _FIRM, _WARE)
_CLAUSE = re.compile(r"(?:「[^」]*」|『[^』]*』|[^、，。！!？?\n])+[、，。！!？?]?")
_SAID = re.compile(  # 「…です」「…と申します」「…って屋号です」, a noun and no more
    r"\s*[^はがをもにへ?？]{1,24}?(?:です|でございます|だ|や|っす|と(?:申し|もうし|いい|言い)ます|って(?:いい|言い)ます|で(?:お願い(?:いた)?します|頼みます|登録してください))(?:ね|よ|わ|な|ー|で|ねん)*(?:けど|けれど|が)?[。！!、]?\s*"
)
_OPEN = re.compile(r"(?:なら|たら|れば|[?？])[、。！!]?\s*$|か[。、]?\s*$|もし")
_HOW_WRITTEN = re.compile(  # 「藤じゃなくて東のほう」「カンじゃなくスガです」「はしごだかです」
    r"[^、。]{1,8}(?:じゃ|では|や)な(?:くて?|い)、?[^、。]{1,10}(?:の(?:ほう|方|字)|[ァ-ヺーぁ-ん]{1,8}?)(?:です|だ|や)?(?:ね|よ|わ)*[。！!\s]*"
    r"|[^、。]{0,12}(?:旧字|新字|異体字|はしご|さんずい|にんべん|くさかんむり|点(?:が|の|あり|なし)|漢字|平仮名|ひらがな|カタカナ|片仮名)[^、。]{0,12}(?:です|だ|や)?(?:ね|よ|わ)*[。！!\s]*"
)
_LED = re.compile(  # 「フルネームで言うと」「連絡先は孫の」「正しくは」
    r"\s*(?:(?:正しくは|正式には|(?:名字|苗字|姓|氏名|登録名|名前)は|フルネーム(?:で(?:言うと|は)?|だと|は)|(?:漢字|ひらがな|平仮名|カタカナ|片仮名)(?:で(?:書くと|は)?|は(?:普通の)?|だと)|(?:担当者?|窓口|連絡先|宛名|宛先)は)、?)+"
    r"(?:(?:孫|母|父|妻|夫|息子|娘|嫁|弟|妹|兄|姉|家内|主人|女房|長男|次男|長女|次女|甥|姪)の)?"
)
_FIRM_LED = re.compile(  # 「旅館の名前は」「いちご農園の名前ですね、」「名前は」
    r"\s*(?:[^、。はが]{1,8}の)?(?:名前|名称|屋号|店名|社名|会社名)(?:は|ですね、|ですけど、|ですが、|って)、?(?=[^、。])"
)
_WARE_LED = re.compile(
    r"\s*(?:商品名|製品名|名前|名称|銘柄|ブランド名?)(?:は|ですね、|ですけど、|ですが、|って)、?(?=[^、。])"
)
_CALLED = re.compile(  # 「BLUE PLUMという屋号でやってます」「Kiln36って屋号です」
    r"^\s*(?P<name>[^、。はがを「]{1,24}?)(?:って(?:いう)?|という|といった)(?:屋号|店名|社名|名前|(?:小さな)?(?:お?店|会社|工房|宿|旅館|農園|牧場))(?:です|で(?:やっ|営業|商売|登録|出し)|になり|をやっ)"
)
_QUOTED = re.compile(r"[「『](?P<name>[^「」『』]{1,30})[」』](?:です|と(?:申し|いい|言い)ます|に(?:しま|なり)|だ)")
_BRAND = re.compile(  # 「羊羹ですね、「夜長の友」って言います」「さば缶です、商品名「サバオウ」」
    r"(?<=[^「『])[、。！!]\s*(?:(?:商品名|製品名|名前|名称|銘柄|ブランド名?|うちのは|その名も|名付けて)(?:は|が|も|、)?)?"
    r"[「『](?P<name>[^「」『』]{1,30})[」』](?:です|だ|や|と(?:申|いい|言い|いう|名付け)|って(?:いい|言い|いう)|いう(?:名前|の|ん)|に(?:しま|なり)|[。！!]?\s*$)"
)
_ENDS = re.compile(r"(?<=[^まのんいてたりな])(?:で|として(?:ください|下さい|おいてください)|にしてください)[。！!\s]*$")
_NOT_YET = re.compile(r"仮|候補|みたいな|のような|[?？]|(?:じゃ|では)な|[」』](?:から|を|に(?:して|変))")
_KANJI = re.compile("[一-龥々]")
_MOST = 4  # clauses; a longer message tells a story


def named_by_clause(
    text: str, asking: str | None, whole: Reading, alone: Callable[[str, str | None], Reading]
) -> Reading:
    """``whole`` with the name that one clause of ``text`` alone gives; ``alone`` reads a part under a question."""
    if asking not in _NAMES:
        return whole
    if asking != _PERSON and (called := _called(text, asking, alone)):
        return _with(whole, called)
    spans = [match.span() for match in _CLAUSE.finditer(text)]
    if not spans or len(spans) > _MOST or (len(spans) == 1 and not _leads(asking).match(text)):
        return whole
    standing = next((one for one in whole.values if one.field == asking), None)
    written = _HOW_WRITTEN.fullmatch(text, spans[0][1])
    if standing is not None and not written and not _misread(str(standing.value), text, asking):
        return whole
    bare = spans[0] if written else None
    found = [one for span in spans for one in [_name(text, span, asking, alone, span == bare)] if one is not None]
    named = [one for one in found if any(led.end() == one.start for led in _leads(asking).finditer(text))]
    found = named if len(named) == 1 and not written else found
    if len(found) > 1 and asking == _PERSON and _spells(found[0], found[1]):
        found = found[1:]  # 「かとうです、漢字は普通の加藤です」
    elif written and found and found[0].end <= spans[0][1]:
        found = found[:1]
    if asking == _WARE and found and re.search("[とや]、\\s*$", text[: found[0].start]):
        return whole  # 「殻付きの牡蠣と、冷凍のむき身です」
    if len(found) != 1:
        return whole
    others = [text[slice(*span)] for span in spans if not _holds(span, found[0])]
    if any(_OPEN.search(said) or set(mentioned(said)) - {asking, *_OF_BOTH} for said in others):
        return whole  # 「会社名の件ですが、アトリエ凪です」 to the question for the goods
    return _with(whole, found[0])


def _leads(asking: str) -> re.Pattern[str]:
    return {_PERSON: _LED, _FIRM: _FIRM_LED, _WARE: _WARE_LED}[asking]


def _misread(name: str, text: str, asking: str) -> bool:
    """Whether what was taken for the name holds a clause before it, or the text names another outright."""
    led = _FIRM_LED.search(text) if asking == _FIRM else None
    if asking == _WARE:
        return False  # 「殻付きの牡蠣と、冷凍のむき身です」
    return bool(
        re.search("[、。]", name.rstrip("。")) or (led and name not in text[led.end() : led.end() + len(name) + 1])
    )


def _called(text: str, asking: str, alone: Callable[[str, str | None], Reading]) -> FieldValue | None:
    """The firm's name before 「という屋号」, or a name in quotes behind what is told of it."""
    only = len(re.findall("[「『]", text)) == 1 and not _NOT_YET.search(text)
    quoted = (_QUOTED if asking == _FIRM else _BRAND).search(text) if only else None
    match = (_CALLED.match(text) if asking == _FIRM else None) or quoted
    if match is None:
        return None
    found = next((one for one in alone(f"{match['name']}です", asking).values if one.field == asking), None)
    if found is None or str(found.value) != normalize(match["name"]).text:
        return None
    return replace(found, start=match.start("name"), end=match.end("name"))


def _with(whole: Reading, name: FieldValue) -> Reading:
    values = tuple(one for one in whole.values if one.field != name.field and not _within(one, name))
    problems = tuple(one for one in whole.problems if one.field != name.field)
    return replace(whole, values=(name, *values), problems=problems)


def _name(
    text: str, span: tuple[int, int], asking: str, alone: Callable[[str, str | None], Reading], bare: bool
) -> FieldValue | None:
    """The name that is all of the clause; without a verb (``bare``) only before how it is written, or when led to."""
    start, end = span
    if led := _leads(asking).match(text, start, end):
        start = led.end()
    piece = text[start:end].rstrip("、，")
    said = normalize(_ENDS.sub("です", piece)).text
    if (bare or led) and not _SAID.fullmatch(said):
        said = f"{said.rstrip('。！! ')}です"
    if asking != _PERSON and re.search(r"(?:けど|けれど|が)[、。]?$", piece):
        return None
    if not _SAID.fullmatch(said) or act_of(said) is not None or is_unsure(said):
        return None
    read = alone(said, asking)
    found = next((one for one in read.values if one.field == asking), None)
    if (
        found is None
        or says_script(str(found.value))
        or any(one.field not in (asking, *_OF_BOTH) for one in read.values)
    ):
        return None
    at = text.find(str(found.value), start, end)
    at = at if at >= 0 else start + found.start
    return replace(found, start=at, end=min(at + found.end - found.start, end))


def _spells(kana: FieldValue, kanji: FieldValue) -> bool:
    return not _KANJI.search(str(kana.value)) and bool(_KANJI.match(str(kanji.value)))


def _holds(span: tuple[int, int], one: FieldValue) -> bool:
    return span[0] <= one.start and one.end <= span[1]


def _within(one: FieldValue, name: FieldValue) -> bool:
    return name.start <= one.start and one.end <= name.end and one.field in (_PERSON, _FIRM)

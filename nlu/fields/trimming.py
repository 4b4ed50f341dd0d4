"""Cuts politeness and framing off an answer: 「商品は湊ナイフっていいます」 is 湊ナイフ.

Each function takes the words of an answer and gives the half-open span of what was meant, None where nothing is left.
"""

from __future__ import annotations

import re
from unicodedata import category

from nlu.fields.framing import (
    CALLED,
    FIRM_LEAD,
    FIRM_TAIL,
    FRONT,
    GRAMMAR,
    NO_PERSON,
    OPEN_MARKS,
    PERSON,
    PERSON_LEAD,
    PERSON_OF,
    PERSON_TAIL,
    PREFERENCE_TAIL,
    PRODUCT_LEAD,
    PRODUCT_LEADS,
    QUOTE,
    REACHABLE,
    SELLING,
    TAIL,
    TIMELY,
    TIMING_TAIL,
)
from nlu.fields.houses import is_common_trade, is_only_trade
from nlu.values.company_bounds import ENDS_IN_DA, only_legal_form
from nlu.values.morphemes import morphemes
from nlu.values.person_words import is_likely_surname, is_person_name, is_place_like_surname

_RUN_SO = re.compile(  # how or since when it is run: no name
    r"(?:個人|自営|フリーランス|法人)(?:事業主?|業|経営|商店)?|(?:明治|大正|昭和|平成|令和|西暦)?[0-9一二三四五六七八九十百元]+(?:年|代)(?:[0-9]+月)?(?:から|より|に|の|創業|設立|開業|以来|続|やって|[、で])*(?:創業|設立|開業|以来|続き|続いて(?:い)?る)?"
)
_NO_FIRM = re.compile(  # 「ごめん、まだ会社にしてなかった」
    r"(?:まだ|実は)?(?:会社|法人)(?:に|には|化)(?:は)?(?:し|なっ)て[^、。]{0,10}"
)
_UNDER_WAY = re.compile(
    r"(?:て(?:い)?る|中の|前の|ない)(?:段階|状態|ところ|とこ|最中|途中|状況|感じ|者|もの)$|(?:会社|店|工場|工房|蔵|農園|組合|ところ)の(?:者|もの|もん|人間)$"
)
_TOLD_OF_IT = re.compile(r"^(?:その|この|いつ|誰|私が|祖父|父|先代).*(?:[たるい])(?:そう|らしい|よう|の|もの)?$")
_DESCRIBED = re.compile(  # 「茶を製造している会社」: what it does, not what it is called
    r"(?:を.{1,20}|(?:て|で)(?:い)?る|(?:て|で)(?:お)?ります|とる|した|する|った|の|な)(?:小さな|ちいさな)?(?:会社|お?店|工房|工場|企業|メーカー|農家|法人|組合|商店|蔵|蔵元|窯|窯元|職人|漁師|作家|(?:養蜂|陶芸|木工|染織|園芸|工芸|漆芸)家|問屋|商社|旅館|牧場)$"
)
_ENDS_IN_NO = re.compile(  # a name in kana, no 「…のです」, which stands behind a verb: 「みつばち農園ほしのです」
    r"(?<=[あえかがきぎけげこごさざしじすずせぜそぞただちぢつてでとどにねのはばひびふへべほぼまみめもやゆよらりろわ])(?<!うち)(?<!わたし)(?<!あたし)(?<!それ)(?<!これ)(?<!あれ)(?<!どこ)(?<!ここ)(?<!(?:っ|い|し|ん|え|り|き|ち|み|び|ぎ)た)(?<!んだ)(?<!ます)の(?=です|でございます|だ(?:よ|ね)?[。!\s]*$)"
)
_SAID_WITH_YA = re.compile(r"(?<=[部課室係長員任役当主])や$")  # 「営業部や」
_CALLED_WITH_YA = re.compile(r"(?<=[店社所園房業堂館舎会器物品機材具酒油茶麺])や$")  # 「道具店や」: さのや is a name
_REMARK = re.compile(r"[^、。]*(?:は|が|けど|ので)[^、。]*(?:(?:で|けど|ので|が)、|けど)(?=[^、。はが]{2,16}$)")
_IF_ANY = re.compile(
    r".*?(?:部署|所属|役職)(?:とか|なんて|など|なんか|は|って|も)*(?:ない|無い|ありません|決まってない)(?:んです(?:が|けど)?|です(?:が|けど)|んで|ので|から|けど|もんで)、?|.*?(?:(?:強|し)いて|あえて)(?:言|い|挙げ|あげ)[^、。]{0,5}?(?:ば|なら|と)、?|[^。]*けど、?(?:まあ|まぁ|一応|いちおう)、?"
)
_FIRMLIKE = re.compile(
    r"[店屋社所場園舎房堂館家庵亭組会部課室係]$|代表|社長|担当|営業|総務|経理|工[業房務]|産業|商会|企画|事業"
)
_PLACE_LIKE = re.compile(r"[ぁ-ん]の[森里杜郷丘家花泉湯浜島]$")  # 「パン工房こむぎの丘」
_INTRODUCING = re.compile(r".*(?:ます|です|まして|でして|っす)、")  # 「漆器を塗ってます、…といいます」
_COMPARED = re.compile(
    r"[^、。]{1,14}?(?:より(?:も|は)?(?![前後先早遅少])|(?:じゃ|では|や)な(?:くて?|しに|いほうが)|やのうて)、?"
)
_REASON = re.compile(
    r"[^。]{2,40}(?:ので(?!き)|んで|ため|(?<=[るいたすうだ])(?:から|し(?=、))|やから|じゃけん?|やけん?)、?(?=.)"
)  # 「昼は畑に出てスマホを見ないから夜7時過ぎ」
_HOW_TO_CALL = re.compile(
    r"(?:(?:(?:お電話|電話|連絡)?(?:を)?(?:かける|かけてもらう|かけてくださる|もらえる|もらう|いただく|いただける|する|くださる)(?:の)?(?:なら|んやったら|んだったら|場合は|でしたら|のは|時は|ときは)"
    r"|ご?連絡(?:を)?は|ご?連絡(?=メール|電話|LINE)|(?:ご?連絡の?)?時間(?:帯)?は|でき(?:れば|たら|ましたら)|なるべく|可能(?:なら|であれば|でしたら)|よろしければ|よかったら)、?)+"
)
_NUMBER_BEHIND = re.compile(r"[、。\s]*(?:(?:携帯|電話|TEL|番号)(?:番号)?(?:は|:)?)?\s*\+?\d{2,4}-\d{2,4}-\d{3,4}.*$")
_AT_TIME = re.compile(r"(?<=[中方時前後日曜昼夜朝])(?:に|で)$|(?<=^メール)で$|(?<=^電話)で$|(?<=^LINE)で$")
_REFUSED = re.compile(
    r"[^、。]{1,14}(?:は|も)(?:[^、。]{0,8}(?:出られ|つながら|繋がら|出れ)(?:ない|ません|ず)|無理|だめ|ダメ|NG|不可|いない|いません|休み|難し[^、。]*|厳し[^、。]*)|(?:お)?(?:電話|メール|LINE|チャット)(?:は|が)?(?:苦手|嫌い|きらい)[^、。]*"
)
_WHY = re.compile(r"[^。]{4,40}(?:なので|なんで|ので|(?<=[るいたす])から|んで)、(?:だから)?(?=.)")
_AT_BEST = re.compile(r"(?:早くて(?:も)?|早ければ|最短で|どんなに早くても)、?(?=[0-9来再今])")
_OF_TIME = re.compile(
    r"^(?:目標|開始|実現|希望)?の?(?:時期|タイミング|スケジュール)(?:が|は|も|を|、)"
)  # its name says no time
_BUSY = re.compile(r"は(?:忙し|無理|難し|避け|手が|厳し|だめ|ダメ)")
_OFFICE_IN_CHARGE = re.compile(  # 「この件は営業部が受け持っています」「営業部所属の私が…」
    r"(?:(?:^|[、。])(?:[^、。]{0,10}(?:は|って)、?|うちの|私(?:は|、)?|わし(?:は|、)?))?(?P<office>(?<![一-龥ァ-ヺー])[一-龥ァ-ヺー]{1,10}(?<![全本内外一])(?:部|課|室|係|グループ|チーム|センター))(?:が(?:受け|担当|窓口|対応|見て|やって)|所属|の(?:もん|者|人間|担当者が)|(?:あて|宛て?)に|に(?:所属|置|おり|い(?:ま|る))|から(?:ご相談|連絡)|なんで|で(?:担当|対応|お願い))[^、。]*"
)
_OFFICE_NOW = re.compile(  # 「総務課から管理課に名前が変わりました」
    r"(?:[^、。]{1,16}から)?(?P<now>[^、。がを]{2,20}?(?:[部課室係所店]|チーム|グループ|センター))(?:に|へ)(?:(?:部署)?(?:名前?|名称|部署|所属|組織)(?:が|を)?)?(?:変わ|替わ|代わ|変更|改称|改組|異動|移)[^、。]*$"
)
_OFFICE_BEFORE = re.compile(r"[^、。がを]{1,12}[部課室係]から(?=[^、。]{1,12}(?:[部課室係]|チーム|グループ)$)")
_NO_OFFICE = re.compile(
    r"^(?:特に|そもそも|うちは)?(?:部署|所属|部|課)?(?:[はもが]|なんて|とか)?(?:な[いし]|無[いし]|ありません|ございません)(?:です|ん|の|よ|わ|から|ので|けど|し|で|、|$)|^(?:窓口|担当|対応|連絡先)$|空欄|空白|^(?:そんな(?:もん|もの|の)、?|(?:部署|所属)(?:と)?(?:いう|言う|いっ|言っ|ゆう)ても、?|(?:部署|所属)(?:も|なんて|とか)何も、?)?(?:うち|私|わたし|わし|僕|俺|自分|社長|夫婦)?(?:は)?(?:、)?(?:一人|1人|ひとり|二人|ふたり)(?:だけ|きり|しか.*|で.*)?(?:や|じゃ|だ)?$|[はがを].*(?:出る|決め|した|のよ|です)|なんて|ありゃ|ません"
)
_SAID_WITH_YO = re.compile(r"(?<=[ァ-ヺー一-龥])(?:で)?よ[ねー]?$")  # 「マーマレードよ」
_NAMING = re.compile(  # 「ブランド名の「湊」」「新しくできた「海外課」」: the quoted words are the name, what stands before says so
    r"[^「」『』]*(?:(?:名|名前|名称|ブランド|商標|呼称|呼び名|登記上|登録上|登録|正式)の|[っしきいだで]た)(?P<quoted>[「『][^「」『』]+[」』])$"
)
_BEHIND_QUOTE = ("、", "。", "でや", "でお願い", "で登録", "で営", "で商")
_WHOLLY_QUOTED = re.compile(
    r"[\s、]*[「『](?P<name>[^「」『』]{2,40}?)(?:です|でございます)?[」』](?P<behind>[^「」『』]*)$"
)
_LETTERS = r"(?:カタカナ|片仮名|カナ|ひらがな|平仮名|かな|漢字|英語|英字|英文字|ローマ字|アルファベット|旧字(?:体)?|新字(?:体)?|大文字|小文字|全角|半角)(?:表記|書き)?"
_NOT_IN_THEM = rf"{_LETTERS}(?:(?:じゃ|では|で|や)なく(?:って|て)?|やのうて)、?"
IN_LETTERS = re.compile(  # 「屋号なんですけど、カタカナじゃなくて「春風商店」が正しいです」, 「漢字で「春風商店」です」
    rf"(?:^|(?<=、)){_NOT_IN_THEM}(?:{_LETTERS}(?:で(?:書いて)?|の|、)、?)?(?=.)|^{_LETTERS}(?:で(?:書いて)?|の|、)、?(?=[「『])"
)
_NAME_IN_LETTERS = re.compile(rf"(?:{_NOT_IN_THEM})?{_LETTERS}(?:で(?:書いて)?|の|、)、?(?=.{{2}})|{_NOT_IN_THEM}(?=.)")
_LEFT_SO = re.compile(
    rf"(?:そのまま)?{_LETTERS}(?:のまま)?(?:で(?:大丈夫|いい|結構|OK|構わない|お願い).*)?|そのまま.*|.*で(?:大丈夫|いい|結構|OK)"
)
NOT_ME = re.compile(  # 「担当なんですが、やっぱり私じゃなくて海外営業部の本田にしてください」
    r"(?:やっぱり?、?|やはり、?)?(?:私|わたし|わたくし|僕|ぼく|俺|おれ|わし|自分|うち|こちら|当方)(?:自身)?(?:(?:じゃ|では|で|や)なく(?:って|て)?|やのうて|の(?:代わり|かわり)に|から)、?(?=.)"
)
Span = tuple[int, int] | None


_SAID_BEFORE = re.compile(  # 「カタログ上の名前は」「仮ですけど」「商標も取ってある」
    r"(?:名前|名称|品名|銘柄|ブランド名?|商標|商品名|製品名)(?:は|が|で|の|、)|(?:です|ます|ました|でした)(?:が|けど|けれど)、?|(?:てある|ている|てる|た)"
)
_SAID_BEHIND = re.compile(
    r"[」』](?:です|で(?:呼|売|出|や|お願い|いき|登録|販売|進め|す)|と(?:い|呼|申|名|言)|って|や|、|\(|$)"
)
_OF_ANOTHER = re.compile(r"会社|社名|屋号|店|取引|(?:前|昔|以前|旧|仮|元)の(?:名|もの)|仕入|他社")
_ANSWERS_SO = re.compile(r"はい|いいえ|なし|あり|ない|ある|未定|その他")


def _quoted_in_a_sentence(words: str) -> Span:
    """The one name in quotation marks, where a sentence leads to it; 「手打ち包丁「越後刃」」 is a name as a whole."""
    quoted = list(QUOTE.finditer(words))
    if len(quoted) != 1 or _ANSWERS_SO.fullmatch(quoted[0]["name"]):
        return None
    before = words[: quoted[0].start()].rstrip("、 ")
    led = [one for one in _SAID_BEFORE.finditer(words, 0, quoted[0].start()) if one.end() >= len(before)]
    if not led or _OF_ANOTHER.search(before) or not _SAID_BEHIND.match(words, quoted[0].end() - 1):
        return None
    return quoted[0].span("name")


def name_of_product(words: str) -> Span:
    """The product's name: what is quoted or called so, else the answer without framing."""
    if quoted := _quoted_in_a_sentence(words):
        return quoted
    if any(_ANSWERS_SO.fullmatch(one["name"]) for one in QUOTE.finditer(words)):
        return None  # 「さっき間違えて「いいえ」にしました」
    start, end = _stripped(words, 0, len(words))
    start = _after_lead(IN_LETTERS, words, start, end)
    start = _after_lead(PRODUCT_LEAD, words, start, end) if PRODUCT_LEADS.match(words[start:end]) else start
    return _called(words, start, end, SELLING)


def name_of_firm(words: str) -> Span:
    """The firm's name or trade name."""
    if is_only_trade(words) or _NO_FIRM.fullmatch(words.strip("。、! ")):
        return None
    start, end = _stripped(words, 0, len(words), name=True)
    start = _after_lead(_INTRODUCING, words, start, end)
    start = _after_lead(FIRM_LEAD, words, start, end)
    start = _after_lead(_NAME_IN_LETTERS, words, start, end)
    if _LEFT_SO.fullmatch(words, start, end):
        return None  # 「漢字じゃなくてカタカナで大丈夫です」
    span = _called(words, start, end, None)
    if span is None:
        return None
    start, end = span
    if only_legal_form(words[start:end]) or _TOLD_OF_IT.search(words[start:end]) or _DESCRIBED.search(words[start:end]):
        return None
    if _RUN_SO.fullmatch(words, start, end) or _UNDER_WAY.search(words, start, end):
        return None
    tail = FIRM_TAIL.search(words[start:end])
    if (
        tail
        and _somebody(words[start : start + tail.start()], tail["person"], led=bool(tail["post"]))
        and not _fills_quotes(words, start, end)
        and tail.start() > 1
        and not _PLACE_LIKE.search(words[start:end])
        and not _ware(words[start : start + tail.start()])
    ):
        end = start + tail.start()
    return None if is_common_trade(words[start:end]) else (start, end)


def _somebody(house: str, name: str, *, led: bool) -> bool:
    """林 of 「みなと商店の林」; 味噌 of 「田中家の味噌」 is nobody."""
    known = is_person_name(name) or is_place_like_surname(name)
    return known or ((led or len(name) == 1 or bool(_FIRMLIKE.search(house))) and is_likely_surname(name))


def _ware(words: str) -> bool:
    """「桐箱の松尾」「豆腐の吉田」: wares and the family's name make the firm's; 「みなと商店の松尾」 is a person."""
    return not _FIRMLIKE.search(words) and all(one.pos[1] == "普通名詞" for one in morphemes(words))


def person(words: str) -> Span:
    """A person's name, None where the words are no name."""
    start, end = _stripped(words, 0, len(words), name=True)
    start = _after_lead(PERSON_LEAD, words, start, end)
    start = _after_lead(_NAME_IN_LETTERS, words, start, end)
    start = _after_lead(NOT_ME, words, start, end)
    of = PERSON_OF.match(words[start:end])
    start += of.end() if of else 0
    bracket = words.find("(", start, end)
    end = bracket if bracket > start else end
    tail = PERSON_TAIL.search(words[start:end])
    start, end = _stripped(words, start, start + tail.start() if tail else end)
    said = words[start:end]
    return (start, end) if PERSON.fullmatch(said) and not NO_PERSON.fullmatch(said) and _noun(said) else None


def department(words: str) -> Span:
    """A department or a post, up to a person's name after の; None where the words are a sentence."""
    start, end = _stripped(words, 0, len(words))
    start = _after_lead(_IF_ANY, words, start, end)
    start = _after_lead(
        re.compile(
            r"(?:[^、。]{1,8}、)?(?:部署|所属|役職|肩書き?)(?:と|って)?(?:いう|言う|いっ|言っ|ゆう)ても[、.…\s]*|(?:(?:部署|所属|役職|肩書き?|担当|窓口|連絡先|問い?合わせ先?|私|うち)(?:名)?(?:は|が|:|=)[、\s]*|名刺に?(?:は|では|上は)、?)"
        ),
        words,
        start,
        end,
    )
    tail = re.search(
        r"(?:という|っていう?)、.*$|(?:という|って(?:いう)?)(?:部署|ところ|名前|名称|肩書き?)(?:です(?:、.*)?)?$|(?:の所属|所属)$|と(?:書い|刷っ|印刷し|なっ)て[^、。]*$|(?:って|という)(?:こと|感じ|とこ|ところ)(?:で|に|かな)[^、。]*$|(?<=[部課室係所店ムプー務理業画長報易人発造際買事])(?:が|で|に|の(?:ほう|方)で)(?:窓口|ご?担当|ご?対応|お?受け|承|取りまとめ|とりまとめ|やって|進め|見て|拝見|お願い)[^、。]*$|(?<=[部課室係所店ムプー務理業画長報易人発造際買事])(?:宛て?|あて|まで)[^、。]*$|(?:(?:という|って)(?:ところ|部署|名前)?)?(?:に(?:所属|い(?:ます|る)|おります)[^、。]*|を(?:して|やって|務めて)[^、。]*|の者)$",
        words[start:end],
    )
    start, end = _stripped(words, start, start + tail.start() if tail else end)
    end -= 2 * bool(re.search(r"(?<=[部課室係所])や[なねでわ]$", words[start:end])) or bool(
        _SAID_WITH_YA.search(words[start:end])
    )
    if now := _OFFICE_NOW.fullmatch(words, start, end):
        return now.span("now")
    start = _after_lead(_OFFICE_BEFORE, words, start, end)
    if remark := _REMARK.match(words, start, end):
        start = remark.end()
    if among := _OFFICE_IN_CHARGE.search(words, start, end):
        start, end = among.span("office")
    said = words[start:end]
    return (start, end) if _noun(said) and end - start <= 40 and not _NO_OFFICE.search(said) else None


def preference(words: str) -> Span:
    """How or when to be called: neither why nor what it is better than."""
    start, end = _stripped(words, 0, len(words))
    if numbered := _NUMBER_BEHIND.search(words, start, end):
        end = numbered.start() if numbered.start() > start else end
    for lead in (_IF_ANY, _COMPARED, _REASON, _HOW_TO_CALL):
        opening = lead.match(words, start, end)
        if opening and REACHABLE.search(words, opening.end(), end):
            start = opening.end()
    tail = PREFERENCE_TAIL.search(words[start:end])
    if tail and tail.start() > 0:
        end = start + tail.start()
    start, end = _stripped(words, start, end)
    end -= bool(_AT_TIME.search(words[start:end]))
    if _REFUSED.fullmatch(words, start, end) or "署名" in words:
        return None
    return (start, end) if REACHABLE.search(words[start:end]) else None


def timing(words: str) -> Span:
    """The time meant, without why, and without what is to happen then."""
    start, end = _stripped(words, 0, len(words))
    if (reason := _WHY.match(words, start, end)) and TIMELY.search(words[reason.end() : end]):
        start = reason.end()
    if early := _AT_BEST.match(words, start, end):
        start = early.end()
    tail = TIMING_TAIL.search(words[start:end])
    if tail and tail.start() > 1:
        end = start + tail.start()
    start, end = _stripped(words, start, end)
    timely = TIMELY.search(_OF_TIME.sub("", words[start:end])) and not _BUSY.search(words[start:end])
    return (start, end) if timely else None


def _noun(said: str) -> bool:
    """Whether the words can be a name, not a sentence."""
    return not GRAMMAR.search(said)


def _called(words: str, start: int, end: int, after: re.Pattern[str] | None) -> Span:
    if _fills_quotes(words, start, end):
        return start, end
    quoted = QUOTE.search(words, start, end)
    alone = quoted and quoted.end() == end and words[quoted.start() - 1] in "、は:がど"
    alone = alone or (after is None and quoted and words.startswith(_BEHIND_QUOTE, quoted.end()))
    if quoted and (quoted.start() == start or alone or CALLED.match(words, quoted.end(), end)):
        return quoted.span("name")
    called = CALLED.search(words, start + 1, end)
    if called:
        end = called.start()
    elif after and (sold := after.search(words[start:end])) and sold.start() > 1:
        end = start + sold.start()
        start = _after_lead(FRONT, words, start, end)
    start, end = _stripped(words, start, end)
    end -= bool(_CALLED_WITH_YA.search(words[start:end]))
    if said_so := _SAID_WITH_YO.search(words[start:end]):
        end = start + said_so.start()
    return (start, end) if _noun(words[start:end]) else None


def _fills_quotes(words: str, start: int, end: int) -> bool:
    return 0 < start < end < len(words) and words[start - 1] in "「『" and words[end] in "」』"


def _after_lead(lead: re.Pattern[str], words: str, start: int, end: int) -> int:
    match = lead.match(words, start, end)
    return match.end() if match and match.end() < end else start


def _stripped(words: str, start: int, end: int, *, name: bool = False) -> tuple[int, int]:
    """Without white space, marks and the copula around it; 「布のやまだ」 in quotes keeps its だ, a ``name`` its の."""
    if _fills_quotes(words, start, end):
        return start, end
    quoted = _WHOLLY_QUOTED.match(words, start, end)
    if quoted and TAIL.fullmatch(quoted["behind"] or "。"):
        return quoted.span("name")
    while start < end and words[start] in OPEN_MARKS:
        start += 1
    tail = TAIL.search(words[start:end])
    if tail and tail.start() > 0:
        end = start + tail.start()
        end += bool(words.startswith("だ", end) and ENDS_IN_DA.search(words, start, end + 1))  # 「工房やまだ」
        end += bool(name and _ENDS_IN_NO.match(words, end))
    while end > start and (words[end - 1] in OPEN_MARKS or category(words[end - 1]) in ("So", "Sk")):
        end -= 1
    if naming := _NAMING.match(words, start, end):
        start = naming.start("quoted")
    if (
        end - start > 2
        and words[start] in "「『"
        and words[end - 1] in "」』"
        and words.find("」", start) in (-1, end - 1)
    ):
        start, end = start + 1, end - 1
    return start, end

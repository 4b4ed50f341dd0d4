"""Cuts politeness and framing off an answer: 「商品は湊ナイフっていいます」 is 湊ナイフ.

Each function takes the words of an answer and gives the half-open span of what was meant, None where nothing is left.
"""

from __future__ import annotations

import re

Span = tuple[int, int] | None

_MARKS = " 　、,。.!?…~〜:・「」『』\"“”'’()"
_OPEN_MARKS = " 　、,。.!?…~〜:・\"“”'’"
_COPULA = (
    r"(?:(?:なん|なの|の)?(?:です|でございます|であります|だ|っす)(?:が|けど|けれど|けども|ので|よ|ね|よね|かね)*|(?:に|と)(?:なります|なっております|なっています|します|いたします|させてください)|で(?:お願い(?:いた)?します|いきます|す|いいです|結構です|大丈夫です)|(?:で)?かな[ぁあ]?|でしょうか|と思います|だと思います|ということで)"
)
_TAIL = re.compile(rf"(?:{_COPULA}|[、,。.!?…~〜\s]|(?:さん|さま|様)(?=(?:です|でございます)))+$")
_CALLED = re.compile(r"(?:と(?:いう|いった|申す|呼ばれる)|って(?:いう|いった|言う)|と(?:いい|言い|申し|呼んで|呼び|もうし)|って(?:いい|言い|呼んで|呼び))(?:ます|まして|おります|い?ます|って|の|名前|名称|商品|製品|サービス|ブランド|会社|企業|屋号|者|もの|方|包丁|お酒|アプリ)?")
_QUOTE = re.compile(r"[「『](?P<name>[^「」『』]{1,60})[」』]")
_PRODUCT_LEAD = re.compile(
    r"(?:(?:うち|弊社|当社|私ども|わたしたち|我が社)(?:の|は|では|で)?)?(?:(?:主力|メイン|代表的な|海外で|売りたい|輸出したい|対象の|今回の|主な|自慢の|海外に|海外へ|いちばんの|一番の|売りたいのは|出したい)*(?:の)?)?(?:商品|製品|サービス|品物|品|ブランド|モノ|もの|の)?(?:の)?(?:名前?|名称)?(?:は|が|:|=|といえば|としては)[、\s]*(?=.)"
)
_PRODUCT_LEADS = re.compile(r"^(?:商品名?|製品名?|サービス名?|名前|名称|主力|メイン|うち|弊社|当社|ブランド|品名|売りたい|輸出したい|海外|対象|今回|主な|自慢|代表|一番|いちばん|私ども|我が社|モノ|もの|品物)")
_SELLING = re.compile(
    r"(?:を|の)(?:海外(?:に|へ|で)|[^、。をはが]{1,10}(?:に|へ|で))?(?:輸出|売|販売|作|つくっ|製造|生産|展開|提供|扱|考え|出|届け|紹介|広め|開発)[^、。]{0,24}$"
)
_FIRM_LEAD = re.compile(
    r"(?:(?:うち|弊社|当社|私ども|わたくしども|私|わたし|こちら|会社|屋号|社名|法人|お店|店|商号|企業|組合)(?:の(?:会社|お?店|屋号|組合))?(?:の)?(?:名前?|名称)?(?:は|が|:|=|も)[、\s]*)"
)
_FIRM_TAIL = re.compile(r"の(?:代表|社長|担当|営業|総務)?(?:の)?[一-龥々]{1,4}(?:と申します|といいます)?$")
_PERSON_LEAD = re.compile(
    r"(?:(?:ご?担当(?:者|の者)?(?:の)?(?:名前?|氏名)?|(?:お)?名前|氏名|私|わたし|わたくし|僕|ぼく|俺|自分|窓口|代表者?|社長|責任者)(?:の名前)?(?:は|が|:|、|=)[、\s]*)+"
)
_PERSON_OF = re.compile(r"^(?:[^、。]{1,24}(?:部|課|室|係|社|会社|店|所|グループ|チーム|担当|代表|取締役|部長|課長|係長|社長|専務|常務|店長|営業|総務|経理|企画|海外事業)の)(?=[一-龥々ァ-ヺーぁ-ゖA-Za-z])")
_PERSON = re.compile(
    r"[一-龥々ヶ]{1,6}(?: ?[一-龥々ヶ]{1,4})?(?: ?[ぁ-ゖー]{1,6})?|[一-龥々ヶ]{1,4} ?[ァ-ヺー]{1,8}|[ぁ-ゖ]{2,6}(?: ?[ぁ-ゖ]{1,6})?|[ァ-ヺー]{2,12}(?:[ ・=]?[ァ-ヺー]{1,12}){0,3}|[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ .'-]{1,39}"
)
_GRAMMAR = re.compile(r"(?:ます|ません|ました|たい|ください|下さい|ない|です|だろう|でしょう|する|した|いた|かかる|ある|いる|なる|いい|おいて|して)(?:が|けど|ので|から|の|よ|ね|わ|って)?$|^(?:それ|これ|あれ|そこ|ここ)(?:は|が|を|も)")
_TIMELY = re.compile(r"[年月日週春夏秋冬期頃]|早|すぐ|至急|急い|今|来|半年|まで|後|ごろ|シーズン|クリスマス|正月|オープン|開催|Q\d|\dQ")
_REACHABLE = re.compile(r"朝|午前|午後|夕|夜|昼|平日|土|日|祝|週|曜|時|電話|メール|携帯|LINE|ライン|FAX|いつ|なるべく|オンライン|Zoom|ズーム|Teams|対面|訪問|以降|まで|できれば|連絡|郵送|SMS|休|チャット|早め|[月火水木金]", re.IGNORECASE)
_NO_PERSON = re.compile(r"私|わたし|わたくし|自分|僕|ぼく|俺|本人|社長|代表|担当(?:者)?|自分自身|同じ(?:です)?|[^、。]*(?:します|ません|ない|ている|ですが)")
_PERSON_TAIL = re.compile(r"(?:さん|さま|様|氏)?(?:(?:が|は)?(?:担当|窓口|対応)(?:し(?:ます|て(?:い|お)ります)|です|になります)?|と申します|ともうします|といいます|と言います|と申す者です|という者です)?$")
_PREFERENCE_TAIL = re.compile(
    r"(?:(?:が|だと|なら|に|で|を|の(?:ほう|方)が|でしたら|であれば|のみ)?(?:いい|良い|よい|助かり|嬉しい|ありがたい|有難い|有り難い|都合がいい|都合が良い|希望(?:し(?:ます|て(?:い|お)ります)|です)?|お願い(?:いた|でき)?(?:します|れば|ればと思います)?|連絡(?:を)?(?:ください|いただけ(?:れば|ると)[^、。]{0,10}|お願いします|して(?:ください|ほしい))|ご?連絡ください|お電話ください|電話ください|大丈夫|可能|OK|つながり|繋がり|対応でき|出られ)(?:です|ます|と(?:助かり|嬉し|ありがた)[^、。]*)?(?:が|ね|よ)?)+$"
)
_TIMING_TAIL = re.compile(
    r"(?:(?:に(?:は)?|には|を|くらいに?|ごろに?|頃に?|あたりに?|で|が)?(?:輸出|実現|開始|始め|スタート|販売|展開|出荷|進出|出し|達成|形に|商談|契約|目指|希望|目標|予定|考え|検討|想定|したい|なれば|できれば|でき(?:たら|れば))[^、。]*|(?:が|だと)(?:いい|嬉しい|理想)[^、。]*)$"
)


def name_of_product(words: str) -> Span:
    """The product's name: what is quoted or called so, else the answer without framing."""
    start, end = _stripped(words, 0, len(words))
    start = _after_lead(_PRODUCT_LEAD, words, start, end) if _PRODUCT_LEADS.match(words[start:end]) else start
    return _called(words, start, end, _SELLING)


def name_of_firm(words: str) -> Span:
    """The firm's name or trade name."""
    start, end = _stripped(words, 0, len(words))
    start = _after_lead(_FIRM_LEAD, words, start, end)
    span = _called(words, start, end, None)
    if span is None:
        return None
    start, end = span
    tail = _FIRM_TAIL.search(words[start:end])
    return (start, start + tail.start()) if tail and tail.start() > 1 else (start, end)


def person(words: str) -> Span:
    """A person's name, None where the words are no name."""
    start, end = _stripped(words, 0, len(words))
    start = _after_lead(_PERSON_LEAD, words, start, end)
    of = _PERSON_OF.match(words[start:end])
    start += of.end() if of else 0
    bracket = words.find("(", start, end)
    end = bracket if bracket > start else end
    tail = _PERSON_TAIL.search(words[start:end])
    start, end = _stripped(words, start, start + tail.start() if tail else end)
    said = words[start:end]
    return (start, end) if _PERSON.fullmatch(said) and not _NO_PERSON.fullmatch(said) and _noun(said) else None


def department(words: str) -> Span:
    """A department or a post, up to a person's name after の."""
    start, end = _stripped(words, 0, len(words))
    start = _after_lead(re.compile(r"(?:(?:部署|所属|役職|肩書き?|担当|私|うち)(?:名)?(?:は|が|:|=)[、\s]*)"), words, start, end)
    tail = re.search(r"(?:に(?:所属|い(?:ます|る))[^、。]*|を(?:して|やって|務めて)[^、。]*|の者)$", words[start:end])
    start, end = _stripped(words, start, start + tail.start() if tail else end)
    return (start, end) if _noun(words[start:end]) and end - start <= 40 else None


def preference(words: str) -> Span:
    """How or when to be called."""
    start, end = _stripped(words, 0, len(words))
    tail = _PREFERENCE_TAIL.search(words[start:end])
    if tail and tail.start() > 0:
        end = start + tail.start()
    start, end = _stripped(words, start, end)
    return (start, end) if _REACHABLE.search(words[start:end]) else None


def timing(words: str) -> Span:
    """The time meant, without what is to happen then."""
    start, end = _stripped(words, 0, len(words))
    tail = _TIMING_TAIL.search(words[start:end])
    if tail and tail.start() > 1:
        end = start + tail.start()
    start, end = _stripped(words, start, end)
    return (start, end) if _TIMELY.search(words[start:end]) else None


def _noun(said: str) -> bool:
    """Whether the words can be a name, not a sentence."""
    return not _GRAMMAR.search(said)


def _called(words: str, start: int, end: int, after: re.Pattern[str] | None) -> Span:
    quoted = _QUOTE.search(words, start, end)
    if quoted and (quoted.start() == start or _CALLED.match(words, quoted.end(), end)):
        return quoted.span("name")
    called = _CALLED.search(words, start + 1, end)
    if called:
        end = called.start()
    elif after and (sold := after.search(words[start:end])) and sold.start() > 1:
        end = start + sold.start()
    start, end = _stripped(words, start, end)
    return (start, end) if _noun(words[start:end]) else None


def _after_lead(lead: re.Pattern[str], words: str, start: int, end: int) -> int:
    match = lead.match(words, start, end)
    return match.end() if match and match.end() < end else start


def _stripped(words: str, start: int, end: int) -> tuple[int, int]:
    """Without white space, marks and the copula around it."""
    while start < end and words[start] in _OPEN_MARKS:
        start += 1
    tail = _TAIL.search(words[start:end])
    if tail and tail.start() > 0:
        end = start + tail.start()
    while end > start and words[end - 1] in _OPEN_MARKS:
        end -= 1
    if end - start > 2 and words[start] in "「『" and words[end - 1] in "」』" and words.find("」", start) in (-1, end - 1):
        start, end = start + 1, end - 1
    return start, end

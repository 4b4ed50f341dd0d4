"""Which trade fair the firm goes to: told in passing, or cut out of the answer to that question."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlu.fields.clauses import Mood
from nlu.fields.scene import Scene
from nlu.fields.types import Candidate, Strength

FAIR_PLAN = "trade_fair_plan"
NO_FAIR = "なし"
_FAIR = r"(?:展示会|展示商談会|見本市|商談会|産業展|[一-龥ァ-ヺー]{2,10}展(?!開|望|示)|フェア|ショー|フェスティバル|博覧会|[一-龥]{2,5}博(?![士物多])|EXPO|エキスポ|メッセ|FOODEX|フーデックス|[A-Z]{3,}|[ァ-ヺー・]{5,})"
_DATE = r"(?:[^、。!?はがを]{0,8}(?:年|月|春|夏|秋|冬|先)[^、。!?はがをに]{0,6}(?<!の)に)?"
_GOES = (
    r"(?:出(?:ます|る(?=$|[。、!]|ん|の|こと|予定|つもり|が|し|ごと|よう)|展(?:(?:いた|致)?します|する|予定|が決|を決|することに|し(?:て|よう))|ている|とる|と(?:り|く)|す(?:ことに|予定))|参加(?:します|する|予定)|申し?込(?:み(?:済|まし|ま)|んで|済)|エントリー(?:済|しま)"
    r"|ブースを?出[しす]|出品(?:します|いたします|致します|する|予定|が決)|(?:小さな|小さい)?(?:小間|ブース|枠|スペース)(?:は|を|も)?(?:[^、。]{0,6})?(?:取って|取り(?:まし|ます)|取れ|押さえ|おさえ|確保|申し?込|予約|借り|もらって))"
)
_TOLD = re.compile(
    rf"(?P<fair>(?:(?:来月|再来月|来年|再来年|今年|来年?[0-9]{{1,2}}月|[0-9]{{1,2}}月|[来今]?年?の?[春夏秋冬])に?、)?{_DATE}[^、。!?はがをに\s]{{1,30}}(?: [A-Z0-9]{{2,}}){{0,2}}(?:\([^()]{{1,30}}\))?)に(?:は|も)?(?:[^、。!?はがをに]{{1,8}})?(?P<deed>{_GOES})(?P<rest>[^。]{{0,12}})"
)
_TOPIC = re.compile(
    rf"(?:展示会|見本市|商談会|出展(?:先)?)(?:の(?:予定|話|ほう))?(?:は|ですが|ですけど|なら|としては|だと)、?(?P<fair>{_DATE}[^、。!?はがをに]{{3,30}}?)"
    r"(?P<deed>(?=です|だ(?!け)|。|、|$)|を(?=予定|考えて|計画|目指|めざ|狙|検討して)|に(?=決め|決ま|絞|しま|出(?:ます|る|展)|参加|申し?込))(?P<rest>[^。]{0,10})"
)
_KIND = re.compile(r"展示会|見本市|商談会")
_ANY = re.compile(
    r".*(?:ません|ない|未定)|(?:出|参加|必要|今(?![年月度春夏秋冬0-9])|考え|検討).*|(?:(?:海外|国内|次|その|この|どこか)の)?(?:展示会|見本市|商談会)|[^年月A-Zァ-ヺ]*予定|なし|無し|未定|まだ"
)
_NOT_SURE = re.compile(r"かもし|ないかも|たら|なら|ない|ありませ|なし|無し|かどうか|手伝|支援|たい|か出ない|か迷|相談")
_WHEN = r"(?:(?:今|来|再来)(?:年度?|期|回|後)(?:は|も)?|当面(?:は)?|しばらく(?:は)?|当分(?:は)?|、)*"
_NONE = re.compile(
    rf"(?:展示会|見本市|商談会|出展)(?:へ|に|の|は|も|など)*{_WHEN}(?:出展|参加|出る)?(?:の|する)?(?:予定|計画|つもり|こと)?(?:は|も|が)?(?:、)?(?:特に|とくに|今(?:の|は)?(?:ところ|とこ)?|まだ|全く|一切)*(?:は)?(?:予定(?:は|も|が)?)?"
    r"(?:な(?:し|い(?!と|か|わけ))|無し|無い|ありません|ございません)(?!が)"
)
_NOT_GOING = re.compile(r"(?:展示会|見本市|商談会)(?:に|へ|は|には|も)*(?:出|参加し|出展し)(?:ません|ない(?!と|か))")
_STAYS_AWAY = re.compile(
    r"(?:出(?:ない|ません|られ(?:ない|ません)|らない|る(?:気|予定|つもり|余裕|暇|ひま|お金|人手)(?:は|も|が|なんて|など)?(?:全然|まだ|とても|全く)*(?:ない|ありません|とても|まだ)|ないつもり|んつもり)|見送(?:る(?!か)|り(?:ます|で)|ろう|っ)|出展(?:し|は(?:し)?)(?:ない|ません)|参加(?:し|は(?:し)?)(?:ない|ません)|(?:出展|参加|申し?込み)(?:は|を|も)?(?:取り?やめ|キャンセル|中止)(?:に(?:し(?:た|まし|ます)|なりまし)|し(?:た|まし|ます)|ました|ます|です))"
    r"(?!か|し[、。])"
)
_NO_PLAN = re.compile(  # 「そういう予定はないですね」「商談会も展示会も、参加は考えておりません」
    r"(?:(?:いえ|いいえ|いや)、)?[^、。!?0-9A-Z]{0,20}?、?(?:予定|計画|つもり|考え|話|参加|出展|展示会|商談会|見本市)(?:の(?:予定|計画|話|つもり))?(?:は|も|が|など(?:は)?|なんか|なんて)?(?:、)?(?:特に|とくに|まだ|今のところ|今は|全く|一切|何も|なにも|一つも)*"
    r"(?:な[いし]|無[いし]|ありません|ございません|あらへん|おまへん|空っぽ|(?:考え|予定し|検討し)て(?:は)?(?:い|お)?(?:ない|ません|りません))(?:です|ね|よ|の|ん|な|けど|が|[。、! ])*"
)
_NEVER = re.compile(  # 「展示会なんて考えたこともなかったです」「人手が足りなくて、出られそうにないです」
    r"^(?:(?:今年|今回|今期|来年|当面)は、?)?(?:やめ(?:とき|ておき)ます|やめとく|やめます)|まだそこまで(?:は|の|$)|(?:^|特に|、|まだ|今のところ)(?:予定|計画|検討|出展|参加)(?:は|も)?(?:特に|まだ)?して(?:は)?(?:い|お)?(?:ない|ません|りません)|何も(?:予定|計画)(?:は)?(?:し)?(?:て(?:い)?(?:ない|ません)|とらん|とりません|ない|ありません)|(?:特に|まだ|今のところ|何も)(?:は)?考えて(?:は)?(?:い|お)?(?:ない|ません|りません)|^(?:な[いし]|ありません|あらへん|ございません)(?:です)?(?:よ|ね|わ)?、(?:そういう|そんな|特に)?(?:予定|計画|話)[^。]{0,4}$|予定は(?:まだ|全然|特に)?立(?:って|て)(?:い)?(?:ない|ません)|気後れし|無縁|性に合わ(?:な|ん)|(?:考えた|思った|思いついた)こと(?:も|は|すら)(?:な[いか]|ありません)|縁(?:が|は|も)(?:遠|な[いくか]|ありません)|出(?:られ|展でき|れ|せ)そう(?:に(?:も|は)?|も)(?:ない|ありません|ねえ)"
    r"|(?:出展|参加|出るの|展示会)(?:は|なんて(?:とても)?|も)?[^、。]{0,6}(?:無理|難し|厳し|できそうに(?:も)?(?:な|あり))|手が回(?:らな|りませ|らん|らへん)|それどころ(?:じゃ|では)(?:な|あり)|(?:人手|お金|暇|時間|余裕)[^、。]{0,8}(?:無理|むり)(?:です|や|だ)"
)
_SET_TO_NONE = re.compile(  # 「未定ですが、いえ、予定なしで結構です」「なしとさせていただきます」
    r"(?:^|[、。!…\s]|(?<=は))(?:いったん|一旦|ひとまず|とりあえず|今回は|今の?ところ(?:は)?|、)*(?:(?:出展|参加|展示会)?の?予定(?:は|も)?)?(?:なし|無し|ないもの)"
    r"(?:で(?=結構|お願い|よろし|いい|大丈夫|構い|進め)|に(?=して|しておいて|します|いたします)|と(?=させて|して|します|いたします)|ということで(?=お願い|結構|$))(?![^。]*か(?:[、。?]|$))[^。、]{0,16}[。!\s]*$"
)
_MERELY = re.compile(  # 「…に出展することになりました」 without which
    r"(?:展示会|見本市|商談会)?(?:には?|へは?|は|も|の)?(?:出展|参加|出る|出す|出品)(?:する)?(?:こと|の|予定|つもり|方向)?(?:です|に(?:なり|決まり)ました|が決ま(?:りました|っております))?[。!]*"
)
_HEDGED = re.compile(r"かもし|か出ない|迷っ|かどうか|考え中|検討中")
_IF_ONLY = re.compile(
    r"(?:当たれば|受かれば|通れば|取れれば|取れたら|あれば|行けたら|出られたら)[^。]*(?:たい|かな|思[っい])"
)
_NOT_PLANNED = re.compile(
    rf"(?:展示会|見本市|商談会|出展)(?:など)?(?:へ|に|の|は|も)*{_WHEN}(?:の)?(?:出展|参加|出る(?:こと|の))?(?:は|も|を)?{_WHEN}(?:特に|[今い]ま?の?ところ|まだ|全く|一切|今回は|、)*(?:予定|考え|検討|計画)(?:は)?(?:し)?て(?:は)?(?:い|お)?(?:ない|ません|りません|らず)|(?:展示会|見本市|商談会)(?:など)?(?:に|へ)は?出(?:ない|ません)(?:方針|こと|つもり|予定)"
)
_BOOTH_AT = re.compile(  # 「ブースを取ってあるのは来年2月のギフトショーです」
    r"(?:(?:小間|ブース|枠|スペース)を[^、。はが]{2,10}|出展(?:する|予定な|が決まっている|を決めた|を予定して(?:い)?る)|出る|申し?込んだ|参加する)(?:の|ん|予定)は、?(?P<fair>[^、。!?はがを]{3,30}?)(?P<deed>(?=です|でござ|だ(?!け)|に(?:なり)|で(?=[、。])|[、。]|$))(?P<rest>[^。]{0,10})"
)
_VISITED = re.compile(r"(?:見に?(?:行|来)[っき]|見学し|視察し|見て(?:き|来))(?:た|ました|まし)")
_TO_COME = re.compile(r"[来再]年|今度|次(?:は|に|の)|予定|つもり|出(?:ます|る|たい|展し(?:ます|たい))|申し?込")
_NEVER_YET = re.compile(  # 「見本市には出したことないです」 tells of the past
    r"(?:出|出し|出展し|参加し|輸出し|送っ|売っ)た(?:こと|ためし|経験)(?:は|が|も|すら)?(?:、)?(?:まだ|一度も|全然)?(?:な[いし]|ありません|ございません|あらへん)"
)
_DONE = re.compile(r"済|申し?込(?:んだ|んで|みまし)|押さえ|取れ(?:た|て|まし)|確保")
_UNDECIDED = re.compile(
    r"(?:決め(?:て(?:い)?(?:ない|ません|へん)|とら(?:ん|ない|ず)|かね|られ(?:ない|ません))|決まって(?:い)?(?:ない|ません|へん)|決まっとら)(?!が)"
)
_BOOKED = re.compile(
    r"(?P<fair>[^。!?]*?)(?:、|に(?:も|は)?(?=出(?:ます|る(?:[。、]|$|予定|つもり|こと)|展します|とります|とる)|参加|申し?込|エントリー))(?:[^、。!?]{0,10}?)(?:申し?込|枠|ブース|出(?:る|ます|展)|押さえ|取れ|予約|決ま|決め|エントリー|参加|もう)"
)
_LEAD = re.compile(
    r"(?:よく(?:考え|見|思い出し)(?:てみ)?たら、?|そういえば、?|(?:実は|じつは)、?|[^、。]{0,12}(?:ない|ありません|なし)(?:です)?(?:が|けど|けれど)、?|[^、。]{1,14}?(?:のために?|に(?:も)?向け(?:て)?|を(?:目指|見据え|めざ)し?て|のきっかけに(?:と|して)?|を兼ねて|がてら|の一環で|に誘われて|に勧められて|の紹介で|の声かけで)、?|(?:次の?|海外の)?(?:展示会|見本市|商談会)(?:は|に関しては|ですが|(?=やっぱ|やはり))(?:ね)?、?|やっぱ(?:り|し)?|やはり|それと|あと|ほかに|えっと|はい|、|\s){1,4}"
)
_TOLD_FIRST = re.compile(r"[^、。]{1,24}?(?:です|ます)(?:が|けど|ので)?、")  # 「ドバイで販売したいです、…」
_DEED_BEHIND = re.compile(  # 「…に小さいブースを申し込んだ」「…を狙ってます」「…、それまでに」
    r"[にへ](?:は|も)?(?:[^、。はがに]{1,10}を)?(?:初(?:めて)?)?(?:出(?:ま|たい|し(?:ます|て(?:もら|いただ)|たい)|る(?!予定)|展(?!(?:する)?予定)|品|よう|す)|参加(?!(?:する)?予定)|申し?込|エントリー|決め|決ま)|を(?:狙|予定|考えて|目指|めざ|計画|検討して|視野)|(?:です|だ|で)?、(?:それ|その|そこ)|です、[^、。]{1,14}(?:ので|から|なんで|もんで)[。]?$"
)
_BY_WHOM = re.compile(r"(?:で|の補助で|と一緒に|と共同で)(?=[一-龥ァ-ヺ0-9])")
_CALLED_OFF = re.compile(r"断(?:っちゃ|りま|って)|(?:無|な)くな[っり]|中止にな|よう決めん|決めきれ")
_ONLY_TO_SEE = re.compile(r"見に(?:行|い)く|視察|見学|行くだけ|見るだけ")
_TO_EXHIBIT = re.compile(r"(?<!か)出展(?:し|する|の|予定|が|も)(?!より)")
_CONSIDERED = re.compile(  # 「台北国際食品見本市を検討中です」: which one is what is asked, and it is said
    r"(?P<fair>[^、。!?はが]{3,30}?)(?:への(?:出展|参加)|[にへ](?:は|も)?(?:出展|参加|出品|出)(?:し?たい|する|る|しよう|よう)?(?:の|こと)?(?:と)?|の(?:出展|参加))?[をに]?(?:検討中|考え中|(?:検討し|考え)て(?:い|お)?(?:る|ます|り))"
)
_OF_ANY_FAIR = re.compile(
    r"海外|国内|現地|地元|どこか|何か|そういう|[次今来再]?[年回月度]|[の、]|展示会|見本市|商談会|出展|参加"
)
_PERHAPS = re.compile(r"(?:もし(?!もし)|仮に)[^。]*(?:たら|れば)[^。]*(?:かもし|かな|検討)")
_QUOTED = re.compile(r"[「『][^「」『』]+[」』]")
_JUST_LOOKING = re.compile(r"見学|見に行|視察|来場")


def read_fairs(scene: Scene) -> Iterator[Candidate]:
    """Candidates for ``trade_fair_plan``, asked or not: the fair with its time, or 「なし」."""
    asked = scene.asking == FAIR_PLAN
    for match in (*_NONE.finditer(scene.text), *_NOT_GOING.finditer(scene.text), *_NOT_PLANNED.finditer(scene.text)):
        if scene.stated(match.start(), match.start() + 1) and not scene.of_others(match.start()):
            yield Candidate(FAIR_PLAN, NO_FAIR, *match.span(), Strength.ASKED if asked else Strength.TYPE)
    if asked:
        return
    for match in (*_TOPIC.finditer(scene.text), *_BOOTH_AT.finditer(scene.text), *_TOLD.finditer(scene.text)):
        if fair := _told(scene, match):
            yield _fair(scene, *fair)


def fair_answer(scene: Scene) -> tuple[int, int] | None:
    """To the question for fairs: the span of 「出る余裕はまだ…」, 「お金がかかるので出ません」."""
    if _NO_PLAN.fullmatch(scene.text):
        return 0, len(scene.text)
    if none := _SET_TO_NONE.search(scene.text):
        return none.span()
    for match in (*_STAYS_AWAY.finditer(scene.text), *_NEVER.finditer(scene.text)):
        clause = scene.clause_at(match.start())
        if clause.mood in (Mood.STATEMENT, Mood.HYPOTHESIS) and not _HEDGED.search(scene.text):
            return match.span()
    return None


def considered(scene: Scene) -> tuple[int, int] | None:
    """To the question for fairs: the span of one that is thought of, told by its name."""
    found = _CONSIDERED.match(scene.text)
    if found is None or not re.search(_FAIR, found["fair"]) or len(_OF_ANY_FAIR.sub("", found["fair"])) < 2:
        return None
    return found.span("fair")


def stays_away(text: str) -> bool:
    """「展示会なんて考えたこともなかったです」."""
    return bool(_NEVER.search(text) or _STAYS_AWAY.search(text)) and not _HEDGED.search(text)


def is_open(text: str) -> bool:
    """「出るか出ないか、まだ迷っとる」: settles nothing."""
    if (
        _PERHAPS.search(text)
        or _MERELY.fullmatch(text)
        or _CALLED_OFF.search(text)
        or (_ONLY_TO_SEE.search(text) and not _TO_EXHIBIT.search(text))
    ):
        return True
    if _BOOKED.match(text) and not _IF_ONLY.search(text):
        return bool(_UNDECIDED.search(text) and not _DONE.search(text))
    visited = (_VISITED.search(text) or _NEVER_YET.search(text)) and not _TO_COME.search(text)
    return bool(
        (_UNDECIDED.search(text) and not _DONE.search(text)) or _HEDGED.search(text) or _IF_ONLY.search(text) or visited
    )


def booked(scene: Scene, start: int, end: int) -> tuple[int, int]:
    """The fair alone, without 「、枠がもう取れてます」 behind it."""
    if (told := _TOLD_FIRST.match(scene.text, start, end)) and not re.search(_FAIR, told[0]):
        start = told.end() if re.search(rf"{_FAIR}|出展", scene.text[told.end() : end]) else start
    if lead := _LEAD.match(scene.text, start, end):
        start = lead.end() if lead.end() < end else start
    if deed := _DEED_BEHIND.search(scene.text, start + 3, end):
        fair = scene.text[start : deed.start()]
        if re.search(_FAIR, fair) or re.search("[年月春夏秋冬].*の", fair):
            by = _BY_WHOM.search(scene.text, start, deed.start())
            return _unquoted(scene.text, by.end() if by else start, deed.start())
    match = _BOOKED.match(scene.text, start, end)
    if (
        match
        and len(match["fair"]) > 3
        and (re.search(_FAIR, match["fair"]) or re.search("[年月春夏秋冬]", match["fair"]))
    ):
        return _unquoted(scene.text, *match.span("fair"))
    return start, end


def _unquoted(text: str, start: int, end: int) -> tuple[int, int]:
    """国際雑貨展 of 「国際雑貨展」."""
    return (start + 1, end - 1) if _QUOTED.fullmatch(text, start, end) else (start, end)


def _told(scene: Scene, match: re.Match[str]) -> tuple[int, int] | None:
    start, end = match.span("fair")
    clause = scene.clause_at(match.start("deed"))
    start = max(start, clause.start)
    if lead := _LEAD.match(scene.text, start, end):
        start = lead.end()
    said = scene.text[start:end]
    before = scene.text[clause.start : start]
    named = re.search(_FAIR, said) or (
        match.re is not _TOPIC
        and (
            re.search(r"(?:展示会|見本市|商談会|出展)(?:先)?は(?:ね、?)?$", before)
            or ("展" in match["deed"] and _more_than_place(scene, start, end))
        )
    )
    if not named or _ANY.fullmatch(said) or _NOT_SURE.search(match["rest"]) or _JUST_LOOKING.search(before + said):
        return None
    if not scene.stated(start, end) or scene.of_others(start) or re.search(r"(?:さん|客|先)が", before):
        return None
    cut = _BY_WHOM.search(said)
    return _unquoted(scene.text, start + cut.end() if cut else start, end)


def _more_than_place(scene: Scene, start: int, end: int) -> bool:
    """「来年4月にケルンのアヌーガ」, not 「来年タイ」: a name of its own behind the place."""
    name = scene.text[start:end].rpartition("の")[2]
    known = {scene.text[one.start : one.end] for one in (*scene.countries, *scene.cities)}
    return bool(re.fullmatch(r"[ァ-ヺー・A-Za-z0-9 ]{3,}", name)) and name not in known


def _fair(scene: Scene, start: int, end: int) -> Candidate:
    said = scene.n.source(start, end).strip()
    kind = _KIND.search(scene.text[:start])
    value = said + kind[0] if kind and said.endswith("の") else said  # 「展示会は台北の春のに出る」
    return Candidate(FAIR_PLAN, value, start, end, Strength.TYPE)

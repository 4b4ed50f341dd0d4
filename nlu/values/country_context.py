"""What the words around a country's name say about it: ruled out, first choice, or only an adjective."""

from __future__ import annotations

import re
from collections.abc import Sequence

_OUT_AFTER = re.compile(
    r" ?(?:向け|市場|行き|進出|輸出|への輸出|へ)? ?(?:\.{2,}(?=[はもじで])|、(?=は))?(?:"
    r"!?(?:\.{2,}|、)?(?:と|って)(?:言|い)いたい(?:ところ|とこ|の)?(?:だ|です|や|じゃ)?(?:が|けど|けれど)|(?:やのうて|やなく?て|ちゃうて|じゃのうて|でなく)|(?:では|じゃ|で は)(?:なく|なし|ない|ありません|あり ません)"
    r"|以外(?!(?:に|へ|の国)?(?:は|も)?(?:今(?:は|のところ)|まだ|特に|全然|、)*(?:考え|検討し|予定し|狙っ|想定し)て(?:い)?(?:ない|ません|おりません)|(?:に|へ)?(?:は|も)?(?:な[いし]|あり?ません|ございません))|を?除(?:い|く|き|外)|(?:は|も|を|だけは|には|への輸出は|の)?、? ?(?:やめ|止め|辞め|取りやめ|取り止め|外し|はずし|見送"
    r"|諦め|あきらめ|断念|落と[しす]|キャンセル|取り?下げ|辞退|取り?消|削除|消し|抜い|ナシ"
    r"|なし(?:で|に|$|。)|無し|NG|対象外|除外"
    r"|避け|回避)"
    r"|(?:は|も|には|へは|とは|では)(?:今は?|いまは?|今回は|まだ|もう|特に|全然|全く|あまり|別に|さすがに|流石に)?、?"
    r"(?:(?:考えて(?:い)?|検討して(?:い)?|予定して(?:い)?|狙って(?:い)?|狙わ|輸出し|輸出は?し|進出し|行か|行き|出さ"
    r"|出し|売ら|売り|やら|やり|入れ|含め|考え)"
    r"(?:ない|なく|ませ|たくない|たくあり|ずに?(?!は))|(?:予定|つもり|計画|気)は(?:な|あり?ませ|ございませ)|(?:取引|商売"
    r"|仕事)(?:は)?し(?:たくない|ない|ませ)"
    r"|いらな|要らな|不要|無理|むり|ムリ|だめ|ダメ|駄目|嫌|いや(?!さ)|いいや(?:[。、!]|$)|パス|ちょっと(?:…|\.|、|。|難|無理|厳|違|$|ね))"
    r"|(?:に|へ)(?:行か|出さ|売ら|輸出せ|進出せ|輸出し|進出し)(?:ずに?(?!は)|ないで)"
    r"|(?:は|を)(?:輸出せ|進出せ)ずに?(?!は)"
    r"|(?:に|へ|への)(?:進出|輸出|出店|販売|展開)(?:する|の)(?:予定|つもり|計画|考え|気)は(?:な|あり?ませ|ございませ)"
    r"|の(?:代わり|かわり)"
    r"|(?:から|を|→|->)(?=.{0,12}?(?:に|へ)(?:変更|変え|かえ|切り替|チェンジ))"
    r")"
)
_MAYBE_OUT = re.compile(
    r" ?(?:に|を|も|へ|で)?、?(?:と|って|とも|かなと)(?:思っ|考え)て(?:い)?(?:た|まし)[^。]{0,8}?(?:が|けど|けれど)、?[^。]{0,6}?(?:やめ|変え|違|やっぱ)|.{0,14}?(?:考えた|考えました|迷った|迷いました|検討した|検討しました).{0,4}?(?:が|けど|けれど"
    r"|ものの).{0,10}?(?:やめ|見送|外し|断念)"
)
# 「最初は中国と言っていたのですが、…」「前はロシアに出してたけど」: given up for the country named next.
_AT_FIRST = re.compile(r"(?:最初|当初|はじめ|初め|もともと|元々|以前|前|昔)(?:は|に|から)[^、。]{0,8}$")
_NO_LONGER = re.compile(
    r"[^、。]{0,10}?(?:言っ|思っ|考え|検討し|狙っ|希望し|出し|売っ|輸出し|やっ)[てで](?:い)?(?:た|まし)[^、。]{0,6}(?:が|けど|けれど|んで|ものの)"
)
_SOME_TIME = re.compile(
    r"[^。]{0,14}?(?:けど|けれど|が、|し、)、?(?:それは|そこは|これは|今は|、)*(?:先の話|(?:まだ|ずっと|もう少し|かなり)(?:先|早)|早すぎ|無理|夢の話|今回は(?:なし|見送|やめ|いい))"
)
# 「イタリアは無謀か笑 ドイツで」「イギリスは高望みかな、マレーシアで」: said to oneself before another is named.
_DOUBTED = re.compile(
    r" ?(?:\.{2,}|、)?(?:は|も|とか|だと|って(?:の)?は)[、. ]*[^、。!?]{0,12}?"
    r"(?:無謀|無理|むり|ムリ|厳し|きびし|遠|早|高望み|背伸び|夢|欲張|難し|むずかし|むずい|きつ|キツ|大変|贅沢|時期尚早|ハードル|怖|危な|身の程|図々し|大きすぎ|でかすぎ)[^、。!?か]{0,8}?"
    r"(?:か(?:な[ぁあー]*|ー|ね|しら|も(?:な|ね)?)?|よね|だね|やな|やね|やろ(?:な|か)?|だな[ぁあー]*|ですね|ですよね)(?=[。、!?\s笑(]|$)"
)
_DECIDED = re.compile(r" ?(?:の(?:ほう|方))?(?:で|に|です|だ|や(?!っ|め)|お願い|を|へ|が(?:いい|良い)|[。!]|$)")
_FOR_A_REASON = re.compile(  # 「ミャンマーは情勢が心配で外しました」
    r"(?:は|を|も)[^、。]{1,16}?(?:で|ので|から|て|し)、?(?:今回は)?(?:候補から)?(?:外し|はずし|やめ|見送り?|諦め|あきらめ|断念し)(?:まし|てい|て|ます|た)(?!か|せん)"
    r"|(?:は|も)[^、。]{0,16}?(?:で|ので|から|て|し)?、?(?:今回は|今は|今のところは)(?:もう)?(?:いい(?:です(?!か)|や|かな(?!と)|わ)|結構です|パス|遠慮)"
)
_NOT_ONLY = re.compile(r" ?(?:向け)?(?:だけ|のみ|ばかり)(?:(?:では|じゃ|で)な(?:く|い)|やの|やな|じゃの)")
_THAN = re.compile(r" ?より(?!も?(?:先|前|早|まず|あと|後))(?:も|は)?、? ?$")
_FIRST_OF_BOTH = re.compile(r"(?:の(?:ほう|方))?[をがは]?(?:優先|先|重視|メイン|本命)")
_LINK = re.compile(r" ?(?:と|や|・|、|,|/|か|および|及び|とか|も| )+ ?")
_TIGHT_LINK = re.compile(r" ?(?:と|や|・|/|か|および|及び|とか)+ ?")
_EVERY_LINK = re.compile(r" ?(?:も|以外|では?なく|じゃなく|を?除)")
_ADJECTIVE = re.compile(
    r" ?(?:料理|人(?!向け|(?:の方)?に(?:売|販売|届)|をターゲット|の富裕層)|語|製|産(?!業)|系(?!企業)|風|式|米|茶|酒"
    r"|ワイン|ビール|コーヒー|カレー|雑貨|アンティーク|車|家具"
    r"|舞踊|大使館|領事館|国籍|籍"
    r"|ドル|ペソ|フラン|マルク|ポンド|ウォン|バーツ|ルピー|経由|を経由|出身|の(?:友人|友達|知人|知り合い|親戚|留学生|実習生|研修生)(?=の|に|が|から|さん)|旅行|留学|育ち|帰り|生まれ"
    r"|の(?:お?隣|となり|隣国|近く|近隣|周辺)の|から(?:の)?(?:輸入|仕入|技能|実習|観光|の留学|買|来)|で(?:製造|生産|作っ|つくっ))"
)
_RANK_BEFORE = (
    (
        re.compile(
            r"(?:第?[1一](?:希望|候補|志望|位|番目?|優先|順位|に|[.)、:]|(?=[^0-9万億千百年月日人名社か所ヶ]))|(?:^"
            r"|[ 、。(])1 ?$|まず|最初|はじめ|初め"
            r"|本命|一番|最優先|メイン|いちばん|筆頭|先に|主に|とりあえず|優先(?:国|順位|度)?(?:が高いの)?は"
            r"|優先したいのは|優先は逆で、?|(?:どちら|どっち|どれ)が(?:先|優先|一番|本命)か|急(?:ぐ|ぎ(?:たい)?|いで(?:い)?る)のは)[^、。]{0,8}$"
        ),
        1,
    ),
    (
        re.compile(
            r"(?:第?[2二](?:希望|候補|志望|位|番目?|優先|順位|に|[.)、:]|(?=[^0-9万億千百年月日人名社か所ヶ]))|(?:^"
            r"|[ 、。(])2 ?$|次に|次は|次が|次点"
            r"|続いて|つづいて|その次|それから|そのあと|その後|ついで|サブ)[^、。]{0,8}$"
        ),
        2,
    ),
    (
        re.compile(
            r"(?:第?[3三](?:希望|候補|志望|位|番目?|優先|順位|に|[.)、:]|(?=[^0-9万億千百年月日人名社か所ヶ]))|(?:^"
            r"|[ 、。(])3 ?$"
            r"|最後に)[^、。]{0,8}$"
        ),
        3,
    ),
    (re.compile(r"(?:将来|ゆくゆく|いずれ|いつか|余裕があれ|できれば|可能なら|行く行く|その先)[^。]{0,8}$"), 99),
)
_RANK_AFTER = (
    (
        re.compile(
            r" ?(?:[がをはで]、?)? ?\(?(?:第[1一]|[1一](?:番|位|つ目)|まず|最初|本命|一番|いちばん|最優先|メイン"
            r"|優先|先)"
        ),
        1,
    ),
    (re.compile(r" ?(?:[がをはで]、?)? ?\(?(?:第[2二]|[2二](?:番|位|つ目)|次(?!に|第)|次点|その次)"), 2),
    (re.compile(r" ?(?:[がをはで]、?)? ?\(?(?:第[3三]|[3三](?:番|位|つ目)|最後)"), 3),
    (re.compile(r" ?(?:[はも]、?)? ?(?:将来|ゆくゆく|いずれ|いつか|その後|その先|後(?:で|々|回し))"), 99),
)
_LEADS_ON = re.compile(r"[^、。]{0,6}")  # 「第二候補がイタリアで、第一候補は|スペイン」
Spans = Sequence[tuple[int, int]]


def attributive(text: str, start: int, end: int) -> bool:
    """The name only describes a thing or a person: 台湾料理, タイ製, ベトナム人, アメリカドル."""
    return bool(_ADJECTIVE.match(text, end, end + 12))


def ruled_out(text: str, spans: Spans) -> list[bool]:
    """Per mention: does the text say it is not wanted? A list shares its last member's fate: 中国と韓国以外."""
    out = [_directly_out(text, spans, index) for index in range(len(spans))]
    for index in range(len(spans) - 2, -1, -1):
        if out[index + 1] and not out[index]:
            link = _LINK if _EVERY_LINK.match(text, spans[index + 1][1]) else _TIGHT_LINK
            out[index] = bool(link.fullmatch(text, spans[index][1], spans[index + 1][0]))
    return out


def _directly_out(text: str, spans: Spans, index: int) -> bool:
    end = spans[index][1]
    if _NOT_ONLY.match(text, end):
        return False
    limit = spans[index + 1][0] if index + 1 < len(spans) else len(text)
    if _OUT_AFTER.match(text, end, end + 40):
        return True
    if index + 1 < len(spans) and _THAN.fullmatch(text, end, limit):
        return not _FIRST_OF_BOTH.match(text, spans[index + 1][1])
    if _FOR_A_REASON.match(text, end, limit):
        return True
    if index + 1 < len(spans) and _DOUBTED.match(text, end, limit) and _DECIDED.match(text, spans[-1][1]):
        return True
    if index + 1 < len(spans) and _AT_FIRST.search(text[max(0, spans[index][0] - 16) : spans[index][0]]):
        return bool(_NO_LONGER.match(text, end, limit))
    if len(spans) > 1 and _SOME_TIME.match(text, end, min(limit, end + 40)):
        return True
    return bool(_MAYBE_OUT.match(text, end, min(limit, end + 40)))


def ranks(text: str, spans: Spans) -> list[int | None]:
    """Per mention: 1 = first choice, 2, 3 …, 99 = some day, None = not said. In a list the first one's rank goes on."""
    found: list[int | None] = []
    for index, (start, end) in enumerate(spans):
        before = text[max(spans[index - 1][1] if index else 0, start - 24) : start]
        limit = spans[index + 1][0] if index + 1 < len(spans) else len(text)
        rank = _after(text[end : min(limit, end + 12)], end + 12 >= limit and index + 1 < len(spans))
        if rank is None:
            rank = next((value for cue, value in _RANK_BEFORE if cue.search(before)), None)
        if rank is None and found and _LINK.fullmatch(before):
            rank = found[-1]
        found.append(rank)
    return _first_implied(found)


def _first_implied(found: list[int | None]) -> list[int | None]:
    """アメリカと、その次にドイツ: what stands before a second choice is the first."""
    second = next((index for index, rank in enumerate(found) if rank in (2, 3)), None)
    if second is None or 1 in found:
        return found
    return [1 if rank is None and index < second else rank for index, rank in enumerate(found)]


def _after(words: str, goes_on: bool) -> int | None:
    """What follows says the rank, unless it leads to the next country: 「台湾と香港で、まず香港」."""
    hits = ((value, cue.match(words)) for cue, value in _RANK_AFTER)
    return next(
        (
            value
            for value, hit in hits
            if hit and not (goes_on and _LEADS_ON.fullmatch(words, hit.end()) and "、" in hit[0])
        ),
        None,
    )

"""What is to be sold, told in a cleft sentence or in brackets: 「輸出したいのは、…です」「商品名「凪の塩」」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlu.fields.scene import Scene
from nlu.values.noun_phrases import noun_phrase_before
from nlu.values.person_words import is_person_name

_SELL = (
    r"(?:売り(?:込み|出し)?|出し|届け|広め|卸し|納め|持って(?:い|行)き|持ち込み|送り|並べ|置き|試し"
    r"|(?:販売|輸出|出荷|展開|配信|紹介|提供|提案)(?:を)?し|(?:売|持)って(?:い|行)き|(?:出し|広め|届け|輸出し|販売し|展開し)て(?:い|行)き)"
)
_THINK = r"(?:(?:なあ?)?と(?:思|考え|願|望)(?:って|んで|て)?(?:い)?(?:る|ます|おります))?"
_PLAN = (
    r"(?:輸出|販売|出荷|展開|配信|提供|紹介)(?:を|の)?(?:する(?:予定な|つもりな)?|考えて(?:い)?る|検討(?:中な|して(?:い)?る)|予定(?:な|して(?:い)?る)"
    r"|目指して(?:い)?る|希望して(?:い)?る|計画して(?:い)?る|狙って(?:い)?る|しようと(?:思って|考えて|して)(?:い)?る)|(?:持って(?:い|行)く|売り?込?[むる]|出す|届ける|広める|卸す)(?:つもりな|予定な|ことにした|ことになった)|(?:売|出)(?:ろう|そう)と(?:思って|考えて)(?:い)?る"
)
_THING = r"(?:の|もの|物|品物?|商品|製品|商材|アイテム|サービス)"
_WISHED = re.compile(
    rf"(?:今回(?:は)?、?(?:(?:お願い|相談|申請|応募)(?:する|した(?:い)?|します)|申し?込(?:む|みたい)|対象(?:にする|にしたい)|出す)|{_SELL}た(?:い|く(?:思って|考えて)(?:い)?る){_THINK}|{_PLAN}){_THING}(?:(?:って|と)いうの)?(?:は|が)(?!、?(?:山々|本音|本心)),?、?"
)
_DOING = re.compile(
    rf"(?:作|つく|造|扱|売|織|縫|編)って(?:い)?る{_THING}(?:は|が)、?|(?:製造し|育て|焼い|栽培し|販売し|開発し|仕入れ|こしらえ|養殖し)て(?:い)?る{_THING}(?:は|が)、?|(?:作り|造り|扱い|取り扱い|製造し|販売し)ますの(?:は|が)、?"
)
MAKER = re.compile(  # 「作ってるのは友人の窯で」: who makes it, not what
    r"(?:窯元?|工房|工場|農家|農園|牧場|会社|企業|メーカー|職人|作家|業者|漁師|杜氏|酒蔵|醸造元|織元|版元|問屋|製作所|作業所|施設|組合|友人|知人|仲間|親戚|知り合い|夫婦|私|うち|自分|父|母|夫|妻|主人|息子|娘|兄|弟|姉|妹|人|方|者|さん|先|ところ|とこ)$"
)
_SAID = re.compile(
    r"(?=(?:の(?:ほう|方))?(?:なん|の)?(?:です|だ(?![けっん])|でして|であ|でご|になり|や(?:けど|で|ね|な|$|[、。])|じゃ(?!な|の|あり))|で(?=[、。]|$)|(?:と|って)(?:いう|言う)|[、。!\s]|$)"
)
_REACH = 48  # characters from the topic to the end of what is said of it
_LABELLED = re.compile(
    r"(?:(?:商品|製品|サービス|ブランド|アプリ|ゲーム|銘柄|作品|品|プロダクト|ソフト|ツール|シリーズ)(?:の?名前?|の?名称)(?:は|が|:|、|\s)*"
    r"|(?:商品|製品|ブランド|銘柄|シリーズ)(?:は|が|:|、|\s)*|(?:サービス|アプリ|ゲーム|作品|看板(?:商品)?|イチオシ|目玉|主力|一番人気)(?:は|が|:)\s*"
    r"|(?:カタログ|パッケージ|ラベル|販売|流通)(?:上)?の?名(?:前|称)?(?:は|が|:|、|\s)*"
    r"|(?<![の社店人おご号])名前(?:は|が|:|、|\s)*)[「『](?P<goods>[^「」『』]{1,40})[」』]"
)
_PROUD_OF = re.compile(  # 「一番自信があるのは「月の雫」というロールケーキで」
    r"[るいた]の(?:は|が)、?[「『](?P<goods>[^「」『』]{1,30})[」』](?:と|って)(?:いう|いった)(?=[一-龥ァ-ヺ])(?!会社|店|屋号|名前|人|声|意見|言葉|感想|話|問|質問|要望|理由|点)"
)
_OTHERS_NAME = re.compile(
    r"(?:会社|法人|企業|団体|組合|お?店|店舗|工房|農園|担当(?:者)?|窓口|社長|代表|私|僕|俺|娘|息子|妻|夫|母|父|人|部署|競合|他社|ライバル|よそ|さん|屋号)(?:の|は|が)?$"
)
_NO_NAME_BEHIND = re.compile(
    r"(?:に|へ|と|を)?(?:変え|変更|し(?:よう|たい)|する(?:か|予定)|決まって(?:い)?ない|の?ページ|の?URL|の?サイト)|か(?:どうか|も)"
)


def clefts(scene: Scene) -> Iterator[tuple[int, bool]]:
    """Where the noun phrases end that 「…したいのは」 (then True) and 「…てるのが」 say are the goods."""
    text = scene.text
    if "のは" not in text and "のが" not in text and not re.search(r"[物品の材ムス]が|[物品材ムスの]は", text):
        return
    for pattern in (_WISHED, _DOING):
        for topic in pattern.finditer(text):
            for end in _predicate(scene, topic.end()):
                if pattern is _WISHED or not MAKER.search(text[topic.end() : end]):
                    yield end, pattern is _WISHED


def _predicate(scene: Scene, start: int) -> Iterator[int]:
    text = scene.text
    stop = min((at for mark in "。!?" if (at := text.find(mark, start)) >= 0), default=len(text))
    for said in _SAID.finditer(text, start + 1, min(stop, start + _REACH) + 1):
        if said.start() > stop:
            return
        span = noun_phrase_before(text, said.start())
        if span and span[0] >= start and not _is_time(scene, span):
            yield span[1]
        if text[said.start() : said.start() + 1] not in ("、", " "):
            return


def _is_time(scene: Scene, span: tuple[int, int]) -> bool:
    return any(one.start < span[1] and span[0] < one.end for one in scene.timings)


def bracketed(scene: Scene) -> Iterator[tuple[int, int]]:
    """Spans of names in brackets right behind a word for the goods: 「商品名「凪の塩」」「名前は「ゆらり椅子」」."""
    if "「" not in scene.text and "『" not in scene.text:
        return
    for match in _LABELLED.finditer(scene.text):
        if _OTHERS_NAME.search(scene.text[: match.start()]) or _NO_NAME_BEHIND.match(scene.text, match.end()):
            continue
        if match[0].startswith("名前") and (
            scene.asking in ("company_name", "contact_name") or is_person_name(match["goods"])
        ):
            continue
        yield match.span("goods")
    for match in _PROUD_OF.finditer(scene.text):
        yield match.span("goods")

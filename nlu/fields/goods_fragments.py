"""Goods told without a word for them: by a sentence that is nothing but their name, by what became of them, as ours.

「きゅうりの選別機でして。」「うちのおかき、もう…」「工房で作ったスピーカーが当たって」「桃を香港の百貨店へ航空便で」. Only what ends in a
word for goods (``goods_heads``) is taken: the words around say too little.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlu.fields.goods_heads import ends_in_goods
from nlu.fields.goods_words import MADE, SORTS
from nlu.fields.scene import Scene
from nlu.values.noun_phrases import noun_phrase_before
from nlu.values.types import Found

_NAMES_ASKED = ("company_name", "contact_name", "contact_department", "entity_type", "website", "contact_email")
_ALONE_RANK, _MADE_RANK, _OWN_RANK, _WISHED_RANK, _TOPIC_RANK = 3, 4, 2, 7, 8
Span = tuple[int, int, int]  # start, end, rank

_MARK = r"♡☆★♪✨🍶🍺🐶"
# A phrase that may be all of its sentence, up to where it ends.
_PREDICATE = re.compile(
    r"(?<=[一-龥々ァ-ヺーぁ-んA-Za-z0-9」)])(?=(?:なん)?(?:です(?!か)|でして|でございます|っす)|だ(?:よ|ね|$|。)|なんで[、。す]|なんで$|や(?:けど|ねん|で|な|$|。|、)"
    rf"|じゃ(?:$|。|、)|で(?=[、\s]|$)|[。!{_MARK}]|$|、|\s)"
)
_STRONG = re.compile(r"(?:なん)?(?:です|でして|でござ|っす|だ|や|じゃ|で)|[。!]|$")
_LEAD = re.compile(
    r"(?:(?:はい|えっと|えー|あのー?|ちなみに|要は|要するに|一応|主に|メインで|売りは|あと|それと|実は|まあ|あ)[、\s]*)*"
    r"(?:(?:今回の?|うちの|弊社の|当社の|自社の)?(?:うち|弊社|当社|私ども|わたしら|商品|製品|品物|商材|品|もの|物|輸出品|機械|中身|今回|今度|看板|売り物|主力|メイン|売りたいの|申込みたいの|申し込みたいの|出したいの|海外向け|輸出用|輸出向け)(?:は|って|:|が)、?)?"
    r"(?:(?:うち|弊社|当社|私ども|自社)の)?"
)
_OF_WHAT = re.compile(r"[^はも。]{2,24}(?:[うくすつぬむるぐぶたいな])")  # 「ホテルの内装に使う」
_GOODS_TOPIC = re.compile(r"(?:商品|製品|品物?|商材|売り物|主力|(?:売り|出し|申込み)たいの)(?:は|って|:|が)")
_MADE_OF = re.compile(
    r"(?:は|って|:|が)、?(?!.*(?:作|造|つく|うち|自社|自分))[^はが]*を[^はが]*$"
)  # 「農薬を使わない防虫ネット」
_COMMON_TOPIC = re.compile(r"[はもが]|(?:から|まで|ので|けど)$")
_FIRST = re.compile(r"(?:^|[。!?♡★→♪\n])\s*$")

_OURS = re.compile(
    r"(?:^|(?<=[。、!\s]))(?:(?:ただ|で|それで|実は|今回は?|次は)、?)?(?:うち|弊社|当社|自社|私ども|わたしら|わしら|うちら|自家製|自家)の(?P<goods>[^、。!?はがをもに]{2,24})(?=は(?!、?(?:今|使)[^。]{0,6}ない)|が|も|、|を)"
)
_MADE_WHAT = re.compile(
    rf"(?:{MADE})(?:始め|はじめ|続け|出し|上げ)?(?:(?:て|で)(?:い)?(?:る|ます)|た|だ|とる|よる)(?P<goods>[^、。!?はがをもにでへ]{{2,20}})(?=[がをはも]|です|で[、]|、|。|だ|を)"
)
CAME_OF_IT = re.compile(
    r"(?:を(?:[^、。はがを]{0,12})?(?:売|出|販売|通販|発売)(?:し)?(?:っ|り出し|し)?たら|が(?:当た|あた|受け|うけ|ヒットし|好評|人気|評判|売れ[てた]|(?:やっと|去年|昨年|今年|先月|つい最近|ようやく)?[^、。はが]{0,6}(?:でき(?:て|た|ま)|完成し))"
    r"|って(?:いう|言う|ゆう)?(?:商品|製品|もの|の|品)(?:が|を|で))"
)
_TURNED_INTO = re.compile(
    r"(?:に(?:して|加工して|仕立てて)|にしたら)(?=[^。]{1,40}(?:た[いく]|つもり|予定|受け|好評|売れ))"
)
_FOR_LIVING = re.compile(
    r"(?:を|ば)?(?:やって(?:い)?(?:る(?:者|もの|もん|会社|工場|$|。)|ます|おり|まし)|やっとる?り?|やりよ[るり]|とって(?:い)?る|採って(?:い)?る|しぼって(?:い)?る|売って(?:い)?(?:る|ます)|売っと[るり]|扱って(?:い)?(?:る|ます)|扱っと[るり])"
)
_FREED = r"(?:[^、。はがを]{0,14}?(?:へ|に|で|向けに|まで|から)(?:も|は)?、?)"
_SENT = re.compile(  # 「桃を香港の百貨店へ航空便で。」「健康茶をベトナムで」「給油機を。」
    rf"(?:の(?:ほう|方))?を(?P<where>{_FREED}{{0,2}})(?:航空便で|船便で|空輸で|直送で|冷凍で|冷蔵で|クール便で|少しずつ|まとめて|と(?:思って|考えて)(?:い)?(?:て|ます|る))?(?=[。!]|$)"
)
_WISHED_SO = re.compile(  # any verb: 「いちごを香港に空輸したい」「畳ベッドを入れたい」
    r"を(?P<where>[^。をはが!?]{0,30}?)(?:[一-龥]{2}し|[一-龥][ぁ-ん]{0,2}|[ぁ-ん]{1,3})(?:て(?:い|ほし|も?ら(?:い|え)|いただ)[きた]?)?(?:た(?:い(?!して)|く|かった)|るつもり|う(?:と思|つもり))"
)
_TRADED = re.compile(
    r"を(?P<where>[^。をはが!?]{2,30}?)(?:に|へ|で|向けに)(?:売る|卸す|出す|送る|納める|輸出する)(?:商売|仕事|事業|会社|計画|予定|話|つもり|の)"
)
_EXPORT_OF = re.compile(
    r"の(?:海外|対[一-龥ァ-ヺー]{1,4}|[一-龥ァ-ヺー]{2,8}(?:向け|への))?の?(?:輸出|物販|製造直販|海外販売|直輸出)(?:です|で|を|に(?:つい|興味|関)|の(?:話|件|相談|こと)|(?=[。、!]|$))"
)
_HAD = re.compile(
    r"を(?:[^、。をはが]{0,16}?(?:に|へ|で|から)(?:も)?)?(?:納め|納入し|納品し|入れ|置い|出荷し|開発し|導入し)(?:て(?:い)?(?:る|ます|おり|まし|て)|と[るり]|中|たら)|を(?:[^、。をはが]{0,8})開発(?:中|し(?:た|て)[らい])"
)
_PASSING = re.compile(
    r"(?:取引先|仕入れ先|お客(?:さん|様)?|大手|昔|以前|前職|祖父|材料|原料|素材|相手|中身)[はがの、][^。]{0,16}$"
)


def goods_fragments(scene: Scene) -> Iterator[Span]:
    """Spans of goods with the rank of ``goods_told.Told``."""
    text = scene.text
    if scene.asking not in _NAMES_ASKED:
        yield from _alone(scene)
    yield from _named(scene, _OURS, _OWN_RANK)
    yield from _named(scene, _MADE_WHAT, _MADE_RANK)
    for pattern, rank in (
        (CAME_OF_IT, _MADE_RANK),
        (_TURNED_INTO, _MADE_RANK),
        (_FOR_LIVING, _MADE_RANK),
        (_HAD, _OWN_RANK),
    ):
        for match in pattern.finditer(text):
            yield from _before(scene, match.start(), rank)
    for match in _EXPORT_OF.finditer(text):
        yield from _before(scene, match.start(), _WISHED_RANK)
    for pattern in (_SENT, _WISHED_SO, _TRADED):
        for match in pattern.finditer(text):
            if _bound(scene, match):
                yield from _before(scene, match.start(), _WISHED_RANK)


def _bound(scene: Scene, match: re.Match[str]) -> bool:
    """Whether a country is told where to: behind the goods, or before them in the same sentence."""
    start = scene.text.rfind("。", 0, match.start()) + 1
    start = max(scene.text.rfind("。", 0, max(0, start - 1)) + 1, start - 24) if match.re is _SENT else start
    return any(start <= one.start and one.end <= match.end() for one in scene.countries)


def _named(scene: Scene, pattern: re.Pattern[str], rank: int) -> Iterator[Span]:
    for match in pattern.finditer(scene.text):
        for start, end, _ in _before(scene, match.end("goods"), rank):
            yield max(start, match.start("goods")), end, rank


def _before(scene: Scene, end: int, rank: int) -> Iterator[Span]:
    span = noun_phrase_before(scene.text, end)
    if span and ends_in_goods(scene, *span) and not _PASSING.search(scene.text[: span[1]]):
        yield *span, rank


def _alone(scene: Scene) -> Iterator[Span]:
    text = scene.text
    for match in _PREDICATE.finditer(text):
        end = match.start()
        span = noun_phrase_before(text, end)
        if not span or not ends_in_goods(scene, *span):
            continue
        opened = max(text.rfind(mark, 0, span[0]) for mark in "。!?、 ♡★→")
        lead = text[opened + 1 : span[0]]
        first = bool(_FIRST.search(text[: opened + 1]))
        strong = bool(_STRONG.match(text, end))
        if not strong and not first and not (text[opened : opened + 1] == " " and text[end : end + 1] in (" ", "")):
            continue
        if scene.asking is None and not text[: span[0]].strip() and not text[end:].strip("。! "):
            continue  # the bare words: of whom, and what of them?
        if not _is_lead(lead) or _PASSING.search(text[: span[1]]):
            continue
        if scene.asking == "product_category" and (SORTS.fullmatch(text[slice(*span)]) or _is_all(text, span)):
            continue  # 「産業機械です」 answers that, and names no product
        if any(_is_trade(one) and one.start < end and span[0] < one.end for one in scene.industries):
            continue
        if _GOODS_TOPIC.search(lead):
            yield (opened + 1 + _led(lead) if _MADE_OF.search(lead) else span[0]), end, _TOPIC_RANK
        else:
            yield *span, _ALONE_RANK


def _is_all(text: str, span: tuple[int, int]) -> bool:
    return not text[: span[0]].strip() and bool(re.fullmatch(r"[^、。 ]{0,6}[。!]?", text[span[1] :]))


def _is_trade(found: Found) -> bool:
    return found.detail.get("by") in ("trade", "deed")


def _is_lead(words: str) -> bool:
    rest = words[_led(words) :]
    return not rest or (bool(_OF_WHAT.fullmatch(rest)) and not _COMMON_TOPIC.search(rest))


def _led(words: str) -> int:
    led = _LEAD.match(words)
    return led.end() if led else 0

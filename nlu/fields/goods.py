"""What is to be sold, told unasked: 「商品は干し芋」「輸出したいのは本わさび」「ベトナムに化粧品を輸出したい」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlu.fields.goods_clefts import MAKER
from nlu.fields.goods_told import WISHED, Told, after_own_lead, as_written, goods_told, is_trade_told
from nlu.fields.goods_words import KIND, NO_GOODS, SAID_OF_GOODS
from nlu.fields.scene import Scene
from nlu.fields.texts import after_denial
from nlu.fields.trimming import name_of_product
from nlu.fields.types import Candidate, Strength
from nlu.values.booleans import is_unsure
from nlu.values.noun_phrases import noun_phrase_before

PRODUCT_NAME = "product_name"
_WHOLE = ("motive", "product_description", PRODUCT_NAME)  # there the whole answer counts, or it is read elsewhere
_THING = (
    r"(?:(?:海外(?:に|へ|で)|[ァ-ヺー一-龥]{1,8}(?:に|へ|で))?(?:輸出|販売|売り?|展開|提供|紹介)(?:する|したい|し(?:て)?いきたい|りたい|たい|る|ってる|っている)"
    r"(?:の(?=:)|もの|物|品物?|商品名?|製品名?|商材)|(?:対象|主力|輸出|取扱い?|今回の?|売りたい)?(?:商品|しょうひん|製品|商材|品物|品目|品名|アイテム|サービス|アプリ|売り物|ブランド|もの|物)(?:名|の名前?|の名称)?"
    r"|(?:主力|メイン|看板商品|取り扱い|扱っているの|扱ってるの|作っているの|作ってるの|(?:作|売|扱)って(?:い)?るもの)(?:商品|製品)?)"
)
_NAMED = re.compile(
    rf"(?:^|[、。\s/・■●○◆【!)]|うちの|弊社の|当社の|自社の){_THING}[】]?\s*(?:は|:|が(?=[「『]))[、\s]*(?P<value>[^、。:!?；]{{1,40}}?)(?=\s+[^、。:\s]{{1,12}}:|[、。!?；]|$)"
)
_SOLD = re.compile(
    r"(?P<value>[^、。!?\s]{1,40}?)を(?:もっと|ぜひ|まず(?:は)?|広く|直接)*(?:[^、。をはが]{1,16}?(?:に|へ|で|向けに)(?:も)?)?(?:もっと|ぜひ|まず(?:は)?|広く|直接)*"
    r"(?:輸出|海外展開|海外販売|販売|売(?=[りっる])|出荷|展開|広め|届け|卸(?=し)|持って(?:い|行)き)(?:を)?[^、。をはが]{0,12}?"
    r"(?:た[いく]|予定|検討|考え|希望|目指|めざ|でき(?:ない|たら|れば)|計画|つもり|しようと)"
)
_WHO_MAKES = re.compile(r"(?:作って|扱って)(?:い)?るのは、?$")  # 「作ってるのは友人の窯で」
_NOT_MADE = re.compile(
    r"(?:作ら|造ら|つくら|売ら|扱わ|置か|持た)ず$|(?:ません|まへん|とらん|てへん)$"
)  # 「物は作らず、通訳の仕事を…」
_BEFORE_GOODS = "、。!? はがも「『は:"
_CATEGORY, _TEAM = "product_category", "implementation_team"
_KIND_OF_GOODS = re.compile(
    r"(?:工業|産業|業務|家庭|食品|民生|消費者|一般|農業|生活)(?:用|向け)|(?:暮らしの?|生活の?|日用|家庭用?の?|工業用?の?|産業用?の?|業務用?の?|農業用?の?|加工|健康|美容|消費者向けの?|一般向けの?|趣味の?|身の回りの)*(?:雑貨|用品|道具|日用品|消費財|食品|食料品|食べ物|飲み物|農産物|農産品|水産物|水産品|製品|機械|部品|品|品物|もの|グッズ|設備)"
)
_ONE_OF_SEVERAL = re.compile(  # 「売ってるのは旧型で、今回のは…」
    r"(?:旧|新|前の|今の|いまの|現行の?|次の|次期|従来の?|既存の?|別の|ほかの|他の|同じ|似た)(?:型|製品|商品|モデル|品|もの|物|版|バージョン|タイプ|シリーズ)|旧作|新作|試作品?|試作機|見本|サンプル"
)
_TRADE = re.compile(  # 「わかめの加工をしていて」 tells the trade, not what is to be sold
    r"の(?:製造|加工|卸(?:売り?)?|生産|栽培|養殖|小売り?|販売|醸造|問屋)(?:業)?(?:を|で|です|も|が|、|。|と|に|$)"
)
_RUNS_ON = re.compile(r"(?<=[一-龥々ァ-ヺー])(?:で|や|じゃ)$")  # 「…は南部鉄瓶で、」
_PARTICLE = re.compile(
    r"(?<=[一-龥々ァ-ヺー])(?:は|が|を|も|に(?!ん)|で(?!ん)|へ|から|まで|より)(?=[一-龥々ァ-ヺーぁ-ん])"
)


def read_goods(scene: Scene) -> Iterator[Candidate]:
    """Candidates for ``product_name`` said with a word for the goods, or told as what is made, handled or exported."""
    for one in _named_or_told(scene):
        by_trade = one.strength is Strength.TYPE and _TRADE.match(scene.text, one.end)
        if not by_trade and not (one.strength is Strength.TYPE and _says_kind(scene, one)):
            yield one


def _named(scene: Scene) -> Iterator[re.Match[str]]:
    """The goods behind a word for them; 「作ってるのは友人の窯で」 names who makes them."""
    for match in _NAMED.finditer(scene.text):
        if not _NOT_MADE.search(match["value"]) and not (
            _WHO_MAKES.search(scene.text[: match.start("value")]) and MAKER.search(match["value"].removesuffix("で"))
        ):
            yield match


def _says_kind(scene: Scene, one: Candidate) -> bool:
    """「生活雑貨です」, asked for the kind of goods, names none; nor does what the team is called."""
    kind = scene.asking == _CATEGORY and _KIND_OF_GOODS.fullmatch(str(one.value))
    if scene.asking == _CATEGORY and one.start and scene.text[one.start - 1] not in _BEFORE_GOODS:
        return True  # 「スマホで遊ぶ」|「パズルのアプリ」, a part of what is told
    if kind or _ONE_OF_SEVERAL.fullmatch(str(one.value)) or one.value in ("ゼロ", "番号"):
        return True
    return scene.asking == _TEAM and scene.text[one.start - 1 : one.start] in ("「", "『")


def _named_or_told(scene: Scene) -> Iterator[Candidate]:
    if scene.asking in _WHOLE:
        if scene.asking == "motive":
            yield from _exclaimed(scene)
            yield from _beside_why(scene)
        if scene.asking == PRODUCT_NAME:
            yield from _in_form(scene)
        return
    for match in _named(scene):
        if not is_trade_told(scene, match[0]):
            yield from _goods(scene, *match.span("value"), Strength.CUE)
    if told := goods_told(scene):
        yield _told(scene, told[0])
        return
    for match in _SOLD.finditer(scene.text):
        start, end = match.span("value")
        phrase = noun_phrase_before(scene.text, end)
        if phrase and phrase[0] >= start:
            yield from _goods(scene, *phrase, Strength.TYPE)


def _in_form(scene: Scene) -> Iterator[Candidate]:
    """「商品：木製玩具」 among other lines of a form."""
    for match in _named(scene):
        if ":" in scene.text[match.start() : match.start("value")] and scene.text.count(":") > 1:
            yield from _goods(scene, *match.span("value"), Strength.CUE)


def _beside_why(scene: Scene) -> Iterator[Candidate]:
    """「商品は味噌です。国内の市場が小さくなったので」: a sentence of its own."""
    for match in _named(scene):
        start, end = match.span("value")
        alone = scene.text[end : end + 1] in ("", "。", "、") and match["value"].endswith(("です", "といいます"))
        if alone and end - match.start() < len(scene.text.rstrip("。")) - 1 and not is_trade_told(scene, match[0]):
            yield from _goods(scene, start, end, Strength.CUE)


def _exclaimed(scene: Scene) -> Iterator[Candidate]:
    """「ブラジルに盆栽の鉢を売り込みたい！」 to the question why: what and where to, besides the motive."""
    told = goods_told(scene)
    if told and scene.countries and told[0].rank >= WISHED:
        yield _told(scene, told[0])


def _vague(words: str, strength: Strength) -> bool:
    """No goods (近所の職人さんで); a kind of goods (アプリ) will do only after a word for them."""
    return bool(NO_GOODS.fullmatch(words.removesuffix("で"))) and not (
        strength is Strength.CUE and KIND.fullmatch(words)
    )


def _told(scene: Scene, told: Told) -> Candidate:
    return Candidate(PRODUCT_NAME, as_written(scene, told.start, told.end), told.start, told.end, Strength.TYPE)


def _goods(scene: Scene, start: int, end: int, strength: Strength) -> Iterator[Candidate]:
    start, end = after_denial(scene, (start, min(end, scene.clause_at(start).end)))
    trimmed = name_of_product(scene.text[start:end])
    if trimmed is None:
        return
    first, last = start + trimmed[0], start + trimmed[1]
    if runs_on := _RUNS_ON.search(scene.text[first:last]):
        last = first + runs_on.start()
    first = after_own_lead(scene.text, first, last)
    words = scene.text[first:last]
    if not words or is_unsure(scene.text[start:end]) or not scene.stated(first, last) or scene.of_others(first):
        return
    quoted = scene.text[first - 1 : first] in "「『" and first > start
    countries = [one for one in scene.countries if first <= one.start and one.end <= last]
    country = countries and len(words) - sum(one.end - one.start for one in countries) <= 2 * len(countries)
    if not quoted and (SAID_OF_GOODS.fullmatch(words) or _vague(words, strength) or _PARTICLE.search(words)):
        return
    if not country and not scene.masked(first, last):
        yield Candidate(PRODUCT_NAME, words, first, last, strength)

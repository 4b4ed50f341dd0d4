"""What is to be sold, told unasked: 「商品は干し芋」「輸出したいのは本わさび」「ベトナムに化粧品を輸出したい」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlu.fields.goods_told import WISHED, goods_told
from nlu.fields.scene import Scene
from nlu.fields.trimming import name_of_product
from nlu.fields.types import Candidate, Strength
from nlu.values.booleans import is_unsure

PRODUCT_NAME = "product_name"
_WHOLE = ("motive", "product_description", PRODUCT_NAME)  # there the whole answer counts, or it is read elsewhere
_THING = (
    r"(?:(?:海外(?:に|へ|で)|[ァ-ヺー一-龥]{1,8}(?:に|へ|で))?(?:輸出|販売|売り?|展開|提供|紹介)(?:する|したい|し(?:て)?いきたい|りたい|たい|る|ってる|っている)"
    r"(?:の(?=[は:])|もの|物|品物?|商品名?|製品名?|商材)|(?:対象|主力|輸出|取扱い?|今回の?|売りたい)?(?:商品|しょうひん|製品|商材|品物|品目|品名|アイテム|サービス|アプリ|売り物|ブランド|もの|物)(?:名|の名前?|の名称)?"
    r"|(?:主力|メイン|看板商品|取り扱い|扱っているの|扱ってるの|作っているの|作ってるの)(?:商品|製品)?)"
)
_NAMED = re.compile(
    rf"(?:^|[、。\s/・■●○◆【!]|うちの|弊社の|当社の|自社の){_THING}[】]?\s*(?:は|:|が(?=[「『]))[、\s]*(?P<value>[^、。:!?；]{{1,40}}?)(?=\s+[^、。:\s]{{1,12}}:|[、。!?；]|$)"
)
_SOLD = re.compile(
    r"(?P<value>[^、。!?\s]{1,40}?)を(?:もっと|ぜひ|まず(?:は)?|広く|直接)*(?:[^、。をはが]{1,16}?(?:に|へ|で|向けに)(?:も)?)?(?:もっと|ぜひ|まず(?:は)?|広く|直接)*"
    r"(?:輸出|海外展開|海外販売|販売|売(?=[りっる])|出荷|展開|広め|届け|卸(?=し)|持って(?:い|行)き)(?:を)?[^、。をはが]{0,12}?"
    r"(?:た[いく]|予定|検討|考え|希望|目指|めざ|でき(?:ない|たら|れば)|計画|つもり|しようと)"
)
_FRONT = re.compile(
    r".*(?:(?<=[一-龥々ァ-ヺー])(?:(?:まで|から)に|に(?!し)|で|は|が|へ|も|から|まで(?!に)|には|では|でも|向けに)|(?:うち|弊社|当社|自社|地元|地域|自分|自慢|日本|国産|[ァ-ヺー一-龥]{2,4}県)の|(?:てい?る|った|した|いた|える|れる|んだ|ので|けど|から))(?=.)"
)
_NO_GOODS = re.compile(
    r"(?:自社|当社|弊社|うちの?|この|その|こちらの|各種)?(?:商品|製品|サービス|品物|もの|モノ|物|これ|それ|あれ|やつ|商材|品|自社製品|自社商品|国産品|もん)(?:たち|など|等)?"
    r"|.*[いるたな](?:ので|のに|から|けど|けれど|ん|のが)|.*(?:強み|在庫|味|質|値段|価格|評判|権利|ノウハウ)"
    r"|(?:初めて|はじめて|これから|無理|大変|不安|夢|目標|困難|面倒|難し\S*|むずかし\S*)|(?:自分|私|わたし|うち|わし|弊社|当社|社員|職人|父|母|夫|妻|家族|主人|息子|娘|祖父|社長|専務)(?:たち|ら|達)?"
    r"|.*(?:市場|販路|海外|輸出|現地|拠点|会社|法人|支店|工場|[お出支]?店舗?|売上|事業|数|国|先|時期|取引|商売|人|方法|場所|文化|魅力|良さ|おいしさ|技術|中|済み?|段階|予定|未定|検討中|なし|無し|あり|OK|問題な.|大丈夫|可能"
    r"|合法|以下|以上|円|個|点|種類|社製?|製造|多数|有名|人気|好評|丈夫|安全|高級|特殊|様々|さまざま|いろいろ|色々|豊富|複数|別|同じ|全部|すべて|全て|秘密|後で|相談|必要|メイン|中心|向け|主流|限定|だけ|のみ|BtoB|BtoC|自社開発|自社製|オリジナル|両方|展開|販売|開発|完成|量産|試作品?|商品化)"
    r"|(?:もう|まだ|すで|既|とても|かなり|よく|全て|全部|すべて|主に|ほぼ|国内|海外|日本(?![一-龥])).*|.*(?:ない|ます|ません|です|した|てる|ている|たい|だった|どれ|どんな|何|なに)(?:の|が|ん|よ|ね)?|[0-9,.]+.?"
)
_RUNS_ON = re.compile(r"(?<=[一-龥々ァ-ヺー])(?:で|や|じゃ)$")  # 「…は南部鉄瓶で、」
_PARTICLE = re.compile(
    r"(?<=[一-龥々ァ-ヺー])(?:は|が|を|も|に(?!ん)|で(?!ん)|へ|から|まで|より)(?=[一-龥々ァ-ヺーぁ-ん])"
)


def read_goods(scene: Scene) -> Iterator[Candidate]:
    """Candidates for ``product_name`` said with a word for the goods, or told as what is made, handled or exported."""
    if scene.asking in _WHOLE:
        if scene.asking == "motive":
            yield from _exclaimed(scene)
        return
    for match in _NAMED.finditer(scene.text):
        yield from _goods(scene, *match.span("value"), Strength.CUE)
    for told in goods_told(scene)[:1]:
        yield Candidate(PRODUCT_NAME, scene.text[told.start : told.end], told.start, told.end, Strength.TYPE)
        return
    for match in _SOLD.finditer(scene.text):
        start, end = match.span("value")
        front = _FRONT.match(scene.text, start, end)
        yield from _goods(scene, front.end() if front else start, end, Strength.TYPE)


def _exclaimed(scene: Scene) -> Iterator[Candidate]:
    """「ブラジルに盆栽の鉢を売り込みたい！」 to the question why: what and where to, besides the motive."""
    told = goods_told(scene)[:1]
    if told and scene.countries and told[0].rank >= WISHED:
        yield Candidate(
            PRODUCT_NAME, scene.text[told[0].start : told[0].end], told[0].start, told[0].end, Strength.TYPE
        )


def _goods(scene: Scene, start: int, end: int, strength: Strength) -> Iterator[Candidate]:
    end = min(end, scene.clause_at(start).end)
    trimmed = name_of_product(scene.text[start:end])
    if trimmed is None:
        return
    first, last = start + trimmed[0], start + trimmed[1]
    if runs_on := _RUNS_ON.search(scene.text[first:last]):
        last = first + runs_on.start()
    words = scene.text[first:last]
    if not words or is_unsure(scene.text[start:end]) or not scene.stated(first, last) or scene.of_others(first):
        return
    quoted = scene.text[first - 1 : first] in "「『" and first > start
    countries = [one for one in scene.countries if first <= one.start and one.end <= last]
    country = countries and len(words) - sum(one.end - one.start for one in countries) <= 2 * len(countries)
    if not quoted and (_NO_GOODS.fullmatch(words) or _PARTICLE.search(words)):
        return
    if not country and not scene.masked(first, last):
        yield Candidate(PRODUCT_NAME, words, first, last, strength)

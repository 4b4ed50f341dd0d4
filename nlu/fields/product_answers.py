"""The answer to the question for the product: its name, or what the sentence says is made; never the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlu.fields.answerlike import is_answer_text
from nlu.fields.goods_told import WISHED, after_own_lead, as_written, goods_told
from nlu.fields.goods_words import NO_GOODS
from nlu.fields.scene import Scene
from nlu.fields.texts import after_denial, cleaned
from nlu.fields.types import Candidate, Strength
from nlu.values.morphemes import morphemes
from nlu.values.noun_phrases import noun_phrase_before

PRODUCT_NAME = "product_name"
_SENTENCE = re.compile(r"[^。!；]+[。!；]?")
_COPULA = (
    r"(?:(?:なん|の)?(?:です|だ)|でして|であって|(?<=[一-龥ァ-ヺーん])(?:やけん|やき|だもんで|やさかい|じゃけん|じゃけえ|や|じゃ)|で)"
    r"(?:けんど|けれども|けれど|けど|ね|よ|わ|が|から|ねん|ので|のう)*"
)
_THEN = re.compile(
    rf"{_COPULA}、|(?<![一-龥ァ-ヺーんきりみけえめせげべいちょゅ]と)(?<!それから)、(?=[^、]*(?:は(?!り)|が|を|だと|です|ます|って|た$|ない|てる|いる|も(?!の)|用の$|向けの$))"
)
_CALLED = re.compile(
    r"(?:と|って)(?:いう|言う)(?:名前の?)?(?:商品|製品|名前|ブランド|サービス)|商品名は|製品名は|(?<![者当社店のが])(?:名前|品名)は、?[「『]"
)
_LIVING = re.compile(r"を(?:ずっと|主に)?(?:や|し)(?:って|て|っと|と)(?:い|お)?(?:り|る|ます|まし)")
_TRADE_DONE = re.compile(r"(?:加工|卸売?り?|小売り?|仲買|加工業|問屋)$")
_OPENING = re.compile(
    r"(?:(?:えー*っ?と|ええ?っと|あのー?|そうですね|うーん|まあ|で|ほんで|それで|はい)、\s*|えー\s?(?=商品)|(?:主に|おもに|要は|一応|メインで|中心は)、?(?=.{2})|いわゆる、?|(?:要するに|簡単に言うと|ひとことで言うと)、)+"
)
_EXACTLY = re.compile(  # 「抹茶…いや、正確には碾茶」: what is put right
    r"^[^。「『]{1,16}?(?:[、。.…]+(?:(?:いや|いえ|じゃない|ちがう|違う)[、。.…]+|(?:いや|やっぱり?|やはり)(?=[一-龥ァ-ヺ]))(?:正確には|正しくは)?|[、。.…]+(?:正確には|正しくは|厳密には|ていうか|というか))、?"
)
_ONLY_IT = re.compile(  # 「財布とベルト、いや財布だけにします」
    r"(?:だけ|のみ)(?:に(?:し|変更し|決め|絞り)[^、。]{1,8}|で(?:お願い|いき|行き)[^、。]{1,6}|です|で)?$|(?:だけ|のみ)?に(?:し|変更し|決め|絞り)[^、。]{1,8}$"
)
_NUMBER_OF = re.compile(
    r"(?<=.{2})の(?:[0-9二三四五六七八九両]つ|[0-9一二三四五六七八九両]+(?:種類?|点|品目?|商品|アイテム|本立て|本柱)|両方)(?:です|だ|や|ね)*$"
)
_QUOTED_LAST = re.compile(
    r"(?:で|、|という|って|の名前は)、?[「『](?P<name>[^「」『』]{1,30})[」』](?:(?:と|って)(?:いう|言う|いい|言い|呼ん)[^、。]{0,6})?(?:です|だ|や|ね|よ)*[。!]?$"
)
_IN_QUOTES = re.compile(r"[「『][^「」『』]*[」』]")  # what a name is made of says nothing: 「ことのは橋」
_THIS_ONE = re.compile(r"の(?:ほう|方)(?:です|だ|や|で(?=[、。])|ね|よ|な)")
_NO_NAME_END = re.compile(r"(?:そう|よう|みたい|らしい|の(?:こと|件)|たら|ので|けど|から)$")
_TOPIC = re.compile(
    r"(?:(?:うち|弊社|当社|わたし|私|ここ|今回)(?:の|は、?))?(?:(?:主力|今回の?|売りたい|自慢の?|輸出したい)?(?:商材|商品名?|製品名?|品名?|品物|売り物|アイテム|サービス|もの|物|名前))(?:は|:|が)、?"
)
_SPOKEN_END = re.compile(
    r"(?<=[一-龥々ァ-ヺーぁ-んA-Za-z0-9」』)])(?:だに|だず|だっちゃ|だべさ?|だら|ずら|だがね|だがや|だわ|だで|だもの|だよん?|やわ|やなあ?|じゃの?う?|どす|ですばい|ですたい|でがす|でごわす|やけん|やさかい|じゃけん|じゃけえ|やき|なんよ|なんだ|よね|さぁ|さー)[。!]*$"
    r"|(?<=[一-龥々ァ-ヺーうんき])(?:たい|ばい)[。!]*$"
)
_OF_LAST = re.compile(r"(?P<of>[^、。はがをもに]{1,14}(?:の|用|向け))(?:です|や|だ|ね|よ)*[。!]?$")
_LISTS = re.compile(r"とか.{1,20}とかの(?=.)")
_ABOUT_FIRM = re.compile(r"(?:従業員|社員|資本金|年商|創業|設立|売上)|(?:^|[^一-龥])[0-9]+[人名年]")
_SOLD_WHERE = re.compile(  # 「デパ地下で売ってる佃煮」: where it is sold is no part of its name
    r"(?:販売して(?:い)?る|売(?:って|れて)(?:い)?る|売っとる|扱って(?:い)?る|出して(?:い)?る|卸して(?:い)?る|置いてもらって(?:い)?る|使ってもらって(?:い)?る|並んで(?:い)?る|人気の(?:ある)?|評判の)(?=.{2})"
)
_VERBAL = ("動詞", "助動詞", "形容詞")
_PARTS = re.compile(r".{2,}部品")  # 「自動車用のブレーキ部品」, asked for the product
_LEAST, _LONGEST = 2, 20  # rank of what is told, characters
_LAST_ALLOWED = ("名詞", "接尾辞", "記号", "補助記号", "形状詞", "感動詞", "代名詞", "副詞", "接頭辞", "空白")


def sentences_of(scene: Scene, span: tuple[int, int]) -> list[tuple[int, int]]:
    """The sentences of the answer, those that say what it is called first, each after what it denies."""
    found = [match.span() for match in _SENTENCE.finditer(scene.text, *span)]
    found.sort(key=lambda one: not (_CALLED.search(scene.text, *one) or _THIS_ONE.search(scene.text, *one)))
    return [after_denial(scene, one) for one in found]


def read_product_answer(scene: Scene, sentences: list[tuple[int, int]]) -> Iterator[Candidate]:
    """The candidate for ``product_name`` from the first of the sentences that names one."""
    for start, end in sentences:
        told = [one for one in goods_told(scene) if start <= one.start and one.end <= end]
        one = _name(scene, start, end)
        wished = any(goods.rank >= WISHED and one and one.start < goods.start and goods.end < one.end for goods in told)
        if one and not wished and not (told and _made_there(scene, one, end)):
            yield _with_sort(scene, one)
            return
        if told:
            yield _candidate(scene, *_name_in_brackets(scene, told[0].start, told[0].end))
            return
        if done := _LIVING.search(scene.text, start, end):
            goods = noun_phrase_before(scene.text, done.start())
            if goods and not _names_no_goods(scene.text[slice(*goods)]):
                yield _candidate(scene, *goods)
                return


def _names_no_goods(words: str) -> bool:
    """「水産加工をしております」: the trade, not what is to be sold."""
    return bool(NO_GOODS.fullmatch(words) or _TRADE_DONE.search(words))


def told_instead(scene: Scene) -> Iterator[Candidate]:
    """「名前はまだないんですけど、木の皮で編んだバッグです」: the goods told of, where nothing answers with a name."""
    told = [one for one in goods_told(scene) if one.rank > _LEAST]
    if told:
        yield _candidate(scene, *_whole_clause(scene, *_name_in_brackets(scene, told[0].start, told[0].end)))


def _whole_clause(scene: Scene, start: int, end: int) -> tuple[int, int]:
    """With what says how it is made in front: 木の皮で編んだバッグ."""
    opened = max(scene.text.rfind(mark, 0, start) for mark in "、。!? は") + 1
    words = scene.text[opened:end]
    first = after_own_lead(scene.text, opened, end)
    plain = (
        first == opened
        and len(words) <= _LONGEST
        and _relative(words)
        and not re.search("[がもへ「『]|から|うち|自社", words)
    )
    return (opened, end) if plain else (start, end)


def _name_in_brackets(scene: Scene, start: int, end: int) -> tuple[int, int]:
    """「パズルゲーム「ねこあつめ」を」: asked for the name, what stands in the brackets."""
    opened = max(scene.text.find(mark, start, end) for mark in "「『")
    closed = scene.text[end - 1] in "」』" and scene.text[end : end + 1] == "を"
    return (opened + 1, end - 1) if closed and opened > start else (start, end)


def _made_there(scene: Scene, one: Candidate, end: int) -> bool:
    """「アプリ「おとまめ」を出してます」「刃物の町で、…鎌を打って」: the rest of the sentence says what is made."""
    return scene.text[one.end : one.end + 1] == "を" or (
        bool(re.match(r"」?を|で、", scene.text[one.end : end]))
        and not _TOPIC.search(scene.text, max(0, one.start - 12), one.start)
    )


def _name(scene: Scene, start: int, end: int) -> Candidate | None:
    """A sentence that is nothing but the name, with or without 「商品は」 and です."""
    while end > start and scene.text[end - 1] in "。!；":
        end -= 1
    if opening := _OPENING.match(scene.text, start, end):
        start = opening.end()
    if topic := _TOPIC.match(scene.text, start, end):
        start = topic.end() if topic.end() < end else start
    if (exactly := _EXACTLY.match(scene.text, start, end)) and exactly.end() < end:
        start = exactly.end()
        end = only.start() if (only := _ONLY_IT.search(scene.text, start + 1, end)) else end
    if (quoted := _QUOTED_LAST.search(scene.text, start + 1, end)) and "仮" not in scene.text[
        start : quoted.start("name")
    ]:
        return _candidate(scene, *quoted.span("name"))
    if number := _NUMBER_OF.search(scene.text[start:end]):
        end = start + number.start()
    if (then := _THEN.search(scene.text, start + 1, end)) and not _is_list(scene.text[start:end]):
        end = then.start()
    if (this := _THIS_ONE.search(scene.text, start, end)) and this.start() > start:
        end = this.start()
    if spoken := _SPOKEN_END.search(scene.text[start:end]):
        end = start + spoken.start()
    if lists := _LISTS.search(scene.text, start, end):
        start = lists.end()
    if not is_answer_text(scene.text[start:end]):
        return None
    if sold := list(_SOLD_WHERE.finditer(scene.text, start, end)):
        start = sold[-1].end()
    found = next(cleaned(scene, PRODUCT_NAME, start, end, Strength.ASKED), None)
    if found is None or not _is_name(scene, found):
        return None
    return _candidate(scene, after_own_lead(scene.text, found.start, found.end), found.end)


def _is_list(words: str) -> bool:
    """「茶碗、湯のみです」: plain words side by side."""
    pieces = re.sub(r"(?:です|だ)$", "", words).split("、")
    return all(len(morphemes(piece)) == 1 and morphemes(piece)[0].pos[0] == "名詞" for piece in pieces)


def _is_name(scene: Scene, found: Candidate) -> bool:
    words = str(found.value)
    if scene.text[found.start - 1 : found.start] in ("「", "『") and found.start:
        return True
    if (
        (NO_GOODS.fullmatch(words) and not _PARTS.fullmatch(words))
        or _only_countries(scene, found)
        or _ABOUT_FIRM.search(words)
        or _NO_NAME_END.search(words)
    ):
        return False
    pieces = morphemes(_IN_QUOTES.sub("」", words))
    if pieces[-1].pos[0] not in _LAST_ALLOWED and pieces[-1].pos[1] != "終助詞":
        return len(pieces) == 1  # こもれび, めぐる: a word may be a name
    told = any(piece.surface in ("は", "が", "を") and piece.pos[1] in ("係助詞", "格助詞") for piece in pieces[1:])
    whole = noun_phrase_before(words, len(words))
    placed = any(
        one.start == found.start
        and re.match(r"(?:市|県)?(?:の[一-龥]{1,6})?[でに](?!き|し|す|ござ)", scene.text[one.end :])
        for one in (*scene.cities, *scene.prefectures)
    )
    tool = whole is not None and whole[0] == 0
    return tool or not ((placed or told) and not _relative(words))


def _relative(words: str) -> bool:
    """「海藻を練り込んだ石けん」: the verb goes with the noun behind it."""
    pieces = morphemes(words)
    at = max((at for at, piece in enumerate(pieces) if piece.pos[0] in _VERBAL), default=-1)
    return 0 < at < len(pieces) - 1 and pieces[at + 1].pos[0] in ("名詞", "接頭辞") and "は" not in words


def _only_countries(scene: Scene, one: Candidate) -> bool:
    """「台湾とタイとドイツ」: where to, not what."""
    rest = list(scene.text[one.start : one.end])
    for country in scene.countries:
        if one.start <= country.start and country.end <= one.end:
            rest[country.start - one.start : country.end - one.start] = " " * (country.end - country.start)
    return not re.sub(r"[とや・、, かも]", "", "".join(rest))


def _with_sort(scene: Scene, one: Candidate) -> Candidate:
    """「金型です。プラスチックの。」「手袋です、冬用の」: プラスチックの金型."""
    after = re.match(r"(?:です|や|だ)?[、。]\s*(?P<more>[^、。!]{2,16})(?=[、。!]|$)", scene.text[one.end :])
    sort = _OF_LAST.fullmatch(after["more"]) if after else None
    if sort is None or not sort["of"].endswith("の"):
        return one
    at = one.end + after.start("more") if after else one.end
    if any(place.start == at for place in (*scene.cities, *scene.prefectures)):
        return one
    return Candidate(PRODUCT_NAME, sort["of"] + str(one.value), one.start, one.end, Strength.ASKED)


def _candidate(scene: Scene, start: int, end: int) -> Candidate:
    return Candidate(PRODUCT_NAME, as_written(scene, start, end), start, end, Strength.ASKED)

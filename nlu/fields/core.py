"""The part of a message that is worth reading for answers: lines as sentences, plain questions left out."""

from __future__ import annotations

import re

from nlu.fields.addresses import unbroken
from nlu.fields.clauses import Clause, Mood, split
from nlu.fields.cues import AMOUNT_KINDS, mentioned, numeric_cues
from nlu.fields.echoes import without_echoes
from nlu.fields.finding_out import held_open
from nlu.fields.form_lines import NAMED_SO, goes_on, labels_with_colons
from nlu.fields.outsiders import without_outsiders
from nlu.fields.own_words import WHOLE_SENTENCES
from nlu.fields.remarks import Act, act_of
from nlu.fields.said_around import without_words_around
from nlu.fields.scripts import WRITTEN_IN
from nlu.fields.smalltalk import without_smalltalk
from nlu.values.dialect import plain_speech, replaced
from nlu.values.enums import NEEDS_FIELD
from nlu.values.need_words import HEARD_ABOUT, LISTED_AS_QUESTION, MATTER_OF_HELP, asks_for_help
from nlu.values.normal import Normalized, normalize

_PICTURES = re.compile(
    "(?<=[ぁ-んァ-ヺ一-龥!?ー~])[\U0001f300-\U0001faff\u2600-\u2604\u2607-\u263f\u2700-\u27bf]+(?=\\s?[^\\s。、!?])"
)
_AT_END = re.compile(
    "(?<=[^\\s。、!?\U0001f300-\U0001faff\u2600-\u27bf\ufe0f\u200d])[\U0001f300-\U0001faff\u2600-\u2604\u2607-\u263f\u2700-\u27bf\ufe0f\u200d\\s]+$"
)
_RUNS_ON = frozenset("は、,・:=(「")  # after these a line break is only a wrapped line
_STOP = "；"  # no part of any address
_CLOSED = frozenset("。!?" + _STOP)
# 「1000万 社員12名」: not a number of 社 or 年.
_APART = re.compile(
    r"(?<=[0-9万億千百円名人年]) (?=社[員長内名]|人員|人数|名前|名称|年商|年間|本社|本店|台湾|国内|代表|店|個人)"
)
_SAID_NOW = re.compile(  # 「後でもいいけど、今言っちゃうと平日の昼です」
    r"^(?:(?:これ|それ)?(?:は|も)?(?:後|あと)(?:で|回し)?(?:でも|に|と|って)[^。、]{0,20}(?:けれど|けど|が)、?)?(?:やっぱり?)?(?:今|いま|もう|先に|ここで)(?:言っちゃう|言っとく|言っておく|言う|答える|答えちゃう|書いちゃう|書く|お答えする|お伝えする)(?:と|なら)、?"
    r"|^(?:これ|それ)?(?:は|も)?(?:後|あと)(?:で|回し)?(?:でも|に|と|って)[^。、]{0,8}(?:いい|よい|良い|ええ|かまわ|構わ|思っ|思い|言お|しよう)[^。、]{0,12}(?:けれど|けど|が)、?(?=.{4})"
)
_NOT_IN_THE_WEST = re.compile(
    r"(?<=[一-龥ァ-ヺーんるたいのA-Za-z0-9」』])(?:じゃ|や|で)のう(?:て|って)"
)  # 「株式会社じゃのうて」
_HALLO = re.compile(  # 「もしもし聞こえてますか会社は…」, as it is dictated
    r"^(?:(?:もしもし|はい|えー?と|あの[ーう]?)[、。]?)*(?:聞こえ|きこえ|つながっ|繋がっ|入っ|届い)(?:て(?:い)?)?ます(?:か|かね|でしょうか)[?。、]*(?=\S)"
)
_CALLED_SO = re.compile(  # 「檸檬サイダーいうんじゃが」「大下ちゅうもんです」
    r"(?:と|って|っ|ち)?(?:ゆう|いう|言う|ちゅう|っちゅう)(?:ん|もん|者|もの)(?:じゃ|や|だ|です)(?:が|けど|けんど|けえ|よ|わ|ねん)*[。!]*$"
)
_HONOURED = re.compile(
    r"(?P<who>メーカー|仕入れ?先|取引先|[調製蔵窯版織]元|調達元|生産者|作り手|農家|工場|工房|問屋|職人|作家|業者|代理店|商社)様(?=[のかにはがもへとよ、])"
)
_WHO_WROTE = re.compile(  # 「先日メールした大川です」
    r"(?:^|(?<=[。、!]))[^。、はが]{0,14}?(?:お?電話|メール|ご?連絡|お?問い?合わせ|ご?相談|お?話|お?申し?込み)(?:を)?(?:(?:いた)?しました|した|差し上げた|させていただ(?:い|きまし)た|いただいた|もらった)(?=[一-龥ァ-ヺ])"
)
_NOT_THIS_TIME = re.compile(  # 「主力はべっ甲飴ですけど、今回お願いするのは金平糖です」
    r"^(?:うちの)?(?:主力|メイン|普段|ふだん|いつも|本業|看板|一番売れて(?:い)?るの)(?:商品|製品)?は[^。]{1,20}(?:です|だ|なん(?:です|だ))(?:が|けど|けれど)、?(?=今回)"
)
_TARGETS = "target_countries"
_ELSE = re.compile(  # 「本命はトルコ、だめならギリシャ」
    r"、?(?:それが|そこが|そっちが)?(?:だめ|ダメ|駄目|無理|難し|厳し)(?:だった|かった|い|な|で)?(?:なら|ら|ければ)(?:ば)?、?(?=[一-龥ァ-ヺ])"
)
_NAMED_FIRST = re.compile(r"(?P<label>[^\s、。:.はがをで]{2,10})\.{2,9}(?=[^\s.、。])")
_BRACKET = re.compile(r"【(?=[^【】:]{1,8}:)")
# 「長谷部です〜よろしくです」
_AND_REGARDS = re.compile(
    r"(?<=です)[ー~〜♪♫☆★♡♥…・]+\s*(?=(?:どうぞ|何卒|これから|以後|今後)?、?(?:よろ|宜し|お願い))"
)
# What opens a remark beside the answer; 「あとタイも」 adds to a list, 「あと2年で」 counts.
_BY_THE_WAY = re.compile(r"(?:^|(?<=[。!?\n]))\s*(?:ちなみに|なお|そういえば|余談ですが)、?\s*(?=\S)")
_BESIDE = re.compile(
    r"(?:^|(?<=[。!?\n]))\s*(?:あと(?![0-9一二三四五六七八九十数何少半でにはのかをが回味片始継取追押])|それと|それから|それに)、?(?![^。!?]*も(?:です|で[、。]|お願い|追加|考え|希望|候補|検討|狙|入れ|加え|気に|含|[、。!]|$))\s*(?=\S)"
)
# 「taro@example.com 返事は何日くらいで来ますか？」: an answer, a space and a question.
_THEN_ASKS = re.compile(r"(?<=[^\s。、!?:は]) (?=[^ ]{4,}(?:\?|か)[。!?]*$)")
# 「三味線の撥なんですが、大丈夫ですか」
_AND_ASKS = re.compile(
    r"(?<=です)(?:が|けど|けれど)、(?=(?:大丈夫|だいじょうぶ|対象|可能|いけ|構い|かまい|問題)[^。!?]{0,14}(?:\?|か)[。!?]*$)"
)
_THEN_ASKS_OF_IT = re.compile(
    r"(?<=[^\s。、!?:は]) (?=(?:これ|それ|合って|あって|間違|どう|いつ|何|あと|次|ちなみ|ところで|費用|料金|返事|無料|相談)[^ ]{3,}(?:\?|か)[。!?]*$)"
)
# 「営業部です、といっても妻だけですけど」: what follows is said of the answer.
_AND_A_REMARK = re.compile(
    r"(?<=です)、(?=(?:と(?:いっ|言っ)ても|まあ|正直|なにせ|なんせ|もう|ここだけ|先代|妻|家内|主人|娘|息子|父|母|祖|実は|一応|昔|最近|いまだ|今だ|みんな|よく|たまに|これでも|毎日|自分|ほんと|たぶん|いつも)[^。]*(?:けど|けれど|が|ね|よ|な[あぁ]|笑|て|ので|から|で|ます|です|わ)[。!笑]*$)"
)
_CLOSED_BY_DESU = frozenset(
    {"company_name", "contact_department", "contact_preference", "implementation_team", "product_name"}
)
_TYPED = frozenset({
    "contact_email", "contact_phone", "website", "product_url", "corporate_number", "prefecture", "target_countries", *AMOUNT_KINDS,
})  # fmt: skip
_CALLED = frozenset({"contact_name", "company_name", "product_name", "city", "contact_department", "industry"})
_LISTS = ("target_countries", NEEDS_FIELD)
_AT_A_LOSS = re.compile(r"(?:分から|わから|見当(?:も|が)つか|迷って)[^。]{0,12}(?:ので|んで|から|て)")
_ECHO_END = re.compile(r"(?:の(?:こと|額))?(?:です|でしょう)?か?(?:は?(?:いくら|何[人年名])(?:ですか)?)?\??\s*")


def core_of(text: str, asking: str | None = None) -> Normalized:
    """``text`` normalised, without the sentences that only ask; offsets still lead back to ``text``.

    What frames an answer to ``asking`` is put plainly, so that a shy answer is no question.

    A line break ends a sentence. A question that only repeats what was asked (「資本金ですか？」) stays: it names the
    field of the words after it.
    """
    n = replaced(replaced(_lines_closed(normalize(text)), _SAID_NOW, ""), _HALLO, "")
    n = without_words_around(replaced(replaced(n, WRITTEN_IN, ""), _NOT_IN_THE_WEST, "じゃなくて"), asking)
    if asking in _TYPED or asking in _CALLED:
        n = replaced(n, _THEN_ASKS if asking in _TYPED else _THEN_ASKS_OF_IT, "。")
        n = replaced(n, _AND_ASKS, "。")
    if asking in _CALLED:
        n = replaced(n, _CALLED_SO, "です。")
    n = n if asking in WHOLE_SENTENCES else replaced(n, _HONOURED, r"\g<who>さん")
    if asking == "product_name":
        n = replaced(n, _NOT_THIS_TIME, "")
    if asking == "contact_name":
        n = replaced(n, _WHO_WROTE, "")
    if asking == _TARGETS:
        n = replaced(n, _ELSE, "、次に")
    if asking == NEEDS_FIELD:
        for matter in (MATTER_OF_HELP, LISTED_AS_QUESTION):
            n = replaced(n, matter, r"\g<matter>を相談したい。")
    n = without_outsiders(n, asking)
    n = without_echoes(n if asking in WHOLE_SENTENCES else _without_last_pictures(n), asking)
    n = replaced(replaced(n, _AND_REGARDS, "。"), _BY_THE_WAY, "")
    n = n if asking in _LISTS else replaced(n, _BESIDE, "")
    n = without_smalltalk(n, asking)
    if asking in _CLOSED_BY_DESU:
        n = replaced(n, _AND_A_REMARK, "。")
    if not n.text:
        return n
    plain = plain_speech(n.text)  # 「輸出したか。」 is no question in Nagasaki
    clauses = split(plain, unbroken(plain))
    said = sentences(plain.text, clauses)
    kept = [
        span
        for one in said
        if not _only_asks(plain.text, one, asking)
        for span in _without_question(plain.text, one[0].start, one[-1].end)
    ]
    if kept == [(one[0].start, one[-1].end) for one in said]:
        return n
    return _joined(n, [plain.span(*span) for span in kept])


def _without_question(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The span of a sentence without a question that it only names and puts off: 「台湾かタイか、相談して決めます」."""
    question = held_open(text[start:end])
    if question is None or act_of(text[start:end]) is not Act.LATER:
        return [(start, end)]
    return [(start, start + question[0])] if question[0] else []


def sentences(text: str, clauses: list[Clause]) -> list[list[Clause]]:
    """The clauses grouped into sentences."""
    groups: list[list[Clause]] = [[]]
    for clause in clauses:
        groups[-1].append(clause)
        if text[: clause.end].rstrip()[-1:] in _CLOSED:
            groups.append([])
    return [group for group in groups if group]


def _lines_closed(n: Normalized) -> Normalized:
    """With 。 for each line break or picture between sentences, and = after a label as a colon."""
    chars = list(n.text)
    line = 0  # where the line that is read began
    for at in range(1, len(chars) - 1):
        if chars[at] == "】" and _is_label("".join(chars[max(0, at - 12) : at]).rpartition("【")[2]):
            chars[at] = ":"  # 【会社名】株式会社…
        if chars[at] == "=" and chars[at - 1] >= "ぁ":
            chars[at] = ":"  # 資本金=1000万
        gap = n.original[n.ends[at - 1] : n.starts[at + 1]] if chars[at] == " " else ""
        if ("\n" in gap or "\r" in gap) and chars[at - 1] not in _RUNS_ON and chars[at - 1] not in _CLOSED:
            both_ascii = chars[at - 1].isascii() and chars[at + 1].isascii()
            chars[at] = _STOP if both_ascii else "。"  # 。 between Latin letters may be the dot of an address
            if goes_on("".join(chars[line:at]), n.text, at + 1):
                chars[at] = "、"
            else:
                line = at + 1
    if (named := _NAMED_FIRST.match("".join(chars))) and _is_label(named["label"]):
        chars[named.end("label") : named.end()] = ":" + " " * (named.end() - named.end("label") - 1)  # 「部署…営業部」
    text = labels_with_colons(_BRACKET.sub("。", "".join(chars)))
    text = _PICTURES.sub(lambda pictures: "。" * len(pictures[0]), text)
    return Normalized(n.original, _APART.sub("、", text), n.starts, n.ends)


def _without_last_pictures(n: Normalized) -> Normalized:
    """「いいそうです😆」 ends like 「いいそうです」."""
    end = closing.start() if (closing := _AT_END.search(n.text)) else len(n.text)
    return Normalized(n.original, n.text[:end], n.starts[:end], n.ends[:end])


def _is_label(words: str) -> bool:
    return bool(mentioned(words) or NAMED_SO.fullmatch(words))


def _only_asks(text: str, sentence: list[Clause], asking: str | None) -> bool:
    asks = all(one.mood is Mood.QUESTION and not one.tentative and not one.indirect for one in sentence)
    said = text[sentence[0].start : sentence[-1].end]
    if (
        asking == NEEDS_FIELD
        and "?" not in said
        and (any(one.search(said) for one in (HEARD_ABOUT, _AT_A_LOSS)) or asks_for_help(said))
    ):
        return False
    return asks and not _echoes(said)


def _echoes(words: str) -> bool:
    cues = numeric_cues(words)
    return len(cues) == 1 and cues[0].start <= len("うちの") and bool(_ECHO_END.fullmatch(words, cues[0].end))


def _joined(n: Normalized, spans: list[tuple[int, int]]) -> Normalized:
    at = [index for start, end in spans for index in range(start, end)]
    while at and n.text[at[-1]] in " 。；":
        at.pop()
    return Normalized(
        n.original,
        "".join(n.text[index] for index in at),
        tuple(n.starts[index] for index in at),
        tuple(n.ends[index] for index in at),
    )

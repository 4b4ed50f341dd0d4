"""Cuts a message into clauses and says of each whether it states something, asks something or only supposes it.

Only statements settle fields: 「資本金は3000万ですけど、対象になりますか？」 states a capital and asks a question.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from nlu.values.normal import Normalized


class Mood(Enum):
    """What a clause does with the values in it."""

    STATEMENT = "statement"
    QUESTION = "question"
    REQUEST = "request"  # 「…に送ってもらえますか」: a question in form only
    HYPOTHESIS = "hypothesis"  # 「もし…なら」
    HEARSAY = "hearsay"  # 「…と聞きました」「例えば…」


@dataclass(frozen=True)
class Clause:
    """A half-open span of the normalised text.

    ``tentative``: 「…かな」 said of a bare noun, an answer when asked. ``indirect``: a question word, but no question
    put (「どの国がいいか一緒に考えてほしい」).
    """

    start: int
    end: int
    mood: Mood
    tentative: bool = False
    indirect: bool = False

    def holds(self, start: int, end: int) -> bool:
        return self.start <= start and end <= self.end


_BREAK = re.compile(
    r"[。!?；]+"
    r"|(?:(?<=[\s。!?、])|^)(?:はい|ええ|うん|いいえ|いえ)[、,]"
    r"|(?:です|ます|ません|でした|ました|でしょう)か(?:ね|な)?[、,]"
    r"|(?:けれども|けれど|けども|けど|なので|ますので|ですので|るので|たので|いので|ないので|ですから|ますから)[、,]?"
    r"|(?:です|ます|ません|でした|ました|ございます|んだ|のだ)(?:が(?!、?ん)|し(?=[、,]))[、,]?"
    r"|(?:[たるい]|だ)(?:が|し|から)[、,]"
    r"|(?:です|ます|ません|でした|ました|ございます|です(?:よ|ね))[、, ]"
    r"|(?:てい|おり|あり)まして[、,]?|てまして[、,]?|(?:して|てい)て[、,]|ており[、,]|であり[、,]|でして[、,]?"
    r"|(?<=会社)で[、,]|(?<=企業)で[、,]|(?<=メーカー)で[、,]|(?<=事業主)で[、,]|(?<=農家)で[、,]"
)
_TOPIC_CHAIN = re.compile(r"[はが][^、,]{1,20}[0-9一二三四五六七八九十百千万億円人名年]で[、,]")

_ASKING_END = re.compile(
    r"(?:(?:です|ます|ません|でした|ました|ましょう|でしょう|だろう|であろう|のだろう|んす|っす|よろしい|宜しい"
    r"|ない|たい|いい|良い|よい|しい|多い|高い|安い|早い|(?<!は)る|した|った|いた|んだ|なの|るの|たの|いの|必要|可能"
    r"|対象|無理|大丈夫|OK)か(?:ね|ねえ|な|なあ|なぁ|なー|しら|い|よ)?"
    r"|かな[あぁー]*|かしら|っけ|(?<=[るたいな])の(?=\?))"
    r"[っ。!\s~〜ー…\.w笑]*\??$",
    re.IGNORECASE,
)
_ASKING_WORD = re.compile(
    r"教えて(?!い|おり|ます)|おしえて|知りたい|聞きたい|ききたい|伺いたい|うかがいたい|お聞かせ|質問(?:です|があ|した|させ)"
    r"|いくら(?:です|でしょ|か|くらい|ぐらい|まで|から|いる|必要|$|に|ほど|もら|する)"
    r"|(?<!ぶ)どう(?:すれ|した|やっ|やれ|なる|なっ|なん|です|でしょ|思|いう|いっ|違|ちが|か|$)"
    r"|どんな|どこ(?!か(?!ら)|[にへ]?も|でも|からも)|どれ(?!に?も|か|でも)|どちら(?!に?も|か|でも|とも)|どっち(?!に?も|か|でも|とも)|どの(?:国|よう|くらい|ぐらい|程度|書類)"
    r"|いつ(?:まで|から|ごろ|頃|に|です|$)|誰(?!か|に?も|でも|からも)|だれ(?!か|に?も|でも)|なぜ|なんで(?!も|す|し)"
    r"|(?<![幾])何(?:が|を|で(?!も)|に|の|と(?!か)|は|です|でしょ|円|人(?!か|も)|名(?!か|も)|年(?!か|も)|[ヶかカケ]月(?!か|も)|日(?!か|も)|回(?!か|も)"
    r"|社(?!か|も)|[ヶかカケ]国(?!か|も)|割|パーセント|$)|なに(?:が|を|か必要)|なんの"
)
_TELL_ME = re.compile(r"教えて|おしえて|知りたい|聞きたい|ききたい|伺いたい|お聞かせ|質問")
_WISHING_END = re.compile(r"(?:ほしい|欲しい|たい|お願い(?:いた)?します|ください|ところ)(?:です|と思(?:います|って(?:い|お)?ます))?[っ。!\s~〜ー…]*$")
_PLAIN_ASKING = re.compile(r"(?:は|が|も|って|なんで|まだ)[^。、]{0,12}(?:る|い|た|な)の[っ。!\s~〜ー…]*$")
_TENTATIVE = re.compile(
    r"(?:だった|でした|(?:くらい|ぐらい|ほど|あたり|とか)|(?<![るたいすなのう])(?<!です)(?<!ます)(?<!でしょう))かな[あぁー]*[っ。!\s~〜ー…\.w笑]*$"
)
_REQUESTING = re.compile(
    r"(?:いただけ|頂け|もらえ|貰え|くれ|くださ|下さ|お願いでき|お願いいたし|お願いし)(?:ます|ません|ない|る|い)"
    r"(?:でしょう|です)?か[ね。!\s]*\??$"
)
_SUPPOSING = re.compile(
    r"(?<!さよう)(?<!ねば)(?<!ければ)なら(?![なびずべすでわぬ])(?:ば)?"
    r"|だったら|でしたら|だとしたら|としたら|とすれば|だとすれば|になったら|であれば|の?場合|だと(?![思考言聞い嬉助あ])|でも(?=[^、。]{0,12}(?:申し込|対象|使え|受けら|大丈夫|いい|OK|可能|でき))"
)
_SUPPOSE_START = re.compile(r"もしも?(?!もし)(?![かく])|仮に")
_HEARD = re.compile(
    r"(?:と|って)(?:聞い|聞き|きい|書い|書か|伺っ|読ん|ありま|あるん|なっ)|らしい|だそう(?:です|だ|で)|とのこと|例えば|たとえば|事例"
)


def split(n: Normalized, protected: Iterable[tuple[int, int]] = ()) -> list[Clause]:
    """Clauses in order, together covering the whole text.

    ``protected`` are spans (addresses of web pages and mail) that no clause boundary may cut.
    """
    clauses: list[Clause] = []
    start = 0
    for end in [*_boundaries(n, list(protected)), len(n.text)]:
        if end > start:
            clauses.extend(_judge(n.text, start, end))
            start = end
    return clauses


def _boundaries(n: Normalized, protected: list[tuple[int, int]]) -> list[int]:
    ends = {match.end() for match in _BREAK.finditer(n.text)}
    ends |= {match.end() for match in _TOPIC_CHAIN.finditer(n.text)}
    return sorted(end for end in ends if not any(first < end < last for first, last in protected))


def _judge(text: str, start: int, end: int) -> list[Clause]:
    words = text[start:end].strip(" 、,。；")
    if _TENTATIVE.search(words) and not _ASKING_WORD.search(words):
        return [Clause(start, end, Mood.QUESTION, tentative=True)]
    if _REQUESTING.search(words):
        return [Clause(start, end, Mood.REQUEST)]
    if "?" in words[-2:] or _ASKING_END.search(words) or _PLAIN_ASKING.search(words):
        return [Clause(start, end, Mood.QUESTION)]
    if word := _ASKING_WORD.search(words):
        wish = _WISHING_END.search(words) and not _TELL_ME.search(words)
        return [Clause(start, end, Mood.QUESTION, indirect=bool(word and wish))]
    if _HEARD.search(words):
        return [Clause(start, end, Mood.HEARSAY)]
    return _suppositions(text, start, end)


def _suppositions(text: str, start: int, end: int) -> list[Clause]:
    """The clause cut at its last 「…なら」, what stands before it only supposed."""
    opened = _SUPPOSE_START.search(text, start, end)
    closed = None
    for closed in _SUPPOSING.finditer(text, opened.end() if opened else start, end):
        pass
    if not opened and not closed:
        return [Clause(start, end, Mood.STATEMENT)]
    first = opened.start() if opened else start
    last = closed.end() if closed else end
    parts = [
        Clause(start, first, Mood.STATEMENT),
        Clause(first, last, Mood.HYPOTHESIS),
        Clause(last, end, Mood.STATEMENT),
    ]
    return [part for part in parts if part.end > part.start]

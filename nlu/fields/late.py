"""An answer brought later, by its name: 「さっき答えられなかった部署、購買課です」, 「体制が決まりました。専務と私です」."""

from __future__ import annotations

import re

from nlu.fields.field_names import Named, names_in
from nlu.fields.mending import Mended, sentence_end, sentence_start
from nlu.values.normal import normalize

_LEAD = re.compile(  # what stands before the name in its sentence
    r"(?:(?:お待たせ(?:いた|し)?(?:し)?ました|遅くなりました(?:が)?|確認(?:が)?(?:取|と)れました(?:ので)?|あの[ーう]?|えっと|あっ?|ああ|そういえば|そうだ|それと|あと|ちなみに|すみません|ところで|やっと|ようやく)[、。\s]*"
    r"|(?:さっき|先ほど|さきほど|さき|前|最初)(?:に|は)?(?:の|(?:後回し|保留)に?した|飛ばした|(?:答え|お答え|回答|お返事)(?:でき|られ|し)?(?:なかった|ませんでした)|(?:分|わ)からなかった)?"
    r"|(?:後回し|保留|あとまわし)に?(?:していた|してた|しておいた|した)|(?:後|あと)で(?:と|って)(?:言った|言っていた|言ってた|お伝えした)|飛ばした|未回答の|聞かれていた"
    r"|(?:答え|お答え|回答)(?:でき|られ)(?:なかった|ませんでした)|(?:分|わ)からなかった)*"
)
_WITH_NAMES = ("product_name", "company_name")
_ABOUT = r"(?:の(?:件|こと|話|ところ|ほう|方|質問))?"
_NEWS = re.compile(
    rf"{_ABOUT}(?:は|が|を|も|、|について)*(?:やっと|さっき|いま|今)?(?:(?:分|わ)か(?:り(?:まし)?|っ)た|(?:決|き)ま(?:り(?:まし)?|っ)た|決めました|調べ(?:てき)?(?:まし)?た|確認(?:し(?:てき)?|でき|が取れ)(?:まし)?た|聞い(?:てき)?(?:まし)?た|出ました|見つかりました)"
    r"(?:よ|ので|んで|から|けん|わ|で|(?:ん)?(?:です)?(?:が|けど))?[、。!\s]+"
)
_MARK = re.compile(
    rf"{_ABOUT}(?:について)?(?:は|が|も|、|なん?です(?:が|けど|けれど)も?|です(?:が|けど|けれど)も?|(?:だ|や|じゃ|なんや|なんじゃ|やねん)(?:けど|けれど|けんど|けん|が))+、?"
    r"(?:(?:社内で|さっき|今|いま)?(?:確認|調べ|聞い|見|数え|相談|問い合わせ)(?:し|て(?:み)?)*(?:たら|ましたら|たところ|ましたところ)、?)?"
)
_TAIL = re.compile(
    r"(?:(?:で|に)お願い(?:いた)?します|で(?:確定|決まり|決定|間違いない|いき(?:ます)?|進め(?:ます)?)(?:です|でした|しました|だ)?(?:ね|よ)?|(?:で|に)お願いできますか|です(?:ね|よ)?|でした(?:ね|よ)?|(?:だ|や|じゃ)った(?:ね|よ|わ)?|(?<=[^いじゃ])や(?:で|わ|な)?|になります|になりました|[にで](?:決まり|決め|し)まし?た|[にで]決まった(?:よ|ので|そうです)?|に(?:します|決めます)|ということになりました|とのことです|だそうです|と(?:の)?ことでした)[。!\s]*$"
)


def brought_late(text: str, awaited: set[str]) -> tuple[Mended, ...]:
    """The answers to the ``awaited`` questions that ``text`` brings by their names; spans are half-open in ``text``."""
    n = normalize(text)
    found = []
    names = names_in(text)
    for at, name in enumerate(names):
        start = _opening(n.text, name, names[:at])
        news = _NEWS.match(n.text, name.end)
        fields = tuple(field for field in name.fields if field in awaited) or (_called(name, awaited) if news else ())
        if not fields or not _LEAD.fullmatch(n.text, start, name.start):
            continue
        mark = news or _MARK.match(n.text, name.end)
        if mark is None or mark.end() >= len(n.text):
            continue
        end = min([sentence_end(n.text, mark.end()), *(one.start for one in names if _next(n.text, mark.end(), one))])
        words = _TAIL.sub("", n.text[mark.end() : end]).strip(" 、。!")
        if words:
            found.append(Mended(fields, words, n.span(start, start + 1)[0], n.span(end - 1, end)[1]))
    return tuple(found)


def _opening(said: str, name: Named, before: tuple[Named, ...]) -> int:
    """Where the words about a name begin: its sentence, or, behind another name's answer, the name itself."""
    start = sentence_start(said, name.start)
    behind = any(start <= one.start and one.themed for one in before) and said[: name.start].rstrip()[-1:] == "、"
    return name.start if behind else start


def _next(said: str, at: int, name: Named) -> bool:
    """「国はインドネシア、|時期は…」"""
    return name.start > at and name.themed and said[: name.start].rstrip()[-1:] == "、"


def _called(name: Named, awaited: set[str]) -> tuple[str, ...]:
    """「名前が決まりました」: of the product or the firm, whichever is awaited."""
    found = tuple(field for field in _WITH_NAMES if field in awaited)
    return found if name.fields == ("contact_name",) and len(found) == 1 else ()

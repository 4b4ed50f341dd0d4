"""The fields whose answers a remark takes back or leaves open: those that it names."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.mending import repeated
from actions.names_told import of_the_name_told
from bot.intake.fields import Field, Kind
from bot.intake.profile import Profile
from bot.intake.registry import FIELDS
from bot.intake.state import State
from nlu.fields import Act, Remark, act_of
from nlu.fields.field_names import Named
from nlu.fields.remarks import comes_after, tied
from nlu.values.normal import normalize

_ITS_ANSWER = re.compile(r"(?:の|(?=[「『0-9]))(?P<answer>[^、。]{1,40}?)(?:という?の|って)?(?:は|を|も|、)")
_QUOTED = re.compile(r"の?[「『][^「」『』]{1,20}[」』]")  # 「承認の「はい」は取り消して」
_CHOSEN = (Kind.BOOL, Kind.CHOICE, Kind.CHOICES)  # to these 「まだです」 is an answer
_STILL_TO_COME = re.compile(
    r"(?:の(?:件|こと|ほう|方|数字|金額))?(?:は|も|が)、?(?:まだ|今|いま|もう少し|もうちょっと|あと少し|、)*"
    r"(?:(?<=まだ)(?:です|だ|や|な(?:の|ん)です)?(?:けど|が|ね|よ)*(?=[。、!\s]|$)"
    r"|[^。]{0,16}?(?:決まら?(?:ない|ず|ん)|決まって(?:い)?(?:ない|ません|おらず)|出て(?:い)?(?:ない|ません|おらず)|締まって(?:い)?(?:ない|ません)|(?:計算|集計|決算|確認|調整|検討|手続き?|申請|準備|作成|取得)中|固まって(?:い)?(?:ない|ません))"
    r"[^。]{0,16}(?:[。!]|$)"
    r"|[^。]{0,20}?(?:待って|お待ち)(?:て)?(?:くだ|もら|いただ|くれ|ほし|て|[。!]|$))"
)
_A_NAME = re.compile(r"お?名前|名称")
_NAMED_SO = ("product_name", "company_name")
_IN_CHARGE = re.compile(r"ご?担当(?:者|の人)?")
_TEAM, _LEFT = "implementation_team", (Act.LATER, Act.UNKNOWN, Act.SKIPS)
_LED = re.compile(r"(?:^|[、。!\s]|の)$")
_QUESTION_BEFORE = re.compile(  # 「一つ前の質問ですが、…。「わからない」にしておいてください」
    r"(?:(?:一つ|ひとつ|1つ|一個|1個|すぐ|直)前|(?<![一-龥])前|さっき|先ほど|さきほど|今さっき)の(?:ご?質問|お?答え|ご?回答|問い|設問|項目)(?!と同じ)"
)
_MADE_SO = re.compile(r"[」』]?に(?:し(?:て|と)|変|直|なおし|訂正|修正|替え)|で(?:お願い|登録)")


def spoken_of(before: State, remark: Remark) -> list[str]:
    """The fields that ``remark`` names, as far as they have an answer to take back, or one to leave open."""
    found: list[str] = []
    not_yet = act_of(normalize(remark.words).text) is None
    for named in tied(remark):
        of_the_question = before.asking in named.fields
        if remark.act is not Act.TAKES_BACK and (of_the_question or not (not_yet or comes_after(named, remark))):
            continue
        name = _standing(before, named, remark.act)
        if name is not None and (found or named.opens or named.outright):
            found.append(name)
    return list(dict.fromkeys(found))


def with_answers(before: State, remark: Remark) -> Remark:
    """The remark, a name followed by the answer that stands being its topic: 「従業員数の31名は消してください」.

    「売上はまだ決算中だから待って」 puts off what has no answer yet.
    """
    said = normalize(remark.words).text
    asked = (_of_the_question(before, named, said, remark.act) for named in remark.names)
    names = tuple(_with_its_answer(before, named, said) for named in asked)
    act = Act.LATER if remark.act is None and not remark.asks and _not_yet(before, remark, said) else remark.act
    return replace(remark, names=names, act=act)


def _not_yet(before: State, remark: Remark, said: str) -> bool:
    """Whether the words say of a figure or a name without an answer that it is still to come."""
    for named in tied(remark):
        fields = set(named.fields)
        if (
            not named.opens
            or before.asking in fields
            or any(before.profile.value(field) is not None for field in fields)
        ):
            return False
        if any(FIELDS[field].kind in _CHOSEN for field in fields):
            return False
        if _STILL_TO_COME.match(said, named.end):
            return True
    return False


def _of_the_question(before: State, named: Named, said: str, act: Act | None) -> Named:
    """「名前は検討中なので後回しで」 to the question for the product's name is of no person's name.

    Nor is 「担当者は人事異動の後に決まりますので、…」 to the question who carries it out.
    """
    bare = _A_NAME.fullmatch(said, named.start, named.end)
    left = before.asking == _TEAM and act in _LEFT and _IN_CHARGE.fullmatch(said, named.start, named.end)
    if before.asking and ((bare and before.asking in _NAMED_SO) or left):
        return replace(named, fields=(before.asking,))
    return replace(named, fields=of_the_name_told(before, named.fields, said)) if bare else named


def _with_its_answer(before: State, named: Named, said: str) -> Named:
    answer = _ITS_ANSWER.match(said, named.end)
    if answer is None or not _LED.search(said[: named.start]):
        return named
    known = set(repeated(before, answer["answer"])) & set(named.fields)
    known |= {
        field for field in named.fields if before.profile.value(field) is not None and _QUOTED.match(said, named.end)
    }
    return replace(named, opens=True, themed=True) if known else named


def _standing(before: State, named: Named, act: Act | None) -> str | None:
    """Which of the fields that a word may stand for has a record: the one answered last."""
    profile = before.profile
    again = act is Act.TAKES_BACK and profile.value(before.asking or "") is not None
    names = [name for name in named.fields if again or name != before.asking]
    names = [name for name in names if name in profile or may_apply(FIELDS[name], profile)]
    if act is not Act.TAKES_BACK:
        names = names if named.themed or named.outright else []
        known = [name for name in names if name in profile]
        return _latest(before, known) or (names[0] if len(names) == 1 and named.themed else None)
    return _latest(before, [name for name in names if profile.value(name) is not None])


def may_apply(entry: Field, profile: Profile) -> bool:
    """Whether the field is asked, or may yet be: 「資本金は後ほど」 before the form of the firm is known."""
    return entry.applies(profile) or any(profile.value(name) is None for name in entry.depends_on)


def _latest(before: State, names: list[str]) -> str | None:
    trail = before.trail
    return max(names, key=lambda name: trail.index(name) if name in trail else -1, default=None)


def to_the_one_before(remarks: tuple[Remark, ...], remark: Remark) -> tuple[Remark, ...]:
    """The remarks from 「一つ前の質問ですが、」 to the one that leaves it open; none where it asks for no change."""
    said = remarks[: remarks.index(remark) + 1]
    at = next((at for at, one in enumerate(said) if _QUESTION_BEFORE.search(one.words)), None)
    return said[at:] if at is not None and _MADE_SO.search(remark.words) else ()

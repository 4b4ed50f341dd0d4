"""Capital, annual sales, employees and founding year: which number belongs to which of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlu.fields.cues import AMOUNT_KINDS, CAPITAL, EMPLOYEES, FOUNDED, OTHER, SALES, Cue, numeric_cues
from nlu.fields.headcount import own_staff
from nlu.fields.scene import Scene
from nlu.fields.types import Candidate, Strength
from nlu.values.counts import find_counts
from nlu.values.money import find_money
from nlu.values.numbers import find_numbers
from nlu.values.types import Found
from nlu.values.years import find_years

_PLAIN_YEN = 1_000_000  # a bare number from here on is meant in yen; below, 万 or 千 may have been left out
_MOST_EMPLOYEES = 1_000_000
_REACH = 30  # characters between a field's word and its number
_NEAR = re.compile(r"[^。!?]*|\s*(?:ですか|は?いくらですか|は?何[人名年](?:ですか)?|ですね|のこと(?:です|でしょう)か|です)?[?。]\s*(?:えー?っ?と、?)?(?:約)?")
_TIGHT = re.compile(r"(?:くらい|ぐらい|ほど|程度|近く)?(?:\s|の|で|に|が|から|を|くらいの|ほどの|前後の|規模の|年(?:の)?|(?:\d{1,2}月)?(?:\d{1,2}日)?(?:の|に)?|[:/])*")
_TIGHT_FOUNDED = re.compile(r"(?:\s|の|で|に|から|年|(?:\d{1,2}月)?(?:\d{1,2}日)?(?:の|に)?|(?:ごろ|頃|春|秋|夏|冬)に?|(?:祖父|父|先代|曽祖父|初代|私|わたし|自分|先々代)(?:の代)?[がでに]|(?:個人|東京|大阪|当地|この地)?で)*")
_REVISED = re.compile(r"いや|すみません|すいません|うちは|当社は|弊社は|自社は|じゃな|ではな|でなく|訂正|間違|正しく|正確に|やっぱ|今は|現在は?|今年|今期|→|=>|増資し|減資し|になりました|になって|失礼|と(?:言い|いい|書き|伝え|お伝え|申し上げ)(?:し)?ましたが|と言った(?:が|けど)")
_PLANNED = re.compile(r"[^、。0-9]{0,10}(?:増資(?:する|した[いく]|予定|しよ)|予定|目標|目指|計画|つもり|増やし(?:たい|て(?:いき|いく))|にしたい|を狙)")
_TOTAL = re.compile(r"(?:合計|全部で|全体で|合わせて|あわせて|トータル|計|総勢|全員で|全社で|全従業員)[は:、で]*\s*(?:約)?$")
_BOUND = re.compile(r"\s*(?:円|人|名)?\s*(?:以上|以下|未満|超|より|を超|を上回|を下回|以内|まで|を切|に満た)")
_THEIRS = re.compile(r"(?:規模)?の(?:取引先|親会社|子会社|仕入|得意先|顧客|お?客|競合|相手|バイヤー|(?:会社|企業|メーカー|商社)(?:と|から|に(?!な)|へ|も対象|でも))")
_AIM = re.compile(r"(?:目標|夢)(?:は|として|が)[^。]*$|(?:将来(?:は|的に)|ゆくゆく(?:は)?|いずれ(?:は)?|来期(?:は|の))[^。]*$")
_FORECAST = re.compile(r"[^、。0-9]{0,6}(?:見込|予想|見通し|くらいになりそう)")
_PER_MONTH = re.compile(r"(?:月|毎月|月間|月に|1[かヶカケ]月(?:で|に)?|一[かヶカケ]月(?:で|に)?|週に?|1日|一日)(?:に|で|の|平均|あたり|、|だいたい|約|およそ|\s)*$")
_CREW = re.compile(
    r"(?:くらい|ぐらい|ほど|程度|だけ|ばかり|前後)?(?:の小さな|の|いる)?(?:会社|企業|町工場|工場|規模|所帯|体制|小所帯|零細|小規模|メーカー|工房|酒蔵|蔵|店)|(?:くらい|ぐらい|ほど|程度|だけ)?で(?:[^、。はがを]{0,8}(?:を|が)?)?(?:やって|作って|つくって|営んで|営業して|回して|経営して|運営して|頑張って|働いて|製造して|切り盛り)"
    r"|(?:くらい|ぐらい|ほど|程度)?(?:を|が)?(?:雇っ|雇用し|働いてい|働いてお|勤めて|在籍)"
)
_LONE = re.compile(r"[\s、。!（）()「」だいたい約おおよそほぼくらいぐらい程度前後位弱強ですねよかなはでもえーっとあの今現在正社員従業員数人名円年うちは当社弊社全部で合計はいたしかがぁあ]*")


_NOBODY = re.compile(r"(?:従業員|社員|スタッフ|人)(?:は|も|を|が)?(?:まだ|一人も|1人も|誰も|特に|雇って)*(?:(?:は|も)?(?:いません|いない|おりません|おらず|なし|ゼロ|雇って(?:い)?(?:ません|ない)))|(?:誰も|だれも|一人も|1人も)(?:雇って)?(?:い)?(?:ません|ない|おりません)")
_HEADCOUNT = re.compile(r"従業員(?:数)?(?:は|が|:)|社員数")
_ZERO = re.compile(r"(?:ゼロ|ぜろ|零)(?:円|人|名)?(?![ァ-ヺー])")


@dataclass(frozen=True)
class _Value:
    """A number that may belong to a field; ``number`` for one without unit that became money or a count."""

    kind: str
    found: Found


def read_amounts(scene: Scene) -> Iterator[Candidate]:
    """Candidates for the four fields: by the words beside the number, then by the field that was asked."""
    cues = numeric_cues(scene.text)
    asked = scene.asking if scene.asking in AMOUNT_KINDS else None
    if not cues and asked is None and not _CREW.search(scene.text):
        return
    values = _values(scene)
    bound: set[int] = set()
    for index, cue in enumerate(cues):
        until = cues[index + 1].start if index + 1 < len(cues) else len(scene.text)
        yield from _by_cue(scene, cue, until, values, bound)
    if asked:
        yield from _by_question(scene, asked, [one for one in values if one.found.start not in bound])
    else:
        yield from _crew(scene, [one for one in values if one.found.start not in bound])


def _values(scene: Scene) -> list[_Value]:
    """Money, counts, years and bare numbers that the message states, in order."""
    counts, years = find_counts(scene.n), find_years(scene.n, scene.as_of)
    values = [_Value("count", one) for one in counts] + [_Value("year", one) for one in years]
    values += [_Value("money", one) for one in find_money(scene.n)]
    values += [_Value("number", one) for one in find_numbers(scene.n) if not one.detail.get("unit")]
    values += _zeros(scene.text)
    kept = [one for one in values if not scene.masked(one.found.start, one.found.end)]
    return sorted(kept, key=lambda one: (one.found.start, one.kind))


def _zeros(text: str) -> list[_Value]:
    """Nought said in words: 「ゼロです」「従業員はいません」."""
    zeros = [_Value(kind, _zero(kind, match)) for match in _ZERO.finditer(text) for kind in ("money", "count")]
    return zeros + [_Value("count", _zero("count", match)) for match in _NOBODY.finditer(text)]


def _zero(kind: str, match: re.Match[str]) -> Found:
    return Found(kind, 0, match.start(), match.end(), detail={"explicit": True})


def _usable(scene: Scene, value: _Value, *, asked: bool = False) -> bool:
    found = value.found
    return (
        scene.stated(found.start, found.end, asked=asked)
        and not _PLANNED.match(scene.text, found.end)
        and not scene.of_others(found.start)
        and not _THEIRS.match(scene.text, found.end)
        and not _AIM.search(scene.text[scene.clause_at(found.start).start : found.start])
    )


def _fits(value: _Value, field: str) -> bool:
    return value.kind == AMOUNT_KINDS[field] or (value.kind == "number" and field == EMPLOYEES)


def _by_cue(scene: Scene, cue: Cue, until: int, values: list[_Value], bound: set[int]) -> Iterator[Candidate]:
    if cue.field == EMPLOYEES and (nobody := _NOBODY.match(scene.text, cue.start)):
        none = _Value("count", _zero("count", nobody))
        if _usable(scene, none):
            yield from _settle(scene, EMPLOYEES, none, Strength.CUE)
        return
    if cue.field == EMPLOYEES and scene.asking == "implementation_team" and not _HEADCOUNT.match(scene.text, cue.start):
        return
    if cue.field == OTHER:
        bound.update(_claimed(scene, cue, until, values, bound))
        return
    before = _before(scene, cue, values, bound)
    if before:
        bound.add(before.found.start)
        yield from _settle(scene, cue.field, before, Strength.CUE)
        return
    after = [
        one
        for one in values
        if _fits(one, cue.field) and cue.end <= one.found.start < until and one.found.start not in bound
    ]
    after = [one for one in after if _reaches(scene, cue, one, after)]
    stated = [one for one in after if _usable(scene, one)]
    bound.update(one.found.start for one in after)
    if stated:
        yield from _pick(scene, cue.field, stated, Strength.CUE)


def _claimed(scene: Scene, cue: Cue, until: int, values: list[_Value], bound: set[int]) -> set[int]:
    """Starts of the numbers that a word for something else takes: right after it, else right before it."""
    after = {one.found.start for one in values if cue.end <= one.found.start < min(until, cue.end + 8)}
    near = {at for at in after if not re.search(r"[。!?、]", scene.text[cue.end : at])}
    if near:
        return {min(near)}
    before = [one.found for one in values if one.found.end <= cue.start and one.found.start not in bound]
    return {one.start for one in before if re.fullmatch(r"[の\s]?", scene.text[one.end : cue.start])}


def _before(scene: Scene, cue: Cue, values: list[_Value], bound: set[int]) -> _Value | None:
    """The number tight in front of the word: 「3000万円の資本金」「昭和48年創業」."""
    tight = _TIGHT_FOUNDED if cue.field == FOUNDED else _TIGHT
    for one in reversed(values):
        found = one.found
        if found.end > cue.start or found.start in bound or one.kind != AMOUNT_KINDS[cue.field]:
            continue
        if not tight.fullmatch(scene.text, found.end, cue.start) or _bare(one):
            return None
        return one if _usable(scene, one) else None
    return None


def _bare(value: _Value) -> bool:
    return value.kind == "money" and not value.found.detail.get("explicit")


def _reaches(scene: Scene, cue: Cue, value: _Value, all_: list[_Value]) -> bool:
    """Whether the word governs the number: near it in the same sentence, or a later number of the same list."""
    start = max([cue.end, *(one.found.end for one in all_ if one.found.end <= value.found.start)])
    gap = scene.text[start : value.found.start]
    if start == cue.end:
        return len(gap) <= _REACH and bool(_NEAR.fullmatch(gap))
    if cue.field == EMPLOYEES and value.kind == "count":
        return len(gap) <= _REACH and not re.search(r"[。!?](?!\s*(?:合計|全部|計))", gap) or bool(_REVISED.search(gap))
    return len(gap) <= _REACH and bool(_REVISED.search(gap) or not re.search(r"[。!?、]", gap))


def _chosen(scene: Scene, values: list[_Value]) -> _Value:
    """Of several numbers after one word the one that stands: the total, the corrected or present one, else the first."""
    for one in values:
        if _is_total(scene, one):
            return one
    chosen = values[0]
    for one in values[1:]:
        between = scene.text[chosen.found.end : one.found.start]
        if one.found.start >= chosen.found.end and (_REVISED.search(between) or re.fullmatch(r"[円人名]?から\s*", between)):
            chosen = one
    return chosen


def _is_total(scene: Scene, value: _Value) -> bool:
    return bool(value.found.detail.get("total") or _TOTAL.search(scene.text[: value.found.start][-12:]))


def _by_question(scene: Scene, field: str, values: list[_Value]) -> Iterator[Candidate]:
    """The number that answers the question asked, when the message says no other field's word about it."""
    fitting = [one for one in values if _fits(one, field) and _usable(scene, one, asked=True)]
    fitting = [one for one in fitting if one.kind != "number" or _alone(scene, one)]
    fitting = [one for one in fitting if not (_bare(one) and not _alone(scene, one))]
    if fitting:
        yield from _pick(scene, field, fitting, Strength.ASKED)
    elif field == FOUNDED:
        yield from _two_digits(scene, values)


def _pick(scene: Scene, field: str, values: list[_Value], strength: Strength) -> Iterator[Candidate]:
    """The one that stands, or that there are several which cannot all be."""
    if field == EMPLOYEES:
        values = own_staff(values, lambda one: one.found)
    values = [one for one in values if not _FORECAST.match(scene.text, one.found.end)] or values
    chosen = _chosen(scene, values)
    several = len({one.found.value for one in values}) > 1
    if several and chosen is values[0] and (strength is Strength.ASKED or field == EMPLOYEES) and not _is_total(scene, chosen):
        words = "、".join(scene.n.source(one.found.start, one.found.end) for one in values)
        detail = {"values": words}
        yield Candidate(field, None, values[0].found.start, values[-1].found.end, strength, "number.several", detail)
    else:
        yield from _settle(scene, field, chosen, strength)


def _alone(scene: Scene, value: _Value) -> bool:
    """Whether a bare number is all that its clause says."""
    clause = scene.clause_at(value.found.start)
    rest = scene.text[clause.start : value.found.start] + scene.text[value.found.end : clause.end]
    return bool(_LONE.fullmatch(rest))


def _two_digits(scene: Scene, values: list[_Value]) -> Iterator[Candidate]:
    for one in values:
        if one.kind in ("number", "money") and isinstance(one.found.value, int) and _alone(scene, one):
            words = scene.n.source(one.found.start, one.found.end)
            yield Candidate(
                FOUNDED, None, one.found.start, one.found.end, Strength.ASKED, "year.ambiguous", {"number": words}
            )
            return


def _crew(scene: Scene, values: list[_Value]) -> Iterator[Candidate]:
    """「30人でやっている会社です」: people who plainly are the firm's."""
    if scene.asking == "implementation_team":
        return
    for one in values:
        if one.kind == "count" and _CREW.match(scene.text, one.found.end) and _usable(scene, one):
            yield from _settle(scene, EMPLOYEES, one, Strength.TYPE)


def _settle(scene: Scene, field: str, value: _Value, strength: Strength) -> Iterator[Candidate]:
    """The candidate, or why it is none."""
    found = value.found
    problem = _problem(scene, field, value)
    if problem is not None:
        yield Candidate(field, None, found.start, found.end, strength, *problem)
    elif found.value is not None:
        yield Candidate(field, int(found.value), found.start, found.end, strength)


def _problem(scene: Scene, field: str, value: _Value) -> tuple[str, dict[str, str]] | None:
    found = value.found
    words = scene.n.source(found.start, found.end)
    if found.problem is not None:
        code = found.problem.code.replace("number.", "count.") if field == EMPLOYEES else found.problem.code
        return code, {name: str(text) for name, text in found.problem.detail.items()}
    if found.detail.get("bound") and _BOUND.match(scene.text, found.end):
        return f"{AMOUNT_KINDS[field]}.bound", {"amount": words, "bound": str(found.detail["bound"])}
    if field in (CAPITAL, SALES) and _PER_MONTH.search(scene.text[: found.start][-12:]):
        return "money.per_month", {"amount": words}
    if _bare(value) and 0 < found.value < _PLAIN_YEN:
        return "money.unit_missing", {"amount": words}
    if field == EMPLOYEES and (found.value != int(found.value) or not 0 <= found.value <= _MOST_EMPLOYEES):
        return "count.unclear", {"amount": words}
    if field == FOUNDED and found.detail.get("relative") and found.detail.get("bare"):
        return "year.ambiguous", {"number": words.removesuffix("年")}
    if field == FOUNDED and not 500 <= found.value <= scene.as_of.year:
        return "year.future" if found.value > scene.as_of.year else "year.unclear", {"year": words}
    return None

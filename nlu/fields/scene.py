"""One message with everything the finders saw in it, for the readers of the single fields."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from nlu.fields.addresses import emails, unbroken
from nlu.fields.clauses import Clause, Mood, split
from nlu.values.companies import find_company_names
from nlu.values.contacts import find_phones, find_urls
from nlu.values.corporate_number import find_corporate_numbers
from nlu.values.countries import find_countries
from nlu.values.industries import find_goods, find_industries
from nlu.values.normal import Normalized
from nlu.values.people import find_person_names
from nlu.values.places import find_cities, find_prefectures
from nlu.values.timing import find_timings
from nlu.values.types import Found

_NEGATED_AFTER = re.compile(
    r"(?:です|だ)?(?:、)?(?:くらい|ぐらい|ほど)?(?:の?(?:ほう|方))?"
    r"(?:(?:では|じゃ|や|で)(?:のう|の(?=て)|ねく|ねぐ)て|やな(?:くて|い)|ちゃう(?:くて|、|て|(?:わ|ねん|んや|けど|で)(?=[、。!]))|(?:では|じゃ|や)なかった|(?:では|じゃ|で)(?:なく|な[いし]|ありません|ございません|ねえ|ねぇ))|な(?:わけ|はず)(?:が|は)?(?:な[いく]|ありません)|(?:です|だ)?(?:の)?以外(?!(?:に|へ|の国)?(?:は|も)?(?:今(?:は|のところ))?(?:考え|検討し|予定し|狙っ|想定し)て(?:い)?(?:ない|ません|おりません)|(?:に|へ)?(?:は|も)?(?:な[いし]|あり?ません|ございません))"
    r"|(?:と|って)(?:言|書|い)(?:い|っ|き)(?:まし)?た(?:ん|の)?(?:です|だ)?(?:が|けど|けれど)"
    r"|と(?:よう?|よく|しょっちゅう|たまに|いつも)?(?:間違え|まちがえ|混同|勘違い)(?:られ|さ)|[はがも](?:間違|誤り|違|ちが|古い|昔|以前の|やめ)|(?:と|って)(?:言|書|い)(?:い|っ"
    r"|き)(?:まし)?(?:た|て)[^。]{0,8}(?:が|けど|の(?:は|が))[、 ]*(?:間違|違|誤)"
)
_OTHERS = re.compile(
    r"(?:親会社|子会社|関連会社|取引先|仕入れ?先|お?得意(?:先|さん|様)|納入先|納品先|納め先|委託先|外注先|発注元|卸先"
    r"|販売先|お?客(?:さん|様)?|顧客|競合|同業(?:者|他社)?|ライバル(?:会社|店)?|他社|よその(?:会社|お?店)|別の会社|元請け?|下請け?|友人"
    r"|知人|知り合い|前職|前の会社|以前の会社"
    r"|グループ(?:全体|会社)?|相手先?|バイヤー|大手|メーカーさん|顧問先?|税理士|コンサル(?:会社"
    r"|タント)?|銀行|商工会(?:議所)?|ジェトロ|JETRO|御社|貴社|そちら|貴機構|事務局(?!員?(?:は|が)$|[とでに、]))"
    r"(?:さん)?(?:である|の|は|が|も|に|へ|と|から|で(?:ある)?(?!、)|、)、?[^。、\s]{0,14}$"
)

_LEGAL_FORM = re.compile(r"(?:[式限同資名]会社|法人|組合|\([株有同]\))\s?$")  # 株式会社K.M.Works is no page
HALF_NAME = re.compile(  # 「やってる有限会社」「株式会社にしようか迷ってる」: no name
    r"[ぁ-ん]{1,2}(?:株式|有限|合同|合資|合名)会社|[^。]{0,12}(?:としては|的には|で(?:言|い)うと|ながら)、?(?:[^、。]{0,6})?(?:組合|(?:株式|有限|合同|合資|合名)会社|法人)$"
    r"|(?:株式|有限|合同|合資|合名)会社(?:に(?:し(?:よう|た[いらほ方]|て|ます|ない)|する|すべ|な[るりれっろ])|を(?:作|つく|設立|やめ|考|検討)|か(?:どうか|個人)|って|とか)"
)


@dataclass(frozen=True)
class Scene:
    """The message, the field that was asked, the date to count from, and what was found."""

    n: Normalized
    asking: str | None
    as_of: date

    @cached_property
    def urls(self) -> list[Found]:
        return [
            one for one in find_urls(self.n) if one.detail["scheme"] or not _LEGAL_FORM.search(self.n.text[: one.start])
        ]

    @cached_property
    def emails(self) -> list[Found]:
        return emails(self.n)

    @cached_property
    def phones(self) -> list[Found]:
        return find_phones(self.n)

    @cached_property
    def corporate_numbers(self) -> list[Found]:
        return find_corporate_numbers(self.n)

    @cached_property
    def companies(self) -> list[Found]:
        return [one for one in find_company_names(self.n) if not HALF_NAME.match(str(one.value))]

    @cached_property
    def people(self) -> list[Found]:
        in_full = {(one.start, one.end) for one in self.cities if not one.detail.get("bare")}
        return [one for one in find_person_names(self.n) if (one.start, one.end) not in in_full]  # 港区 is no name

    @cached_property
    def prefectures(self) -> list[Found]:
        return find_prefectures(self.n)

    @cached_property
    def cities(self) -> list[Found]:
        return find_cities(self.n)

    @cached_property
    def countries(self) -> list[Found]:
        return find_countries(self.n)

    @cached_property
    def industries(self) -> list[Found]:
        return find_industries(without(self.n, [one for one in self.companies if one.detail.get("entity_type")]))

    @cached_property
    def goods(self) -> list[Found]:
        return find_goods(self.n)

    @cached_property
    def timings(self) -> list[Found]:
        return find_timings(self.n, self.as_of)

    @cached_property
    def clauses(self) -> list[Clause]:
        return split(self.n, unbroken(self.n))

    @property
    def text(self) -> str:
        return self.n.text

    def clause_at(self, at: int) -> Clause:
        """The clause in which position ``at`` lies."""
        return next((clause for clause in self.clauses if clause.start <= at < clause.end), self.clauses[-1])

    def stated(self, start: int, end: int, *, asked: bool = False) -> bool:
        """Whether the words at this span are stated, not asked, supposed, heard of others or taken back."""
        clause = self.clause_at(start)
        if clause.mood is not Mood.STATEMENT and not (asked and clause.tentative):
            return False
        return not _NEGATED_AFTER.match(self.text, end)

    def of_others(self, start: int) -> bool:
        """Whether the words just before speak of somebody else's company: 「取引先の…」「親会社は…」."""
        clause = self.clause_at(start)
        return bool(_OTHERS.search(self.text[max(clause.start, start - 40) : start]))

    def masked(self, start: int, end: int) -> bool:
        """Whether the span lies in an address, a telephone number or a corporate number."""
        return any(
            found.start < end and start < found.end
            for found in (*self.urls, *self.emails, *self.phones, *self.corporate_numbers)
        )


def part(n: Normalized, start: int, end: int) -> Normalized:
    """``n.text[start:end]`` as a text of its own, for finders that look at a whole answer."""
    return Normalized(n.original, n.text[start:end], n.starts[start:end], n.ends[start:end])


def without(n: Normalized, names: list[Found]) -> Normalized:
    """``n`` of the same length with □ for the names, in which a finder is not to look: 「株式会社山田酒造」 is no trade."""
    text = n.text
    for one in names:
        text = text[: one.start] + "□" * (one.end - one.start) + text[one.end :]
    return Normalized(n.original, text, n.starts, n.ends)


def shifted(found: list[Found], by: int) -> list[Found]:
    """What was found in a part, with spans in the whole."""
    return [replace(one, start=one.start + by, end=one.end + by) for one in found]

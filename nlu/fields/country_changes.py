"""Changes to the countries that stand: one struck, put in another's place, added, moved to another rank.

Every country named is one ``◆``; what stands beside it says what becomes of it. 「香港じゃなくてシンガポールに変えてもらえます？
台湾はそのままで」 leaves Taiwan and puts Singapore in Hong Kong's place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlu.fields.country_change_words import (
    ADDED,
    AHEAD,
    ALL,
    ALSO,
    ALSO_TO_THIS,
    ASIDE,
    BEFORE_IT,
    BETWEEN,
    CHANGES,
    CHOSEN_ORDER,
    FIRST_THEN,
    FOR_THAT,
    HIS,
    IN_ORDER,
    INSTEAD,
    KEPT,
    NEXT_TO,
    OF_LIST,
    ONE_MORE,
    ONLY,
    ORDINAL_AFTER,
    ORDINAL_BEFORE,
    PLACE,
    PUT_ON,
    RANKED_ANEW,
    REST_KEPT,
    SENTENCE,
    SET_TO,
    STRUCK,
    SWAPPED,
    TO_BEGIN_WITH,
    TO_IT,
    TO_THIS,
    TOO_MUCH,
    WANTED_MOST,
    WITH,
    C,
)
from nlu.fields.country_order import told_order
from nlu.values.countries import find_countries
from nlu.values.dialect import in_plain_speech
from nlu.values.normal import Normalized, normalize
from nlu.values.types import Found

_SEVERAL = 2


@dataclass(frozen=True)
class CountryChange:
    """The countries (ISO 3166-1 alpha-2, in order) after a change, and the parts of the message that tell it."""

    after: list[str]
    spans: tuple[tuple[int, int], ...]


def country_change(text: str, standing: list[str]) -> CountryChange | None:
    """What ``text`` makes of the countries that stand; None where it changes none of them. Spans are half-open in ``text``."""
    n = in_plain_speech(normalize(text))
    found = [one for one in find_countries(n) if one.value and not one.detail["attributive"]]
    shapes = [(match, *_shape(n, found, match.start(), match.end())) for match in SENTENCE.finditer(n.text)]
    change = _Change(standing, rest_kept=any(REST_KEPT.search(words) for _, words, _ in shapes))
    spans = [
        (n.span(match.start(), match.start() + 1)[0], n.span(match.end() - 1, match.end())[1])
        for match, words, codes in shapes
        if change.say(words, codes)
    ]
    after = change.list
    if not spans or (after == standing and not change.ordered) or not after:
        return None
    return CountryChange(after, tuple(spans))


def _shape(n: Normalized, found: list[Found], start: int, end: int) -> tuple[str, list[str]]:
    """The sentence with one ``◆`` for each country, and their codes."""
    words, codes, at = "", [], start
    for one in found:
        if start <= one.start and one.end <= end:
            words += n.text[at : one.start] + C
            codes.append(str(one.value))
            at = one.end
    return _without_reason(words + n.text[at:end], codes)


def _without_reason(words: str, codes: list[str]) -> tuple[str, list[str]]:
    """「妻が◆の方がいいと言うので、そっちで」 says no more than 「妻が◆で」."""
    reason = FOR_THAT.search(words)
    if reason is None:
        return words, codes
    first = words.count(C, 0, reason.start())
    again = reason["that"].startswith(C)
    if again and codes[first] != codes[first + 1]:
        return words, codes
    kept = codes[: first + 1] + codes[first + 1 + again :]
    return words[: reason.start() + 1] + words[reason.end() :], kept


class _Change:
    """The list as sentence after sentence changes it; ``slot`` is where the last one struck had stood."""

    def __init__(self, standing: list[str], *, rest_kept: bool) -> None:
        self.standing = standing
        self.rest_kept = rest_kept  # 「一番は◆にします。◆と◆はその次で」
        self.aside: str | None = None
        self.ordered = False  # told in their order, be it the one that stands
        self.list = list(standing)
        self.slot: int | None = None

    def say(self, words: str, codes: list[str]) -> bool:
        """Takes one sentence; False where it says nothing of the list."""
        if SWAPPED.search(words) and (pair := self._pair(codes)) is not None:
            one, other = pair
            self.list = [{one: other, other: one}.get(code, code) for code in self.list]
            return True
        at = [match.start() for match in re.finditer(C, words)]
        if not at:
            return self._put_on(words)
        if (ordered := told_order(words, codes, at, self.list)) is not None:
            self.list, self.ordered = ordered, True
            return True
        if (ordered := self._in_order(words, codes, at)) is not None:
            self.list = ordered
            return True
        return self._goes(words, codes, at)

    def _pair(self, codes: list[str]) -> tuple[str, str] | None:
        """The two that change places: those named, or the only two."""
        named = list(dict.fromkeys(codes)) or self.list
        return (named[0], named[1]) if len(named) == 2 and set(named) <= set(self.list) else None

    def _in_order(self, words: str, codes: list[str], at: list[int]) -> list[str] | None:
        """Two of those that stand told as first and second, or one as the first: no other word of changing is needed."""
        told = FIRST_THEN.search(words) or BEFORE_IT.search(words)
        found = [code for code, place in zip(codes, at, strict=True) if told and told.start() <= place < told.end()]
        if told and len(set(found)) == 2 and set(found) <= set(self.list):
            first, second = found if told.re is FIRST_THEN else found[::-1]
            rest = [code for code in self.list if code != first]
            rest.insert(rest.index(second), first)
            return rest
        begins = TO_BEGIN_WITH.search(words) if CHANGES.search(words) else None
        first_of = next(
            (code for code, place in zip(codes, at, strict=True) if begins and begins.start() <= place < begins.end()),
            None,
        )
        if first_of not in self.list or self.list[0] == first_of:
            return None
        return [first_of, *(code for code in self.list if code != first_of)]

    def _put_on(self, words: str) -> bool:
        code, self.aside = self.aside, None
        if code is None or not PUT_ON.search(words):
            return False
        self.list.append(code)
        return True

    def _goes(self, words: str, codes: list[str], at: list[int]) -> bool:
        struck = list(self.list) if ALL.search(words) else list(_struck(words, codes, at, self.list))
        kept = [code for code, place in zip(codes, at, strict=True) if KEPT.match(words, place + 1)]
        new = [code for code in codes if code not in self.list and code not in struck]
        changed = False
        if struck:
            self._strike(struck)
            changed = True
        if struck and (told := _told_together(words, codes, at, struck)):
            self.list = [*told, *(code for code in self.list if code not in told)]
            return True
        if told := _told_in_order(words, codes, at):
            rest = [] if set(told) - set(self.standing) else self.list
            self.list = [*told, *(code for code in rest if code not in told)]
            return True
        if ranked := self._ranked(words, codes, at, struck):
            self.list = [*ranked, *(code for code in self.list if code not in ranked)]
            return True
        for code in dict.fromkeys(new):
            changed |= self._new(words, code, at[codes.index(code)], codes, at)
        if not struck and not new and (only := _only(words, codes, at, self.list)):
            self.list = only
            return True
        if not changed or not new:
            changed |= self._reorder(words, codes, at)
        return changed or (bool(kept) and self.list != self.standing)

    def _ranked(self, words: str, codes: list[str], at: list[int], struck: list[str]) -> list[str]:
        """「一番◆、二番◆、三番◆」: all of those that a sentence ranks, where it ranks several."""
        ranks = {
            code: rank
            for code, place in zip(codes, at, strict=True)
            if code not in struck
            and (rank := self._rank(words[:place], words[place + 1 :], codes, at, place)) is not None
        }
        return sorted(ranks, key=ranks.__getitem__) if len(set(ranks.values())) > 1 and 0 in ranks.values() else []

    def _strike(self, struck: list[str]) -> None:
        places = [self.list.index(code) for code in struck if code in self.list]
        if places:
            self.slot = min(places)
        self.list = [code for code in self.list if code not in struck]

    def _new(self, words: str, code: str, place: int, codes: list[str], at: list[int]) -> bool:
        before, after = words[:place], words[place + 1 :]
        only = ONLY.match(words, place + 1)
        if only and (not self.list or (OF_LIST.search(words) and CHANGES.search(words))):
            self.list = [code]
            return True
        rank = self._rank(before, after, codes, at, place)
        adds = bool(ADDED.match(_rest(words, place)) or (ALSO.match(after) and OF_LIST.search(words)))
        adds |= bool(ONE_MORE.search(before) and SET_TO.match(_rest(words, place)))
        to_it = bool(TO_IT.match(_rest(words, place)))
        if self.slot is not None and (to_it or adds or rank is not None):
            self.list.insert(self.slot if rank is None or to_it else min(rank, len(self.list)), code)
            self.slot = min(self.slot + 1, len(self.list))
            return True
        if rank is not None and (adds or to_it or code in self.standing):
            self._at_rank(rank, code, replaces=not adds and self._is_put_in(before, after))
            return True
        if adds:
            self.list.append(code)
            return True
        self.aside = code if ASIDE.search(words) else None
        return False

    def _is_put_in(self, before: str, after: str) -> bool:
        """「二番目の国を◆に変えて」: for what stands there."""
        put_in = ORDINAL_BEFORE.search(before) and re.match(rf"{HIS}(?:に|へ)(?:直|なお|変|訂正|修正|差|し)", after)
        return bool(put_in) and not self.rest_kept

    def _at_rank(self, rank: int, code: str, *, replaces: bool) -> None:
        if replaces and rank < len(self.list):
            self.list[rank] = code
        else:
            self.list.insert(min(rank, len(self.list)), code)

    def _rank(self, before: str, after: str, codes: list[str], at: list[int], place: int) -> int | None:
        if BETWEEN.search(before):
            return 1
        if NEXT_TO.search(before):
            neighbour = codes[at.index(place) - 1]
            return self.list.index(neighbour) + 1 if neighbour in self.list else None
        found = ORDINAL_BEFORE.search(before) or ORDINAL_AFTER.match(after)
        if not found:
            return 0 if AHEAD.match(after) else None
        for rank, word in enumerate(PLACE):
            if word.fullmatch(found[1]):
                return rank
        return len(self.list)

    def _reorder(self, words: str, codes: list[str], at: list[int]) -> bool:
        """Those that stand, in another order."""
        named = list(dict.fromkeys(code for code in codes if code in self.list))
        goes_on = self.list != self.standing  # 「フランスを一番に。次がドイツ、アメリカは最後で」
        if not named or not (goes_on or any(cue.search(words) for cue in (CHANGES, OF_LIST, RANKED_ANEW, WANTED_MOST))):
            return False
        if len(named) > 1 and IN_ORDER.search(words):
            self.list = [*named, *(code for code in self.list if code not in named)]
            return True
        places = {code: at[codes.index(code)] for code in named}
        ranks = {
            code: rank
            for code, place in places.items()
            if (rank := self._rank(words[:place], words[place + 1 :], codes, at, place)) is not None
        }
        after = [code for code in self.list if code not in ranks]
        last = -1
        for code in sorted(ranks, key=ranks.__getitem__):
            last = min(max(ranks[code], last + 1), len(after))
            after.insert(last, code)
        changed, self.list = after != self.list, after
        return changed


def _rest(words: str, place: int) -> str:
    """What follows the country at ``place``, and those joined to it."""
    joined = re.compile(C + WITH).match(words, place)
    return words[joined.end() :] if joined else ""


def _struck(words: str, codes: list[str], at: list[int], standing: list[str]) -> Iterator[str]:
    """The countries of the list that a sentence takes off it."""
    for index, (code, place) in enumerate(zip(codes, at, strict=True)):
        rest = _rest(words, place)
        if code in standing and KEPT.match(rest) is None:
            instead = INSTEAD.match(rest)
            to_this = TO_THIS.match(rest) or ALSO_TO_THIS.match(words, place + 1)
            follows = index + 1 < len(codes)
            replaced = follows and (
                (to_this and codes[index + 1] not in standing) or (instead and _put_instead(words, at, index))
            )
            given_up = follows and codes[index + 1] not in standing and TOO_MUCH.match(rest)
            if replaced or given_up or STRUCK.match(rest):
                yield code


def _put_instead(words: str, at: list[int], index: int) -> bool:
    """Whether another country is put for it: 「タイじゃなくてベトナムにあります」 speaks of something else."""
    return any(TO_IT.match(_rest(words, place)) for place in at[index + 1 :])


def _told_in_order(words: str, codes: list[str], at: list[int]) -> list[str]:
    """「アメリカ、タイの順にしてください」: the countries of an order that is asked for, whether they stand or not."""
    told = CHOSEN_ORDER.search(words)
    if told is None or ADDED.search(words, told.end()):
        return []
    return list(
        dict.fromkeys(code for code, place in zip(codes, at, strict=True) if told.start() <= place < told.end())
    )


def _told_together(words: str, codes: list[str], at: list[int], struck: list[str]) -> list[str]:
    """「タイはやめて、ベトナムと台湾でお願いします」: the list as it is told behind what is struck."""
    rest = [(code, place) for code, place in zip(codes, at, strict=True) if code not in struck]
    if len(rest) < _SEVERAL:
        return []
    joined = re.compile(C + WITH).match(words, rest[0][1])
    whole = joined is not None and joined.end() > rest[-1][1] and SET_TO.match(words, joined.end())
    return list(dict.fromkeys(code for code, _ in rest)) if whole else []


def _only(words: str, codes: list[str], at: list[int], standing: list[str]) -> list[str] | None:
    kept = [code for code, place in zip(codes, at, strict=True) if code in standing and ONLY.match(_rest(words, place))]
    if not kept or len(kept) == len(standing):
        return None
    joined = [code for code in standing if code in codes]
    says = OF_LIST.search(words) or CHANGES.search(words) or "絞" in words or "一本" in words or "か国" in words
    return (joined if len(joined) < len(standing) else kept) if says else None

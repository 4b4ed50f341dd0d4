"""Mail addresses, telephone numbers, web addresses, corporate number: what their form already says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlu.fields.clauses import Mood
from nlu.fields.scene import Scene
from nlu.fields.types import Candidate, Strength
from nlu.values.types import Found

_FAX = re.compile(r"(?:FAX|ファックス|ファクス|F)(?:番号)?[はが:は\s.()]*$", re.IGNORECASE)
_PRODUCT_PAGE = re.compile(
    r"(?:商品|製品|サービス|カタログ|ショップ|通販|EC|ネットショップ|オンライン(?:ショップ|ストア)"
    r"|アプリ|楽天|Amazon|アマゾン|Shopify)(?:の|を|は|が)?(?:紹介|説明|詳細|販売)?(?:の)?(?:URL|ページ"
    r"|サイト|Web|ウェブ|HP|ホームページ|カタログ|アドレス|リンク|店)?[^。]{0,10}$",
    re.IGNORECASE,
)
_COMPANY_PAGE = re.compile(
    r"(?:会社|弊社|当社|企業|うち|自社|公式)?の?(?:ホームページ|ホムペ|HP|Web ?サイト|ウェブ(?:サイト)?"
    r"|サイト|URL|Web|ホームページアドレス)[^。]{0,10}$",
    re.IGNORECASE,
)
_ANY_PAGE = re.compile(r"(?:URL|リンク|ページ|サイト|アドレス)(?:は|が|:|、|\s)*$", re.IGNORECASE)
_ANY_WEB = re.compile(r"URL|ページ|サイト|ウェブ|Web|HP|ホームページ|リンク|www\.", re.IGNORECASE)
_PRODUCT = re.compile(r"商品|製品|サービス名|アプリ|プロダクト|ブランド名|ツール名|ソフト名")
_FIRMS_OWN = re.compile(r"会社|弊社|当社|企業|公式|お?店|本店|工房|うち|自社|蔵|農園|組合|団体|ホームページ|HP", re.I)
_OF_NEWS = re.compile(r"インスタ|ブログ|Facebook|フェイスブック|SNS|Twitter|note|求人|採用|地図|予約", re.I)
_PAGE_OF = re.compile(
    r"(?P<of>[^、。\s「」]{1,14})」?の(?:紹介|詳細|販売|商品|専用)?の?(?:ページ|サイト|URL|リンク)(?:は|が|:|も|\s)*$"
)
_OTHERS_NUMBER = re.compile(
    r"(?:税理士|取引先|仕入れ?先|知人|友人|ジェトロ|JETRO|商工会(?:議所)?|御社|貴社|そちら"
    r"|前の)[^。、]{0,10}$"
)
_GOODS_PATH = re.compile(
    r"[^/]/(?:[\w-]+/)*(?:products?|items?|goods|shop|store|catalogu?e|lineup|service)(?:[/._?-]|$)", re.I
)
_SUPPOSED = re.compile(r"\s*(?:なら|だったら|でしたら|の場合|だと)")
_DIGITS = re.compile(r"\+?\d[\d\s()-]{3,}\d")


def read_contacts(scene: Scene) -> Iterator[Candidate]:
    """Candidates for the fields whose values are told by their form."""
    for found in scene.emails:
        yield from _formal(scene, "contact_email", found)
    for found in scene.phones:
        if not _FAX.search(scene.text[max(0, found.start - 12) : found.start]):
            yield from _formal(scene, "contact_phone", found)
    for found in scene.urls:
        if _lacks_at(scene, found):
            yield _meant(scene, "contact_email", found, "email.syntax")
        else:
            yield from _address(scene, found)
    yield from _corporate_numbers(scene)
    if scene.asking == "contact_phone" and not scene.phones:
        yield from _unreadable(scene, "contact_phone", "phone.invalid", 4)


def _formal(scene: Scene, field: str, found: Found) -> Iterator[Candidate]:
    if not _given(scene, found):
        return
    strength = Strength.ASKED if scene.asking == field else Strength.TYPE
    if found.problem is None:
        yield Candidate(field, found.value, found.start, found.end, strength)
    else:
        yield _problem(field, found, strength)


def _given(scene: Scene, found: Found) -> bool:
    """Stated, or named in a request (「…に送ってもらえますか」), and not somebody else's."""
    if _OTHERS_NUMBER.search(scene.text[max(0, found.start - 20) : found.start]):
        return False
    mood = scene.clause_at(found.start).mood
    if mood is Mood.HYPOTHESIS:  # 「090-… 昼なら出られます」: the hour is supposed, not the number
        asked_page = found.kind == "url" and scene.asking in ("website", "product_url")
        return asked_page or not _SUPPOSED.match(scene.text, found.end)
    return mood is Mood.REQUEST or scene.stated(found.start, found.end)


def _lacks_at(scene: Scene, found: Found) -> bool:
    """「tanaka.example.co.jp」 to the question for the mail address: no page of anybody's."""
    asked = scene.asking == "contact_email" and not scene.emails and not found.detail["scheme"]
    return asked and not _ANY_WEB.search(scene.text)


def _meant(scene: Scene, field: str, found: Found, code: str) -> Candidate:
    return Candidate(
        field, None, found.start, found.end, Strength.ASKED, code, {"text": scene.text[found.start : found.end]}
    )


def _address(scene: Scene, found: Found) -> Iterator[Candidate]:
    if not _given(scene, found):
        return
    floor = max((one.end for one in scene.urls if one.end <= found.start), default=0)
    before = scene.text[max(floor, found.start - 30) : found.start]
    field, strength = _page(scene, before, found.value)
    if field and found.problem is None:
        yield Candidate(field, found.value, found.start, found.end, strength)
    elif field:
        yield _problem(field, found, strength)


def _page(scene: Scene, before: str, value: object) -> tuple[str, Strength]:
    """Whose page it is: by the words in front, else as asked, else the firm's."""
    sentence = before.rpartition("。")[2]
    if _PRODUCT_PAGE.search(before) or (_ANY_PAGE.search(before) and _PRODUCT.search(sentence)):
        return "product_url", Strength.CUE
    asked = scene.asking if scene.asking in ("website", "product_url") else None
    of = _PAGE_OF.search(before) if len(scene.urls) > 1 else None
    if of and _OF_NEWS.search(of["of"]):
        return "", Strength.TYPE
    if of:
        return ("website" if _FIRMS_OWN.search(of["of"]) else "product_url"), Strength.CUE
    if scene.asking == "product_name" and _ANY_PAGE.search(before) and not _FIRMS_OWN.search(before):
        return "product_url", Strength.TYPE
    if asked is None and _GOODS_PATH.search(str(value)):
        return "product_url", Strength.TYPE
    if _COMPANY_PAGE.search(before) and not (asked and not re.search(r"会社|弊社|当社|企業|公式", before)):
        return "website", Strength.CUE
    return (asked, Strength.ASKED) if asked else ("website", Strength.TYPE)


def _corporate_numbers(scene: Scene) -> Iterator[Candidate]:
    asked = scene.asking == "corporate_number"
    for found in scene.corporate_numbers:
        read_off = asked and scene.clause_at(found.start).mood is Mood.HEARSAY  # 「…って書いてあります」
        if not (read_off or scene.stated(found.start, found.end)) or scene.of_others(found.start):
            continue
        strength = Strength.CUE if found.detail.get("cue") else Strength.ASKED if asked else Strength.TYPE
        if found.problem is None:
            if found.detail.get("cue") or asked or not found.detail.get("derived"):
                yield Candidate("corporate_number", found.value, found.start, found.end, strength)
        elif found.detail.get("cue") or asked:
            yield _problem("corporate_number", found, strength)
    if asked and not scene.corporate_numbers:
        yield from _unreadable(scene, "corporate_number", "corporate_number.length", 6)


def _unreadable(scene: Scene, field: str, code: str, least: int) -> Iterator[Candidate]:
    """Digits that were meant as the answer but cannot be one."""
    for match in _DIGITS.finditer(scene.text):
        digits = re.sub(r"\D", "", match[0])
        taken = any(
            one.start < match.end() and match.start() < one.end
            for one in (*scene.phones, *scene.corporate_numbers, *scene.emails, *scene.urls)
        )
        if len(digits) >= least and not taken and scene.stated(match.start(), match.end()):
            detail = {"digits": str(len(digits)), "number": match[0]}
            yield Candidate(field, None, match.start(), match.end(), Strength.ASKED, code, detail)
            return


def _problem(field: str, found: Found, strength: Strength) -> Candidate:
    assert found.problem is not None
    detail = {name: str(text) for name, text in found.problem.detail.items()}
    return Candidate(field, None, found.start, found.end, strength, found.problem.code, detail)

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.values.contacts import find_emails, find_phones, find_urls
from nlu.values.normal import normalize
from tests.nlu.values.notation import wide
from tests.nlu.values.properties import check, texts, values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("03-3582-8333", "+81335828333"), ("03(3582)8333", "+81335828333"), ("(03)3582-8333", "+81335828333"),
        ("0335828333", "+81335828333"), ("０３ー３５８２ー８３３３", "+81335828333"),
        ("０３−３５８２−８３３３", "+81335828333"),
        ("03 3582 8333", "+81335828333"), ("03.3582.8333", "+81335828333"), ("03の3582の8333", "+81335828333"),
        ("+81-3-3582-8333", "+81335828333"), ("+81 (0)3-3582-8333", "+81335828333"), ("+81335828333", "+81335828333"),
        ("81-3-3582-8333", "+81335828333"), ("090-1234-5678", "+819012345678"), ("09012345678", "+819012345678"),
        ("電話は090 1234 5678です", "+819012345678"), ("0120-123-456", "+81120123456"),
        ("050-1234-5678", "+815012345678"),
        ("TEL03-3582-8333", "+81335828333"), ("TEL:03-3582-8333", "+81335828333"), ("0267-42-1234", "+81267421234"),
        ("+1-415-555-2671", "+14155552671"), ("03-3582-8333(代)", "+81335828333"),
    ],
)  # fmt: skip
def test_phone(text: str, value: str) -> None:
    assert values(find_phones, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "1234567890123", "7000012050002", "〒100-0005", "100-0005", "3000万円", "2010年4月1日", "2026-11-21",
        "従業員20名", "1-2-3", "10,000,000", "0.5億", "4901234567894", "資本金10000000円", "12:30", "20100401",
    ],
)  # fmt: skip
def test_no_phone(text: str) -> None:
    assert values(find_phones, text) == []


@pytest.mark.parametrize("text", ["03-3582-833", "電話は3582-8333です", "電話番号 090-1234-567", "090-1234-56789"])
def test_impossible_phone(text: str) -> None:
    assert values(find_phones, text) == ["phone.invalid"]


@pytest.mark.parametrize(
    "text",
    [
        "03-3582-8333内線12",
        "03-3582-8333(内線12)",
        "03-3582-8333 (内線 12)",
        "０３−３５８２−８３３３　内線１２",
        "03-3582-8333 ext.12",
        "03-3582-8333、内線は12",
    ],
)
def test_extension(text: str) -> None:
    (found,) = find_phones(normalize(text))
    assert (found.value, found.detail["extension"]) == ("+81335828333", "12")


def test_fax_is_told_apart() -> None:
    found = find_phones(normalize("TEL 03-3582-8333 FAX 03-3582-8334"))
    assert [(item.value, item.detail["fax"]) for item in found] == [("+81335828333", False), ("+81335828334", True)]


@given(st.integers(min_value=10_000_000, max_value=99_999_999), st.sampled_from(["090", "080", "070"]))
def test_every_mobile_number(number: int, prefix: str) -> None:
    digits = str(number)
    if digits[0] == "0" or (prefix == "070" and digits[0] == "0"):
        return
    first, last = digits[:4], digits[4:]
    said = [
        f"{prefix}-{first}-{last}",
        f"{prefix}{digits}",
        f"{prefix} {first} {last}",
        f"({prefix}){first}-{last}",
        f"+81-{prefix[1:]}-{first}-{last}",
    ]
    for text in [*said, *map(wide, said), f"{prefix}ー{first}ー{last}"]:
        assert values(find_phones, text) == [f"+81{prefix[1:]}{digits}"], text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("info@example.co.jp", "info@example.co.jp"), ("ｉｎｆｏ＠ｅｘａｍｐｌｅ．ｃｏ．ｊｐ", "info@example.co.jp"),
        ("info @ example.co.jp", "info@example.co.jp"), ("info＠ example.co.jp", "info@example.co.jp"),
        ("infoあっとexample.co.jp", "info@example.co.jp"), ("infoアットマークexample.co.jp", "info@example.co.jp"),
        ("info アットマーク example ドット co ドット jp", "info@example.co.jp"),
        ("info(at)example.co.jp", "info@example.co.jp"),
        ("info@example。co。jp", "info@example.co.jp"), ("info@example. co. jp", "info@example.co.jp"),
        ("メールはTaro.Yamada+x@EXAMPLE.comです。", "Taro.Yamada+x@example.com"),
        ("info@example.co.jp、03-3582-8333", "info@example.co.jp"),
        ("<info@example.co.jp>", "info@example.co.jp"), ("taro_1@example.ne.jpまで", "taro_1@example.ne.jp"),
        ("taro-y@my-shop.jp", "taro-y@my-shop.jp"), ("info[at]example.co.jp", "info@example.co.jp"),
        ("連絡先:info@example.co.jp.", "info@example.co.jp"), ("info☆example.co.jp", "info@example.co.jp"),
    ],
)  # fmt: skip
def test_email(text: str, value: str) -> None:
    assert values(find_emails, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "info@",
        "info@example",
        "@example.co.jp",
        "info@@example.co.jp",
        "info@example..jp",
        "a..b@example.jp",
        ".a@example.jp",
        "a.@example.jp",
        "info@example,co,jp",
        "info@-example.jp",
        "info@example.co_jp",
    ],
)
def test_broken_email(text: str) -> None:
    assert values(find_emails, text) == ["email.syntax"]


@pytest.mark.parametrize(
    "text",
    ["@tanaka", "あっという間", "アットホームな会社です", "example.co.jp", "あっと驚く", "★おすすめ★", "アットコスメ"],
)
def test_no_email(text: str) -> None:
    assert values(find_emails, text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("https://example.co.jp/", "https://example.co.jp/"), ("http://example.co.jp", "http://example.co.jp"),
        ("example.co.jp/products", "https://example.co.jp/products"), ("www.example.com", "https://www.example.com"),
        ("ｈｔｔｐｓ：／／ｅｘａｍｐｌｅ．ｃｏ．ｊｐ", "https://example.co.jp"),
        ("HPはhttp://example.co.jp/a.html。", "http://example.co.jp/a.html"),
        ("https://example.co.jp/p?id=1#a、です", "https://example.co.jp/p?id=1#a"),
        ("(https://example.com)", "https://example.com"), ("example.shopです", "https://example.shop"),
        ("EXAMPLE.CO.JP", "https://example.co.jp"), ("ttps://example.com", "https://example.com"),
        ("https://日本語.jp/a", "https://日本語.jp/a"),
        ("https://example.co.jp/a（製品）", "https://example.co.jp/a"),
        ("instagram.com/foo.bar", "https://instagram.com/foo.bar"),
        ("https://www.amazon.co.jp/dp/B0", "https://www.amazon.co.jp/dp/B0"),
        ("example.jp:8080/x", "https://example.jp:8080/x"),
    ],
)  # fmt: skip
def test_url(text: str, value: str) -> None:
    assert values(find_urls, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "info@example.co.jp",
        "Node.js",
        "3.5",
        "Amazon.comで販売",
        "Yamada Co.Ltd.",
        "2010.4.1",
        "catalog.pdf",
        "co.jp",
        "No.1",
        "info @ example.co.jp",
        "ｉｎｆｏ＠ｅｘａｍｐｌｅ．ｃｏ．ｊｐ",
    ],
)
def test_no_url(text: str) -> None:
    assert values(find_urls, text) == []


@given(st.from_regex(r"[a-z][a-z0-9]{0,10}", fullmatch=True), st.from_regex(r"[a-z][a-z0-9]{1,10}", fullmatch=True))
def test_every_address(local: str, domain: str) -> None:
    address = f"{local}@{domain}.co.jp"
    for text in (
        address,
        wide(address),
        f"{local} @ {domain}.co.jp",
        f"メールは{address}です",
        f"{local}アットマーク{domain}.co.jp",
    ):
        assert values(find_emails, text) == [address], text
        assert values(find_urls, text) == []


@pytest.mark.parametrize("find", [find_phones, find_emails, find_urls])
@given(text=texts)
def test_properties(find, text: str) -> None:  # type: ignore[no-untyped-def]
    check(text, find)

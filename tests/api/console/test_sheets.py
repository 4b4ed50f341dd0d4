"""Files for spreadsheets: what goes in comes out, and nothing of it is a formula."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.console.sheets import BOM, Row, Workbook, csv_cell, csv_lines, csv_stream, is_risky

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40)
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@given(st.lists(st.lists(WORDS, min_size=2, max_size=4), min_size=1, max_size=5))
def test_CSVは読み戻すと同じになる(rows: list[list[str]]) -> None:
    read = list(csv.reader(io.StringIO(csv_lines(rows), newline="")))
    assert read == [[str(csv_cell(word)) for word in row] for row in rows]
    for row, back in zip(rows, read, strict=True):
        assert [
            word.removeprefix("'") if is_risky(plain) else word for plain, word in zip(row, back, strict=True)
        ] == row


@given(st.text(" \u3000\t\r\n\u200b\ufeff", max_size=3), st.sampled_from("=+-@＝＋－＠"), WORDS)
def test_式になりうるものには必ず印が付く(blanks: str, sign: str, rest: str) -> None:
    assert str(csv_cell(blanks + sign + rest)).startswith("'")


@pytest.mark.parametrize(
    "text", ["=1+1", "+81", "-2", "@SUM(A1)", "\tx", "\rx", "＝1", "＋1", "－1", "＠x", " =1", "　=1"]
)
def test_式の例(text: str) -> None:
    assert csv_cell(text) == f"'{text}"


@pytest.mark.parametrize("value", ["海苔", "a=b", "a\tb", "", "1-2", 5, -5, 0.5])
def test_ふつうの値はそのまま(value: str | int | float) -> None:
    assert csv_cell(value) == value


def test_CSVの改行と引用符と日時() -> None:
    at = datetime(2026, 11, 24, 1, 5, tzinfo=UTC)
    assert csv_lines([("「a」", 'b"c', "d,e\nf", None, at)]) == '「a」,"b""c","d,e\nf",,2026-11-24 10:05\r\n'


async def test_CSVの先頭に一度だけBOMがある() -> None:
    async def chunks() -> AsyncIterator[Sequence[Row]]:
        yield [("1",)]
        yield [("2",)]

    whole = b"".join([part async for part in csv_stream(("名前",), chunks())])
    assert whole.decode("utf-8") == f"{BOM}名前\r\n1\r\n2\r\n" and whole.startswith(b"\xef\xbb\xbf")


@given(st.lists(WORDS, min_size=1, max_size=5))
def test_XLSXのセルは式にならず文字のまま(words: list[str]) -> None:
    book = Workbook()
    book.add_sheet("受付", ["見出し"]).write([[word] for word in ["=1+1", "＝x", "http://a.example", "0012", *words]])
    with zipfile.ZipFile(book.close()) as archive:
        sheet = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    cells = [cell for cell in sheet.iter(f"{_MAIN}c") if cell.get("r") != "A1"]
    assert not list(sheet.iter(f"{_MAIN}f")) and not list(sheet.iter(f"{_MAIN}hyperlink"))
    assert {cell.get("t") for cell in cells} <= {"inlineStr", None}  # None: an empty cell
    assert ["".join(cell.itertext()) for cell in cells][:4] == ["=1+1", "＝x", "http://a.example", "0012"]

"""Tables as files for spreadsheets: CSV (RFC 4180, UTF-8 with BOM) and XLSX. No cell of them is ever a formula."""

from __future__ import annotations

import asyncio
import csv
import io
import tempfile
from collections.abc import AsyncIterator, Iterable, Sequence
from datetime import datetime
from typing import IO, Any, Protocol

import xlsxwriter  # type: ignore[import-untyped]

from bot.handoff.hours import JST

Value = str | int | float | datetime | None
Row = Sequence[Value]

BOM = "\ufeff"
# What makes a spreadsheet calculate, in half and full width; blanks before it do not keep it from that.
_FORMULA = frozenset("=+-@＝＋－＠﹢﹣⁺⁻−")
_CONTROL = frozenset("\t\r\n")
_UNSEEN = " \u3000\u00a0\u200b\u200c\u200d\u2060\ufeff\x00"
_ROWS_MOST = 1_048_576  # of a sheet of XLSX
_CELL_MOST = 32_767  # characters of a cell of XLSX
_READ = 64 * 1024  # bytes


def is_risky(text: str) -> bool:
    """Whether a spreadsheet may take the text for a formula."""
    if text[:1] in _CONTROL:
        return True
    return text.lstrip(_UNSEEN + "\t\r\n")[:1] in _FORMULA


def csv_cell(value: Value) -> str | int | float:
    """A cell of CSV; a text that could be a formula has an apostrophe before it. Times are Japan's, to the minute."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.astimezone(JST).strftime("%Y-%m-%d %H:%M")
    if isinstance(value, str):
        text = value.replace("\x00", "")
        return f"'{text}" if is_risky(text) else text
    return value


def csv_lines(rows: Iterable[Row]) -> str:
    """Rows of CSV; the byte order mark is written once, before the first."""
    lines = io.StringIO()
    csv.writer(lines, lineterminator="\r\n").writerows([csv_cell(value) for value in row] for row in rows)
    return lines.getvalue()


async def csv_stream(header: Row, chunks: AsyncIterator[Sequence[Row]]) -> AsyncIterator[bytes]:
    """The file a chunk at a time."""
    yield (BOM + csv_lines([header])).encode()
    async for rows in chunks:
        yield csv_lines(rows).encode()


class _Sheet(Protocol):
    def write_string(self, row: int, column: int, text: str, *formats: Any) -> int: ...
    def write_number(self, row: int, column: int, number: float, *formats: Any) -> int: ...
    def write_datetime(self, row: int, column: int, at: datetime, *formats: Any) -> int: ...
    def set_column(self, first: int, last: int, width: float) -> int: ...
    def freeze_panes(self, row: int, column: int) -> None: ...


class Workbook:
    """An XLSX file that is written row by row, into a temporary file; memory holds one row of it."""

    def __init__(self) -> None:
        self.file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115, it lives as long as its answer
        options = {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        self._book = xlsxwriter.Workbook(self.file, options)
        self._bold = self._book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self._time = self._book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        self._share = self._book.add_format({"num_format": "0.0%"})
        self._names: set[str] = set()

    def add_sheet(self, name: str, header: Row, shares: frozenset[int] = frozenset()) -> SheetWriter:
        """A sheet with its first row; the columns of ``shares`` show per cent."""
        taken, number = name, 1
        while taken in self._names:
            number += 1
            taken = f"{name[:26]} ({number})"
        self._names.add(taken)
        return SheetWriter(self, name, self._book.add_worksheet(taken), header, shares)

    def put(self, sheet: _Sheet, row: int, column: int, value: Value, *, share: bool = False) -> None:
        """A text is written as a text, whatever it begins with."""
        if isinstance(value, datetime):
            sheet.write_datetime(row, column, value.astimezone(JST).replace(tzinfo=None), self._time)
        elif isinstance(value, str):
            sheet.write_string(row, column, value[:_CELL_MOST])
        elif value is not None:
            sheet.write_number(row, column, value, *((self._share,) if share else ()))

    def put_header(self, sheet: _Sheet, header: Row) -> None:
        for column, value in enumerate(header):
            sheet.write_string(0, column, str(value), self._bold)
        sheet.set_column(0, len(header) - 1, 18)
        sheet.freeze_panes(1, 0)

    def close(self) -> IO[bytes]:
        """The finished file, at its beginning."""
        self._book.close()
        self.file.seek(0)
        return self.file


class SheetWriter:
    """Writes rows below each other; goes on in another sheet when one is full."""

    def __init__(self, book: Workbook, name: str, sheet: _Sheet, header: Row, shares: frozenset[int]) -> None:
        self._book, self._name, self._sheet, self._header, self._shares = book, name, sheet, header, shares
        self._next = 1
        book.put_header(sheet, header)

    def write(self, rows: Iterable[Row]) -> None:
        for row in rows:
            if self._next == _ROWS_MOST:
                following = self._book.add_sheet(self._name, self._header, self._shares)
                self._sheet, self._next = following._sheet, following._next
            for column, value in enumerate(row):
                self._book.put(self._sheet, self._next, column, value, share=column in self._shares)
            self._next += 1


async def file_stream(file: IO[bytes]) -> AsyncIterator[bytes]:
    """A file's bytes; it is closed at the end, also when nobody takes the rest."""
    try:
        while part := await asyncio.to_thread(file.read, _READ):
            yield part
    finally:
        file.close()

"""Whether a PDF may do more than be read: scripts, programs, forms that send, files within the file. Pure.

Nothing is drawn or run. Names are looked for as a reader would read them (``/J#61vaScript`` is ``/JavaScript``), in the
file's plain objects and in its compressed ones; what cannot be looked into counts as not safe.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from enum import StrEnum

# ISO 32000: types of actions and annotations that run, send or bring something along. A link (/URI) and the page that
# a document opens at (/OpenAction with a destination) are harmless and common.
_ACTIVE = re.compile(
    rb"/(?:JavaScript|Launch|SubmitForm|ImportData|Rendition|RichMedia|EmbeddedFiles?|GoToE|XFA)(?![A-Za-z0-9])"
)
_ENCRYPTED = re.compile(rb"/Encrypt\s*(?:<<|\d+\s+\d+\s+R)")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_STREAM = re.compile(rb"(?<!end)stream(?:\r\n|\n|\r)")
_OBJECT = re.compile(rb"\d\s+\d+\s+obj\b")
_OBJECTS = re.compile(rb"/ObjStm(?![A-Za-z0-9])|/First\s+\d+(?!\d|\s+\d+\s+R)")
_FILTER = re.compile(rb"/(?:Filter|F)\s*(?:\[\s*)?/(\w+)(\s*/)?")
_DICTIONARY = 4_096  # bytes before a stream in which its dictionary stands
_OBJECTS_AT_MOST = 32 * 1024 * 1024  # unpacked, of one stream of objects; no document comes near
_OTHERS_AT_MOST = 1024 * 1024  # looked at, of a stream that does not say that it holds objects


class Unsafe(StrEnum):
    """Why a PDF is not taken."""

    ACTIVE = "active"
    LOCKED = "locked"  # encrypted, or packed in a way that cannot be looked into


# What is said to whoever sent it.
REFUSED = {
    Unsafe.ACTIVE: (
        "このPDFには、読むだけでは済まない仕掛け（スクリプトや埋め込みファイルなど）が入っているため、お預かりできません。"
        "「PDFに印刷」で作り直すか、写真でお送りください。"
    ),
    Unsafe.LOCKED: (
        "パスワードや保護の付いたPDFは、中を確かめられないため、お預かりできません。保護を外すか、写真でお送りください。"
    ),
}


def problem_of(data: bytes) -> Unsafe | None:
    """Why this PDF is not taken; None where it is only something to read."""
    if _ACTIVE.search(_plain(data)):
        return Unsafe.ACTIVE
    if _ENCRYPTED.search(_plain(data)):
        return Unsafe.LOCKED
    try:
        found = any(_ACTIVE.search(_plain(objects)) for objects in _packed_objects(data))
    except _NotReadable:
        return Unsafe.LOCKED
    return Unsafe.ACTIVE if found else None


class _NotReadable(ValueError):
    """Packed in a way of its own, or larger than any document unpacks to."""


def _plain(data: bytes) -> bytes:
    """With the escapes of names resolved."""
    return _ESCAPED.sub(lambda found: bytes.fromhex(found[1].decode()), data) if b"#" in data else data


def _packed_objects(data: bytes) -> Iterator[bytes]:
    """What a document's actions may be packed in: its streams of objects, and the beginning of all others.

    Not every reader asks a stream what it says of itself.
    """
    for start in _STREAM.finditer(data):
        before = data[max(0, start.start() - _DICTIONARY) : start.start()]
        begins = [found.end() for found in _OBJECT.finditer(before)]
        dictionary = _plain(before[begins[-1] if begins else 0 :])
        if _OBJECTS.search(dictionary):
            yield _objects(data, start.end(), dictionary)
        elif data[start.end() : start.end() + 1] == b"x":  # how zlib's streams begin
            yield _inflated(data, start.end(), _OTHERS_AT_MOST)[0]


def _objects(data: bytes, begin: int, dictionary: bytes) -> bytes:
    filters = _FILTER.search(dictionary)
    if filters is None:
        return data[begin : data.find(b"endstream", begin)]
    if filters[1] not in (b"FlateDecode", b"Fl") or filters[2]:
        raise _NotReadable(filters[1])
    unpacked, whole = _inflated(data, begin, _OBJECTS_AT_MOST)
    if not whole:
        raise _NotReadable("damaged, or too large")
    return unpacked


def _inflated(data: bytes, begin: int, most: int) -> tuple[bytes, bool]:
    """What is packed there, at most so many bytes; and whether that is all."""
    unpacker = zlib.decompressobj()
    try:
        return unpacker.decompress(memoryview(data)[begin:], most), unpacker.eof
    except zlib.error:
        return b"", False

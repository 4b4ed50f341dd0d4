"""A PDF is something to read: nothing that runs, sends, or brings other files along."""

from __future__ import annotations

import zlib

import pytest

from api.conversations.pdf import Unsafe, problem_of

HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
PAGE = b"1 0 obj\n<< /Type /Catalog /Pages 2 0 R /OpenAction [3 0 R /FitH null] >>\nendobj\n"
LINK = b"4 0 obj\n<< /Type /Annot /Subtype /Link /A << /S /URI /URI (https://minato.example/) >> >>\nendobj\n"


def packed(content: bytes, dictionary: bytes = b"/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode") -> bytes:
    return b"9 0 obj\n<< " + dictionary + b" >>\nstream\r\n" + content + b"\nendstream\nendobj\n"


SCRIPT = b"5 0 << /S /JavaScript /JS (app.alert(1)) >>"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        PAGE + LINK,
        packed(zlib.compress(b"4 0 << /Type /Page /Parent 2 0 R >>")),
        packed(b"4 0 << /Type /Page >>", b"/Type /ObjStm /N 1 /First 4"),
        packed(b"/JavaScriptX /AA /JS", b"/Length 20"),
        packed(b"\xff\xd8\xff binary /JS /Encrypt", b"/Type /XObject /Filter /DCTDecode"),
        packed(b"x not packed at all", b"/Length 20"),
        b"6 0 obj\n<< /Type /Outlines /First 7 0 R /Last 8 0 R >>\nendobj\n" + packed(b"\x00", b"/Filter /LZWDecode"),
        b"5 0 obj (#zz # #4) endobj",
    ],
)
def test_読むだけのものは受け取る(body: bytes) -> None:
    assert problem_of(HEAD + body) is None


@pytest.mark.parametrize(
    "body",
    [
        b"5 0 obj << /S /JavaScript /JS (app.alert(1)) >> endobj",
        b"5 0 obj << /S/JavaScript/JS(app.alert(1))>> endobj",
        b"5 0 obj << /S /J#61vaScript /JS (x) >> endobj",
        b"5 0 obj << /S /#4a#61vaScript /JS (x) >> endobj",
        b"5 0 obj << /Names << /JavaScript 6 0 R >> >> endobj",
        b"5 0 obj << /S /Launch /F (cmd.exe) >> endobj",
        b"5 0 obj << /S /SubmitForm /F (http://192.0.2.1/) >> endobj",
        b"5 0 obj << /S /ImportData >> endobj",
        b"5 0 obj << /S /Rendition /JS (x) >> endobj",
        b"5 0 obj << /S /GoToE >> endobj",
        b"5 0 obj << /Subtype /RichMedia >> endobj",
        b"5 0 obj << /AcroForm << /XFA [] >> >> endobj",
        b"5 0 obj << /Names << /EmbeddedFiles 6 0 R >> >> endobj",
        packed(b"\x00", b"/Type /EmbeddedFile"),
        packed(zlib.compress(SCRIPT)),
        packed(zlib.compress(SCRIPT), b"/Type /Obj#53tm /N 1 /First 4 /Filter [ /FlateDecode ]"),
        packed(zlib.compress(SCRIPT), b"/N 1 /First 4 /Filter/Fl"),
        packed(zlib.compress(SCRIPT), b"/Length 60"),
        packed(zlib.compress(SCRIPT), b"/Filter /FlateDecode % 1 0 obj\n"),
        packed(zlib.compress(b"5 0 << /S /J#61vaScript >>")),
        packed(SCRIPT, b"/Type /ObjStm /N 1 /First 4"),
        b"(stream\n) 5 0 obj << /S /JavaScript >> endobj (endstream)",
    ],
)
def test_動くものを含むPDFは断る(body: bytes) -> None:
    assert problem_of(HEAD + PAGE + body) is Unsafe.ACTIVE


@pytest.mark.parametrize(
    "body",
    [
        b"trailer << /Root 1 0 R /Encrypt 7 0 R >>",
        b"trailer << /Encrypt << /Filter /Standard >> >>",
        packed(b"\x00", b"/Type /XRef /#45ncrypt 7 0 R"),
        packed(b"78 9c", b"/Type /ObjStm /N 1 /First 4 /Filter /ASCIIHexDecode"),
        packed(zlib.compress(SCRIPT), b"/Type /ObjStm /N 1 /First 4 /Filter [/ASCIIHexDecode /FlateDecode]"),
        packed(zlib.compress(SCRIPT), b"/Type /ObjStm /N 1 /First 4 /Filter [/FlateDecode /FlateDecode]"),
        packed(b"damaged", b"/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode"),
        packed(zlib.compress(bytes(40 * 1024 * 1024))),
    ],
)
def test_中を確かめられないPDFも断る(body: bytes) -> None:
    assert problem_of(HEAD + PAGE + body) is Unsafe.LOCKED


def test_大きなPDFもすぐに終わる() -> None:
    streams = b"".join(packed(zlib.compress(bytes(900_000)), b"/Filter /FlateDecode") for _ in range(200))
    assert problem_of(HEAD + streams + b"stream\n" * 10_000) is None

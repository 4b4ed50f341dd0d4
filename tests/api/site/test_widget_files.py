"""The widget as other sites' pages load it: two files, small; and what the modules must keep to."""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from httpx import AsyncClient

from api.widget_bundle import NotBundled, lean, modules, script, sheet, sheets
from api.widget_files import FOLDER, SCRIPT, SHEET, widget_files

MOST = 40 * 1024  # bytes, gzipped, in all
NODE = shutil.which("node")


def test_all_of_it_is_small(capsys: pytest.CaptureFixture[str]) -> None:
    """Prints what each file weighs, by itself and gzipped (a file by itself packs worse than as a part of the whole)."""
    parts = {name: lean(name, text) for name, text in modules(FOLDER).items()}
    parts |= {name: lean(name, (FOLDER / name).read_text("utf-8")) for name in sheets(FOLDER)}
    loaded = [widget_files()[name] for name in (SCRIPT, SHEET)]
    total = sum(len(file.packed) for file in loaded)
    lines = ["", "ウィジェットの大きさ（バイト、gzip後）"]
    for name, text in sorted(parts.items(), key=lambda part: -len(part[1])):
        lines.append(f"  {name:22} {len(text.encode()):7,} {len(gzip.compress(text.encode())):7,}")
    for name, file in zip((SCRIPT, SHEET), loaded, strict=True):
        lines.append(f"{name:24} {len(file.body):7,} {len(file.packed):7,}")
    with capsys.disabled():
        sys.stdout.write("\n".join([*lines, f"合計（上限 {MOST:,}）{total:,}", ""]))
    assert total <= MOST


def test_every_module_is_in_it() -> None:
    assert set(modules(FOLDER)) == {path.name for path in FOLDER.glob("*.js")}


def test_what_is_put_in_is_text_everywhere() -> None:
    """The one way to put something on the page is as text: none of the ways to pass HTML or code is used."""
    ways = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|setHTML|srcdoc|\beval\(|new Function"
        r"|javascript:|\.setAttribute\(\"on|style=|setAttribute\(\"style"
    )
    for path in [*FOLDER.glob("*.js"), *FOLDER.glob("*.html")]:
        assert not ways.search(path.read_text("utf-8")), path.name


def test_a_page_has_no_script_or_style_of_its_own() -> None:
    for path in FOLDER.glob("*.html"):
        assert not re.search(r"<style|<script(?![^>]* src=\"/)|\son\w+=|https?://", path.read_text("utf-8")), path.name


def test_no_key_goes_into_an_address() -> None:
    for path in FOLDER.glob("*.js"):
        assert not re.search(r"[?&](?:token|key|secret)=|/\$\{[\w.]*token", path.read_text("utf-8")), path.name


@pytest.mark.skipif(NODE is None, reason="Node.js is not installed; the browser tests run the script")
def test_the_script_is_one(tmp_path: Path) -> None:
    made = tmp_path / "minato.mjs"
    made.write_bytes(widget_files()[SCRIPT].body)
    assert NODE is not None
    checked = subprocess.run([NODE, "--check", made], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    assert "@param" not in made.read_text("utf-8")


def folder(path: Path, **files: str) -> Path:
    for name, text in files.items():
        (path / f"{name}.js").write_text(text, "utf-8")
    return path


def test_modules_keep_their_names_to_themselves(tmp_path: Path) -> None:
    made = script(
        folder(
            tmp_path,
            embed='import { a as one } from "./left.js";\nimport { a } from "./right.js";\nglobalThis.found = one() + a;\n',
            left="// said\nconst b = 1;\n/** @type {number} */\nexport function a() { return b; }\n",
            right="const b = 2;\nexport const a = b;\n",
        )
    )
    assert made.index("$left =") < made.index("$embed =") and "said" not in made and "@type" not in made
    if NODE is not None:
        ran = subprocess.run(
            [NODE, "-e", f"{made};console.log(globalThis.found)"], capture_output=True, text=True, check=True
        )
        assert ran.stdout == "3\n"


@pytest.mark.parametrize(
    "text",
    ['import all from "./left.js";\n', 'export default 1;\n', 'export { a } from "./left.js";\n', 'import * as left from "./left.js";\n'],
)  # fmt: skip
def test_a_form_that_is_not_understood_stops_the_start(tmp_path: Path, text: str) -> None:
    with pytest.raises(NotBundled):
        script(folder(tmp_path, embed=text, left="export const a = 1;\n"))


def test_a_circle_is_none(tmp_path: Path) -> None:
    with pytest.raises(NotBundled, match="circle"):
        script(folder(tmp_path, embed='import { a } from "./left.js";\n', left='import { b } from "./embed.js";\n'))


def test_the_sheet_has_all_sheets() -> None:
    made = sheet(FOLDER)
    assert "/*" not in made and all(part in made for part in (".chat {", ".launcher-button {", ":host([data-dark])"))


async def test_any_page_may_load_it(client: AsyncClient) -> None:
    for name, kind in ((SCRIPT, "text/javascript"), (SHEET, "text/css"), ("mark.svg", "image/svg+xml")):
        answer = await client.get(f"/widget/{name}", headers={"Origin": "https://anywhere.example"})
        assert answer.status_code == 200 and answer.headers["content-type"].startswith(kind)
        assert answer.headers["access-control-allow-origin"] == "*" and answer.headers["content-encoding"] == "gzip"
        assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
        again = await client.get(f"/widget/{name}", headers={"If-None-Match": answer.headers["etag"]})
        assert again.status_code == 304 and again.content == b""
    plain = await client.get(f"/widget/{SCRIPT}", headers={"Accept-Encoding": "identity"})
    assert plain.content == widget_files()[SCRIPT].body and "content-encoding" not in plain.headers


@pytest.mark.parametrize("name", ["index.html", "package.json", "../app.py", "..%2Fapp.py", "", "nothing.js"])
async def test_nothing_else_is_there(client: AsyncClient, name: str) -> None:
    assert (await client.get(f"/widget/{name}")).status_code == 404


async def test_nothing_is_written_there(client: AsyncClient) -> None:
    assert (await client.post(f"/widget/{SCRIPT}")).status_code == 405

"""Sudachi's words of a text, with the settings that are compared: split mode, written form, own dictionary."""

from __future__ import annotations

import csv
import tempfile
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import sudachipy

SplitMode = Literal["A", "B", "C"]
Form = Literal["normalized", "dictionary", "surface"]
USER_WORDS = Path(__file__).with_name("user_words.csv")
_MODES = {"A": sudachipy.SplitMode.A, "B": sudachipy.SplitMode.B, "C": sudachipy.SplitMode.C}
# Sudachi's own connection ids of a common noun (名詞,普通名詞,一般), as its manual advises for user dictionaries.
_NOUN, _COST = "5146,5146", 3000


@dataclass(frozen=True)
class Segmenter:
    """Splits normalised text; the words in lower case, white space left out."""

    tokenizer: Any
    form: Form

    def words(self, text: str) -> list[str]:
        return [self._form(word).lower() for word in self.tokenizer.tokenize(text) if word.surface().strip()]

    def _form(self, word: Any) -> str:
        if self.form == "normalized":
            return str(word.normalized_form())
        return str(word.dictionary_form() if self.form == "dictionary" else word.surface())


def segmenter(mode: SplitMode, form: Form, *, user_words: bool) -> Segmenter:
    """A segmenter on the core dictionary, with this project's trade and support words if ``user_words``."""
    if not user_words:
        return Segmenter(sudachipy.Dictionary().create(mode=_MODES[mode]), form)
    with tempfile.TemporaryDirectory() as folder:
        dictionary = sudachipy.Dictionary(config=sudachipy.Config(user=[str(_build(Path(folder)))]))
        return Segmenter(dictionary.create(mode=_MODES[mode]), form)


def _build(folder: Path) -> Path:
    from sudachipy import sudachipy as native

    source, target = folder / "user.csv", folder / "user.dic"
    source.write_text("\n".join(_entries()) + "\n", encoding="utf-8")
    native.build_user_dic(system=_system_dictionary(), lex=[str(source)], output=str(target), description="minato")
    return target


def _system_dictionary() -> str:
    return str(files("sudachidict_core") / "resources" / "system.dic")


def _entries() -> list[str]:
    """The list in Sudachi's format of 18 columns: each word one unit in every split mode, its reading not needed."""
    with USER_WORDS.open(encoding="utf-8") as file:
        return [
            f"{word},{_NOUN},{_COST},{word},名詞,普通名詞,一般,*,*,*,{word},{norm},*,A,*,*,*"
            for word, norm in csv.reader(file)
        ]

"""Rows of music: the names of chords above what is sung, and the strings of an instrument with the frets on them."""

from __future__ import annotations

from cleaner.pattern import lazy

NAMES = frozenset("ABCDEFGHabcdefgh")  # of chords and strings
_NAME = r"[A-H][#b♯♭]?(?:m|maj|min|dim|aug|sus|add|M|\+)?\d{0,2}(?:(?:sus|add|maj|[#b+-])\d{1,2})*(?:/[A-H][#b♯♭]?)?\*?"
_CHORDS = lazy(rf"{_NAME}(?:[ |]+{_NAME})+\W*")
_STRING = lazy(r"[A-Ha-h][#b]?:?[-\d\s|hpbrtxX~/\\()<>^=.*]+")


def is_music(text: str) -> bool:
    """Whether a row is chords far from each other, or a string with frets."""
    if text[:1] not in NAMES:
        return False
    if "---" in text and 2 * text.count("-") >= len(text):
        return _STRING.fullmatch(text) is not None
    return "  " in text and _CHORDS.fullmatch(text) is not None

"""Adjectives of two parts: which places at a hyphen are one of them, by how both parts end, and which a wrapper may have cut."""

from __future__ import annotations

import pytest

from cleaner.api import Cleaner
from cleaner.stages.wraps.joint.halves import tongue_of

RULES = Cleaner({"stages": ["wraps"]}).plan.stages[0][1]
SPOKEN = {
    "de": "Das ist nicht der Weg, den sie mit der Fähre und dem Boot auf die Insel für das Fest genommen haben.",
    "en": "It was the half of it that was in the house, and they were not there when he said that she would be.",
    "fr": "Il n’est pas dans la maison, mais les gens du village sont avec elle sur le pont, et c’est tout pour nous.",
    "pl": "To jest dla nich, ale nie było go przy tym, co się tam działo, gdy już był w domu i na łące.",
    "ru": "Он был там, где они его не ждали, и это было все, что я о нем знал, но когда он ушел, она ещё была.",
    "uk": "Він був там, де вони його не чекали, і це було все, що я про нього знав, але коли він пішов, вона ще була.",
}
PAIRS = {
    "de": ("künstlerisch-handwerklichen", "öffentlich-rechtlich", "kritisch-rationale", "religiös-politischen"),
    "en": ("passer-by", "follow-up", "re-enter", "pre-eminent"),
    "fr": ("gréco-latine", "socio-culturels", "russo-japonaise", "médico-légal"),
    "pl": ("szwedzko-duńskich", "społeczno-gospodarcze", "naukowo-techniczna"),
    "ru": ("русско-японскую", "торгово-промышленную", "военно-морских", "общественно-политическое"),
    "uk": ("чесько-австрійські", "суспільно-політичних", "польсько-литовського"),
}
CUT = {
    "de": ("menschlich-keit", "fleisch-lichen", "könig-lichen", "schlich-tungsstelle", "zwisch-enzeit"),
    "en": ("re-eds", "re-ceived", "gro-up", "rug-by"),
    "fr": ("socio-logiques", "indo-nésiens", "russo-phones", "photo-graphiques"),
    "pl": ("warszaw-skich", "społeczno-ści", "wysoko-gatunkowych"),
    "ru": ("моско-вскую", "военно-пленные", "микроско-пические", "торгово-го", "высоко-качественную"),
    "uk": ("сільсько-господарські", "кримсько-татарські", "державно-го"),
}


@pytest.mark.parametrize("lang", SPOKEN)
def test_pairs_are_told_by_both_of_their_ends(lang: str) -> None:
    tongue = tongue_of([SPOKEN[lang]], RULES)
    assert tongue is not None
    for pair in PAIRS[lang]:
        left, right = pair.split("-")
        assert tongue.is_compound(left, right), pair
    for pair in CUT[lang]:
        left, right = pair.split("-")
        assert not tongue.is_compound(left, right), pair

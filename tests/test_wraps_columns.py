"""How wide a line is: in columns of a terminal, marks above and below letters left out, and in bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import category

import pytest

from cleaner.api import Cleaner
from cleaner.document import Document
from cleaner.stages.wraps.column.fit import fit_rows
from cleaner.stages.wraps.lines.columns import all_columns, columns
from cleaner.stages.wraps.lines.rows import rows_of

if TYPE_CHECKING:
    from collections.abc import Callable

WRAPS = Cleaner({"stages": ["wraps"]})
HINDI = [
    "हमारे मोहल्ले की पुरानी घड़ी पिछले बीस वर्षों से बंद पड़ी थी, इसलिए किसी को याद नहीं था कि वह कभी घंटे बजाया करती थी। बच्चे उसकी सीढ़ियों पर बैठकर पतंग के लिए माँझा सुलझाते और बूढ़े उसकी छाँव में अख़बार पढ़ते।",
    "फिर एक सर्दी में एक घड़ीसाज़ आया, जिसने कहा कि उसे केवल तेल, एक चाबी और तीन दिन चाहिए। नगरपालिका के बाबू हँसे, लेकिन उन्होंने उसे मीनार की कुंजी दे दी, क्योंकि खोने के लिए उनके पास कुछ भी नहीं था।",
    "तीसरी शाम को जब घंटा बजा तो सब लोग अपने घरों से बाहर निकल आए और देर तक चुपचाप ऊपर देखते रहे। घड़ीसाज़ तब तक जा चुका था और उसका थैला भी अपने साथ ले गया था।",
    "अब गलियों में रहने वाले लोग उसी की आवाज़ से दुकानें खोलते हैं और शामें गिनते हैं। जो लड़के पहले पतंगों में उलझे रहते थे, वे हर इतवार को मीनार पर चढ़कर पुर्ज़ों में तेल डालते हैं, ताकि सुइयाँ फिर कभी न रुकें।",
    "कहते हैं कि पहाड़ों के उस पार कई कस्बों में ऐसी ही घड़ियाँ फिर से चल पड़ी हैं, और उनमें से किसी में भी किसी ने उस आदमी को दोबारा नहीं देखा, हालाँकि चिट्ठियाँ अब तक उसके नाम से आती हैं।",
]
GREEK = [
    "Ὁ παλαιὸς φάρος τοῦ νησιοῦ εἶχε σβήσει ἐδῶ καὶ πολλὰ χρόνια, ἀλλὰ ὁ φύλακας ἀνέβαινε κάθε βράδυ τὴ στενὴ σκάλα καὶ ἐκοίταζε τὴ θάλασσα ὡς τὰ μεσάνυχτα. Κανεὶς δὲν τὸν ἐρώτησε ποτὲ τί ἐπερίμενε.",
    "Μιὰ νύχτα τοῦ χειμῶνα εἶδε ἀπὸ μακριὰ ἕνα μικρὸ φῶς νὰ τρέμῃ πάνω στὰ κύματα. Ἄναψε τότε τὴ λάμπα του, τὴν ἔβαλε στὸ παράθυρο καὶ ἔμεινε ὄρθιος δίπλα της, ὥσπου ἡ βάρκα ἐμπῆκε σώα στὸ λιμάνι.",
    "Ἀπὸ τότε ἡ λάμπα ἄναβε πάλι κάθε νύχτα, καὶ οἱ ψαράδες, ὅταν ἐγύριζαν ἀργά, ἄφηναν πάντοτε λίγα ψάρια στὸ κατώφλι τοῦ γέρου χωρὶς νὰ χτυποῦν τὴν πόρτα.",
    "Ὅταν ἐπῆγαν κάποτε νὰ τὸν εὐχαριστήσουν, ηὗραν τὸ φάρο κλειδωμένο καὶ τὸ σκυλὶ μόνο του στὴν αὐλή. Ὁ δάσκαλος ἐδιάβασε τότε δυνατὰ τὸ χαρτὶ ποὺ ἦταν καρφωμένο στὴν πόρτα, κι ὅλοι ἐστάθηκαν σιωπηλοὶ ἀκούγοντας τὸν ἄνεμο ποὺ ἐσφύριζε στὰ βράχια.",
    "Κανεὶς δὲν ἔμαθε ποῦ ἐπῆγε ὁ γέρος, μὰ τὰ παιδιὰ ἐμοιράστηκαν τὶς νύχτες καὶ ἀνάβουν τὴ λάμπα μὲ τὴ σειρά, γιατὶ πάντοτε κάποια βάρκα βρίσκεται ἔξω στὸ πέλαγος.",
]


def width_of(text: str) -> int:
    return sum(category(character) not in ("Mn", "Me") for character in text)


def bytes_of(text: str) -> int:
    return len(text.encode())


def wrapped(text: str, at: int, width: Callable[[str], int], indent: str = "") -> str:
    rows, row = [], indent + text.split(maxsplit=1)[0]
    for word in text.split()[1:]:
        longer = f"{row} {word}"
        if width(longer) <= at:
            row = longer
        else:
            rows.append(row)
            row = word
    return "\n".join([*rows, row])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("में", 1),
        ("नदी", 3),
        ("वाङ्मय", 5),
        ("বাংলা", 5),
        ("தமிழ்", 4),
        ("ไม่", 2),
        ("شَمْسٌ", 3),
        ("שָׁלוֹם", 4),
        ("бога\u0301тый", 7),
        ("か\u3099", 2),
        ("co\u00adop", 4),
        ("日本", 4),
        ("— naïve", 7),
    ],
)
def test_marks_above_and_below_letters_take_no_column(text: str, expected: int) -> None:
    assert columns(text) == expected
    assert all_columns([text, "x"], text.encode()) == [expected, 1]


@pytest.mark.parametrize("joint", ["\n\n", "\n"])
@pytest.mark.parametrize("at", [48, 60, 72])
def test_lines_of_hindi_that_terminal_columns_forced_are_joined(joint: str, at: int) -> None:
    assert WRAPS.clean(joint.join(wrapped(text, at, width_of) for text in HINDI)) == joint.join(HINDI)


@pytest.mark.parametrize("texts", [HINDI, GREEK])
@pytest.mark.parametrize(("joint", "indent"), [("\n\n", ""), ("\n", "    ")])
@pytest.mark.parametrize("at", [136, 144])
def test_lines_that_bytes_forced_are_joined(texts: list[str], joint: str, indent: str, at: int) -> None:
    lines = joint.join(wrapped(text, at, bytes_of, indent) for text in texts)
    assert WRAPS.clean(lines) == joint.join(indent + text for text in texts)


LATIN = "Laxmi Narayan Clock and Watch Works, Station Road, Jabalpur 482001"


def test_lines_are_held_against_a_column_as_it_was_counted() -> None:
    """Letters of Latin take as many columns as bytes, those of Hindi a third: the lines of such a block are as full as the others."""
    texts = [*HINDI, f"घड़ीसाज़ का पुराना पता यह है: {LATIN}, जहाँ अब कोई नहीं रहता और जिसका दरवाज़ा बरसों से बंद पड़ा है।"]
    lines = "\n\n".join(wrapped(text, 72, bytes_of) for text in texts)
    assert WRAPS.clean(lines) == "\n\n".join(texts)


@pytest.mark.parametrize(
    ("texts", "joint", "indent", "counted"),
    [
        (GREEK, "\n\n", "", True),
        (GREEK, "\n", "    ", True),
        (GREEK, "\n", "", False),  # a full last row of a paragraph would be taken for a wrap
        (HINDI, "\n", "", True),
    ],
)
def test_bytes_are_counted_where_paragraphs_are_parted_or_columns_explain_little(
    texts: list[str], joint: str, indent: str, *, counted: bool
) -> None:
    lines = joint.join(wrapped(text, 144, bytes_of, indent) for text in texts)
    assert (fit_rows(rows_of(Document(lines)), 0).model == "bytes") is counted


VERSES = """Ἐκεῖ ποὺ σμίγουν τὰ νερὰ
καὶ σβήνει τὸ τραγούδι,
ἄφησ᾽ ἡ κόρη τὰ μαλλιὰ
νὰ πέσουν σὰν λουλούδι,
κι ὁ βαρκάρης ποὺ περνᾷ
σιγὰ σιγὰ στὸ κῦμα
ξεχνᾷ τὰ δίχτυα στὰ κουπιὰ
καὶ χάνεται, τί κρῖμα.
"""


def test_verses_are_not_forced_by_bytes() -> None:
    assert WRAPS.clean(VERSES) == VERSES

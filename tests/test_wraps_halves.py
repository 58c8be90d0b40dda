"""A single hyphen at a line end: what shows, in languages without a lexicon, that a wrapper put it there."""

from __future__ import annotations

import pytest

from cleaner.api import Cleaner
from cleaner.stages.wraps.joint.habits import folded
from cleaner.stages.wraps.joint.halves import tongue_of
from cleaner.stages.wraps.joint.lexicon import lists_of

WRAPS = Cleaner({"stages": ["wraps"]})
RULES = WRAPS.plan.stages[0][1]

# Wrapped once, at 60 columns or so; the one hyphen at a line end is between the two pieces.
FRAMES = {
    "es": (
        "La tienda de la esquina abre a las nueve, pero los domingos\nno hay nadie hasta el mediodía. El dueño dice que la {}-\n"
        "{} del barrio ha cambiado mucho, y que antes se vendían más\nvelas que bombillas y más cuerdas que clavos."
    ),
    "pt": (
        "A loja da esquina abre às nove, mas aos domingos não há quem\natenda antes do meio do dia. O dono diz que a gente {}-\n"
        "{} do bairro mudou muito, e que antes se vendiam mais velas\ndo que lâmpadas e mais cordas do que pregos."
    ),
    "it": (
        "Il negozio all'angolo apre alle nove, ma la domenica non c'è\nnessuno fino a tardi. Il padrone dice che la {}-\n"
        "{} del quartiere è cambiata molto, e che una volta si\nvendevano più candele che lampade e più corde che chiodi."
    ),
    "fr": (
        "La boutique du coin ouvre à neuf heures, mais le dimanche il\nn'y a personne avant midi. Le patron dit que la {}-\n"
        "{} du quartier a beaucoup changé, et que dans le temps on y\nvendait plus de bougies que de lampes."
    ),
    "de": (
        "Der Laden an der Ecke macht um neun auf, aber am Sonntag ist\nbis zum Mittag niemand da. Der Besitzer sagt, dass {}-\n"
        "{} nicht mehr so viel verkauft wird wie früher, als man noch\nmehr Kerzen als Lampen und mehr Seile als Nägel brauchte."
    ),
    "nl": (
        "De winkel op de hoek gaat om negen uur open, maar op zondag\nis er niemand voor de middag. De baas zegt dat er {}-\n"
        "{} niet meer zo veel wordt verkocht als toen men nog meer\nkaarsen dan lampen en meer touwen dan spijkers had."
    ),
    "pl": (
        "Sklep na rogu jest otwarty od dziewiątej, ale w niedzielę\nprzed południem nie ma tam nikogo. Właściciel mówi, że {}-\n"
        "{} nie jest już tak jak dawniej, kiedy to ludzie kupowali\nwięcej świec niż żarówek i więcej sznurów niż gwoździ."
    ),
    "cs": (
        "Obchod na rohu otevírá v devět, ale v neděli tam není nikdo\naž do poledne. Majitel říká, že kdo jde kolem a {}-\n"
        "{} se vrátí, už nekoupí tolik jako dřív, kdy lidé měli více\nsvíček než žárovek a více provazů než hřebíků."
    ),
    "sv": (
        "Affären på hörnet öppnar klockan nio, men på söndagar är det\ningen där före middag. Ägaren säger att det {}-\n"
        "{} inte säljs så mycket som förr, när man hade mer ljus än\nlampor och mer rep än spik i alla hus."
    ),
    "ru": (
        "Лавка на углу открывается в девять, но по воскресеньям там\nникого нет до полудня. Хозяин говорит, что {}-\n"
        "{} теперь продаётся не так много, как в те годы, когда люди\nпокупали больше свечей, чем ламп."
    ),
    "uk": (
        "Крамниця на розі відчиняється о дев'ятій, але в неділю там\nнікого немає до полудня. Господар каже, що {}-\n"
        "{} тепер продається не так багато, як тоді, коли люди\nкупували більше свічок, ніж ламп."
    ),
    "hu": (
        "A sarki bolt kilenckor nyit, de vasárnap délig nincs ott\nsenki sem. A tulajdonos azt mondja, hogy {}-\n"
        "{} már nem adnak el annyit, mint akkor, amikor az emberek\ntöbb gyertyát vettek, mint lámpát."
    ),
    "ro": (
        "Prăvălia din colț se deschide la nouă, dar duminica nu este\nnimeni acolo până la prânz. Omul spune că {}-\n"
        "{} nu se mai vinde atât de mult ca pe vremea când lumea\ncumpăra mai multe lumânări și mai puține becuri."
    ),
    "el": (
        "Το μαγαζί στη γωνία ανοίγει στις εννιά, αλλά την Κυριακή δεν\nείναι κανείς εκεί. Ο ιδιοκτήτης λέει ότι {}-\n"
        "{} δεν πουλάνε πια τόσο πολύ όπως τότε που ο κόσμος αγόραζε\nκεριά και όχι λάμπες για το σπίτι."
    ),
    "fi": (
        "Kulman kauppa aukeaa yhdeksältä, mutta sunnuntaina siellä ei\nole ketään ennen puoltapäivää. Hän sanoo, että {}-\n"
        "{} ei ole myyty enää niin paljon kuin silloin, kun talossa\noli vain kynttilöitä eikä lamppuja."
    ),
    "tr": (
        "Köşedeki dükkân dokuzda açılır ama pazar günü öğlene kadar\norada kimse yok. Sahibi diyor ki bu {}-\n"
        "{} artık eskisi gibi satılmıyor, çünkü o zaman herkes daha\nçok mum ve daha az lamba alırdı."
    ),
}


def _framed(lang: str, left: str, right: str) -> tuple[str, str]:
    """A wrapped text with a hyphen at a line end, and the same cleaned but for what became of the hyphen."""
    text = FRAMES[lang].format(left, right)
    return text, text.replace(f"{left}-\n{right}", "{}").replace("\n", " ")


@pytest.mark.parametrize(
    ("lang", "left", "right"),
    [
        ("es", "pobla", "ción"),
        ("es", "gen", "te"),
        ("es", "cla", "ridad"),
        ("pt", "popula", "ção"),
        ("pt", "mo", "desta"),
        ("it", "popola", "zione"),
        ("it", "gen", "te"),
        ("fr", "popula", "tion"),
        ("fr", "men", "talité"),
        ("de", "auf", "gerundet"),
        ("de", "Klei", "dung"),
        ("de", "gewöhn", "lich"),
        ("nl", "mo", "menteel"),
        ("nl", "gewoon", "lijk"),
        ("pl", "tam", "tędy"),
        ("pl", "zwykłych", "nych"),
        ("cs", "obyčej", "ného"),
        ("cs", "ny", "ní"),
        ("sv", "van", "ligtvis"),
        ("sv", "utrust", "ning"),
        ("ru", "варе", "нья"),
        ("ru", "украше", "ниями"),
        ("uk", "варен", "ня"),
        ("hu", "lám", "pákat"),
        ("hu", "könyve", "ket"),
        ("ro", "ha", "inele"),
        ("ro", "informa", "țiile"),
        ("el", "κε", "ριά"),
        ("el", "απαντή", "σεις"),
        ("fi", "kyn", "ttilöitä"),
        ("fi", "vaatte", "ita"),
        ("tr", "mum", "ların"),
        ("tr", "ek", "mekten"),
    ],
)
def test_a_half_of_a_word_loses_the_hyphen_of_the_wrapper(lang: str, left: str, right: str) -> None:
    text, cleaned = _framed(lang, left, right)
    assert WRAPS.clean(text) == cleaned.format(left + right)


@pytest.mark.parametrize(
    ("lang", "left", "right"),
    [
        ("es", "político", "social"),
        ("es", "ciudad", "luz"),
        ("es", "ex", "propietaria"),
        ("pt", "guarda", "chuva"),
        ("pt", "quer", "se"),
        ("pt", "bem", "vestida"),
        ("it", "zona", "bar"),
        ("it", "economico", "sociale"),
        ("fr", "porte", "parole"),
        ("fr", "lui", "même"),
        ("fr", "mi", "temps"),
        ("fr", "est", "ce"),
        ("de", "schwarz", "weiß"),
        ("de", "Pop", "up"),
        ("de", "Jong", "un"),
        ("de", "rot", "grün"),
        ("nl", "oud", "leerlingen"),
        ("nl", "mee", "eten"),
        ("nl", "sms", "bundels"),
        ("pl", "biało", "czerwony"),
        ("pl", "hop", "hop"),
        ("cs", "chce", "li"),
        ("cs", "černo", "bílý"),
        ("sv", "tv", "spel"),
        ("sv", "röd", "vit"),
        ("ru", "кое", "что"),
        ("ru", "по", "прежнему"),
        ("ru", "тёмно", "синий"),
        ("ru", "ftp", "master"),
        ("uk", "що", "небудь"),
        ("uk", "по", "новому"),
        ("hu", "két", "három"),
        ("hu", "itt", "ott"),
        ("hu", "meg", "megállva"),
        ("ro", "spunându", "le"),
        ("ro", "într", "adevăr"),
        ("el", "κυρ", "μάστορα"),
        ("el", "λέξη", "κλειδί"),
        ("fi", "linja", "auto"),
        ("fi", "ohra", "aho"),
        ("tr", "gel", "git"),
        ("tr", "siyah", "beyaz"),
    ],
)
def test_what_may_be_a_compound_keeps_its_hyphen(lang: str, left: str, right: str) -> None:
    text, cleaned = _framed(lang, left, right)
    assert WRAPS.clean(text) == cleaned.format(f"{left}-{right}")


@pytest.mark.parametrize(("left", "right"), [("manza", "nilla"), ("real", "time"), ("Ro", "sana")])
def test_what_is_unsure_keeps_its_hyphen(left: str, right: str) -> None:
    """Long halves may be words, and short ones with a capital are of names: Jae-in."""
    text, cleaned = _framed("es", left, right)
    assert WRAPS.clean(text) == cleaned.format(f"{left}-{right}")


def test_a_capital_at_the_start_of_a_sentence_is_none_of_a_name() -> None:
    assert "no compra. Ahora del barrio" in WRAPS.clean(FRAMES["es"].format("gente no compra. Aho", "ra"))


def test_suspended_hyphens_and_several_stay() -> None:
    assert "dass Ein- und Ausgang nicht" in WRAPS.clean(FRAMES["de"].format("Ein", "und Ausgang"))
    assert "la marca-de-agua del" in WRAPS.clean(FRAMES["es"].format("marca", "de-agua"))


def test_the_language_is_told_by_its_commonest_words() -> None:
    for lang, frame in FRAMES.items():
        tongue = tongue_of(frame.split("\n"), RULES)
        assert tongue is not None
        assert tongue.tails == frozenset(map(folded, lists_of(RULES)[lang]["tail"]))
    assert tongue_of(["Lorem ipsum dolor sit amet consectetur"], RULES) is None
    assert tongue_of([], RULES) is None
    english = tongue_of(["The half of it that was in the house is now on the hill, and they were not there."], RULES)
    assert english is not None
    assert not english.tails


CUT = {
    "pt": [("popula", "ção"), ("mo", "desta"), ("lâm", "padas")],
    "fr": [("popula", "tion"), ("men", "talité"), ("quar", "tier")],
    "ro": [("informa", "țiile"), ("ha", "inele"), ("lumâ", "nările")],
    "ru": [("варе", "нья"), ("украше", "ниями"), ("вос", "кресенье")],
    "cs": [("obyčej", "ného"), ("ny", "ní"), ("svíč", "kami")],
}


@pytest.mark.parametrize(
    ("lang", "left", "right", "stays"),
    [
        ("pt", "vendia", "se", True),
        ("pt", "disse", "lhe", True),
        ("pt", "segunda", "feira", True),
        ("pt", "clas", "se", False),
        ("pt", "semen", "te", False),
        ("fr", "au", "dessus", True),
        ("fr", "répondit", "il", True),
        ("fr", "quatre", "vingts", True),
        ("fr", "bat", "tu", False),
        ("ro", "uitându", "se", True),
        ("ro", "dintr", "odată", True),
        ("ru", "из", "за", True),
        ("ru", "какой", "то", True),
        ("ru", "буд", "то", False),
        ("cs", "je", "li", True),
        ("cs", "vese", "li", False),
    ],
)
def test_a_listed_compound_keeps_its_hyphen_where_words_are_cut(lang: str, left: str, right: str, stays: bool) -> None:
    paragraphs = [_framed(lang, *halves) for halves in CUT[lang]]
    text, cleaned = _framed(lang, left, right)
    wrapped = "\n\n".join([*(cut for cut, _ in paragraphs), text])
    whole = [line.format("".join(halves)) for (_, line), halves in zip(paragraphs, CUT[lang], strict=True)]
    assert WRAPS.clean(wrapped) == "\n\n".join([*whole, cleaned.format(f"{left}-{right}" if stays else left + right)])

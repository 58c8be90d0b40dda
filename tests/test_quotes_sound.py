"""Sound text of many kinds: marks that pair off beyond a line, marks that are letters, marks that are meant so."""

from __future__ import annotations

import pytest

from cleaner import Cleaner

QUOTES = Cleaner({"stages": ["quotes"]})

KEPT = {
    "a title that lost its opener": (
        'The keeper\'s Northern Lamps" newsletter brings you stories of the old pier, the ferry and the world."\n'
    ),
    "a sentence that breaks off": (
        "He asked, “Is there anything left to eat in this house?” and she said: “I\n\n## Notes\n\nThe page is cut at the bell.\n"
    ),
    "accents of AsciiDoc": (
        "== The Bell\n\n[[bell]]\n=== Where it hangs\n\nThe keeper calls it the ``old bell'', and the ``new bell'' hangs at the mill.\n\n"
        "[source,console]\n----\n$ ring\n----\n\nimage::images/bell.png[The bell]\n\nIt is “rung” twice; see <<bell>> for more.\n"
    ),
    "verses between guillemets that point inward": (
        "Sie hob den Arm und begann mit lauter, gefühlvoller Stimme zu singen:\n\n»Mein Vater mag mich nicht\n\nUnd keinen Schatz hab ich nicht.\n\n"
        "Was tu ich denn?«\n\nAlle sangen mit, und die Mädchen falteten die Hände im Schoß.\n\n"
        "»Das war schön«, sagte Hans, »noch einmal!«\n\n»Morgen«, antwortete sie.\n"
    ),
    "„ closed by “ once, and by ” twice, in a language that nobody knows": (
        "Kioskas „Žuvėdra” ir dirbtuvė „Inkaras” dalijasi vienu kiemu. Kaimynė sakė, kad „Pamario žinios“ apie tai rašė."
    ),
    "the pair of a language that a text prefers another to": (
        "Er las „Die Mole” und „Der Steg” und danach „Die Boje“, die ihm am besten gefiel, weil sie die kürzeste war."
    ),
    "a verse in straight single marks, which goes on in the next line, behind a plural with an apostrophe": (
        "[8:3] And he spake unto the mate, saying: 'Come down from the mast, thou, and thy wife, and thy sons, and thy sons' wives with thee.\n"
        "[8:4] Bring down with thee every rope that is with thee of all hemp, both fine and coarse, and every knot that slippeth upon the rope; "
        "that they may dry in the wind, and be supple, and hold upon the ship.'\n"
        "[8:5] And the mate came down, and his sons, and his wife, and his sons' wives with him; every rope, every knot, and every block, "
        "whatsoever hangeth upon the mast, came down from the ship.\n"
    ),
    "a quotation from one long line to the next": (
        "\tThe new baker hums to himself, cheerfully opens the shutters to let the sun in, walks over to the old captain's chair, "
        'pats his shoulder and wishes him a "Good morning!"  "Lovely weather, no?  Now...\n'
        "guess who's sailing home!\"\n"
    ),
    "a quotation around lines of another": (
        'And he told them: "You keep the rules of the harbour:\n\n'
        "'The master rings the bell at six,\nand no one leaves before it sounds.'\n\n"
        'You leave the rules of the sea, and you do many such things." 9 And he told them: "You do well to break them."'
    ),
    "a closer, a number and an opener, of two quotations that go on beyond the paragraph": (
        'Now the crew of that ship keep many such customs." 9 And the mate said unto them: "Well do ye keep\n'
    ),
    "a blank that is typed": 'The first thing to do is to append\n" ahoy".  Then move to the first letter of the row.\n',
    "a blank that is stored, in the last column": (
        'The zone holds what the harbour answers:\n  tide.service    TXT     "tide tcp 25 hp "\n  wind.service    TXT     "wind tcp 26 hp"\n'
    ),
    "gershayim in an abbreviation and in a word with an ending, beside what is quoted": (
        'אתמול הגיעה הודעת דוא"ל שכותרתה "שייט להט"בים בנמל" לכל חברי המועדון.'
    ),
    "gershayim beside a quotation that touches the letter before it": (
        'המנכ"ל קרא את ה"מגדלור" וחזר לנמל, ואחר כך שלח דוא"ל אל "שחף" וסגר את השער.'
    ),
    "a code span around an accent": "The back-tick `` ` ``-delimited name may be used without any value in it.",
    "two apostrophes for inches, and in a plural": "Wanted: a mate, mid 40''s, 6ft 1'' tall, with a coat of his own.",
    "what is quoted inside, opened and closed with what is around it": (
        'Pilot in his third book, where he writes of the tides: ""neaps"" said he "are those that come when the moon is half, and slow".'
    ),
    "the same the other way round": (
        'Pilot wrote in his book: "As from "ebb" and "flow"" said he ""tide" is made, so from "wind" and "sail" comes a journey".'
    ),
    "doubled marks around speeches in a poem, more that open than close": (
        "Posel k němu tiše sedne,\nzprávu z moře nese.\n\n„„Přijel člunem Vojtěch náš,\nničím se teď netrap.\n\n"
        "„„První plul a první byl,\nu majáku svítil.““\n\n„Dobrá! – Co to neslyším!\nA já doma budu s ním?“\n"
    ),
    "the closer of an inner quotation and that of one that a verse before has opened": (
        "[3:1] Men måsen var den klokaste av alle fuglane som budde på øya, og han sa til kona: «Er det råd at skipparen har sagt at de ikkje må eta av all fisken i garnet, korkje av den store eller av den små?»\n"
        "[3:2] Og kona sa til måsen: «Me kan eta av fisken i garnet,\n"
        "[3:3] men fisken i det garnet som heng midt på brygga - «den,» sa skipparen, «må de ikkje eta av og ikkje røra; for då vert de sjuke.»»\n"
        "[3:4] Då sa måsen til kona: «De vert ikkje sjuke.\n"
        "[3:5] Men skipparen veit at den dagen de et av han, vert augo dykkar opna.»\n"
    ),
    "‘ for an apostrophe amid a clause in Catalan": "Vaig dir-li ‘bon dia’ i ell va marxar cap al port. Qui ‘ha fet? No ho sé.",
    "the same in Czech, inside of a quotation": "„Hej, tak ‘de!“ volal na mě. Kdo ví, co tím myslel. Psal ‘kdo’ a ‘kam’.",
    "the same at the start of a sentence in Welsh": "‘Roedd hi’n oer yn yr harbwr.",
    "the same in the speech of Rome": "Ma ‘ndo vai co’ ‘sta pioggia?",
    "the same in that of Naples": "Quanno vene ‘o tiempo d’ ‘e cerase, tutt’ ‘o paese s’arape.",
    "a closer whose blank stands before it, ahead of the verb that tells who speaks": (
        'Havnen er vor, og den skal blive ved med at være det for os alle, "sagde havnefogeden.\n\nAndre mener, at den "gamle" havn er for lille.'
    ),
    "two commas that two accents close": "Drzost. Spolek ,,Maják`` ve své troufalosti vyhrožuje radním, že zavře přístav, a nikdo se ho nebojí.",
    "a closer in the row below, of an even number": (
        'They rang out clear and clean.  And the old captain smiled.  "Do you see what\n'
        "I mean?\" They've proved they ARE sailors, no matter how small.  And their whole ship was saved by the smallest of All, "
        'who had climbed up the mast in the middle of the night to ring the bell for them!"\n'
    ),
    "figures on a screen, with the blank before them": (
        "Wenn der Anfang auf dem Schirm ist, steht dort „Top“ und nicht „ 0%“, und wenn das Ende dort ist, steht dort „Bot“ und sonst nichts."
    ),
    "‘ for a letter of Arabic behind an article": "And he said: ‘Go to the harbour,’ and they said: ‘We hear, and we obey’. The ‘ulamā’ of al-‘Ashar agree.",
    "empty strings of a program": "This rule meant that a mass insertion of b'' prefixes everywhere was not wanted, as we read it.",
    "the name of a note, and units behind it": "Tune to E: e\" is the high one, e' the next, and c'' is two above c. A 7\" single and a 12\" mix.",
    "straight marks with blanks inside, as a habit": (
        'Le marin a dit " bonjour " puis " au revoir ", et la dame a répondu " à demain " en souriant.'
    ),
    "a face that weeps": 'I will be there :\'( but late ;") and you know it :"D so wait for me! Don\'t say "no" ^"^ please.',
    "primes behind a letter": "Let f'(x) = 2x and f''(x) = 2. The point P' is the image of P, and P'' that of P'.",
    "primes behind a capital": "The 5'-end was cut; A' and B'' are the images of A and B. The 3' end stays.",
    "quotations without a blank between them": (
        'The "with" order is used to wrap the sailing of a boat with orders of a mate. This allows common "try""except""finally" orders to be kept.'
    ),
    "a literal in its own marks inside of others": (
        'A key need not be the name of a rope (e.g. ""main-sheet F"" is fine, but it fits no rope that could be hauled). If there is no rope for '
        'it, it is kept by the "**" rope, if there is one, or if there is not, a "RopeError" is raised.'
    ),
    "a pair of English among others, in a language that nobody knows": (
        "„Tule,” ütles kapten. „Ei,” vastas naine. Raamat „Meri” oli hea; “Sadam” ka."
    ),
    "a quotation that goes on behind a poem, opened with a dash": (
        "‘I kept the boat as long as you liked,’ said the mate. ‘We quarrelled last March—just before he went to sea, you know—’ "
        "(pointing with his spoon at the captain,) ‘—it was at the great feast given by the harbour master, and I had to sing\n\n"
        "    Row, row, little boat,\n    how I wonder if you float.\n\n"
        "You know the song, perhaps?’\n\n‘I’ve heard something like it,’ said the boy.\n\n"
        "‘It goes on, you know,’ the mate said, ‘in this way.’"
    ),
    "a closer too many behind a nickname": 'El mando del puerto quedó en manos de Ramón "Chispa" Ferrer". Y dice que el capitán no volverá. "Nunca más", dijo.',
    "a remark in brackets behind a closer, and a closer too many": 'La niña del faro escribió en la pared la siguiente frase: "Yo quiero volver al mar"  (sic)" / la frase fue pintada en la noche de ayer.',
    "a closer behind a full stop, ahead of which a term is quoted in the same sentence": "The new piers of the town are nowhere near deep enough to fit the old charts or even the “well below four feet” mark of the Harbour Rules.”\nIn a letter, many skippers ask for more.",
    "an opener at the end of the line above": 'El capitán viaja este miércoles a su isla natal en el segundo viaje que hace tras la visita de abril, y el puerto lo espera con todas sus luces encendidas desde la tarde, dicen.\nEl barco se desplaza a un "\npuerto amigo"\n, al que llevó las redes durante dos veranos como marinero y donde tiene más de una casa, en la que vive su hermano mayor.',
    "arrows before the labels of links": "» Alle Fahrpläne ...\n\nNach einem Bericht des Hafens fuhren gestern viele ...  » mehr\nIn vielen Häfen sind die Boote schon im Wasser, und die Netze sind trocken. ... » mehr",
    "an arrow of two": "or\nWe don't sail anywhere without your word.\n TidesWindHarbourFishBoatsMore ›› ",
    "a prime that closes": "‘Lanterns 2′ Scoops $150M Harbour Prizes For …",
    "the apostrophe of a name that closes, too": "New ‘Harbour’ Map – All You Need to Know\nWhat Is ‘Miss Gull’s Home for Lost Boats’?\nBeyond the Pier: Why ‘Iron Anchor V’s Captain Deserves to Be Heard",
    "one closer for a message and for the one that it quotes": "“@harbourann: “@oldskipper: Dear boat, I will be back in ten minutes, please bail yourself out. Yours, wet as ever!” ha",
    "primes of a variable": "If ∃q′ then the boat sends q′′ again, and q′ is given a new slot. If so, it sends q′′ once more, which will be given a new slot.",
    "a name with two primes": "Pilot\nPitch\nQ\nQ4\nQ′′\nQuay\nQuill",
    "two marks that open and two that close, of which the first is a pair": "Udlale ingoma ethi ‘’Isikhephe’’ ecula elwandle.",
    "guillemets at the ends of lines": "la vie du port\n» des bateaux liés au\nQuai\n(ou voisins). Pour les autres quais, comme il a été dit plus haut, tous les navires classés «\n1\n» («\n1*\n» pour les barques du large) ont été comptés.\nCombien de navires\n?\nLe nombre de navires à prendre en compte est une question difficile. En effet, on n’a aucune règle pour guider dans ces choix, sauf la force de celui qui les compte. Pour le moment, le choix fait est le suivant\xa0: prendre dans chacun des quais un nombre de navires «",
    "inches between figures": "Made by sailors, for sailors, the 8”x10” sail “cloth” holds the ropes as you pull them.",
    "a teaser that was cut, ahead of a label": "The new ropes take your boat from plain to fine so you will not be left thinking “I really wish I had...\n\nContinue reading\n\nThe tide comes in at six, and it goes out at noon.",
    "a teaser that was cut, in a row of headlines": 'The harbour of this town is older than any of its houses, and the people who live in it like to say so to whoever comes by boat, be it in summer or in winter, at noon or at night.\nCapitán y tormentas en el puerto: "El problema no son las olas, sino la espera...\nVer Video\nAlgo huele mal en el viejo muelle de la ciudad',
    "a row of a chat with a mark at its end": 'nice I was a fan of the old crew back in the day. I loved the mate and the cook. Races were more exciting back then. Now a race is only like ten minutes of actual sailing in all, and then rain\nI know! Do you follow the odds for each boat winning at all"\nI do not, what are they?\nIt is part of how the betting on each boat is handled.  There is a chance for each boat to win.',
    "a message that is passed on": 'Why is it so cold I like it though\n\nI love these red evenings at the pier\n\nRT @oldskipper our harbour is the only place where patience pays...Ha"\n\nOh no!',
    "one of several sentences, in a language that nobody knows": "Ikkinchidan, kema dengizda qolganini hech kim bilmaydi. Iltimos, bu gapga ishonmang yoki tarqatmang. Rahmat.\" Kapitan Zoir - portda ko'p yillar ishlagan.",
    "a mark that ends a text which quotes nothing in such": 'Der Kapitän nennt die Fahrt "schwierig", doch die Leute vom Hafen sind anderer Meinung, und die Chefin der Werft ist überzeugt: Wir werden auch im Sommer ein Boot haben.\'',
    "an abbreviation before its last stop": 'Der Hafen bekam den Namen "Möwe", nach dem Eintrag im Register bekamen wir auch noch den Zusatz "e.V.\nDie Fahrten mussten leider ausfallen.',
    "a dash that goes on in a row": "»Jeg fer á sjóinn.« Hann stóð upp.\nJeg hefi haldið um árina á honum þangað til í dag, og þegar jeg fer á sjóinn, fer báturinn með mjer, og netin líka, og það er svo eins og jeg segi þjer nú, maður minn!\n— þarna er báturinn!« — Hann benti henni á hafið. —\n»Svei þessum mávum!« Hann hló.",
    "two marks typed for one, of which one closes": "መርከቡ ወደ ወደብ ገባ ብለዋል፡፡ ‹‹ሁሉም ነገር በነፋስ ይወሰናል› ሲሉም ተናግረዋል፡፡",
    "a last clause that may tell who speaks, in a language that nobody knows": "Kapteni alisema: “Meli ni kubwa sana na bahari ni ndefu, alisema Juma.",
    "two apostrophes on either side, in a text of curly marks": "Szef portu pisał o łodzi. Jej nazwa oznacza po polsku: ''szybka'' i tak ją też zwą ludzie, a on powiedział: “Nie ma już drugiej takiej łodzi w porcie”.",
    "the same in a language that nobody knows": "Kapteni alisema: ''Meli ni kubwa sana'' na akaondoka. “Bahari ni ndefu” alisema Juma.",
    "a pair the wrong way round, in a text of guillemets": "El capitán dijo que envió en la mañana del lunes ”Porque si no parece que me la ha dado el puerto“ y otro después. El barco «La Gaviota» no quiso salir, ni «El Faro», y nadie sabe qué dijo el marinero.",
    "the closers of two quotations that verses before have opened, with a blank between them": (
        "41 The mate said, 'No, for in hauling up the anchor you may lose the chain.\n"
        "42 Leave them both on the ground until the tide is in. Then I will say to the crew of the other boat, Haul up the chain first and "
        "lay it down upon the deck in bights, but keep the anchor for me.' \"\n"
        '43 He had another tale for them. He said, "The tide is like a guest who came when nobody had asked him."\n'
    ),
    "the same in curly marks, where the inner opener is of the outer kind": (
        "41 But he said, “No, lest you lose the chain together with it.\n"
        "42 Leave them both on the ground until the tide is in, and then I will tell the crew of the other boat, “First haul up the chain and "
        "lay it down upon the deck in bights, but keep the anchor for me.” ’”\n"
        "43 He had another tale for them, saying, “The tide is like a guest who came when nobody had asked him.”\n"
    ),
    "two openers without a blank before them": "And they said to the captain,“‘You must not sail today, and the captain stayed at home.",
    "two closers of straight marks behind another": (
        '7 And he told them, "We sail, and the mate says: \'Go home." \'"\n8 And they went home.\n'
    ),
    "a comma for one ‚ of many, pages away from a quotation inside of another": (
        "„Und dann rief sie: ‚Leinen los!‘“, sagte der Koch.\n\n„Da rief einer ,Hey, wartet!‘ und lief uns nach“, sagte der Junge.\n\n"
        "„Auf dem Schild stand ‚Möwe‘ und nicht ‚Mole‘“, antwortete der Maat.\n\n‚Gut‘, dachte sie und ging.\n"
    ),
    "the same, with a blank between two closers": (
        "„Mein Vater sagte immer: ‚Wer fragt, der lernt.‘ “\n\n„Da rief einer ,Hey, wartet!‘ und lief uns nach“, sagte der Junge.\n"
    ),
    "guillemets inside of other marks, over the end of a stanza": (
        "„Maryna, zmęczona czekaniem,\nSpojrzała na morze: »Żeglarze, jak widzę,\nWolicie zostać w porcie;\n\n"
        "Kto chce, niech płynie za mną« — krzyknęła i weszła na łódkę.”\n"
    ),
    "a speech that begins with a name, of which one mark opens both, in Russian": (
        "«Белые чайки» не спасут порт. Это лишь одна из лодок, о которых говорит новый договор», - сказала хозяйка маяка."
    ),
    "the same in Ukrainian": "«Білі чайки» не врятують порт. Це лише один із човнів, які є частиною договору», – сказала господиня маяка.",
    "the same in straight marks": (
        '"Белые чайки" не спасут порт. Это лишь одна из лодок, о которых говорит новый договор", - сказала хозяйка маяка.'
    ),
    "one straight mark that closes a speech and what is quoted at its end": (
        'The first sailor said, "My son is a pilot. Whenever he comes aboard, people call him, "Good sir."\n\n'
        'The second one said, "My son is a captain. Whenever he comes aboard, people call him, "Your Honour."\n\n'
        'The third one smiled, "My son is a cook. They call him, "Chef."'
    ),
    "the same in Russian, of a name": (
        '"Да, разумеется, "Чайка..." - Пётр усмехнулся. - "Не верю."\n\n"Я не шучу", - сказала она.'
    ),
    "a speech over a blank line, in a script without capitals, which closes behind a vowel sign": (
        '"భయపడకు, ఆ పడవని\n\nనడుపు" అని చెప్పింది అక్క.'
    ),
    "the same, which closes behind a point of its script": (
        'माँ ने कहा,\n\n"देखो मुझे नाव में क्या मिला?\n\nयह चमकता है, और यह घूमता भी है।"\n\n"ओह माँ, तुम कितनी चतुर हो!"'
    ),
    "an opener inside of a speech, to which a comma leads, of a verse that breaks off": (
        '"Then I will tell the crew plainly, "I never hired you; go ashore, all of you, and do not come back.'
    ),
    "the same behind a colon, in German": '"Da sagte er der Mannschaft: "Ich kenne euch nicht; geht an Land.',
    "accents around a letter, in a script without blanks": "船上有`n`个水手，船长说还要再等`m`天。",
}

REPAIRED = {
    "a closer of single marks that are usual, in Dutch": (
        "De raad is kritisch. ‘Dat geld missen we straks bij de haven, zei meester Jeroen Wolf, ‘en dat weet iedereen.’ ‘Daar is het’, zei hij. ‘Daar.’",
        "De raad is kritisch. ‘Dat geld missen we straks bij de haven’, zei meester Jeroen Wolf, ‘en dat weet iedereen.’ ‘Daar is het’, zei hij. ‘Daar.’",
    ),
    "‘ before a word without its start, while ' before another stays": (
        "La patria, i giorni scorsi, e ‘l porto\nin oblio posto: e 'I cener mio\nsperava già l’ onde del golfo, quando\ninvidioso di mia pace il vento.",
        "La patria, i giorni scorsi, e ’l porto\nin oblio posto: e 'I cener mio\nsperava già l’ onde del golfo, quando\ninvidioso di mia pace il vento.",
    ),
    "a blank on the wrong side of “, which closes in such a text": (
        "Kioskas „Žuvėdra “dirba vasarą, dirbtuvė „Inkaras” ir kepykla „Bitė” – visada. Apie tai rašė „Pamario žinios “praeitą savaitę.",
        "Kioskas „Žuvėdra“ dirba vasarą, dirbtuvė „Inkaras” ir kepykla „Bitė” – visada. Apie tai rašė „Pamario žinios“ praeitą savaitę.",
    ),
    "“ in a language that closes with ”, told by its words": (
        "Mówi „tak” i „nie” i „może“ i idzie do domu, ale nie wie, co jest w tym domu, bo nie był tam od lat.",
        "Mówi „tak” i „nie” i „może” i idzie do domu, ale nie wie, co jest w tym domu, bo nie był tam od lat.",
    ),
    "an opener that is missing, where the paragraph before closes what it opened": (
        '"The nets are wet," said Ann, and she hung them up.\n\nThey will be dry by noon," said the mate, and he went back to the boat.',
        '"The nets are wet," said Ann, and she hung them up.\n\n"They will be dry by noon," said the mate, and he went back to the boat.',
    ),
    "an exclamation amid a clause, in a language that closes parts of sentences before its stop": (
        'Тоді Іван крикнув понад човнами: — А пливи же! І це слово А пливи же!" вони добре розуміли, бо не один з них так кричав на морі. Це був "Чайка" і "Якір".',
        'Тоді Іван крикнув понад човнами: — А пливи же! І це слово "А пливи же!" вони добре розуміли, бо не один з них так кричав на морі. Це був "Чайка" і "Якір".',
    ),
    "a speaker who trails off, where sentences follow": (
        "“I am happy to stay on the boat,” came the voice.\n\n“It is the mate here who wants to get rid of me...\n\nSuddenly I felt a cold wind, and the lamp went out.",
        "“I am happy to stay on the boat,” came the voice.\n\n“It is the mate here who wants to get rid of me...”\n\nSuddenly I felt a cold wind, and the lamp went out.",
    ),
    "a list of what is said": (
        "“It is the name of a boat,” she said; “and it begins with F.”\n\nI guessed, “Fern,” Feather,” “Fife.” And then I knew no more.",
        "“It is the name of a boat,” she said; “and it begins with F.”\n\nI guessed, “Fern,” “Feather,” “Fife.” And then I knew no more.",
    ),
    "an opener behind a quotation that is no name, in Russian": (
        "Он вошёл в рубку. «Привет». Это лишь одна из лодок», — сказала хозяйка маяка.",
        "Он вошёл в рубку. «Привет». «Это лишь одна из лодок», — сказала хозяйка маяка.",
    ),
    "a closer before a verb that tells who speaks, where a comma leads to what is said then": (
        '"We are going home, said the mate, and then, "Haul up the anchor."',
        '"We are going home," said the mate, and then, "Haul up the anchor."',
    ),
    "a blank on the wrong side, ahead of the name of who spoke": (
        '"We are going home, "Captain Weber said.',
        '"We are going home," Captain Weber said.',
    ),
    "an accent on either side of what is left of a word": (
        "Он любит drum`n`bass и rock´n´roll. I`d`ve stayed. I don`t know.",
        "Он любит drum’n’bass и rock’n’roll. I’d’ve stayed. I don’t know.",
    ),
}


@pytest.mark.parametrize("name", KEPT)
def test_kept(name: str) -> None:
    assert QUOTES.clean(KEPT[name]) == KEPT[name]


@pytest.mark.parametrize("name", REPAIRED)
def test_repaired(name: str) -> None:
    before, after = REPAIRED[name]
    assert QUOTES.clean(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "»Ach, das ist lange her. Da war ich noch ein Kind.«\n\nLang oder kurz. Schuld ist Schuld.«\n\n»Und bedenke, daß ich morgen zu ihm komme.«\n",
        "Im Blatt der Stadt stand am Morgen darauf zu lesen:\n\nDer alte Turm wird nicht abgerissen, sondern im Herbst erneuert.“\n\n„Das ist gut“, sagte Hans.\n",
    ],
)
def test_windows_line_ends(text: str) -> None:
    repaired = QUOTES.clean(text)
    assert repaired != text
    assert QUOTES.clean(text.replace("\n", "\r\n")) == repaired.replace("\n", "\r\n")


def test_no_opener_comes_before_a_mark_that_was_lost() -> None:
    text = 'The release (known as ?Great Harbour Bell") was made this morning, and nobody found a fault in it.\n'
    assert Cleaner().clean(text) == text

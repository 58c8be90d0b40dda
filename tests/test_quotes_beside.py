"""What happens beside a damaged mark: the marks around it stay, and what is put in stands on its side."""

from __future__ import annotations

import pytest

from cleaner import Cleaner

QUOTES = Cleaner({"stages": ["quotes"]})

KEPT = {
    "blanks inside of guillemets in other marks": "„Anul trecut a zis « da », apoi a zis « nu »”, a spus primarul.",
    "a quotation in a Chinese one, in the same marks": "他说：“我昨天看了“平凡的世界”这本书。”然后就走了。",
    "one word before a verb of saying": "Der Nachbar kam noch einmal vorbei. „Er sagte, er warte auf den Hausmeister.",
    "one that only opens": "„To jest dobre, powiedział Jan.\n\nOn odszedł.",
    "” that goes on with a quotation in Spanish": (
        "La carta se conserva completa:\n\n“Querida Amelia: llegamos ayer con mar gruesa y sin equipaje.\n\n"
        "”La ciudad trepa por los cerros y nadie parece tener prisa.\n\n"
        "”Escríbeme pronto y dime si papá ha vendido por fin la casa”.\n\nLa carta no obtuvo respuesta."
    ),
    "what would leave an inner quotation outside": (
        "Den ni v sobi ni bilo nikogar.\n\nPrišel je trener in rekel: „Danes ne grem.“ Vprašal sem ga, ali je to šala», je povedal kapetan."
    ),
    "the item of a list, a title and who wrote it": (
        "Knihy na léto:\n\n5. „Most – Anna Horáková\n\nVšechny jsou k mání v knihovně na náměstí."
    ),
    "the label of an item": 'Pasos:\n\n4. Pulsa Copiar" y pega el enlace donde quieras compartirlo con los demás.',
    "names that share a closer, and another name": (
        'Суд зарегистрировал иск ПАО "Газснаб к АО "Банк "Развитие". Сумма требований составляет 1,2 млрд рублей.'
    ),
    "a name in a name in other marks": 'Как сообщили в ЗАО "Торговый дом «Волга», стороны попробуют договориться до мая.',
    "inches beside a lost opener": (
        'Ho comprato un televisore da 55" con la modalità Foto", che rispetta i colori di chi lavora con le immagini.'
    ),
    "a word without its end": "Das dritte Tor war leicht. \"Ich hab' einfach draufgehalten, sagte sie lachend und ging.",
    "a word without its start": "Ho 'sta caldaia che fa un rumore assurdo, tipo toc toc\", ogni volta che apro l'acqua.",
    "‘ is a closer in Czech": (
        "Odebíral ‚Večerník‘ a chodil pozdě. Ptali se ho, jestli odebírá Cesty a zastávky‘, a on neodpověděl."
    ),
    "straight marks in straight marks with a blank too many": (
        '"Chefen sa " gör som du vill" och gick sedan hem", berättar Kerstin, som arbetade på lagret i nio år.'
    ),
    "a paragraph opened again in curly marks": (
        '"Damals hat keiner gefragt, wer du bist. Sie haben nur gefragt, was du kannst.\n\n'
        "„Heute fragen sie zuerst nach dem Papier. Das macht niemanden reicher“, sagt er. „Ich bin alt.“"
    ),
    "single marks opened again, which hold a quotation in double ones": (
        "On the fourth day the mate wrote home:\n\n‘There has been no wind since Sunday. The men whittle.\n\n"
        "‘The bread is poor. The cook calls it “ballast” and eats it himself.\n\n"
        "‘A heron stood on the rail this morning. Nobody moved.’\n\nThe letter was never sent."
    ),
    "what goes on in the next paragraph, opened again, behind another quotation": (
        "“We’ll see.”\n\n“Listen, boy. I was young once. I had a boat.\n\n“One day the boat was gone,” the old man said, and he drank."
    ),
    "the same in short sentences": "“He came home,” Crowe said. “He said nothing until he’d eaten.\n\n“I want it back.”\n\n“We will see,” said Farrow.",
    "the same in Swedish": (
        "Ida Brandt har spelat in tystnad i fyrtio länder. ”Den är aldrig densamma.”\n\n”Folk tror att den är tom”, säger hon. "
        "”Jag ber dem sitta kvar i tio minuter.\n\n”Efter tre hör de sitt eget blod. Efter sex pratar de om sin mamma.”"
    ),
    "the same in single marks": "‘He came home,’ Crowe said. ‘He’d say, “Lo, it’s late.”\n\n‘I want it back.’",
    "inches beside a lost opener, of a text that has no other straight marks": (
        'My uncle calls this lazy soup,” because it cooks itself. Use a 9" by 13" dish, and cut the leeks ½" thick.'
    ),
    "feet and inches in a list": (
        "The lid comes in four sizes.\n\n- Weight: 12 lb 6 oz.\n- Finish: “Midnight,” “Moss,” or “Brick\n"
        "- Shelf clearance needed: 1' 2\"\n\nBuyers call it “the best lid they own” and “heavier than a car.”"
    ),
    "all of a labelled paragraph where others are labelled, too": (
        "Left: The mill in 1910, with “Old Tom” at the gate, “nobody hurt, thank God.”\n\n"
        "Right: The mill today. A sign on the gate promises quiet living from the $300s.”\n\n"
        "Below: The “whistle shed,” where the noon whistle was kept."
    ),
    "a stop that belongs to a title": (
        "“The clerk wrote it down,” he read, “‘I heard Mr. Dole say, “Leave it where it is,” and then I went home.’ He shut the file."
    ),
    "narration at the start of a paragraph": (
        "The council said that the money had been ‘moved’, and that the choice was ‘no reflection on the maps’.\n\n"
        "Mr Farr’s neighbours are less patient. It’s a shame,’ said Joan Lacey, who keeps the village shop. "
        "‘Half the walkers who come in here have got one of his copies.’\n\nA fund has raised £1,900 so far."
    ),
    "a closer that is a reference, in a text with tags": (
        'The <b>pilot</b> said "no" to all.\n\n"Where do we land?&quot; asked the old man from the other boat.'
    ),
    "what somebody reads, behind a comma": (
        "“Is it late?” she asked.\n\nClara read on the slip of paper, Lady Marsh wishes to know who bought the ferry.”\n\n“So it is,” he said."
    ),
    "words between two sentences of Chinese": (
        "他看了我一眼，说：“不会喝，来这里干什么？然后给我倒了小半碗，说是送的。我没有喝。"
    ),
    "a letter whose closer stands behind its signature, in French": (
        "Elle ouvrit l’enveloppe :\n\n« Ma chère Lise !\n\nLe moulin est vendu, et la barque avec lui.\n\nTa tante Odile »\n\nElle plia la feuille."
    ),
    "the same in Spanish": (
        "Leyó en voz alta:\n\n«¡Querida Inés!\n\nEl molino se vende en mayo. ¿Vendrás a verlo?\n\nTu tía Elvira»\n\nDobló la hoja."
    ),
    "a notice whose closer stands behind who put it up": (
        "На калитке висел листок:\n\n«Соседи!\n\nПаром сегодня не пойдёт, ветер слишком сильный\n\nПеревозчик»\n\nСтарик сел на камень."
    ),
    "a letter without its end": (
        "She broke the seal.\n\n“My dear Edith!\n\nThe ferry is sold, and the ferryman reads “The Herald” all day.\n\nCome before the frost."
    ),
    "the same in straight marks": (
        'She broke the seal.\n\n"My dear Edith!\n\nThe ferry is sold, and the ferryman reads "The Herald" all day.\n\nCome before the frost.'
    ),
    "arrows behind quotations": "« Le bac est vendu », dit-elle.\n\nIl ne répondit pas.\n\nLire la suite »",
    "a word without its start right behind an opener": (
        "‘’Twas the boys’ boat,’ the pilot said, and nobody sang rock ’n’ roll that night, nor danced ’n’ laughed."
    ),
    "two apostrophes in a code span among Chinese": "配置里写`''`表示“空”，不要写别的。",
    "the same in Japanese": "設定では`''`が空の値です。",
    "the same in Korean": "설정에서`''`는 빈 값을 뜻합니다.",
    "two straight marks in each other, of which the inner one closes in a single mark": (
        'The pilot told us, "The old man shouted, "Drop the anchor, all of you!\'"'
    ),
    "a closer behind who speaks": "“Take the oars, my boy.”\nThe ferryman said.” “It will be dark before we are over.”",
    "the same behind a pronoun": "“Take the oars.” he said.”\n\nThey pushed off.",
}

MENDED = {
    "a blank behind an opener that an elision stands before": (
        "Quella sera parlammo dell’« Ombra» e dell’acqua alta, che ci aveva portato via la barca.",
        "Quella sera parlammo dell’«Ombra» e dell’acqua alta, che ci aveva portato via la barca.",
    ),
    "the same behind the star of emphasis": (
        "The ferryman looked at the sky and said *“ No”* to all of them.",
        "The ferryman looked at the sky and said *“No”* to all of them.",
    ),
    "the same behind a possessive, where words are parted": (
        "Nobody had asked for the pilots’“ Yes” before the boat was sold.",
        "Nobody had asked for the pilots’ “Yes” before the boat was sold.",
    ),
    "an opener before a sentence with a name behind a comma": (
        "“Is it late?” she asked.\n\nWell, Clara, I think that the ferry has been sold to him.”\n\n“So it is,” he said.",
        "“Is it late?” she asked.\n\n“Well, Clara, I think that the ferry has been sold to him.”\n\n“So it is,” he said.",
    ),
    "a call that nothing marks as a salutation": (
        "“Drop the anchor!\n\nThe boy ran forward and let it go.",
        "“Drop the anchor!”\n\nThe boy ran forward and let it go.",
    ),
    "the same inside of words": (
        "“Yes,” said Ann. The trust’’s sums were read out, and nobody clapped. “They don’’t know,” she said.",
        "“Yes,” said Ann. The trust’s sums were read out, and nobody clapped. “They don’t know,” she said.",
    ),
    "an apostrophe typed twice": (
        "‘The boys’’ room is empty,’ she said. ‘And you’re goin’’ to clean it.’",
        "‘The boys’ room is empty,’ she said. ‘And you’re goin’ to clean it.’",
    ),
    "a closer beside an inner opener, among words without their start": (
        "“Gimme ’em,” said Roscoe.\n\n“’Bout time, said Lula. “I been tellin’ him: ‘Let ’em look. They’ll get tired.’”",
        "“Gimme ’em,” said Roscoe.\n\n“’Bout time,” said Lula. “I been tellin’ him: ‘Let ’em look. They’ll get tired.’”",
    ),
    "an opener before a word that has lost its start": (
        "‘Would you carry those?’ she asked.\n\nI’d carry ’em as far as the island,’ said the man, and sat down again.",
        "‘Would you carry those?’ she asked.\n\n‘I’d carry ’em as far as the island,’ said the man, and sat down again.",
    ),
    "the full stop behind a part of a sentence in single marks": (
        "‘I was gutted,’ said the postman. ‘They rang me on Monday.’\n\nThe council said the choice was ‘no reflection on the maps.",
        "‘I was gutted,’ said the postman. ‘They rang me on Monday.’\n\nThe council said the choice was ‘no reflection on the maps’.",
    ),
    "a full stop of the sentence that words have broken off": (
        "The grant had been ‘moved’, they said.\n\n‘We shall print them,’ its clerk said, ‘if it takes us ten years.",
        "The grant had been ‘moved’, they said.\n\n‘We shall print them,’ its clerk said, ‘if it takes us ten years.’",
    ),
    "the only straight mark of a text, and its closer": (
        '“Three years,” he said, “and not a day less.”\n\n"I thought you inherited it.\n\n“I did,” he said, “and lost most of it.”',
        "“Three years,” he said, “and not a day less.”\n\n“I thought you inherited it.”\n\n“I did,” he said, “and lost most of it.”",
    ),
    "two marks for one around another quotation": (
        "‘‘Did he really say “never”?’ asked the magistrate.\n\n‘He did,’ the constable replied.",
        "‘Did he really say “never”?’ asked the magistrate.\n\n‘He did,’ the constable replied.",
    ),
    "the full stop behind a part of a sentence, as commas stand in England": (
        "The minister denied that the scheme had “failed. She called the answer “a pause”, and the pause “a matter for history”, no more.",
        "The minister denied that the scheme had “failed”. She called the answer “a pause”, and the pause “a matter for history”, no more.",
    ),
    "no opener right before another": (
        "„Odkud ho máš?“ zeptal se tiše.\n\nByl tu tvůj bratr. Řekl: ‚Dej ho Martinovi, on už bude vědět.‘“",
        "„Odkud ho máš?“ zeptal se tiše.\n\n„Byl tu tvůj bratr. Řekl: ‚Dej ho Martinovi, on už bude vědět.‘“",
    ),
    "Dutch letters that are words": (
        "Ze liep ‘s avonds niet graag langs het water, en overdag ook niet.",
        "Ze liep ’s avonds niet graag langs het water, en overdag ook niet.",
    ),
    "the full stop of the text's other quotations": (
        "Lo ha detto lei. “Nessuno si è tirato indietro”. Poi ha taciuto. “Sapevo che mi avreste cercato.\n\nE se ne andò.",
        "Lo ha detto lei. “Nessuno si è tirato indietro”. Poi ha taciuto. “Sapevo che mi avreste cercato”.\n\nE se ne andò.",
    ),
    "the full stop of a part of a sentence": (
        "Han var i fjol assisterande tränare i ”Blåvitt. Nu är han hemma igen och vill inte säga mer.",
        "Han var i fjol assisterande tränare i ”Blåvitt”. Nu är han hemma igen och vill inte säga mer.",
    ),
    "the comma of the language": (
        "„Nem tudom, mi történt a házzal, mondta Anna, és hazament az anyjával.",
        "„Nem tudom, mi történt a házzal”, mondta Anna, és hazament az anyjával.",
    ),
    "a closer of another kind inside of a quotation": (
        "«Όταν ρωτάς και σου λένε “θα δούμε», ξέρεις ήδη την απάντηση», σχολίασε η εκπρόσωπος.",
        "«Όταν ρωτάς και σου λένε “θα δούμε”, ξέρεις ήδη την απάντηση», σχολίασε η εκπρόσωπος.",
    ),
    "a closer turned amid Chinese": (
        "老师说“勤奋“是最重要的。同学们都同意“努力”的意义。",
        "老师说“勤奋”是最重要的。同学们都同意“努力”的意义。",
    ),
    "one bracket for another": (
        "「まだ六月。『優勝」という言葉は口にしません」と大西は言った。",
        "「まだ六月。『優勝』という言葉は口にしません」と大西は言った。",
    ),
    "a bracket turned": (
        "彼は「この本は『伊豆の踊子』より面白い「と言った。",
        "彼は「この本は『伊豆の踊子』より面白い」と言った。",
    ),
    "guillemets that point the way of the others": (
        "«Meine Frau hat kürzlich gefragt: ›Und wann kommst du heim?› Das ist die Frage.» Er lachte. «Ich weiss es nicht.»",
        "«Meine Frau hat kürzlich gefragt: ‹Und wann kommst du heim?› Das ist die Frage.» Er lachte. «Ich weiss es nicht.»",
    ),
    "a menu entry in French": (
        "Ouvrez le menu »\xa0Réglages\xa0», puis «\xa0Réseau\xa0» et «\xa0Assistant Wi-Fi\xa0». Choisissez la langue de l’appareil.",
        "Ouvrez le menu «\xa0Réglages\xa0», puis «\xa0Réseau\xa0» et «\xa0Assistant Wi-Fi\xa0». Choisissez la langue de l’appareil.",
    ),
}


@pytest.mark.parametrize("name", KEPT)
def test_kept(name: str) -> None:
    assert QUOTES.clean(KEPT[name]) == KEPT[name]


@pytest.mark.parametrize("name", MENDED)
def test_mended(name: str) -> None:
    damaged, sound = MENDED[name]
    assert QUOTES.clean(damaged) == sound
    assert QUOTES.clean(sound) == sound

"""The quotes stage: what is repaired, what is left alone, what is only proposed."""

from __future__ import annotations

import time
from itertools import count
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner import Cleaner
from cleaner.change import Edit, apply
from cleaner.document import Document
from cleaner.stages.quotes.document.paragraphs import paragraphs
from cleaner.stages.quotes.marks.tables import Seen
from cleaner.stages.quotes.settle import settled

if TYPE_CHECKING:
    from collections.abc import Callable

QUOTES = Cleaner({"stages": ["quotes"]})
UNSAFE = Cleaner({"stages": ["quotes"], "unsafe": True})

REPAIRED = {
    "closer of what starts with a capital that an elision could be": (
        "He's the ferryman's son, and he asked me, like, ‘Are you insane?\n\nI won't go back there, and I said so.",
        "He's the ferryman's son, and he asked me, like, ‘Are you insane?’\n\nI won't go back there, and I said so.",
    ),
    "many apostrophes in one paragraph": (
        "L´amico dell´oste salì all´alba nell´orto, prese l´unica anfora e vide dall´alto l´isola: quand´era solo, senz´altro compagno, dov´era lei?",
        "L’amico dell’oste salì all’alba nell’orto, prese l’unica anfora e vide dall’alto l’isola: quand’era solo, senz’altro compagno, dov’era lei?",
    ),
    "corner bracket turned, where others stand behind a stop": (
        "男は立った。「行く」と言った。\n\n犬は」来た」と思った。",
        "男は立った。「行く」と言った。\n\n犬は「来た」と思った。",
    ),
    "corner bracket turned, where others hold a title": (
        "「『川』の本を読む。」\n\n犬は「来た「と思った。",
        "「『川』の本を読む。」\n\n犬は「来た」と思った。",
    ),
    "closer where the next paragraph opens with a single mark": (
        "Ann said: “I went back to the house with my brother and we found the door wide open.\n\n'We heard a noise'",
        "Ann said: “I went back to the house with my brother and we found the door wide open.”\n\n'We heard a noise'",
    ),
    "closer of what starts with dots": (
        "The letter said: “...and last night I met your son, who asked me for you.\n\nShe put it down.",
        "The letter said: “...and last night I met your son, who asked me for you.”\n\nShe put it down.",
    ),
    "a term with its closer": (
        "The so-called “experts were wrong again about the harbour",
        "The so-called “experts” were wrong again about the harbour",
    ),
    "outer opener before a quotation in single marks": (
        "It rained.\n\nSo you say that this ‘little leak’ was known for a year?” the mayor asked.\n\n“We do,” said Ann.",
        "It rained.\n\n“So you say that this ‘little leak’ was known for a year?” the mayor asked.\n\n“We do,” said Ann.",
    ),
    "closer behind an inner closer": (
        "She was angry. “I told the man, ‘It is only a year. Give us a chance, we have only just begun!’\n\nThen she left.",
        "She was angry. “I told the man, ‘It is only a year. Give us a chance, we have only just begun!’”\n\nThen she left.",
    ),
    "opener after a verb of saying": (
        "Rutte stated, The talks are ongoing, that’s good, but we have to make sure that they go on”",
        "Rutte stated, “The talks are ongoing, that’s good, but we have to make sure that they go on”",
    ),
    "closer at the end of a paragraph, in its opener's style": (
        'She noted: "It’s only talk, and we shouldn’t take it seriously. We are ramping up by the day.\n\nThe others left.',
        'She noted: "It’s only talk, and we shouldn’t take it seriously. We are ramping up by the day."\n\nThe others left.',
    ),
    "closer before the speaker": (
        "“Well, I never thought so, said Bessie. “Where did you get it?”",
        "“Well, I never thought so,” said Bessie. “Where did you get it?”",
    ),
    "opener after the speaker": (
        "“My dear fellow,” I said, do you know what this is? It is the key.”",
        "“My dear fellow,” I said, “do you know what this is? It is the key.”",
    ),
    "opener at the start of a paragraph": (
        "She rose.\n\nYou are late, my dear,” said the old man.\n\n“I know,” she said.",
        "She rose.\n\n“You are late, my dear,” said the old man.\n\n“I know,” she said.",
    ),
    "opener turned the wrong way": ("”That is enough,” she replied.", "“That is enough,” she replied."),
    "closer turned the wrong way": (
        "“This is my point.“ He put his finger on it. “This is where.”",
        "“This is my point.” He put his finger on it. “This is where.”",
    ),
    "straight closer of a curly opener": (
        '“I have nothing else to do," she said.',
        "“I have nothing else to do,” she said.",
    ),
    "straight closer of a single opener": (
        "‘I have nothing else to do,' she said, ‘and it’s late.’",
        "‘I have nothing else to do,’ she said, ‘and it’s late.’",
    ),
    "a closer of another language": ("“He opens his mouth,» said the boy.", "“He opens his mouth,” said the boy."),
    "single for double": ("“The landed interest,’ said he. “And more.”", "“The landed interest,” said he. “And more.”"),
    "two singles for a double": ("“Had he made several wills?’’ she asked.", "“Had he made several wills?” she asked."),
    "a straight opener is not opened again by a curly one": (
        '"I thought you had sold the boat.\n\n“I did,” he said, “but I bought it back.”',
        "“I thought you had sold the boat.”\n\n“I did,” he said, “but I bought it back.”",
    ),
    "straight closer of a single quotation": (
        "‘Is it far?’ she asked.\n\n‘Two miles,' said the carrier. ‘You’ll be there by noon.’",
        "‘Is it far?’ she asked.\n\n‘Two miles,’ said the carrier. ‘You’ll be there by noon.’",
    ),
    "the marks of TeX": ("``See you this?'' he asked. “I do.”", "“See you this?” he asked. “I do.”"),
    "a double prime": ("“To the south, sir,″ he said.", "“To the south, sir,” he said."),
    "typed twice": ("““So it is,” cried Silver.", "“So it is,” cried Silver."),
    "spaces inside": ("He was thrilled. “ We cannot wait, ” he noted.", "He was thrilled. “We cannot wait,” he noted."),
    "space on the wrong side": (
        "He looked at her.“ Nothing on earth can keep me away.”",
        "He looked at her. “Nothing on earth can keep me away.”",
    ),
    "closers in the wrong order": ("“Here it is, ‘The Egg Book.”’", "“Here it is, ‘The Egg Book.’”"),
    "double in double": (
        "“I must have what you call “the needful,” and soon.”",
        "“I must have what you call ‘the needful,’ and soon.”",
    ),
    "acute for apostrophe": ("“I´d think so,” said Bess.", "“I’d think so,” said Bess."),
    "double for apostrophe": ("“I”m a little lame,” he said.", "“I’m a little lame,” he said."),
    "space before an apostrophe": ("“They ‘re only a pack of cards.”", "“They’re only a pack of cards.”"),
    "closer before the speaker, though the next paragraph opens": (
        "“I have told you all that I know, said she.\n\n“Then tell me again,” he answered.",
        "“I have told you all that I know,” said she.\n\n“Then tell me again,” he answered.",
    ),
    "opener for the apostrophe of a year": ("It was a hit of 1978‘s summer.", "It was a hit of 1978’s summer."),
    "a guillemet turned, with none around": (
        "«Oui», dit-il. »Non», dit-elle. «Si».",
        "«Oui», dit-il. «Non», dit-elle. «Si».",
    ),
    "a closer between two guillemets": ("«Oui, dit-il. «Non», dit-elle.", "«Oui», dit-il. «Non», dit-elle."),
    "both marks of a quotation turned": (
        "“Hush,” said Ann, ”it is late, and they sleep.“ He nodded.",
        "“Hush,” said Ann, “it is late, and they sleep.” He nodded.",
    ),
    "typed twice, once straight": ('“"So it is,” cried Silver. “Yes.”"', "“So it is,” cried Silver. “Yes.”"),
    "two acutes for a double": ("“Hush,” said Ann. ´´It is late.´´", "“Hush,” said Ann. “It is late.”"),
    "two accents that are no code": (
        "I shan`t do it, and I can`t help it, she said.",
        "I shan’t do it, and I can’t help it, she said.",
    ),
    "a guillemet of the other level": (
        "‹ Ça me va comme un gant », dit Yves en riant.",
        "« Ça me va comme un gant », dit Yves en riant.",
    ),
    "a straight opener of a guillemet": (
        '" Ça me va comme un gant », dit Yves en riant.',
        "« Ça me va comme un gant », dit Yves en riant.",
    ),
    "a low opener in English": (
        'She said: „It is late", and we knew it. "So it is," he said.',
        'She said: "It is late", and we knew it. "So it is," he said.',
    ),
    "a straight opener of a corner bracket": (
        '旅人は"橋が落ちた」と言った。',
        "旅人は「橋が落ちた」と言った。",
    ),
    "a blank that Korean has between words": (
        "시 관계자는“ 사고가 났다”고 말했다. 그는 “아니요”라고 했다.",
        "시 관계자는 “사고가 났다”고 말했다. 그는 “아니요”라고 했다.",
    ),
    "the blank inside of a guillemet": (
        'Pour la juge, une « surprise » et un « plat corse" ne sont pas dans la loi.',
        "Pour la juge, une « surprise » et un « plat corse » ne sont pas dans la loi.",
    ),
    "a blank that belongs before a dash": (
        "Он обернулся и сказал: «Что вам угодно? »— и вышел вон, а она была так рада.",
        "Он обернулся и сказал: «Что вам угодно?» — и вышел вон, а она была так рада.",
    ),
    "a blank beside a dash that has none": (
        "“We waited for hours ”—nobody came—“and went home,” she said.",
        "“We waited for hours”—nobody came—“and went home,” she said.",
    ),
    "a blank that belongs between two quotations": (
        "Algunos no tenían esperanza: «¿Conoce usted el oficio? »«¿Dónde ha estado usted?» Sonreían al oírla.",
        "Algunos no tenían esperanza: «¿Conoce usted el oficio?» «¿Dónde ha estado usted?» Sonreían al oírla.",
    ),
    "a closer between points that never meet": (
        "Y le dijo bajo, para que no le oyera nadie: «¡Reza por tu padre, hija mía!.\n\nLa muchacha no dijo más.",
        "Y le dijo bajo, para que no le oyera nadie: «¡Reza por tu padre, hija mía!».\n\nLa muchacha no dijo más.",
    ),
    "a pair that the language has in books only, and the text once": (
        "»Vier Prozent«, sagte der Bauer.\n\n»Mein Satz ist fünf“, meinte der andere, und das war alles.",
        "»Vier Prozent«, sagte der Bauer.\n\n»Mein Satz ist fünf«, meinte der andere, und das war alles.",
    ),
    "a closer before an attribution, by the words of the language": (
        "»Aber, sagte ich, »das ist nicht so, wie du es mir und den anderen erzählt hast.«",
        "»Aber,« sagte ich, »das ist nicht so, wie du es mir und den anderen erzählt hast.«",
    ),
    "an opener behind a colon, by the words of the language": (
        "Начальник участка сказал: Мы работаем в две смены и откроем мост к зиме».",
        "Начальник участка сказал: «Мы работаем в две смены и откроем мост к зиме».",
    ),
    "opener for an elision": ("“Tell ‘em I’m here,” he said.", "“Tell ’em I’m here,” he said."),
}

KEPT = {
    "a word that lost its end, before a full stop and the end of what is said": (
        "“Did tha’ ask her?” Anna said.\n\n“Mother says, ‘Eh, lad, tha’ can row all th’ boats tha’ likes. "
        "We’ve rowed here nine year’.’”\n\nAnna wanted to hear more about mother."
    ),
    "a clause that tells who speaks amid what an edge would quote": (
        "“The boat is late.”\n\n“Then we wait.”\n\n“I will not wait.”\n\n“You never do.”\n\n“And you always do.”\n\n"
        "“Who told you that?”\n\n“I know it well, my poor girl, the nurse replied, for I was there when the boat went "
        "down with all of them.\n\nNobody answered."
    ),
    "a name, and who that is, before the verb": (
        "“The boat is late,” said Anna.\n\n“While all these boats are doing well the big worries are about the harbour, "
        "John Mill, an old hand at the office, told the town.\n\nNobody answered."
    ),
    "a single opener amid a clause, where a double one is missing": (
        "“It is late,” Peter wrote. The letter says that the boat ‘is not in the harbour. Nobody can tell where she is. "
        "We have no word from anybody at all.”"
    ),
    "closers before what Korean adds to a word": "‘우승’이라는 말은 아직 이르다. 감독은 ‘끝까지 간다’고 말했다.",
    "an inner quotation of Korean, the outer one damaged": "부모님은 ‘미쳤냐’고 하셨고, 이해가 됐습니다.”\n\n그는 “네”라고 했다.",
    "a name in a name, with one closer": 'Суд отказал в иске ПАО "Газснаб" к АО "Банк "Развитие". Сумма не была названа.',
    "the same in Polish": 'Sąd ogłosił, że upadła spółka "Zakład Przetwórstwa "Jabłuszko" i nie ma już jej.',
    "low openers and straight closers, as phones have them": (
        'Wczoraj byłam na spektaklu „Wesele" i nie było źle.\n\nPan obok szeptał „cudowne", ale ja się nie znam.'
    ),
    "an opener like the closer, in Finnish": "Kun kysyin siitä, minulle vastataan ”katsotaan syksyllä”. Se ei ole vastaus.",
    "corner brackets opened again, as in Taiwan": "「各位同學，今天開學。\n\n「希望大家努力讀書。\n\n「謝謝大家。」\n\n他說完就走了。",
    "another pair of the language, once": "Han sagde ”nej” og ”måske” til mig, men når nogen nu siger “homeland”, hvad er det så, og hvor blev jeg af?",
    "an inner opener that lost its closer": "«Мне позвонил тренер и сказал: „Я не приеду. Я спросил, не шутка ли это», — рассказала она.",
    "a straight mark with a closer, in a language that nobody knows": (
        'И стари калуђер устаде и рече: "Нека је благословено!“ Јанко одмах скочи и скиде калпак.'
    ),
    "a custom in spite of a slip": "\n\n".join(
        [
            "Le gardien raconta son hiver: « J'étais seul au phare, et la mer montait.",
            *[f"» — La cloche, dit-il, sonna {n} fois sans que personne ne vînt." for n in range(2, 11)],
            "» — La lampe s'éteignit.« Il faisait nuit. »",
            "» — Bonsoir, » dit Mira en riant, « je vous écoute encore.",
        ]
    ),
    "a word in straight marks first thing in a quotation": '“"Fail" is no word,” she said. “Try.”',
    "a low opener that a single mark closes, in no known language": "Jo „labas rytas’ niekas negirdėjo.",
    "typed guillemets": "Al sentir los pasos, añade: <<¡Apolodoro, hijo mío!»",
    "code behind a letter": "Several `Vec`s and `Box`es are made here, and that isn’t `slow`.",
    "an opener that has its blank": (
        "They said: “in any place, whenever anybody tells the old tale “ the hearer comes with eyes full of tears.\n\nShe left."
    ),
    "the low mark closes": "\n\n".join(
        f"Disse “{word}„ e poi, piano, “addio„, ma nessuno gli rispose."
        for word in ("laggiù", "domani", "mare", "sera")
    ),
    "a text taken apart into tokens": (
        "It was a thick stick , of the sort which is known as a “ boat hook . ”\n\n"
        "There was a band , and it bore the date “ 1884 . ”\n\n“ To the keeper , from his friends , ” was written on it .\n\n"
        "“ He 's gone , ” said the boys , “ and never rows again ! ”\n\nNobody , not even the ferryman , saw it ."
    ),
    "paragraphs of speech that were joined": (
        'The keeper said: "I never thought that the bell would hold for a whole winter. "The rope was wet on the very first day. '
        '"It may ring again in spring, and then we shall see what the council makes of it."'
    ),
    "where the text was cut off": (
        '"Don\'t you think we ought to call him?"\n\n"Not for the world.  Besides we cannot.  We have no bell.  We have a'
    ),
    "where a paragraph was torn apart": (
        "«Quantos barcos tens no porto, meu velho amigo? Nunca os pude contar todos, nem os vi voltar ao\n\n"
        "cais de pedra onde me espera a noite inteira.\n\nO velho nada disse.\n\n«Fica», disse ela."
    ),
    "two commas in a row of them": 'The pier ,,,,,, was "long',
    "guillemets that open and close alike": "\n\n".join(
        f"«{word} båten,« sade Karl, «den är {much} för kort tid,« och «{word} den« sade alla på «{boat}»."
        for word, much, boat in [
            ("Tag", "lånad", "Vågen"),
            ("Lägg", "hyrd", "Måsen"),
            ("Göm", "köpt", "Tärnan"),
            ("Ro", "lånad", "Ejdern"),
            ("Måla", "hyrd", "Lommen"),
        ]
    ),
    "a term in guillemets inside a quotation that goes on": (
        "« Le gardien, se retournant une fois « pour saluer la mer », monta sans lampe.\n\n« Il ne descendit plus.\n\n« La nuit tomba. »"
    ),
    "single marks in a text without straight ones": (
        "他说：“船来了。”她说：“好。”\n\n人也没有了，又怎么好去呢。’说老人又问：‘你这船家，既然来了，为何不去？’船家道：‘小人摇船，没伤天理。"
    ),
    "verse that may go on": "He sang.\n\n“‘When I was young I kept a goat\nThat lived upon the river boat.’\n\nHe stopped to drink.",
    "a quotation over paragraphs, reopened": "“A first paragraph.\n\n“A second one.\n\n“And the last, with its closer.”",
    "a quotation over paragraphs, not reopened": "She said: “It was a long year.\n\nIt went on and on.\n\nThen it ended.” She left.",
    "every line a paragraph, so that quotations run over them": (
        "The ferryman counted the sacks and shook his head. “Three are missing,\n\n"
        "and two are wet, and nobody in this valley has ever paid me for a wet\n\n"
        "sack; my father told me that, and his father told him, and when the\n\n"
        "old mill still stood at the ford they wrote it on the door with chalk,\n\n"
        "so that every miller who came down with his cart could read it before\n\n"
        "he took off the first rope, and there were millers who could not read,\n\n"
        "and for them a picture of a sack was drawn beside it, with drops, and\n\n"
        "under the picture a purse that was empty, and everybody understood\n\n"
        "that, even the children, who are not known for what they understand\n\n"
        "of wet sacks, or of money, or of the work that it takes to pull a\n\n"
        "barge over a river in a year like this one, with a rope that is older\n\n"
        "than I am!” The miller took off his cap and looked at the water, and\n\n"
        "then he went home."
    ),
    "a question in a speech of several paragraphs": (
        "“And so we came to the ford.\n\n“The water was high, and nobody would cross.\n\n“What did we do?\n\n“We waited.”\n\n"
        "“And then?” said Tom.\n\n“Then we crossed.”"
    ),
    "next paragraph opens": "“Well, I should not think so.\n\n“Then why does she ask you to stay?”",
    "a quotation that goes on, with a traveller's verb": "“I was half asleep.\n\n“Half dazed, I went into the station.\n\n“There I slept.”",
    "dialect": "“But, Huck, dese kings o’ ourn is rapscallions; an’ dat’s jist what dey is, goin’ on.”",
    "elisions": "“Why, ’e took up ’is end o’ the boxes like they was tea,” he said. “’Twas nothing.”",
    "a pair of another kind inside of spaced marks": 'Il dit "non, « jamais », ou presque" et « oui ». « Oui ! »',
    "possessive without s": "The tip of Holmes’ fingers tapped on the girls’ table.",
    "inches, straight": 'Its size is 8.25" x 2.4" and the model is 6\'0" tall.',
    "inches, curly": "The frame is 6.75” x 13.5” x 14.25” and the lid is under 4” deep.",
    "minutes and seconds": "The pole stands at 59° 20′ 11″ north.",
    "glottal stops": "‘Oku ‘i ai ‘a e totonu ‘a e tokotaha kotoa pe ke malu’i ‘ene ngaahi totonu.",
    "code span": 'Use `print(name, "x")` or ``typer.echo("some text)`` instead.',
    "json": '{"description": "Expected \\"one\\" space. Found \'  \'.",\n "other": ["a", "b]"}',
    "csv": 'a,"b ""c"" d","e\nf,"g",h',
    "fence": '```\nprint("a)\n```\n\nDone.',
    "british order": "‘Had I told myself, “you’re going to do it”, I’d have laughed at the idea.’",
    "spaced nested closers": "“He called it ‘the end,’ ” she said.",
    "swedish": "”Det är bra”, sade han. ”Kom.”",
    "reversed guillemets": "»Nein«, sagte sie, »das ist ›unser‹ Haus.«",
    "french": "« Bonjour », dit-elle. « Qui est là ? »",
    "guillemets": "«He leído “La casa” dos veces», dijo.",
    "japanese": "「『こころ』を読んだ」と彼は言った。",
    "japanese, inner marks behind a comma": "「昨日、『こころ』を読んだ。」と彼は言った。\n\n彼は、『それから』も読んだ。",
    "elisions before a possessive": "“Look ‘ere, an’ tell the girls’ mother,” he said.",
    "letters that were decoded wrongly": "Ñ‚Ð°Ð¼ Ð´Ñ‹Ð¼, Ñ‚ÑƒÑ‚ Ð´Ð¾Ð¼ Ð¸ Ñ‚Ñ‹.",
    "an elision behind a space, and a mark turned before": "“Now, this ‘n’ll come out right. What’s wrong with ’em?”",
    "a single quotation left open before a word that may have lost its start": (
        "‘So he is,’ said she.\n\n‘So he is, said she, ‘and that is that.’\n\n‘Oh,’ she said, ‘no.’"
    ),
    "straight apostrophes inside of single marks": "‘It's the boys' hat,’ he said. ‘They're late.’",
    "a dash that was decoded wrongly": "â€” It was late. We did not wait for him â€” nobody did.",
    "letters": "The forms “f” and “i” and ‘s’ differ.",
    "guillemets in guillemets, with blanks": "Elle lut : « Le maire a dit : « Patience » et il est parti », puis elle se tut.",
    "curly marks in guillemets, with blanks": "Il écrit : « Ma sœur répète : “Viens !” et elle attend. » Puis il signe. « Ah ! » fait-on.",
    "a French quotation over paragraphs": "« Le port était vide ce matin-là.\n\n« Ma tante avait une barque bleue.\n\n« Nous sommes rentrés à pied. »",
    "guillemets that go on at the start of paragraphs": "«Salí de casa el jueves.\n\n»El tren tardó seis horas.\n\n»Os escribo mañana».",
    "guillemets that go on at the start of lines": "La carta decía: «Salí de casa el jueves\n»y el tren tardó seis horas, pero\n»llegué bien». Nada más.",
    "a pair of another language, once": "Wir kauften « Le Monde ». Er kaufte »Die Woche«.",
    "arrows of a row of links": "Start » Garden » Tools\n\nThe shed opened in May. “Come and look,” she said.",
    "one arrow of a row of links": "Start » Garden tools\n\n« Venez », dit-elle.\n\nMore »",
    "guillemets in a quotation that goes on": "« Le port était vide.\n\n« Ma tante criait : « Rentre » et je riais.\n\n« Nous avons ri. »",
    "arrows with a blank on one side, and beside other marks": "Start »Garden »Tools\n\nMore » Tools » “Old” rakes",
    "one closer for two guillemets behind a colon": "« Elle répond : « Demain. »",
    "thin blanks between marks": (
        "“Say nothing of it,” she said.\n\n“\u200a‘Nothing’ is what I said to the miller.\n\n"
        "“\u200a‘Well,’ said he, ‘that is not much.’\u200a”\n\n“\u200a’Tis enough,” said Tom."
    ),
    "a story in indented paragraphs, opened again and parted by stars": (
        '   "We came to the ford at night.\n   "Nobody was there, and the rope was gone.\n* * *\n\n'
        '   "In the morning the miller came.\n   "He had the rope."\n\n   "And then?" said Tom.\n   "Then we crossed."'
    ),
    "a story of many paragraphs, opened once": (
        '"I was born by the river, and so was my mother.\n\n'
        + "".join(f"In the year of the {k}th flood we lost a barge, and found another.\n\n" for k in range(4, 20))
        + 'That is all I know of it."\n\n"Thank you," said Tom.'
    ),
    "marks of typists, low and straight": "\n\n".join(
        f'„Nie{" wiem" * k}", powiedział Jan i wyszedł.' for k in range(1, 8)
    ),
    "guillemets with straight closers": "\n\n".join(
        f'Hij riep: »Ja{" ja" * k}", en liep naar de brug.' for k in range(1, 8)
    ),
    "Russian marks inside of their own kind": "Он сказал: “Не просто “на днях”, а сегодня”. “Да”, — ответил я.",
    "front matter": "---\ntitle: ''\nlabels: \" rope\"\nassignees: ''\n---\n\n“Come in,” she said.",
    "a source of TeX": (
        "\\section{Ropes} The \\emph{old} ropes, ``of hemp'', are in \\cite{hemp}.\n\n"
        "\\begin{quote}They ``hold''.\\end{quote}\n\\ref{rope}"
    ),
    "plurals of what is quoted": 'Two or three "maybe"s are enough, and we heard two “never”s. The "no"s were few.',
    "accents around literals": (
        "A page outside of the tree gives ``WARNING: it isn't\nin any tree`` when it is built.\n\n"
        "They are written as ``:role:`content```. And ``that``."
    ),
    "italics of a wiki": (
        "==The ferry==\nIt takes ''n'' boats, and ''at most'' one horse; see [[The pier]] and '''the bell'''.\n\n"
        "==The pier==\nIt's ''t'' that's counted, and isn't ''n''.\n\nThe boat leaves at ''t'', as ''the other''\nboat's."
    ),
    "three accents": "Put ropes between graves (`), and use triple graves (```) for longer ones.\n\nShe said it twice.",
    "quotations that an accent opens": (
        "She called it `the bell', and he `the tyrant of the pier', and nobody rang it.\n\n"
        "He said, `you're to keep the time of the boat, and write down who has paid and who hasn't.\n\n"
        "Now go, and stop, you know, asking me.'\n\nAnd I said, `Yes, sir'. It's late."
    ),
    "ditto marks in a table": (
        'SMALL   2 x 3   100 +   watt    What it takes is only a guide to\nOLD     3 x 3   100 +   "   "    the size of a boat, and it\n'
        'LARGE   4 x 3   100 +   "   "    may vary.'
    ),
    "code in two accents and blanks": "An accent in code is written `` \\` `` and closed.\n\nIt is ``\\``` too.",
    "a quotation over lines of which one is long": (
        "'Item: she can milk.' "
        + "He reads what his mother wrote of her on the back of the list of the boats. " * 3
        + "'Inprimis: She\ncan fetch and carry.' Why, a horse can do\nno more: nay, it can only carry, so she is better\nthan a jade."
    ),
    "an accent as an opener": "The folders:\n\n`rope/config*'\n     what is asked first\n\n`rope/old'\n     what was asked",
    "a letter that ends with a comma and a name": (
        "“My good fortune is that I may call myself, with all my heart and for as long as I live,\n\nYour friend,\n\nA. Turner."
    ),
    "what somebody reads aloud": "“Dad, they sell ropes by mail now. Just listen to this one:\n\nAre you tired of wet hands?\n\nWe have gloves.”",
    "lines of a poem in a speech opened again": (
        "“We’ll leave it as it is. What a chap he was!\n\n‘The river was before us, and the rope.’\n\n“It sounds well, George.”"
    ),
    "speeches that a dash opens and nothing closes": (
        "«Je pars», dit-il.\n\n--La barque est au moulin.\n\n«Mais la corde est vieille, et le meunier le sait.\n\n"
        "Il se tut.\n\n--On la changera.\n\n«Car elle ne tient plus, et l'eau monte.\n\nElle sourit."
    ),
    "inches behind fractions": 'Cut it to 7½" x 9¼" and sand it.',
    "primes of a derivative": 'She wrote "zero" beside g″(t) = 0.',
    "a prime for itself": 'The sign of seconds is ″. "Old" maps (″) have it.',
    "one closer for a name inside of a name": "Договор подписало ООО «Завод «Север».",
    "a curly text has no straight marks": "他说：“海很大。”\n\n他说：“船很小。”\n\n”一个老人说：“海是大的。”他又说：“我要去看海。",
    "a sign of damage with no sure place": "He calls himself a “friend of the sea and sails alone",
}


@pytest.mark.parametrize("name", REPAIRED)
def test_repaired(name: str) -> None:
    damaged, sound = REPAIRED[name]
    assert QUOTES.clean(damaged) == sound
    assert QUOTES.clean(sound) == sound


@pytest.mark.parametrize("name", KEPT)
def test_kept(name: str) -> None:
    assert QUOTES.clean(KEPT[name]) == KEPT[name]


def test_a_pair_of_swedish_is_none_of_english() -> None:
    text = "She asked three questions (”Who was it?”) and got one answer (”Nobody knows”)."
    assert QUOTES.clean(text, lang="en") == text.replace("(”", "(“")
    assert QUOTES.clean(text, lang="sv") == text


def test_two_commas_are_a_low_mark_in_any_language() -> None:
    text = "Ji paklausė: ,,Kur eini?'' Jis neatsakė, tik ,,mojo'' ranka."
    assert QUOTES.clean(text) == text  # which mark closes is known to who knows the language
    assert QUOTES.clean(text, lang="lt") == "Ji paklausė: „Kur eini?“ Jis neatsakė, tik „mojo“ ranka."
    assert QUOTES.clean(text.replace("''", "“")) == QUOTES.clean(text, lang="lt")


def test_a_low_mark_that_a_straight_one_closes_waits_for_the_language() -> None:
    text = 'Šventos „Onos" bažnyčia stovi prie upės, niekas nežino, kas pastatė.'
    assert QUOTES.clean(text) == text
    assert QUOTES.clean(text, lang="lt") == text.replace('s"', "s“")
    assert QUOTES.clean(f"{text}\n\n„Taip“, tarė jis.") == text.replace('s"', "s“") + "\n\n„Taip“, tarė jis."


def test_two_blanks_show_where_a_mark_stood() -> None:
    text = "« Oui », dit Paul. Le{} Pas maintenant ! » de ma tante était connu, et l’on « riait{}, ce soir-là, dans la cour."
    for lost in (text.format(" ", " »"), text.format(" «", " ")):
        assert Cleaner().clean(lost, lang="fr") == text.format(" «", " »")


def test_a_document_says_where_its_stops_stand() -> None:
    inside, outside = "»Komm,« sagte sie, »wir gehen.«\n\n", "»Komm«, sagte sie, »wir gehen«.\n\n"
    lost = "»Das Boot ist weg, rief der Alte und ging hinaus."
    assert QUOTES.clean(inside + lost, lang="de").endswith("weg,« rief der Alte und ging hinaus.")
    assert QUOTES.clean(outside + lost, lang="de").endswith("weg«, rief der Alte und ging hinaus.")


def test_what_is_likely_is_proposed() -> None:
    text = "Her new play is a love letter” to the town."
    result = QUOTES.run(text)
    assert result.text == text
    assert [f.rule for f in result.findings] == ["QU203"]
    assert "most likely after 'is a'" in result.findings[0].message
    assert UNSAFE.clean(text) != text


def test_many_marks_take_no_time() -> None:
    for text in ('"' * 200_000, "“" * 200_000, "“a" * 100_000, "‘ " * 100_000, "' '' ``" * 50_000):
        assert QUOTES.clean(text) == text


def test_many_paragraphs_of_one_quotation_take_no_time() -> None:
    for unit in ("“So it was from year to year.\n\n", '"And `so` it {was}\n\n'):
        assert QUOTES.clean(unit * 20_000) == unit * 20_000


def test_explain_of_a_text_without_paragraphs() -> None:
    from cleaner import engine

    assert list(engine.explain("```«", QUOTES.plan, None)) == []


def test_explain_tells_how_marks_were_read() -> None:
    from cleaner import engine

    told = engine.explain("“We went home, she said. “It was late.”", QUOTES.plan, None)
    assert any("read as" in finding.message for finding in told)
    assert told[0].message == (
        "the text is taken for en, its pairs for “” ‘’; commas stand on either side; full stops stand before closers"
    )


def test_curly_marks_are_those_of_the_language() -> None:
    curly = Cleaner({"stages": ["quotes"], "quotes": {"style": "curly"}})
    for straight, wanted in {
        '"Nous allons à la maison", dit la mère. "Il est tard et elle est avec nous."': (
            "«\xa0Nous allons à la maison\xa0», dit la mère. «\xa0Il est tard et elle est avec nous.\xa0»"
        ),
        'Elle dit «oui» et puis "non" à la dame, qui ne le savait pas.': (
            "Elle dit «oui» et puis «non» à la dame, qui ne le savait pas."
        ),
        '"Wir gehen jetzt nach Hause", sagte die Mutter und nahm das Kind bei der Hand.': (
            "„Wir gehen jetzt nach Hause“, sagte die Mutter und nahm das Kind bei der Hand."
        ),
    }.items():
        assert curly.clean(straight) == curly.clean(wanted) == wanted


@pytest.mark.parametrize(
    ("straight", "curly"),
    [
        ('"It\'s late," she said. "Isn\'t it?"', "“It’s late,” she said. “Isn’t it?”"),
        ("\"He said 'no,' and left,\" she said.", "“He said ‘no,’ and left,” she said."),
        ("''Tis so,' said the Duchess. 'I know.'", "‘’Tis so,’ said the Duchess. ‘I know.’"),
        ("\"I'd 'a' told you,\" he said.", "“I’d ’a’ told you,” he said."),
        ("\"It starts with 'a' and ends with 'b',\" he said.", "“It starts with ‘a’ and ends with ‘b’,” he said."),
        ("\"'Tis late,\" he said of the '80s.", "“’Tis late,” he said of the ’80s."),
        (
            "It was the summer of '89; \"Go an' see 'bout de lan',\" he said.",
            "It was the summer of ’89; “Go an’ see ’bout de lan’,” he said.",
        ),
    ],
)
def test_style_on_request(straight: str, curly: str) -> None:
    assert QUOTES.clean(straight) == straight
    assert Cleaner({"stages": ["quotes"], "quotes": {"style": "curly"}}).clean(straight) == curly
    assert Cleaner({"stages": ["quotes"], "quotes": {"style": "straight"}}).clean(curly) == straight


PLAIN = [
    "‘One,’ he said.",
    "“So ‘one’ is.”",
    "‘So “one” is.’",
    "„Eins“ und „zwei“.",
    "„Eins“ allein.",
    "»Eins« sagt er.",
    "”Ett” och ”två”.",
    "„Raz” i „dwa”.",
    "「一」と『二』。",
    "« Oui », dit-il. « C’est l’été. »",
    "»Ja», sade han.",
    "'We are late,' he said. 'It's nearly two.'",
    "\"'Here,' he said.\"",
    "“‘One,’ she said.”",
    "‘And so it is,’ she said.",
    "'It is late,' she said. 'And so we go.'",
    "»Das ist ›gut‹, ja«, sagt er.",
    "彼は、「『一』だ。」と言った。『二』。",
    "“One\nand two,” she said.\n\nThree\nand ‘four\nand five.’",
]
ODD = [
    "‘tis so",
    "“So ‘one.”",
    "„Eins“ und „zwei”.",
    "”Ett” of the two and of the many that were there",
    "»Eins« «Zwei»",
    "„Er ‚eins‘“, „zwei“",
    "„Eins“ ‘zwei’ „drei“",
    ",,One''",
    "'One 'two,' he said.",
    "'tis so,' he said.",
    "‘One,' he said.",
    "‘and the girls’ mother",
    "“One\n\nand two,” she said.",
    "“One\n \nand two,” she said.",
    "A “long\nline” and " + "word " * 40,
]


CHAIN = "“One,” he said. “It was so\n\n“for a year\n\n“and more.”\n\n“Two,” he said."


def test_the_gate_lets_only_plain_pairs_pass() -> None:
    from cleaner.document import Document
    from cleaner.stages.quotes.document.paragraphs import SOUND
    from cleaner.stages.quotes.gate import unsure
    from cleaner.stages.quotes.marks.tables import build

    stage = next(rules for stage, rules in Cleaner().plan.stages if stage.NAME == "quotes")
    tables = build(stage)
    for text in (
        "No marks.",
        'The dogs’ “good” bone ("mine") isn\'t «here».',
        "“One.”\n\n“Two,” he said.",
        CHAIN,
        *PLAIN,
    ):
        assert unsure(Document(text), tables) == SOUND, text
    for text in (
        "“One.\n\nTwo.”",
        "“One“ two",
        "one ’ two",
        "“ One ”",
        "„One“ of the two and of the many that were there",
        '"one "two" three"',
        "He”llo“ you",
        *ODD,
    ):
        assert unsure(Document(text), tables) != SOUND, text


FRAGMENTS = (
    "word", "said.", "dogs' ", "don't", "’tis", '6"', " ", "\n", "\n\n", ", ", " – ", "“", "”", '"', "‘", "’", "'", "„", "«", "»",
    "« ", " »", '"Yes," ', "“No.” ", "‘So,’ ", "'Well,' ", "„Eins“ ", "”Ett” ", "`x` ", "“He ‘saw’ it.” ",
    "‘And so,’ ", "‘it", "'It is.' ", "'and ", "'is", "›so‹ ", "‹", "›", "「一」", "『二』", "「", "』", "、", "“so\nit is” ", "word " * 40, "\n \n",
)  # fmt: skip


@settings(max_examples=300)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join), st.sampled_from((None, "en", "de", "fr", "sv")))
def test_the_gate_hides_no_edit(text: str, lang: str | None) -> None:
    from cleaner.document import Document
    from cleaner.stages.quotes.gate import unsure
    from cleaner.stages.quotes.marks.tables import build
    from cleaner.stages.quotes.repair import single_pass

    tables = next(rules for stage, rules in QUOTES.plan.stages if stage.NAME == "quotes").prepared(build)
    parts = unsure(Document(text, lang), tables)
    tables.recent.clear()
    made = single_pass(Document(text, lang), tables, None)
    tables.recent.clear()
    assert parts is None or single_pass(Document(text, lang), tables, parts) == made
    first = unsure(Document(text, lang), tables._replace(looks=count()))  # the first texts are looked at in another way
    tables.recent.clear()
    assert first is None or single_pass(Document(text, lang), tables, first) == made


WHOLE = (
    "“Yes,” she said, “we know.”", "He went home.", "“So it is.” “No.”", "They call it “the hill” here.", "« Oui », dit-il.",
    "«So», he said.", "'Tis the dogs' bone.", "„Ja“, sagte er.", "”Ja”, sade han.", "»Nein«, sagte sie.", '"Well," he said.',
    "“It is ‘so’ here.”", "「はい」と言った。「いいえ」", "「『本』を」。「はい」", "“One.”\u200a“Two.”", "   “So,” he said.",
)  # fmt: skip
HURT = (
    "“Yes, she said.", "Yes,” she said.", "“Yes,“ she said.", "„Ja, sagte er.", "«So, he said.", "« Oui , dit-il.", '"Well, he said.',
    "”Ja, sade han.", "””Yes,” she said.", "‘Yes,” she said.", "“Yes,'' she said.", "「はい「と言った。", "」いいえ」と。", "x » y » z",
    "»Nein, sagte sie.", "word ’ word", "x = {“a”: 1}", "The ‘Oku of ‘Ata and ‘Eua and ‘Uiha.",
)  # fmt: skip


@settings(max_examples=300)
@given(
    st.lists(st.sampled_from(WHOLE), min_size=4, max_size=14),
    st.lists(st.sampled_from(HURT), min_size=1, max_size=3),
    st.integers(0, 9),
    st.sampled_from((None, None, "en", "de", "fr", "sv")),
)
def test_habits_are_told_from_few_paragraphs(whole: list[str], hurt: list[str], at: int, lang: str | None) -> None:
    """The same comes out where plain pairs are counted, and where the marks of all paragraphs are gone through."""
    from cleaner.document import Document
    from cleaner.stages.quotes.document.survey import Survey
    from cleaner.stages.quotes.gate import unsure
    from cleaner.stages.quotes.marks.tables import build
    from cleaner.stages.quotes.repair import single_pass

    text = "\n\n".join([*whole[:at], *hurt, *whole[at:]])
    tables = next(rules for stage, rules in QUOTES.plan.stages if stage.NAME == "quotes").prepared(build)
    document = Document(text, lang)
    found = unsure(document, tables._replace(looks=count(9)))
    few, all_ = Survey(document, tables, found).profile, Survey(document, tables).profile
    kept = few.known, few.lang, few.curly, few.single, few.talk, few.letter
    assert kept == (all_.known, all_.lang, all_.curly, all_.single, all_.talk, all_.letter)
    tables.recent.clear()
    made = single_pass(document, tables, None)
    tables.recent.clear()
    assert found is None or single_pass(document, tables, found) == made


def test_one_missing_mark_is_looked_for_once() -> None:
    def seconds(size: int) -> float:
        begun = time.process_time()
        QUOTES.clean("“Yes" + " so they went on" * (size // 16))
        return time.process_time() - begun

    times = [min(seconds(size) for _ in range(3)) for size in (4_000, 16_000)]
    assert times[1] < 10 * times[0]  # looking through all words at every word would take sixteen times as long


def test_what_a_straight_mark_means_in_a_text_is_asked_once() -> None:
    def seconds(count: int) -> float:
        begun = time.process_time()
        QUOTES.clean('He calls it so,” because 9" by 8" of it do.\n\n' * count)
        return time.process_time() - begun

    times = [
        min(map(seconds, (count, count + 1, count + 2))) for count in (500, 4_000)
    ]  # a text that was seen takes no time
    assert times[1] < 20 * times[0]  # to go through all marks for each paragraph would take fifty times as long


@pytest.mark.parametrize(
    "text",
    [
        "›a ‹b\n\n" * 15_000,
        "«a b\n\n" + "» a ‹b c\n\n" * 10_000,
        "“A b c.”\n\n" * 2 + "‘a “b c’\n\n" * 10_000,
    ],
    ids=["continued", "continued by custom", "in single marks"],
)
@pytest.mark.parametrize("cleaner", [QUOTES, Cleaner({"stages": ["quotes"], "quotes": {"style": "curly"}})])
@pytest.mark.timeout(20)
def test_paragraphs_that_quotations_pass_over_are_passed_over_once(text: str, cleaner: Cleaner) -> None:
    cleaner.clean(text)


@pytest.mark.parametrize(
    ("lang", "before", "after"),
    [
        pytest.param(
            "fr",
            "Il pensait : « Tas de brutes ! » Les autres prononçaient toujours : « En voilà un animal !\n\nIl passa.\n",
            "Il pensait : « Tas de brutes ! » Les autres prononçaient toujours : « En voilà un animal ! »\n\nIl passa.\n",
            id="closer behind a point with a space; » … « is no pair here",
        ),
        pytest.param("pl", "Powiedział: ”Dobrze”, i poszedł.\n", "Powiedział: „Dobrze”, i poszedł.\n", id="told language first"),
        pytest.param("en", "“Well, let ‘em come,” said the keeper.\n", "“Well, let ’em come,” said the keeper.\n", id="‘em"),
        pytest.param(
            "ja",
            "「遠い所をよく来た。」\n\n「はい。」\n\n今日は実際のところを見せてくれないか。」と先生は言った。\n",
            "「遠い所をよく来た。」\n\n「はい。」\n\n「今日は実際のところを見せてくれないか。」と先生は言った。\n",
            id="speech from the start",
        ),
    ],
)  # fmt: skip
def test_marks_of_other_languages(lang: str, before: str, after: str) -> None:
    assert Cleaner().clean(before, lang=lang) == after
    assert Cleaner().clean(after, lang=lang) is after


@pytest.mark.parametrize(
    ("straight", "curly"),
    [
        ('"No; I am afraid."', "“No; I am afraid.”"),
        (
            'A free jelly cleanser ("Gift") comes with each order.',
            "A free jelly cleanser (“Gift”) comes with each order.",
        ),
        ("\"He lifts 'is 'at and 'ears 'is 'orse.\"", "“He lifts ’is ’at and ’ears ’is ’orse.”"),
    ],
)
def test_curly_style_in_short_and_bracketed_speech(straight: str, curly: str) -> None:
    assert Cleaner({"quotes": {"style": "curly"}}).clean(straight, lang="en") == curly


@pytest.mark.parametrize("code", ['print("Gift")\nshow("Gift", "Order");', 'x = "No";\ny = "Yes";'])
def test_calls_and_statements_are_no_prose(code: str) -> None:
    assert Cleaner({"quotes": {"style": "curly"}}).clean(code, lang="en") is code


BODY = st.lists(
    st.sampled_from(("word", "he said", "dogs’ bones", "’tis", "‘so’", "‘So,’ he said, ‘yes.’", "said")),
    min_size=1,
    max_size=5,
)
CHAINS = st.lists(
    st.tuples(st.sampled_from(("{o}{b},", "{o}{b}.{c} he said. {o}{b}—", "{o}{b}.{c} they say.", "{b}.")), BODY, BODY),
    max_size=5,
)


@settings(max_examples=300)
@given(CHAINS, st.sampled_from(("“”", '""', "„“")), st.sampled_from((None, "en", "de", "sv")))
def test_quotations_that_go_on_are_told_without_reading(
    chain: list[tuple[str, list[str], list[str]]], pair: str, lang: str | None
) -> None:
    """The same comes out where the gate passes them over, and where every one of them is read."""
    from cleaner.document import Document
    from cleaner.stages.quotes.gate import unsure
    from cleaner.stages.quotes.marks.tables import build
    from cleaner.stages.quotes.repair import single_pass

    o, c = pair
    parts = [shape.replace("{b}", " ".join(one), 1).replace("{b}", " ".join(two)) for shape, one, two in chain]
    text = "\n\n".join([*parts, "{o}And so.{c}", "{o}Yes,{c} he said."]).replace("{o}", o).replace("{c}", c)
    tables = next(rules for stage, rules in QUOTES.plan.stages if stage.NAME == "quotes").prepared(build)
    tables.recent.clear()
    made = single_pass(Document(text, lang), tables, None)
    tables.recent.clear()
    assert single_pass(Document(text, lang), tables, unsure(Document(text, lang), tables)) == made


@pytest.mark.parametrize(
    "text",
    [
        "It would look like “\xa0\xa0\xa0\xa0test\xa0\xa0\xa0\xa0”, and “test” is short.",
        "It needs quotes if it has a space (“\xa0”) or a semi-colon (“;”).",
        "The group_concat(x,'') function returns NULL, and so does 'max'.",
    ],
)
def test_blanks_and_nothing_may_be_quoted(text: str) -> None:
    assert QUOTES.clean(text) == text


@pytest.mark.parametrize(
    "text",
    [
        'Why do anarcho"-capitalists place little or no value on equality, when others do?',
        "Home\n»\nIndex\n»\nReboot\n",
        "[``Erik] said so.\n<``Erik> about the same, not a human, just a bot.\n",
    ],
)
def test_what_quotes_nothing_stays(text: str) -> None:
    assert QUOTES.clean(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "あなたが「港の\n番人」になりたいならば、少なくとも一人以上の番人から確認を受ける必要があります。あなたが「港の\n番人」になるまで。",
        "كان ”mirror“ هو الاسم الثاني لهذا المستوى في دليل الميناء.",
        "Setarea e descrisă în „Poarta” și în „Portul”, iar restul în “Harbour rules” și “Ferry rules” de pe pagină.",
        '[Menu](ferry.html "2.3. How the boats of the lower river are moored when the wind is high, and by whom it is done, and when, and why they are\nmoored so") says it.\n',
        "\\time 2/4\n  c'4 g''\n}\n\\new Staff {\n  \\time 2/4\n  c'4 g''\n  \\override A = 1\n  \\key c\n  \\bar x\n  a''\n",
        "types (list):\n  '(section-event event)\n  The types of this object; it says 'event'.\n",
    ],
)
def test_what_other_scripts_and_sources_set_so_stays(text: str) -> None:
    assert QUOTES.clean(text) == text


def _marked(document: Document) -> list[Edit]:
    """What a pass would do that doubles every x at the start, and those behind a double one."""
    text = document.text
    alone = [at for at in range(len(text)) if text[at] == "x" != text[at - 1 : at] and text[at + 1 : at + 2] != "x"]
    return [Edit(at, at, "x", "A") for at in alone if at == 0 or "xx" in text[:at]]


def _asked(again: Callable[[Document], list[Edit]]) -> Callable[[Document], Seen]:
    return lambda document: Seen(document.text, document.lang, again(document), paragraphs(document))


def test_what_repairs_show_is_repaired_too() -> None:
    document = Document("x one\n\nx two\n\nx three")
    edits = settled(document, _marked(document), {"A"}, frozenset(), _asked(_marked))
    assert apply(document.text, edits) == "xx one\n\nxx two\n\nxx three"


def test_what_never_comes_to_rest_is_left_alone_and_nothing_else() -> None:
    def again(document: Document) -> list[Edit]:
        at = document.text.index("flip") - 1
        other = {"<": ">", ">": "<"}[document.text[at]]
        return [*_marked(document), Edit(at, at + 1, other, "A")]

    document = Document("x one\n\n<flip\n\nx three")
    edits = settled(document, again(document), {"A"}, frozenset(), _asked(again))
    assert apply(document.text, edits) == "xx one\n\n<flip\n\nxx three"


def test_what_is_firm_stays() -> None:
    def again(document: Document) -> list[Edit]:
        return [Edit(0, 0, "b", "B")]

    document = Document("one\n\ntwo")
    firm = Edit(5, 5, "a", "A")
    assert settled(document, [Edit(0, 0, "b", "B"), firm], {"B"}, {"A"}, _asked(again)) == [firm]

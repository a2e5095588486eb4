"""German quotations: who says them, and by which verb, as word order, cases and compounds tell."""

from __future__ import annotations

import time

import pytest

from newsx.quotes import find
from newsx.quotes.attribution.verb_second import cues_of
from newsx.quotes.grammar.chunking import chunk_passages
from newsx.quotes.spans.marks import find_spans
from tests.quotes.reading import GERMAN, name, passages, read_german


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ("„Die Fähre ist weg“, sagte Bürgermeisterin Anna Roth.", "Anna Roth", "sagte"),
        ("Anna Roth sagte am Montag: „Die Fähre ist weg.“", "Anna Roth", "sagte"),
        ("Gestern sagte Anna Roth in Husum: „Die Fähre ist weg.“", "Anna Roth", "sagte"),
        ("„Die Fähre ist weg“, hat Anna Roth gestern gesagt.", "Anna Roth", "gesagt"),
        ("„Die Fähre ist weg“, so Anna Roth.", "Anna Roth", "so"),
        ("Anna Roth teilte dem Rat am 3. Mai mit: „Die Fähre ist weg.“", "Anna Roth", "teilte"),
        ("„Die Fähre ist weg“, wie Anna Roth sagte.", "Anna Roth", "sagte"),
        ("Anna Roth, eine Lotsin aus Husum, sagte: „Die Fähre ist weg.“", "Anna Roth", "sagte"),
        ("Anna Roth (SPD) sagte: „Die Fähre ist weg.“", "Anna Roth", "sagte"),
        ("„Die Fähre ist weg“, sagte der Sprecher der Stadt, Ivo Bern, gestern.", "Ivo Bern", "sagte"),
        ("»Die Fähre ist weg«, betonte Anna Roth.", "Anna Roth", "betonte"),
        ("„Die Fähre ist weg“, sagte Anna Roth.Danach kam der Rat.", "Anna Roth", "sagte"),
    ],
)
def test_who_says_it(text: str, speaker: str, cue: str) -> None:
    (quote,) = read_german(text).quotes
    assert (name(quote), quote.cue, quote.kind) == (speaker, cue, "direct")


@pytest.mark.parametrize(
    ("text", "subject", "link"),
    [
        ("Roth sagte, es sei spät.", "Roth", "<"),
        ("Die Sprecherin der Werft sagte nein.", "Die Sprecherin", "r<"),
        ("Gestern sagte die Sprecherin der Werft nein.", "die Sprecherin", ">"),
        ("Wie die Polizei mitteilte, war es spät.", "die Polizei", "k<"),
        ("Roth, eine Anwältin aus Husum, sagte nein.", "Roth", ",<"),
        ("Weil Roth die Fähre als „alt“ bezeichnete, fehlt sie.", "Roth", "k<"),
        ("Roth hatte die Lage der Bau- und Werftarbeiter betont.", "Roth", "r<"),
        ("Die Lage Husums hatte Roth betont.", "Roth", ">"),
        ("Johann II., der König, sagte nein.", "Johann II.", ",<"),
        ("Laut Roth war es spät.", "Roth", "A>"),
        ("Es war nach Angaben der Polizei spät.", "der Polizei", "A>"),
        ("Einem Bericht zufolge war es spät.", "Einem Bericht", "<A"),
        ("Die Fähre wurde von Roth als Wrack bezeichnet.", "Roth", "by"),
        ("Den Plan kritisierte Roth.", "Roth", ">"),
        ("Die Lotsen, die es sahen, beschrieb die Polizei als müde.", "die Polizei", ">"),
        ("Am Abend zogen die Lotsen zur Werft und kritisierten die Polizei.", "die Lotsen", "&"),
    ],
)
def test_how_a_verb_is_linked_to_its_subject(text: str, subject: str, link: str) -> None:
    found = passages(text, "Ratsherrin Inge Roth kam.")
    chunks = chunk_passages(found, find_spans(found, GERMAN), GERMAN)[0]
    cue = cues_of(chunks)[-1]
    mention = chunks.mentions[cue.subject]
    assert mention is not None
    assert (text[mention.start : mention.stop], cue.link) == (subject, link)


def test_a_separable_verb_needs_its_particle() -> None:
    found = passages("Anna Roth teilte den Kuchen.", "Anna Roth teilte gestern mit, es sei spät.")
    divides, reports = chunk_passages(found, [], GERMAN)
    assert cues_of(divides) == []
    assert [cue.lemma for cue in cues_of(reports)] == ["mitteilen"]


@pytest.mark.parametrize(
    ("second", "speaker"),
    [
        ("„Wir bauen neu“, sagte sie.", "Anna Roth"),
        ("„Wir bauen neu“, sagte er.", "Ivo Bern"),
        ("„Wir bauen neu“, sagte Roth.", "Anna Roth"),
        ("„Wir bauen neu“, sagte die Ministerin.", "Anna Roth"),
    ],
)
def test_whom_a_word_means(second: str, speaker: str) -> None:
    quotes = read_german("Verkehrsministerin Anna Roth hat Ivo Bern besucht. Der Lotse zeigte ihr die Fähre.", second).quotes
    assert name(quotes[-1]) == speaker


def test_a_speaker_without_a_name_is_called_without_article() -> None:
    (quote,) = read_german("„Wir bauen neu“, sagte ein Sprecher der Werft.").quotes
    assert quote.speaker is not None
    assert (quote.speaker.name, quote.speaker.named, quote.speaker.type) == ("Sprecher der Werft", False, "person")


def test_a_name_has_no_genitive() -> None:
    (quote,) = read_german("Die Fähre war nach Angaben Roths „völlig marode“. Anna Roth ist Lotsin.").quotes
    assert name(quote) == "Anna Roth"


def test_the_role_before_a_name() -> None:
    (quote,) = read_german("„Wir bauen neu“, sagte die parteilose Hafenmeisterin Anna Roth.").quotes
    assert quote.speaker is not None
    assert quote.speaker.role == "parteilose Hafenmeisterin"


def test_a_name_in_marks_is_nobodys_words() -> None:
    (quote,) = read_german("Das Schiff „Adler“ lag im Hafen von Husum.").quotes
    assert quote.speaker is None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("„Die Fähre ist weg“, schreibt die „Husumer Woche“.", "Husumer Woche"),
        ("Laut „watt.de“ ist die Fähre „völlig marode und viel zu alt“.", "watt.de"),
        ("Die „Husumer Woche“ schrieb: „Die Fähre ist weg.“", "Husumer Woche"),
        ("„Die Fähre ist weg“, meldet die Agentur „Watt“.", "Agentur „Watt“"),
    ],
)
def test_a_paper_whose_name_stands_in_marks_speaks(text: str, speaker: str) -> None:
    assert [name(quote) for quote in read_german(text).quotes if quote.speaker is not None] == [speaker]


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("Laut der Lautsprecherstimme war es spät.", ["lautsprecherstimme"]),
        ("Die Lautsprecherstimme sagte, es sei spät.", ["lautsprecherstimme", "es"]),
        ("Ivo Bern lobte die Lautsprecherstimme.", ["bern"]),
        ("Nach einer hwd-Meldung war es spät.", ["hwd-meldung", "es"]),
    ],
)
def test_a_noun_of_no_list_that_says_something_may_be_a_source(text: str, heads: list[str]) -> None:
    (chunks,) = chunk_passages(passages(text), [], GERMAN)
    assert [mention.head for mention in chunks.mentions if mention is not None][: len(heads)] == heads


@pytest.mark.parametrize(
    ("text", "report", "speaker", "cue"),
    [
        ("Hafenmeisterin Anna Roth sagte, dass die Fähre weg sei.", "dass die Fähre weg sei", "Anna Roth", "sagte"),
        ("Die Fähre sei weg, sagte Hafenmeisterin Anna Roth.", "Die Fähre sei weg", "Anna Roth", "sagte"),
        ("Laut Hafenmeisterin Anna Roth ist die Fähre weg.", "ist die Fähre weg", "Anna Roth", "Laut"),
        ("Hafenmeisterin Anna Roth erklärte, sie habe nichts gewusst.", "sie habe nichts gewusst", "Anna Roth", "erklärte"),
    ],
)
def test_what_is_reported_without_marks(text: str, report: str, speaker: str, cue: str) -> None:
    (quote,) = find(passages(text), GERMAN, indirect=True).quotes
    assert (quote.kind, quote.text, name(quote), quote.cue) == ("indirect", report, speaker, cue)


def test_the_mood_goes_on_and_with_it_the_speaker() -> None:
    text = "Hafenmeisterin Anna Roth sagte, die Fähre sei weg. Man habe sie verkauft. Eine neue werde es nicht geben."
    quotes = find(passages(text), GERMAN, indirect=True).quotes
    assert [quote.text for quote in quotes] == ["die Fähre sei weg", "Man habe sie verkauft", "Eine neue werde es nicht geben"]
    assert {name(quote) for quote in quotes} == {"Anna Roth"}
    assert [quote.cue for quote in quotes] == ["sagte", None, None]


def test_a_sentence_of_thousands_of_reports_takes_no_longer_than_as_many_sentences() -> None:
    begin = time.process_time()
    found = find(passages("Roth sagte, dass die Fähre nach Angaben der Reederei fahre, " * 2000), GERMAN, indirect=True)
    assert found.quotes
    assert time.process_time() - begin < 6


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("„Die Fähre ist weg“, sagte Ursula von der Heyde.", "Ursula von der Heyde"),
        ("„Die Fähre ist weg“, sagte Anna Roth der BBC.", "Anna Roth"),
    ],
)
def test_small_words_within_a_name_and_after_it(text: str, speaker: str) -> None:
    (quote,) = read_german(text).quotes
    assert name(quote) == speaker

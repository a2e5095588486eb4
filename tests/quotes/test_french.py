"""French quotations: words written together, verbs before their subjects, offices before names. A story each, of direct speech."""

from __future__ import annotations

import pytest

from newsx.quotes import find
from newsx.quotes.grammar.chunking import chunk_passages
from newsx.quotes.spans.marks import find_spans
from newsx.record import Quote
from tests.quotes.reading import FRENCH, name, passages, said


def test_the_ferry() -> None:
    assert said(
        FRENCH,
        "Le bac d’Aubry restera à quai tout l’hiver. « Nous n’avons plus les moyens de traverser », a déclaré Anne Roe, la "
        "directrice de la compagnie, devant les élus.",
        "« C’est une catastrophe pour les commerçants du port », s’est exclamé le maire, Jean Vidal. « Il faudra une solution avant "
        "l’été », a-t-il ajouté.",
        "Mme Roe a expliqué que « le moteur est hors d’usage ».",
    ) == [
        ("direct", "Nous", "Anne Roe"),
        ("direct", "C’est", "Jean Vidal"),
        ("direct", "Il", "Jean Vidal"),
        ("partial", "le", "Anne Roe"),
    ]


def test_the_library() -> None:
    assert said(
        FRENCH,
        "La médiathèque de Sorel ouvrira le dimanche. « Les gens nous le demandaient », explique Claire Morel, adjointe à la culture.",
        "L’élue assure que « le budget est voté ». Selon elle, « rien ne s’y oppose ».",
    ) == [("direct", "Les", "Claire Morel"), ("partial", "le", "Claire Morel"), ("partial", "rien", "Claire Morel")]


def test_the_baker() -> None:
    assert said(
        FRENCH,
        "Le boulanger Ivo Bern a perdu son procès lundi. « Je ferai appel », a-t-il prévenu à la sortie du tribunal.",
        "Son avocate, Me Sophie Lenoir, dénonce « une décision incompréhensible ». « Mon client n’a rien volé », insiste-t-elle.",
    ) == [("direct", "Je", "Ivo Bern"), ("partial", "une", "Sophie Lenoir"), ("direct", "Mon", "Sophie Lenoir")]


def test_the_bridge() -> None:
    assert said(
        FRENCH,
        "« Le pont tiendra », promet l’ingénieur norvégien Karl Dahl.",
        "« Qui va payer ? », demande pourtant la présidente de l’association des riverains, Marthe Dubreuil.",
        "D’après M. Dahl, les travaux coûteront « moins que prévu ».",
    ) == [("direct", "Le", "Karl Dahl"), ("direct", "Qui", "Marthe Dubreuil"), ("partial", "moins", "Karl Dahl")]


def test_the_fire() -> None:
    assert said(
        FRENCH,
        "Les pompiers ont lutté toute la nuit. « Le feu est parti de la cuisine », a indiqué le lieutenant Paul Garnier. « Personne n’est "
        "blessé », a-t-il ajouté.",
        "Une voisine raconte : « J’ai entendu une explosion. »",
    ) == [("direct", "Le", "Paul Garnier"), ("direct", "Personne", "Paul Garnier"), ("direct", "J’ai", "voisine")]


def test_the_flood() -> None:
    assert said(
        FRENCH,
        "« Je n’ai jamais vu une telle crue », témoigne Luc Armand, éleveur à Sorel depuis trente ans.",
        "« L’eau est montée en une heure », poursuit l’éleveur. « Nous avons tout perdu. »",
    ) == [("direct", "Je", "Luc Armand"), ("direct", "L’eau", "Luc Armand"), ("direct", "Nous", "Luc Armand")]


def test_the_minister() -> None:
    assert said(
        FRENCH,
        "La ministre des Transports, Anne Roe, a annoncé vendredi un plan pour les bacs. « L’État prendra ses responsabilités », a-t-elle "
        "affirmé.",
        "L’opposition parle d’un « effet d’annonce ». « Il n’y a pas un euro de plus », a réagi le sénateur Jean Vidal.",
    ) == [("direct", "L’État", "Anne Roe"), ("partial", "effet", "opposition"), ("direct", "Il", "Jean Vidal")]


def test_the_match() -> None:
    assert said(
        FRENCH,
        'Le club de Sorel a gagné. "Les joueurs ont été courageux", s’est félicité l’entraîneur Marc Olive. "On n’a pas volé la '
        'victoire", a souri le capitaine, Tom Fry.',
    ) == [("direct", "Les", "Marc Olive"), ("direct", "On", "Tom Fry")]


def test_the_prefecture() -> None:
    assert said(
        FRENCH,
        "Selon Anne Roe, « le bac est en retard ».",
        "« Rien n’est décidé », tempère un porte-parole de la préfecture.",
        "Le film « La Marée haute » sort mercredi. Les « gilets bleus » ne sont pas d’accord.",
    ) == [
        ("partial", "le", "Anne Roe"),
        ("direct", "Rien", "porte-parole de la préfecture"),
        ("title", "La", None),
        ("scare", "gilets", None),
    ]


def test_the_forest() -> None:
    assert said(
        FRENCH,
        "« La forêt », dit Zoé Ferrand, « n’est pas un décor. »",
        "“Le sentier est fermé”, a confirmé la mairie. “Les marcheurs attendront”, a précisé Ann Roe, sa porte-parole.",
    ) == [
        ("direct", "La", "Zoé Ferrand"),
        ("direct", "n’est", "Zoé Ferrand"),
        ("direct", "Le", "mairie"),
        ("direct", "Les", "Ann Roe"),
    ]


def test_the_bakery_which_dashes_quote() -> None:
    assert said(
        FRENCH,
        "Sorel se fâche.",
        "— Qui va payer ? a demandé Sophie Lenoir, boulangère. Personne ne nous écoute.",
        "— Nous paierons tous, a répondu le maire, Jean Vidal.",
        "— Départ à midi",
    ) == [("direct", "Qui", "Sophie Lenoir"), ("direct", "Personne", "Sophie Lenoir"), ("direct", "Nous", "Jean Vidal")]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("« Le bac est prêt », a dit la directrice du port de Sorel, Anne Roe.", "directrice du port de Sorel"),
        ("« Le bac est prêt », a dit l’ingénieure norvégienne Anne Roe.", "ingénieure norvégienne"),
        ("« Le bac est prêt », a dit Anne Roe, présidente du club de Sorel.", "présidente du club de Sorel"),
        ("« Le bac est prêt », a dit Mme Roe.", None),
    ],
)
def test_what_somebody_is(text: str, role: str | None) -> None:
    quote = _only(text)
    assert quote.speaker is not None
    assert quote.speaker.role == role


@pytest.mark.parametrize(
    ("text", "mention", "cue"),
    [
        ("Anne Roe est arrivée. « La navette est en retard », a-t-elle dit.", "elle", "dit"),
        ("Jean Vidal est arrivé. « La navette est en retard », répond-il.", "il", "répond"),
        ("« La navette est en retard », s’est exclamée Anne Roe.", "Anne Roe", "exclamée"),
        ("Des voisins ont affirmé : « La navette est en retard. »", "Des voisins", "affirmé"),
        ("D’après Anne Roe, « la navette est en retard ».", "Anne Roe", "D’après"),
        ("Un rapport, cité par Anne Roe, affirme : « La navette est en retard. »", "Un rapport", "affirme"),
    ],
)
def test_what_says_who_speaks(text: str, mention: str, cue: str) -> None:
    quote = _only(text)
    assert quote.speaker is not None
    assert (quote.speaker.mention, quote.cue) == (mention, cue)


@pytest.mark.parametrize(
    "text",
    [
        "Posture facile : « Le quai est fermé. »",
        "Contactée, la compagnie n’a pas répondu.",
        "Reste une question : « Quand ? »",
        "Impossible de dire « oui » trop tôt.",
    ],
)
def test_no_name_is_made_up(text: str) -> None:
    assert [name(quote) for quote in find(passages(text), FRENCH).quotes if quote.speaker is not None and quote.speaker.named] == []


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("L’eau d’Anne est froide", "d x r M B m".split()),
        ("Dit-il vrai ?", "S x P V .".split()),
        ("A-t-elle parlé aujourd’hui", "B x P V a".split()),
        ("La ministre norvégienne des Transports", "U r O".split()),
    ],
)
def test_words_that_are_written_together(text: str, tags: list[str]) -> None:
    found = passages(text)
    assert chunk_passages(found, find_spans(found, FRENCH), FRENCH)[0].tags == tags


def _only(text: str) -> Quote:
    (quote,) = find(passages(text), FRENCH).quotes
    return quote

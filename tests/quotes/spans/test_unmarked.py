"""Speech without quotation marks."""

from __future__ import annotations

from tests.quotes.reading import name, read


def test_turns_of_a_transcript() -> None:
    found = read(
        "Ann Lee sat down with Tom Wei of the port on Friday.",
        "LEE: Are the cranes safe this winter, do you think?",
        "WEI: They are as safe as cranes get in winter.",
        "LEE: Is that an answer to my question?",
        "WEI: It is the only one I have for you.",
    )
    assert [(quote.kind, quote.marks, name(quote)) for quote in found.quotes] == [
        ("turn", None, "Ann Lee"),
        ("turn", None, "Tom Wei"),
        ("turn", None, "Ann Lee"),
        ("turn", None, "Tom Wei"),
    ]


def test_a_transcript_between_marks_that_open_each_turn() -> None:
    found = read(
        "Ann Lee sat down with Tom Wei of the port on Friday. The transcript as follows:",
        '"LEE: Are the cranes safe this winter, do you think?',
        '"WEI: They are as safe as cranes get in winter.',
        '"(LAUGHTER.)',
        '"LEE: Is that an answer to my question?',
        '"WEI: It is the only one I have for you."',
    )
    assert [(quote.text[:11], quote.kind, quote.marks, name(quote)) for quote in found.quotes] == [
        ("Are the cra", "turn", '""', "Ann Lee"),
        ("They are as", "turn", '""', "Tom Wei"),
        ("Is that an ", "turn", '""', "Ann Lee"),
        ("It is the o", "turn", '""', "Tom Wei"),
    ]
    assert found.quotes[-1].text.endswith("for you.")


def test_a_list_of_figures_has_no_turns() -> None:
    assert read("Bell: 547.", "Dahl: 46.", "Bell: 2,316.", "Dahl: 1,547.").quotes == []


def test_a_post_with_its_signature() -> None:
    found = read("Roe was quick to react:", "The ferry is late again. — Jane Roe (@janeroe) May 5, 2020", kinds={1: "post"})
    assert [(quote.kind, quote.text, name(quote)) for quote in found.quotes] == [("post", "The ferry is late again.", "Jane Roe")]


def test_a_block_quotation_is_whose_words_introduce_it() -> None:
    found = read(
        "Jane Roe, the harbour master, wrote in a letter:", "The ferry is late again and nobody knows why.", kinds={1: "blockquote"}
    )
    assert [(quote.kind, quote.marks, name(quote)) for quote in found.quotes] == [("direct", None, "Jane Roe")]


def test_a_label_may_stand_alone_and_give_a_role() -> None:
    found = read(
        "MARA ELLING, HOST:",
        "It has not rained since October, and the ranchers are worried.",
        "BO EK: They are selling, and the barn is full every week.",
        "ELLING: What are the people there deciding to do now?",
        "EK: They wait for rain, and they count their cattle twice.",
        "ELLING: And is there any help that they could have?",
        "EK: There is, and the forms went out last week.",
    )
    assert [(speaker.name, speaker.role) for speaker in found.speakers] == [("Mara Elling", "HOST"), ("Bo Ek", None)]


def test_a_post_may_have_quotation_marks() -> None:
    found = read("We are sure of “The Cutters.” It stays. — Alden Museum (@alden) May 5, 2020", kinds={0: "post"})
    assert [(quote.kind, quote.inside) for quote in found.quotes] == [("post", None), ("title", 0)]


def test_a_post_is_signed_by_the_line_below_it() -> None:
    found = read("Lovely light on the pier.", "— Alden Harbour (@aldenharbour) May 5, 2020", kinds={0: "post", 1: "post"}).quotes
    assert [(quote.text, quote.kind, name(quote)) for quote in found] == [("Lovely light on the pier.", "post", "Alden Harbour")]

"""An article made by hand, to be printed, and what prints it."""

from __future__ import annotations

from pathlib import Path

import msgspec

from newsx import record
from newsx.output import formats
from newsx.output.target import Target
from newsx.output.view import View
from newsx.record import Article, Author, Dateline, Image, Place, Quote, Source, Speaker

BODY = [
    "PORT ELLIS, Maine (AP) — The council voted on Monday to keep the ferry to Gull Island running through the winter.",
    "“It is a lifeline,” said Ivo Bern, the mayor. “Without it the island is a rock with a post office, and we would lose the school.”",
    "A harbor official called the plan “reckless” after the vote, and the ferry’s owner, Marguerite Delacroix-Whitcombe, was pleased.",
    "“We will sail on Tuesday, ice or no ice,” Delacroix-Whitcombe said.",
    "“I have seen worse winters,” Bern said, smiling. The boat is known as “the Old Lady.”",
    "“Shame!” came a shout from the gallery.",
]
PEOPLE = {
    1: ("Ivo Bern", "mayor", True),
    2: ("Marguerite Delacroix-Whitcombe", "the ferry’s owner", True),
    3: ("harbor official", None, False),
}


def article(id: str = "0123456789abcdef") -> Article:
    """A story of six paragraphs, three speakers, a fragment, a nickname and a shout from nobody in particular."""
    quotes = [
        quote("It is a lifeline,", 1, 0, speaker=1, cue="said"),
        quote("Without it the island is a rock with a post office, and we would lose the school.", 1, 0, speaker=1, cue="said"),
        quote("reckless", 2, 1, speaker=3, kind="partial", cue="called"),
        quote("We will sail on Tuesday, ice or no ice,", 3, 2, speaker=2, cue="said"),
        quote("I have seen worse winters,", 4, 3, speaker=1, cue="said"),
        quote("the Old Lady.", 4, 4, kind="scare"),
        quote("Shame!", 5, 5),
    ]
    return Article(
        id=id,
        input="ferry.txt",
        newsx=record.Maker(version="0.1.0", schema=2, models={}),
        url=None,
        publisher="The Port Ellis Sentinel",
        section="Local",
        language="en",
        article=0.98,
        headline="Council votes to keep the Gull Island ferry running through the winter despite warnings about the ice",
        dek="The mayor calls it a lifeline; critics say the boat is too old.",
        byline="By Ann Roe",
        authors=[Author(name="Ann Roe", role="Staff Writer"), Author(name="Tomás Quill", role="AP Maritime Writer", organization="AP")],
        agency="AP",
        dateline=Dateline(place="PORT ELLIS, Maine", agency="AP", text="PORT ELLIS, Maine (AP) —"),
        published="2026-02-03T16:20:00-05:00",
        published_text="Feb. 3, 2026, 4:20 p.m. ET",
        modified="2026-02-04",
        modified_text="Updated Feb. 4, 2026",
        images=[Image(caption="The ferry Old Lady leaves Port Ellis on Monday with three passengers.", credit="Lena Marsh/Sentinel")],
        body=list(BODY),
        blocks=[record.Block(kind="paragraph", start=None, stop=None, line=None) for _ in BODY],
        topics=[],
        key_points=[],
        promos=[],
        related=[],
        notes=[record.Note(kind="correction", text="An earlier version gave the wrong name of the boat.")],
        word_count=sum(len(paragraph.split()) for paragraph in BODY),
        speakers=[
            Speaker(id=number, name=name, named=named, type="person", gender=None, role=role, utterances=2 if number == 1 else 1)
            for number, (name, role, named) in PEOPLE.items()
        ],
        quotes=quotes,
        capture=None,
        extra=None,
        warnings=["encoding: read as windows-1252"],
    )


def quote(
    text: str, paragraph: int, utterance: int, *, speaker: int | None = None, kind: record.QuoteKind = "direct", cue: str | None = None
) -> Quote:
    """A quotation of a paragraph of BODY."""
    start = BODY[paragraph].index(text)
    source = None
    if speaker is not None:
        name, role, named = PEOPLE[speaker]
        source = Source(id=speaker, name=name, named=named, type="person", role=role, mention=name, mention_at=None, name_at=None)
    return Quote(
        text=text,
        marks="“”",
        kind=kind,
        speaker=source,
        cue=cue,
        cue_at=None,
        at=Place(field="body", index=paragraph, start=start, stop=start + len(text)),
        utterance=utterance,
        inside=None,
        repeat_of=None,
        confidence=0.9,
    )


def write(name: str, path: Path, view: View, *articles: Article, failures: tuple[tuple[str, str], ...] = ()) -> None:
    """Writes articles, and inputs that gave none, to a file in the format of this name."""
    target = Target(str(path))
    writer = formats.load(name).writer(target, view)
    for each in articles:
        writer.write(msgspec.json.encode(each))
    for failure in failures:
        writer.failure(*failure)
    writer.close()
    target.finish()

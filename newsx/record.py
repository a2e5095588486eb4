"""The record: what newsx says of an article, and the contract that its users build on.

Every key is always present; what the text does not give is `null` or `[]`. Offsets count characters (code points) and are half-open,
`start` to `stop`. The field names here are the keys of the JSON.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

SCHEMA_VERSION = 1

AuthorType = Literal["person", "organization", "desk"]
BlockKind = Literal["paragraph", "subhead", "list_item", "blockquote", "post"]
NoteKind = Literal["correction", "editor", "contributor", "contact"]
Gender = Literal["f", "m"]
QuoteKind = Literal["direct", "partial", "turn", "post", "indirect", "scare", "title"]
SpeakerType = Literal["person", "group", "organization", "document"]
PlaceField = Literal["body", "headline", "dek", "images.caption"]


class Record(msgspec.Struct, kw_only=True):
    """The base of every part of the record."""


class Place(Record):
    """Where a text stands: in `field`, at `index` where the field is a list, the characters from `start` to `stop`."""

    field: PlaceField
    index: int | None
    start: int
    stop: int


class Maker(Record):
    """What made the record: the program's version, the record's schema, and a short checksum of each model by name."""

    version: str
    schema: int
    models: dict[str, str]


class Author(Record):
    """Somebody named in the byline. `name` in natural case; `role` as printed ("AP Diplomatic Writer")."""

    name: str
    type: AuthorType = "person"
    role: str | None = None
    organization: str | None = None


class Dateline(Record):
    """ "LA CROSSE, Wis. (AP) —": place "LA CROSSE, Wis.", agency "AP", text the whole as printed, dash included."""

    place: str | None
    agency: str | None
    text: str


class Image(Record):
    """A picture that the page showed: its caption and who is credited for it."""

    caption: str | None
    credit: str | None


class Block(Record):
    """Where a paragraph of `body` stands in the decoded input: characters `start` to `stop`, `line` counted from 1 (`null` for HTML)."""

    kind: BlockKind
    start: int | None
    stop: int | None
    line: int | None


class Related(Record):
    """Another story that the page points to."""

    headline: str
    teaser: str | None


class Note(Record):
    """A line about the story rather than of it: a correction, an editor's note, who contributed, whom to write to."""

    kind: NoteKind
    text: str


class Speaker(Record):
    """Somebody who speaks in the article; `utterances` counts statements, not pieces."""

    id: int
    name: str
    named: bool
    type: SpeakerType
    gender: Gender | None
    role: str | None
    utterances: int


class Source(Record):
    """The speaker of one quotation: who it is (`id`, `name`, `type`, `role`) and by what words (`mention`, `mention_at`).

    `name_at` is where the article gives the full name. Unnamed sources have `named` false and their description for a name.
    """

    id: int
    name: str
    named: bool
    type: SpeakerType
    role: str | None
    mention: str | None
    mention_at: Place | None
    name_at: Place | None


class Quote(Record):
    """A quotation. `text` is what stands inside the `marks` (of a transcript's turn, what follows the speaker's label); the text of the
    field at `at` equals it.

    `utterance` is shared by the pieces of one statement; `inside` and `repeat_of` are indices into the article's quotes (words quoted in
    reported speech, of kind `indirect`, are inside it); `confidence` is the probability that the article attributes the text to
    `speaker.name` (for kinds scare and title: to nobody).
    """

    text: str
    marks: str | None
    kind: QuoteKind
    speaker: Source | None
    cue: str | None
    cue_at: Place | None
    at: Place
    utterance: int
    inside: int | None
    repeat_of: int | None
    confidence: float


class Capture(Record):
    """Where in a web archive the page was found, and when it was seen (`date`, which is not when it was published).

    `offset` and `length` are of the record in the archive as it lies there, compressed or not: bytes that can be cut out and read on
    their own, `null` where they cannot, because the archive is compressed as a whole. `refers_to` is the record that a text was made from.
    """

    date: str | None
    record_id: str | None
    refers_to: str | None
    offset: int | None
    length: int | None
    digest: str | None


class Article(Record):
    """One article, as read from one input. Nothing is guessed: what the text does not give is `None` or `[]`.

    `article` is how surely the input is an article at all, 0 to 1. `body` has the paragraphs, verbatim but for white space; `blocks` is
    parallel to it. `quotes` are in reading order, `speakers` most quoted first; a quote's `speaker.id` is a speaker's `id`. `published`
    and `modified` are ISO 8601, only as precise as the text: "2020-05", a day, a local time, or a time with its offset.
    """

    id: str
    input: str
    newsx: Maker
    url: str | None
    publisher: str | None
    section: str | None
    language: str | None
    article: float
    headline: str | None
    dek: str | None
    byline: str | None
    authors: list[Author]
    agency: str | None
    dateline: Dateline | None
    published: str | None
    published_text: str | None
    modified: str | None
    modified_text: str | None
    images: list[Image]
    body: list[str]
    blocks: list[Block]
    promos: list[str]
    related: list[Related]
    notes: list[Note]
    word_count: int
    speakers: list[Speaker]
    quotes: list[Quote]
    capture: Capture | None
    extra: dict[str, Any] | None
    warnings: list[str]


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one record; every key is required and no other is allowed."""
    schema = msgspec.json.schema(Article)
    for part in schema["$defs"].values():
        if part.get("type") == "object" and "properties" in part:
            part["required"] = list(part["properties"])
            part["additionalProperties"] = False
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}

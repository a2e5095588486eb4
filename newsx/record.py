"""The record: what newsx says about an article, in a form that its users can rely on.

Every key is always present; what the text does not say is `null` or `[]`. Offsets count characters (code points) and are half-open, from
`start` up to, not including, `stop`. The field names are the keys of the JSON.
"""

from __future__ import annotations

from typing import Any, Literal, get_args

import msgspec

SCHEMA_VERSION = 2

AuthorType = Literal["person", "organization", "desk"]
BlockKind = Literal["paragraph", "subhead", "list_item", "blockquote", "post"]
NoteKind = Literal["correction", "editor", "contributor", "contact", "bio", "disclaimer"]
Gender = Literal["f", "m"]
QuoteKind = Literal["direct", "partial", "turn", "post", "indirect", "scare", "title"]
SpeakerType = Literal["person", "group", "organization", "document"]
PlaceField = Literal["body", "headline", "dek", "images.caption"]
QUOTE_KINDS: tuple[QuoteKind, ...] = get_args(QuoteKind)
PLACE_FIELDS: tuple[PlaceField, ...] = get_args(PlaceField)


class Record(msgspec.Struct, kw_only=True):
    """The base of every part of the record."""


class Place(Record):
    """Where a text stands: the characters from `start` to `stop` of `field` or, if the field is a list, of its entry `index`."""

    field: PlaceField
    index: int | None
    start: int
    stop: int


class Maker(Record):
    """What made the record: the program's version, the version of the record's schema, and a short checksum of each model by name."""

    version: str
    schema: int
    models: dict[str, str]


class Author(Record):
    """An author. `name` is in natural case ("Ann Roe"), `role` as printed ("AP Diplomatic Writer")."""

    name: str
    type: AuthorType = "person"
    role: str | None = None
    organization: str | None = None


class Dateline(Record):
    """ "LA CROSSE, Wis. (AP) —": place "LA CROSSE, Wis.", agency "AP", text the whole as printed, with the dash."""

    place: str | None
    agency: str | None
    text: str


class Image(Record):
    """A picture of the page: its caption, and the credit for it."""

    caption: str | None
    credit: str | None


class Block(Record):
    """What kind of block a paragraph of `body` is, and where it stands in the decoded input: from character `start` to `stop`, on `line`,
    counted from 1. All three are `null` for HTML."""

    kind: BlockKind
    start: int | None
    stop: int | None
    line: int | None


class Related(Record):
    """Another story that the page links to."""

    headline: str
    teaser: str | None


class Note(Record):
    """A line about the story: a correction, an editor's note, who contributed, how to contact the author, who that is, a disclaimer."""

    kind: NoteKind
    text: str


class Speaker(Record):
    """A speaker in the article; `utterances` counts statements, not the pieces in which they are printed."""

    id: int
    name: str
    named: bool
    type: SpeakerType
    gender: Gender | None
    role: str | None
    utterances: int


class Source(Record):
    """The speaker of one quotation (`id`, `name`, `type`, `role`), and the words beside it that refer to the speaker (`mention`,
    `mention_at`).

    `name_at` is where the article gives the full name. Unnamed sources have `named` false, and their description as `name`.
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
    """A quotation. `text` is the text between the `marks` or, in a turn of a transcript, after the speaker's label; it is the text at `at`.

    The pieces of one statement have the same `utterance`. `inside` and `repeat_of` are indices into the article's quotes; words quoted
    within indirect speech are inside it. `confidence` is the probability that the article attributes the text to `speaker.name` or, for
    the kinds scare and title, to nobody.
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
    """Where in a web archive the page was found, and when it was captured (`date`, which is not when it was published).

    `offset` and `length` are bytes of the archive, compressed or not, that can be cut out and read on their own; they are `null` if the
    archive is compressed as a whole. `refers_to` is the id of the record that a text was extracted from.
    """

    date: str | None
    record_id: str | None
    refers_to: str | None
    offset: int | None
    length: int | None
    digest: str | None


class Article(Record):
    """One article, from one input. Nothing is guessed: what the text does not say is `None` or `[]`.

    `article` is the probability that the input is an article, from 0 to 1. `body` has the paragraphs, verbatim except for white space, and
    `blocks` has an entry for each. `topics` are the tags as printed, `key_points` the points that sum up the story above it. `quotes`
    are in reading order, `speakers` in that of their utterances, most first; a quote's `speaker.id` is the `id` of one of them.
    `published` and `modified` are ISO 8601, as precise as the text: "2020-05", a day, a local time, or a time with its offset.
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
    topics: list[str]
    key_points: list[str]
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
    """The JSON Schema (draft 2020-12) of one record: every key is required, and no others are allowed."""
    schema = msgspec.json.schema(Article)
    for part in schema["$defs"].values():
        if part.get("type") == "object" and "properties" in part:
            part["required"] = list(part["properties"])
            part["additionalProperties"] = False
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}

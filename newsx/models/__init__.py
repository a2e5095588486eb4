"""The trained models, which `newsx/training` writes: in the folder that NEWSX_MODELS names, or in this package."""

from __future__ import annotations

import hashlib
import mmap
import os
from collections.abc import Sized
from functools import cache
from pathlib import Path
from struct import Struct
from typing import Any, Final, TypedDict

import msgspec

from newsx.errors import Incomplete
from newsx.models.weighing import Weights

FILES = {
    "blocks": "blocks.msgpack",
    "html": "html.msgpack",
    "kinds": "kinds.msgpack",
    "fields": "fields.json",
    "quotes": "quotes.json",
    "verdicts-en": "verdicts-en.json",
    "grammar-en": "grammar-en.msgpack",
    "grammar-es": "grammar-es.msgpack",
    "grammar-fr": "grammar-fr.msgpack",
    "quotes-de": "quotes-de.json",
    "segments-de": "segments-de.json",
    "words-de": "words-de.msgpack",
    "reports-en": "reports-en.msgpack",
}
"""The file of each model; those of one language, but for English, end in its code."""

_FOLDER: Final = Path(__file__).parent
_OF_ALL_LANGUAGES = ("blocks", "html", "kinds", "fields")
_OF_ONE_LANGUAGE = ("quotes", "verdicts", "words", "segments", "grammar")
_OF_REPORTS = ("reports",)

Numbers = tuple[float, float, float, float, float, float, float, float]
"""A number for each state of a conditional random field."""


class Chain(msgspec.Struct):
    """The weights of a conditional random field over the blocks of a page.

    `transitions[i][j]` is the weight of state j after state i. `features` are the numbers of the features; `rows` has for each of them and
    each of `places` a weight for each state: that for a block if the block at the place has the feature. "" is the block itself, "-1:" the
    one above it. The weights are whole numbers of two bytes, the lower first, in `PARTS` of one; of these a page asks for few.
    """

    states: list[str]
    places: list[str]
    transitions: list[Numbers]
    features: dict[str, int]
    rows: memoryview

    def __post_init__(self) -> None:
        _check_size(self.rows, 2 * len(self.features) * len(self.places) * len(self.states))

    @classmethod
    def of(cls, states: list[str], transitions: list[Numbers], weights: dict[str, dict[str, Numbers]]) -> Chain:
        """The chain with these weights by place and feature, rounded."""
        names, places = sorted(set().union(*weights.values())), list(weights)
        row = Struct(f"<{len(places) * len(states)}h")
        none = (0.0,) * len(states)
        rows = [row.pack(*(round(weight * PARTS) for place in places for weight in weights[place].get(name, none))) for name in names]
        return cls(states, places, transitions, {name: number for number, name in enumerate(names)}, memoryview(b"".join(rows)))


PARTS: Final = 1000
"""The weights of chains are stored in thousandths."""


class Kinds(msgspec.Struct):
    """The network of the kinds of blocks (see `newsx.blocks.network`).

    `rows` has for each feature a byte for each of `kinds` and for each hidden unit, 128 for zero; `scales` says what a column's bytes are
    multiplied with, and `bias` what its sums begin with. `beside` has, for each place around a block from the farthest above to the
    farthest below, and for each hidden unit of the block there, a weight for each kind.
    """

    kinds: list[str]
    features: list[str]
    rows: memoryview
    scales: list[float]
    bias: list[float]
    beside: list[float]

    def __post_init__(self) -> None:
        _check_size(self.rows, len(self.features) * len(self.scales))
        _check_size(self.bias, len(self.scales))


class Parser(msgspec.Struct):
    """The network of a parser (see `newsx.grammar.network`). Weights have two bytes, the rows of hidden units stand one after another.

    `labels` begin with the one for none, whose rows are zero. `endings` and `words` are the numbers of endings and words that have an
    entry; `vectors` has for each entry `size` bytes. `word_rows` are the rows of each dimension of such a vector at each place where words
    count, `tag_rows`, `label_rows` and `mark_rows` those of each tag at all `places`, of each label where labels count, and of each mark.
    `actions`, `left` and `right` have for each hidden unit, and at the end for none, the weights of actions, and of labels of words that
    depend on one after and before them.
    """

    labels: list[str]
    size: int
    places: int
    endings: memoryview
    words: memoryview
    vectors: memoryview
    word_rows: memoryview
    tag_rows: memoryview
    label_rows: memoryview
    mark_rows: memoryview
    bias: memoryview
    actions: memoryview
    left: memoryview
    right: memoryview


class Grammar(msgspec.Struct):
    """The models of a language's grammar. What has no strings is a view of the file, of which only what is asked for is read.

    `tags` and `names` are the classes of the tagger and of the name finder (see `newsx.grammar.analysis`). `words` are the numbers of
    frequent words, `usual` for each the number of the set of tags that it has; `sure_words` those that hardly ever have another tag than
    that in `sure`. The slots and pools are weights (see `newsx.grammar.weights`). A language may have no parser.
    """

    tags: list[str]
    names: list[str]
    words: memoryview
    usual: memoryview
    sure_words: memoryview
    sure: memoryview
    tag_slots: memoryview
    tag_pool: memoryview
    name_slots: memoryview
    name_pool: memoryview
    parser: Parser | None = None


class Reports(msgspec.Struct):
    """The models of reported speech in a language: the weights of the features of cues, of what they report, by where it stands, of its
    sources (see `newsx.models.weighing`), and of all three together.

    `calibration` are pairs of a probability, as the models have it, and how often such reports are right, in ascending order;
    `of_speakers` the same for the probability of a report times that of its source, and how often both are right. `sure` is the
    confidence from which a report is one for the cues, by their base forms, of which the reports are right more often than others.
    """

    cue: Weights
    content: dict[str, Weights]
    source: Weights
    together: dict[str, float]
    calibration: list[list[float]]
    of_speakers: list[list[float]]
    sure: dict[str, float]


class Attribution(TypedDict):
    """The weights of the features of a quotation's candidates; pairs of a probability and how often choices as sure as that are right."""

    weights: dict[str, float]
    calibration: list[list[float]]


class Segments(TypedDict):
    """The weights of the features of reported speech by its segments, and of those of its sources."""

    segments: dict[str, float]
    sources: dict[str, float]


class Words(msgspec.Struct):
    """The classes of words, and the class of each well-known one. For each of the `features` a number of `counts`, how many classes it
    speaks for or against; for each of these its class and its weight, in whole numbers.
    """

    classes: list[str]
    known: dict[str, int]
    features: list[str]
    counts: list[int]
    numbers: list[int]
    weights: list[int]

    def __post_init__(self) -> None:
        _check_size(self.counts, len(self.features))
        _check_size(self.numbers, sum(self.counts))
        _check_size(self.weights, len(self.numbers))


def _check_size(numbers: Sized, size: int) -> None:
    """Raises ValueError if there are more or fewer numbers than that, by which a model that is not this version's would be misread."""
    if len(numbers) != size:
        raise ValueError(f"{len(numbers)} numbers where {size} should be")


_SHAPES: dict[str, Any] = {
    "blocks": Chain,
    "html": Chain,
    "kinds": Kinds,
    "fields": dict[str, dict[str, float]],
    "verdicts-en": dict[str, dict[str, dict[str, float]]],
    "quotes": Attribution,
    "quotes-de": Attribution,
    "segments-de": Segments,
    "words-de": Words,
    "reports-en": Reports,
}


def path(name: str) -> Path:
    """The file of the model `name`: in the folder that NEWSX_MODELS names if it is there, otherwise in this package.

    Raises Unusable if there is no such folder.
    """
    folder = Path(os.environ.get("NEWSX_MODELS") or _FOLDER)
    if not folder.is_dir():
        raise Unusable(f"NEWSX_MODELS names no folder: {folder}")
    chosen = folder / FILES[name]
    return chosen if chosen.is_file() else _FOLDER / FILES[name]


def named(name: str, code: str) -> str:
    """The name of the language's own model for something: quotes-de for German, quotes for English, which came first."""
    own = f"{name}-{code}"
    return own if own in FILES else name


def behind(code: str, with_reports: bool) -> dict[str, str]:
    """The checksums of all models that make the record of an article in the language with this code, perhaps with indirect speech."""
    own = (*_OF_ONE_LANGUAGE, *_OF_REPORTS) if with_reports else _OF_ONE_LANGUAGE
    names = {*_OF_ALL_LANGUAGES, *(named(name, code) for name in own)}
    return {name: checksum(name) for name in FILES if name in names}


class Unusable(Incomplete):
    """A model cannot be used, so nothing can be read: its file, what is wrong, and what to do, in words."""


@cache
def load(name: str) -> Any:
    """The model `name`. Raises Unusable if its file is damaged or cannot be read."""
    file = path(name)
    try:
        return _read(file, _SHAPES.get(name, Grammar))
    except (OSError, ValueError, msgspec.MsgspecError) as error:
        what_to_do = "install newsx again" if file.parent == _FOLDER else "train it anew, or unset NEWSX_MODELS"
        raise Unusable(f"{file} is damaged, or is no model of this newsx ({error}): {what_to_do}") from None


def _read(file: Path, shape: Any) -> Any:
    if _is_json(file):
        return msgspec.json.decode(file.read_bytes(), type=shape)
    with file.open("rb") as opened:
        return msgspec.msgpack.decode(mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ), type=shape, dec_hook=_from_columns)


def _from_columns(shape: Any, columns: Any) -> Any:
    return shape(*columns)


def _as_columns(weights: Any) -> Any:
    return weights.columns()


def _is_json(file: Path) -> bool:
    return file.suffix == ".json"


@cache
def checksum(name: str) -> str:
    """The first twelve hexadecimal digits of the SHA-256 of the model's file; for a model of this package those in SHA256SUMS."""
    file = path(name)
    listed = _listed().get(file.name) if file.parent == _FOLDER else None
    return (listed or hashlib.sha256(file.read_bytes()).hexdigest())[:12]


@cache
def _listed() -> dict[str, str]:
    """The checksums of the files of this package, which a test holds against the files."""
    return {name: digits for digits, name in map(str.split, (_FOLDER / "SHA256SUMS").read_text().splitlines())}


def save(name: str, model: Any, into: Path) -> None:
    """Writes a model, as JSON if it is small. The same model gives the same file."""
    into.mkdir(parents=True, exist_ok=True)
    file = into / FILES[name]
    file.unlink(missing_ok=True)  # a file that a program has mapped into its memory is not to change
    encode = msgspec.json.encode if _is_json(file) else msgspec.msgpack.encode
    file.write_bytes(encode(model, enc_hook=_as_columns, order="deterministic"))


def reports(language: str) -> Reports | None:
    """The models of reported speech in the language with a code; None if there are none."""
    name = f"reports-{language}"
    return load(name) if name in FILES else None

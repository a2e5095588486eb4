"""What `import newsx` offers."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import msgspec
import pytest

import newsx
import newsx.languages
from tests.command import STORY, records
from tests.command import newsx as run_newsx


def test_every_public_name_exists_and_has_a_docstring():
    for name in newsx.__all__:
        value = getattr(newsx, name)
        assert name == "__version__" or value.__doc__
    assert set(newsx.__all__) <= set(dir(newsx))
    with pytest.raises(AttributeError, match="no attribute 'Artcle'"):
        _ = newsx.Artcle


def test_importing_it_loads_nothing_that_is_slow():
    slow = {"msgspec", "newsx.pipeline", "lxml", "rich", "trafilatura", "jinja2", "numpy"}
    code = f"import sys, newsx; print(sorted({slow!r} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "[]\n"


def test_type_checkers_find_its_types():
    assert files("newsx").joinpath("py.typed").is_file()


def test_a_record_survives_json():
    article = newsx.extract("Ferry stays\n\nThe council voted on Monday to keep it.\n\n“It is a lifeline,” said Ivo Bern, the mayor.")
    assert msgspec.json.decode(msgspec.json.encode(article), type=newsx.Article) == article


def test_a_page_has_the_same_id_wherever_it_lies():
    text = "Ferry stays\n\nThe council voted on Monday to keep it."
    assert newsx.extract(text, name="a.txt").id == newsx.extract(text, name="b.txt", url="https://example.org/b").id
    assert newsx.extract(text).id != newsx.extract(text + "!").id


def test_quotations_are_read_in_languages_that_have_a_folder():
    danish = "Rådet sagde tirsdag, at broen ikke bliver åbnet i år. “Det er for dyrt,” sagde Ivo Bern, der er borgmester i byen.\n\n"
    unknown = "Umkhandlu uthe ngoLwesibili ibhuloho ngeke livulwe nonyaka. “Siyaxolisa futhi siyadabuka,” kusho u-Ivo Bern kumasipala.\n\n"
    for text, code in ((danish, "da"), (unknown, None)):
        article = newsx.extract("Broen er lukket\n\n" + text * 6)
        assert article.language == code
        assert article.quotes == []
        assert any("quotations are read in English, German, French and Spanish only" in warning for warning in article.warnings)
        assert article.body


def test_a_language_that_is_read_at_a_basic_level_says_so():
    french = "Le conseil a dit mardi que le pont ne sera pas ouvert cette année. « C’est trop cher », a déclaré le maire, Ivo Bern.\n\n"
    article = newsx.extract("Le pont est fermé\n\n" + french * 3, indirect=True)
    assert article.language == "fr"
    assert article.quotes[0].speaker.name == "Ivo Bern"
    assert [warning for warning in article.warnings if "basic" in warning] == [
        "quotations in this language (fr) are read at a basic level: speech in marks with its nearest speaker"
    ]


def test_indirect_speech_is_found_on_request():
    text = "Ferry stays\n\nThe council voted on Monday to keep it.\n\nIvo Bern, the mayor, said that the ferry was a lifeline."
    assert newsx.extract(text).quotes == []
    [quote] = newsx.extract(text, indirect=True).quotes
    assert (quote.kind, quote.text, quote.speaker.name) == ("indirect", "the ferry was a lifeline", "Ivo Bern")


@pytest.mark.parametrize("text", ["", " \n\n", "?", "\0\ud800"])
def test_any_text_gives_a_record(text):
    assert isinstance(newsx.extract(text), newsx.Article)


def test_people_are_found_over_several_articles():
    told = ("“It is a lifeline,” said Ivo Bern, the mayor.", "“It will sail,” said Ivo P. Bern, the mayor of Port Ellis.")
    articles = [newsx.extract(f"Ferry stays\n\nThe council voted on Monday to keep the ferry running.\n\n{words}") for words in told]
    people = newsx.link(articles)
    [person] = people
    assert (person.name, person.articles, sum(person.variants.values())) == ("Ivo Bern", 2, 2)
    link = people.find(articles[0].id, articles[0].speakers[0].id)
    assert link is not None
    assert (link.person_id, link.evidence[0]) == ("ivo-bern", "the same name")
    assert msgspec.json.decode(msgspec.json.encode(person), type=newsx.Person) == person


@pytest.mark.parametrize(
    ("page", "error", "what_to_do"),
    [
        ("story.txt", ValueError, "newsx.extract_many('story.txt') reads files"),
        ("https://example.org/ferry", ValueError, "newsx does not fetch"),
        (b"Ferry stays", TypeError, "not bytes: decode it"),
        (Path("story.txt"), TypeError, "newsx.extract_many reads files"),
        (None, TypeError, "a page is text (str), not NoneType"),
    ],
)
def test_what_is_no_page_is_answered_with_what_to_do(page, error, what_to_do):
    for function in (newsx.extract, newsx.explain):
        with pytest.raises(error, match=re.escape(what_to_do)):
            function(page)


def test_a_day_is_a_date():
    with pytest.raises(TypeError, match=r"date.fromisoformat\('2026-05-31'\)"):
        newsx.extract("Ferry stays", reference_date="2026-05-31")


def test_rows_are_those_of_the_command(tmp_path):
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    [article] = newsx.extract_many(tmp_path / "story.txt")
    [same] = newsx.extract_many(str(tmp_path / "story.txt"))
    assert newsx.rows(article) == newsx.rows(same) == records(run_newsx("--quotes", tmp_path / "story.txt"))
    assert [row["speaker_name"] for row in newsx.rows(article, speaker="bern")] == ["Ivo Bern"] * 2
    assert newsx.to_dict(article) == records(run_newsx(tmp_path / "story.txt"))[0]


def test_records_alone_become_dictionaries():
    with pytest.raises(TypeError, match="to_dict takes a record, such as extract gives, not str"):
        newsx.to_dict("Ferry stays")


def test_own_words_are_read_like_those_that_are_listed():
    page = "Ferry stays\n\nThe council voted on Monday to keep the ferry.\n\n“It is a lifeline,” Ivo Bern burbled to the crowd."
    own = newsx.languages.of("en").with_words(verbs_of_saying=["burble burbles burbled burbling"])
    (plain,), (found,) = newsx.extract(page).quotes, newsx.extract(page, own_words=own).quotes
    assert (plain.cue, found.cue, found.speaker.name) == (None, "burbled", "Ivo Bern")
    assert newsx.extract(page).quotes[0].cue is None
    for wrong in ({"verbs_of_burbling": ["burble"]}, {"verbs_of_saying": "burble"}):
        with pytest.raises(ValueError, match="list of words"):
            own.with_words(**wrong)

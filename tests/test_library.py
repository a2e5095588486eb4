"""What `import newsx` offers."""

from __future__ import annotations

import subprocess
import sys
from importlib.resources import files

import msgspec
import pytest

import newsx


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
        assert any("quotations are read in English and German only" in warning for warning in article.warnings)
        assert article.body


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

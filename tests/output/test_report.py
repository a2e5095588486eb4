"""The report, as a page: its structure, its colours, and (where there is a Chromium) how it is laid out."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
import subprocess
from importlib.resources import files
from itertools import product

import msgspec
import pytest
from articles import BODY, article, quote, write
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from newsx.output import formats
from newsx.output.report.marking import Marked, Parts, marked
from newsx.output.report.signs import TONES, initials, signs
from newsx.output.target import Target
from newsx.output.view import View
from newsx.record import Article, Image, Place, Related

STYLE, SCRIPT = (files("newsx.output.report").joinpath(name).read_text("utf-8") for name in ("style.css", "script.js"))
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def page_of(path, *articles: Article, view: View | None = None):
    """The parsed page that is written of these articles."""
    write("html", path / "report.html", view or View(), *articles)
    return html.document_fromstring((path / "report.html").read_bytes())


def text_of(element) -> str:
    return " ".join(element.text_content().split())


# The page


def test_a_story_stands_as_printed_with_its_quotations_marked(tmp_path):
    page = page_of(tmp_path, article())
    assert [text_of(h) for h in page.xpath("//h1/text()/..")] == ["headline " + (article().headline or "")]
    paragraphs = page.cssselect(".body > p")
    for element, paragraph in zip(paragraphs, BODY, strict=False):
        for extra in element.cssselect(".label, .sign"):
            extra.drop_tree()
        assert text_of(element) == paragraph
    assert [text_of(mark) for mark in page.cssselect("mark")][:3] == [
        "“It is a lifeline,”",
        "“Without it the island is a rock with a post office, and we would lose the school.”",
        "“reckless”",
    ]


def test_each_quotation_has_its_speakers_colour_and_initials(tmp_path):
    page = page_of(tmp_path, article())
    marks = page.cssselect("mark")
    legend = {item.get("id"): item.find("a") for item in page.cssselect(".voices li")}
    for mark in marks:
        sign = mark.getnext()
        if mark.get("class") == "nobody":
            assert sign.get("aria-label") == "not attributed"
            continue
        entry = legend[sign.get("href").removeprefix("#")]
        assert sign.get("class") == entry.get("class") == f"sign {mark.get('class')}"
        assert entry.text == sign.text.rstrip("?")
    assert [text_of(item) for item in page.cssselect(".voices li")] == [
        "IB Ivo Bern ×2 mayor",
        "MD Marguerite Delacroix-Whitcombe ×1 the ferry’s owner",
        "ho harbor official ×1",
    ]
    assert len({mark.get("class") for mark in marks}) == 4


def test_what_is_reported_is_underlined_without_a_colour_behind_it(tmp_path):
    story = article()
    story.quotes.append(quote("keep the ferry", 0, 9, speaker=1, kind="indirect"))
    page = page_of(tmp_path, story)
    assert [text_of(mark) for mark in page.cssselect("mark.reported")] == ["keep the ferry"]
    assert re.search(r"mark\.reported \{ background: none; \}", STYLE)


def test_links_in_the_page_lead_somewhere(tmp_path):
    page = page_of(tmp_path, article(), article())
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in page.xpath("//a/@href") if href.startswith("#")} <= set(ids)


def test_quotations_in_headline_dek_and_captions(tmp_path):
    story = article()
    story.headline, story.dek = "‘A lifeline’: ferry stays", "Critics call it ‘a tub’"
    story.images = [Image(caption="The boat known as “Tub” at the quay", credit=None)]
    for field, index, text, whole in [
        ("headline", None, "A lifeline", story.headline),
        ("dek", None, "a tub", story.dek),
        ("images.caption", 0, "Tub", story.images[0].caption),
    ]:
        found = quote(BODY[5][1:6], 5, 9, speaker=1)
        found.text, found.marks = text, "“”" if index == 0 else "‘’"
        start = whole.index(text)
        found.at = Place(field=field, index=index, start=start, stop=start + len(text))
        story.quotes.append(found)
    page = page_of(tmp_path, story)
    assert [text_of(m) for m in page.cssselect("h1 mark, .dek mark, figure mark")] == ["‘A lifeline’", "‘a tub’", "“Tub”"]


def test_several_stories_have_a_front_page(tmp_path):
    other = article("another story")
    other.headline = "Ice closes the harbor"
    page = page_of(tmp_path, article(), other)
    assert text_of(page.cssselect("h1")[0]) == "2 stories"
    first, second, *_ = page.cssselect(".chart tbody tr")
    assert text_of(first) == "Ivo Bern 4 2"
    assert [row.xpath(".//rect/@width")[0] for row in (first, second)] == ["100.0%", "50.0%"]
    rows = [[text_of(cell) for cell in row] for row in page.cssselect(".stories tbody tr")]
    assert rows[1] == ["Ice closes the harbor", "2026-02-03", "Ann Roe, Tomás Quill", "6", "3"]
    assert text_of(page.cssselect("article h2")[0]).endswith(article().headline or "")


def test_a_speaker_has_a_section_with_all_that_they_say(tmp_path):
    other = article("another story")
    other.headline, other.speakers[0].gender = "Ice closes the harbor", "m"
    other.speakers[0].name = other.quotes[0].speaker.name = "Ivo P. Bern"
    page = page_of(tmp_path, article(), other)
    section = page.get_element_by_id("s-ivo-bern")
    assert text_of(section.cssselect(".facts")[0]) == "mayor4 statements in 2 storiesalso Ivo P. Bern"
    assert [text_of(line) for line in section.cssselect(".in")][1] == "Ice closes the harbor 2026-02-03"
    assert [link.get("href") for link in section.cssselect("li a")] == ["#q1-0", "#q1-4", "#q2-0", "#q2-4"]
    assert text_of(section.cssselect("li")[1]) == "“I have seen worse winters”"
    speakers = [[text_of(cell) for cell in row] for row in page.cssselect(".speakers tbody tr")]
    assert speakers == [["Ivo Bern", "mayor", "man", "4", "2"], ["Marguerite Delacroix-Whitcombe", "the ferry’s owner", "", "2", "2"]]


def test_the_front_page_counts_genders_and_unnamed_people(tmp_path):
    other = article("another story")
    other.speakers[0].gender, other.speakers[1].gender = "m", "f"
    front = text_of(page_of(tmp_path, article(), other).cssselect(".front")[0])
    assert "2 by women, 4 by men (33 % by women), 0 by people whose gender no story tells; 2 by unnamed people" in front


def test_the_same_words_in_several_stories(tmp_path):
    page = page_of(tmp_path, article(), article())
    shared = page.cssselect(".shared li")
    assert "“We will sail on Tuesday, ice or no ice”" in [text_of(item.cssselect(".said")[0]) for item in shared]
    assert [link.get("href") for link in shared[0].cssselect("a")] == ["#q1-0", "#q2-0"]


def test_known_people_bring_what_is_known(tmp_path):
    (tmp_path / "people.csv").write_text("name,party\nIvo Bern,Harbour Party\n", encoding="utf-8")
    page = page_of(tmp_path, article(), article(), view=View(people=str(tmp_path / "people.csv")))
    assert "party: Harbour Party" in text_of(page.get_element_by_id("s-ivo-bern"))


def test_no_story_is_a_page_too(tmp_path):
    assert text_of(page_of(tmp_path).cssselect("h1")[0]) == "0 stories"


def test_inputs_that_failed_are_named(tmp_path):
    target = Target(str(tmp_path / "report.html"))
    writer = formats.load("html").writer(target, View())
    writer.write(msgspec.json.encode(article()))
    writer.failure("<gone>.txt", "no such file")
    writer.close()
    target.finish()
    page = html.document_fromstring((tmp_path / "report.html").read_bytes())
    assert text_of(page.cssselect("main > details")[0]) == "1 input not read <gone>.txt: no such file"
    assert text_of(page.cssselect("h1")[0]) == "1 story"


def test_the_direction_of_a_text_is_its_own(tmp_path):
    """`dir="auto"` goes by the first letter that is not in an element with a direction of its own."""
    page = page_of(tmp_path, article())
    assert all(label.get("dir") == "ltr" for label in page.cssselect(".label"))
    assert all(element.get("dir") == "auto" for element in page.cssselect(".body p:not(.warning), h1, figcaption"))


def test_lists_and_subheads(tmp_path):
    story = article()
    for index, kind in enumerate(["paragraph", "subhead", "list_item", "list_item", "blockquote", "post"]):
        story.blocks[index].kind = kind
    page = page_of(tmp_path, story)
    assert len(page.cssselect(".body > ul")) == 1
    assert len(page.cssselect(".body > ul > li")) == 2
    assert len(page.cssselect(".body > h2")) == 1
    assert len(page.cssselect(".body > blockquote")) == 2


def test_quotations_are_a_table(tmp_path):
    page = page_of(tmp_path, article(), view=View(quotes=True))
    rows = page.cssselect("tbody tr")
    assert len(rows) == 6
    assert [text_of(cell) for cell in rows[0]][:4] == ["Ivo Bern", "mayor", "It is a lifeline,", "direct"]
    page = page_of(tmp_path, article(), view=View(fields=("headline", "authors.name")))
    assert [text_of(cell) for cell in page.cssselect("tbody td")] == [article().headline, "Ann Roe; Tomás Quill"]


# What a page brings with it is only shown


EVIL = '<script>alert(1)</script><img src=x onerror="alert(1)">"\'&\x00\x1b\x9b'


def evil() -> Article:
    story = article()
    story.headline = story.dek = story.byline = story.publisher = story.section = story.input = story.published_text = EVIL
    story.published = story.language = EVIL
    story.url = "javascript:alert(1)"
    story.body[0] = EVIL
    story.images = [Image(caption=EVIL, credit=EVIL)]
    story.related, story.promos, story.warnings = [Related(headline=EVIL, teaser=EVIL)], [EVIL], [EVIL]
    story.speakers[0].name = story.speakers[0].role = story.authors[0].name = EVIL
    for found in story.quotes[:2]:
        assert found.speaker
        found.speaker.name = found.speaker.role = EVIL
    return story


VIEWS = {"story": View(), "quotes": View(quotes=True), "fields": View(fields=("headline", "url", "speakers.name"))}


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_nothing_of_a_page_is_markup(tmp_path, view):
    for number in (1, 2):
        page = page_of(tmp_path, *[evil()] * number, view=view)
        assert all(script.text == SCRIPT for script in page.xpath("//script"))
        assert not page.xpath("//img | //@onerror | //@style | //iframe | //link")
        assert all(href.startswith(("#", "http")) for href in page.xpath("//@href"))
        assert "<script>alert(1)</script>" in page.text_content()
        assert not re.search("[\x00\x1b\x9b]", page.text_content())


def test_nothing_is_fetched_and_nothing_runs_but_what_sorts_tables(tmp_path):
    for stories, script in ((1, False), (2, True)):
        page = page_of(tmp_path, *[article()] * stories)
        [policy] = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy.startswith("default-src 'none'; style-src 'sha256-")
        digest = base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()
        assert (f"; script-src 'sha256-{digest}'" in policy) == bool(page.xpath("//script")) == script
        assert not page.xpath("//@src | //link")
    assert not re.search(r"fetch|XMLHttpRequest|import|innerHTML|eval", SCRIPT)
    assert "url(" not in STYLE
    assert "@import" not in STYLE


# Marking


def whole(parts: Parts) -> str:
    return "".join(part if isinstance(part, str) else whole(part.parts) for part in parts)


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6))
def test_marking_keeps_the_text_and_every_quotation(text, ranges):
    quotes = []
    for number, (start, stop) in enumerate(ranges):
        found = quote(BODY[5][1:6], 5, 0)
        start, stop = sorted((min(start, len(text)), min(stop, len(text))))
        found.at = Place(field="body", index=0, start=start, stop=stop)
        quotes.append((number, found))
    parts = marked(text, quotes)
    assert whole(parts) == text

    def numbers(parts: Parts) -> list[int]:
        return [n for part in parts if isinstance(part, Marked) for n in [part.number, *numbers(part.parts)]]

    assert sorted(numbers(parts)) == list(range(len(ranges)))


def test_a_quotation_in_a_quotation():
    text = "“He told me, ‘Go home,’ and I went,” she said."
    outer, inner = quote("Shame!", 5, 0), quote("Shame!", 5, 0)
    inner.marks = "‘’"
    for found, words in ((outer, "He told me, ‘Go home,’ and I went,"), (inner, "Go home,")):
        start = text.index(words)
        found.at = Place(field="body", index=0, start=start, stop=start + len(words))
    mark, rest = marked(text, [(0, outer), (1, inner)])
    assert isinstance(mark, Marked)
    before, within, after = mark.parts
    assert (before, whole([within]), after, rest) == ("“He told me, ", "‘Go home,’", " and I went,”", " she said.")


def test_initials_differ():
    story = article()
    story.speakers[1].name = "Ingrid Berg"
    assert [sign.letters for sign in signs(story).values()] == ["IB", "IB2", "ho"]
    assert initials("Ivo  “Big” Bern") == "IB"


# Colours


def colours(style: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", style))


LIGHT = colours(STYLE.partition("@media screen and (prefers-color-scheme: dark)")[0])
DARK = colours(STYLE.partition("@media screen and (prefers-color-scheme: dark)")[2].partition("\n}")[0])
BACKS = [f"back-{tone}" for tone in [*range(TONES), "nobody"]]


def luminance(colour: str) -> float:
    """As WCAG 2 defines it."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("mode", [LIGHT, DARK], ids=["light", "dark"])
def test_contrast_is_aa(mode):
    """Text 4.5 to 1; what is no text, such as the line below a quotation, 3 to 1."""
    for text, ground in [*product(("ink", "quiet", "link", "warn"), ["paper"]), *product(["ink"], BACKS)]:
        assert contrast(mode[text], mode[ground]) >= 4.5, (text, ground)
    for back in BACKS:
        strong = mode[back.replace("back", "strong")]
        assert contrast(mode["on-strong"], strong) >= 4.5, back
        assert min(contrast(strong, mode["paper"]), contrast(strong, mode[back])) >= 3, back


def test_every_tone_has_a_colour():
    assert set(LIGHT) == set(DARK)
    assert all(f".tone-{tone} " in STYLE for tone in range(TONES))


# Layout


FLAGS = """--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update
    --disable-sync --hide-scrollbars --allow-file-access-from-files""".split()
WIDTHS = [320, 390, 768, 1280]


needs_chromium = pytest.mark.skipif(not CHROMIUM, reason="no Chromium to lay the page out with")


def measured(folder, body: str, script: str) -> str:
    """What a script writes into the element `output` of a page with this body, which may have the report in frames."""
    (folder / "frames.html").write_text(f"{body}<output></output><script>onload = () => {{ {script} }}</script>")
    command = [CHROMIUM, *FLAGS, f"--user-data-dir={folder / 'profile'}", "--dump-dom", (folder / "frames.html").as_uri()]
    dom = subprocess.run(command, capture_output=True, text=True, timeout=120).stdout
    [written] = re.findall(r"<output>(.*?)</output>", dom)
    return written


@needs_chromium
def test_tables_are_searched_and_sorted(tmp_path):
    stories = [article() for _ in range(3)]
    for story, headline, quotations in zip(stories, ("Éclair sold out", "Ice closes the harbor", "Council votes"), (7, 2, 5), strict=True):
        story.headline, story.quotes = headline, story.quotes[:quotations]
    page_of(tmp_path, *stories)
    script = """
        const page = document.querySelector("iframe").contentDocument, table = page.querySelector(".stories"), tell = [];
        const shown = () => [...table.tBodies[0].rows].filter(row => !row.hidden).map(row => row.cells[0].textContent).join("/");
        const [headline, , , quotations] = table.querySelectorAll("thead button"), field = page.querySelector(".tools input");
        quotations.click(); tell.push(shown()); quotations.click(); tell.push(shown()); headline.click(); tell.push(shown());
        field.value = "ECLAIR"; field.dispatchEvent(new Event("input")); tell.push(shown(), page.querySelector(".tools output").value);
        document.querySelector("output").textContent = tell.join(" | ");
    """
    by_count, upwards, by_name, found, count = measured(tmp_path, '<iframe src="report.html"></iframe>', script).split(" | ")
    assert by_count == "Éclair sold out/Council votes/Ice closes the harbor"
    assert upwards == "Ice closes the harbor/Council votes/Éclair sold out"
    assert by_name == "Council votes/Éclair sold out/Ice closes the harbor"
    assert (found, count) == ("Éclair sold out", "1 of 3")


@needs_chromium
@pytest.mark.parametrize("view", [View(), View(quotes=True)], ids=["stories", "quotes"])
def test_the_page_fits_windows_of_any_width(tmp_path, view):
    """The windows are frames in another page, whose script measures what is in them."""
    story = article()
    story.headline = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk" * 3
    story.url = "https://example.org/" + "a" * 200
    story.body.append("漁船が港に戻る" * 50 + "x" * 300)
    story.blocks.append(story.blocks[0])
    story.speakers[0].name = "Speaker" * 30
    page_of(tmp_path, story, article(), view=view)
    frames = "".join(f'<iframe src="report.html" width="{width}" height="800" style="border: 0"></iframe>' for width in WIDTHS)
    script = """
        const pages = [...document.querySelectorAll("iframe")].map(frame => frame.contentDocument.documentElement);
        document.querySelector("output").textContent = pages.map(page => page.scrollWidth).join(" ");
    """
    assert list(map(int, measured(tmp_path, frames, script).split())) == WIDTHS

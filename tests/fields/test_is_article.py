"""Whether a page holds an article at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsx

SAMPLES = sorted((Path(__file__).parent.parent.parent / "samples").glob("*.txt"))
FRONT = [
    ("Ferry workers accept pay deal", "Members backed the offer by a wide margin after a night of talks."),
    ("Museum returns carved doors", "The carvings were taken by a naval expedition more than a century ago."),
    ("School kitchen wins prize", "Pupils cook for the whole town once a month, and the waiting list is long."),
    ("Snow forecast for higher ground", "Drivers are asked to carry blankets and a shovel."),
    ("Chess prodigy beats grandmaster", "He learned the game from a neighbour during the long winter."),
    ("Bank closes its last village branch", "Customers will have to travel 40 miles to pay in a cheque."),
    ("Theatre festival sells out in a day", "Tickets for the opening night were gone in eleven minutes."),
]
MENU = "Home\nNews\nSport\nCulture\nWeather\nSubscribe\nSign in\n"

NO_ARTICLES = {
    "section front": MENU + "Local news\n" + "\n".join(f"{title}\n{teaser}\n2 hours ago" for title, teaser in FRONT),
    "links": "Useful links\n" + "\n".join(f"* {title}" for title, _ in FRONT * 3),
    "login": "Sign in to your account\nEmail address\nPassword\nForgot your password?\nDon't have an account? Register now\n"
    "By signing in you agree to our terms and conditions and confirm that you have read our privacy policy.\n",
    "not found": MENU + "Page not found\nSorry, we couldn't find the page that you were looking for.\n"
    "Please check the address and try again, or use the search box above.\nGo back to the home page\n",
    "search results": "Showing 1–7 of 91 results for “ferry”\nSort by: Relevance Date\n"
    + "\n".join(f"{title}\n… {teaser[:60]} …\n12 May 2023" for title, teaser in FRONT)
    + "\n1 2 3 4 Next\n",
    "cookie wall": "We value your privacy\nWe and our partners store and access information on your device, such as cookies.\n"
    "You may click to consent to our processing as described above, or refuse.\nYour choices apply to this website only.\n"
    "Accept all\nReject all\nManage options\n",
    "recipes": "Recipes\n" + "\n".join(f"{dish}\n35 mins\nServes 4\nEasy" for dish in ("Lentil soup", "Leek tart", "Plum dumplings")),
    "robots": "User-agent: *\nDisallow: /search/\nDisallow: /login/\nCrawl-delay: 10\nSitemap: https://www.example.org/sitemap.xml\n",
    "prices": "Name Last Change Volume\n" + "\n".join(f"Harbour {n} plc {n}4.20 +0.{n}1% {n}2,400" for n in range(1, 9)),
    "code": "import json\n\ndef load(path):\n    with open(path) as f:\n        return json.load(f)\n\nprint(load('a.json')['title'])\n",
    "galleries": "In pictures\n" + "\n".join(f"{title}\n{n} photos" for n, (title, _) in enumerate(FRONT, 3)),
    "offer": "Subscribe today and save 50%\nUnlimited access to all our stories, on all your devices.\nCancel anytime.\nChoose your plan\n"
    "Already a subscriber? Log in\nYour subscription renews automatically until you cancel.\n",
    "check": "Just a moment...\nPlease enable JavaScript and cookies to continue.\nChecking your browser before you access the site.\n",
}
ARTICLES = {
    "brief": "CARROW — The old swing bridge will reopen in June, the council decided on Tuesday. It has been closed since a barge struck "
    "its pier two winters ago. Traders said that they had lost half their custom, and the mayor, Dora Vint, said that they had waited "
    "long enough. The repairs will cost four million crowns, of which the state will pay half.\n",
    "live blog": "Storm on the coast: live\n14:20\nThe last ferry has come in, and the harbour is closed, the coastguard says.\n13:55\n"
    "Power is out in all villages south of Tern, and crews cannot reach the lines before the wind drops.\n13:10\n"
    "“It has never seen waves like these,” Jonas Wick, the harbourmaster, said of the quay where the ferry lies.\n12:40\n"
    "The coastguard has told the villages along the shore to keep away from the sea wall.\n",
    "interview": "Elsa Prynne on forty years at the oven\nQ: Why did you become a baker?\nA: My father was a baker, and I could not sleep "
    "anyway. He showed me the dough when I was six, and I never got it off my hands.\nQ: And what has changed in forty years?\n"
    "A: People want to know where the flour comes from. The oven is the same, and the dough has not read the papers.\n"
    "Q: Who will take over the oven?\nA: My daughter, if she wants it. She bakes better than my father did.\n",
    "obituary": "Hugo Stane, who taught a valley to row, dies at 91\nHugo Stane, who built the boathouse at Tern with his own hands and "
    "coached its crews for half a century, died on Friday at his home. He was 91.\nHis daughter, Ines Marl, confirmed the death.\n"
    "Mr. Stane was born above the mill in Carrow, the son of a miller who could not swim.\n",
}  # fmt: skip


@pytest.mark.parametrize("kind", NO_ARTICLES)
def test_what_is_no_article_scores_low(kind: str) -> None:
    assert newsx.extract(NO_ARTICLES[kind]).article < 0.5


@pytest.mark.parametrize("kind", ARTICLES)
def test_an_article_scores_high_whatever_its_form(kind: str) -> None:
    assert newsx.extract(ARTICLES[kind]).article > 0.5


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_stories_with_their_pages_around_them_score_high(path: Path) -> None:
    assert newsx.extract(path.read_text(encoding="utf-8")).article > 0.9


def test_what_the_markup_says_of_the_page_counts() -> None:
    page = '<html><head><script type="application/ld+json">{{"@type": "{kind}"}}</script></head><body>{text}</body></html>'
    text = "".join(f"<h2>{title}</h2><p>{teaser}</p>" for title, teaser in FRONT)
    scores = {kind: newsx.extract(page.format(kind=kind, text=text)).article for kind in ("NewsArticle", "WebPage", "CollectionPage")}
    assert scores["NewsArticle"] > scores["WebPage"] > scores["CollectionPage"]
    assert scores["CollectionPage"] < 0.5


@given(st.text(max_size=200))
def test_any_page_has_a_score(text: str) -> None:
    page = f"{text}\n"  # with a line's end it is never taken for the name of a file
    assert 0 <= newsx.extract(page).article <= 1


def test_a_story_without_spaces_between_its_words_is_one() -> None:
    lead = "市长周一表示，渡轮今年将不再过河。“非常遗憾”，住在岛上的王先生说。"
    text = f"岛上渡轮停航居民须绕道出行\n\n{lead}\n\n记者在现场看到，码头已经关闭，渡轮停在岸边，工人正在拆除栏杆。"
    assert newsx.extract(text).article > 0.5

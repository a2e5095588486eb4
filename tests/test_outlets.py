"""Whole pages as outlets of several kinds print them, and what the record says of each."""

from __future__ import annotations

import pytest

import newsx

BROADCASTER = """\
Moose uses Halifax bus lane, drivers ask why they can't

Transit authority says animal was 'not a bus' but declines to press charges

Colleen MacPhee · CBC News · Posted: Jun 03, 2024 4:00 AM EDT | Last Updated: June 3, 2024

A young moose trots down the bus lane on Robie Street on Sunday morning. (Submitted by Dylan Burke)

A young bull moose held up no one on Sunday as it made its way through central Halifax in the lane that is reserved for buses.

"It signalled better than most," said Dylan Burke, who filmed the animal from the window of his apartment on Robie Street.

The authority said the lane had cut the trip to the hospital by six minutes since it opened in May.

WATCH | Moose takes the express route downtown:

"We would remind the public that a moose is not a bus," said spokesperson Erin Tully.

With files from Information Morning
"""

REGIONAL = """\
NC beach town votes to move lighthouse back from the sea, again

By Trey Halloran

June 3, 2024 5:41 PM

The Corran Point lighthouse stood 300 feet from the water in 1999. It now stands 61. Ada Lind alind@example.com

For the second time in a generation, the people of Corran Point are going to pick up their lighthouse and carry it away from the ocean.

The town council voted 4-1 on Monday to spend $6.8 million on moving the 1870 tower 1,100 feet inland, onto what is now the tennis courts.

Read Next

A shipwreck surfaces after a storm, and then is gone

June 1, 2024 9:00 AM

“I like tennis,” said council member Audra Pell, who voted no. “I said so when I ran.”

Mayor Vic Dorsey said that nobody on the council would be alive for the third move, “and they will probably need a boat.”

This story was originally published June 3, 2024, 5:41 PM.
"""

WEEKLY = """\
The Lakeside Ledger
Tuesday, June 4, 2024

LOCAL NEWS

Council OKs $12M sewer plan after marathon meeting

By MAGGIE TRUAX
Ledger Staff Writer
mtruax@ledger.example

LAKESIDE — After six hours and 41 speakers, the City Council voted 5-2 early Tuesday to replace the sewers under Main Street.

"Nobody ever cut a ribbon on a sewer," Mayor Don Pruitt said. "I intend to."

The work will close the street between First and Fourth avenues from August to November. Merchants asked for it to begin after the holidays.

Council members Ida Wells and Tom Brandt voted no.

Maggie Truax can be reached at 555-0144.
"""

RELEASE = """\
FOR IMMEDIATE RELEASE
Contact: Priya Raman, (555) 555-0188, press@harborcounty.example

HARBOR COUNTY OPENS FIRST ALL-ELECTRIC FERRY TERMINAL
Terminal will charge two vessels at once and save 300,000 gallons of diesel a year

PORT ALDEN, Wash., June 3, 2024 – Harbor County today opened the state's first all-electric ferry terminal, at a cost of $48 million.

"The sound you do not hear is progress," said County Executive Lou Abara.

The terminal was paid for with a federal grant of $31 million and county bonds.

###

About Harbor County
Harbor County operates five ferry routes that carry 2.1 million passengers a year.
"""

MAIL = """\
From: desk@wire.example
To: page6@packet.example
Subject: Fwd: BC-EU--Greece-Bakery Strike, 2nd Ld-Writethru
Date: Mon, 3 Jun 2024 17:41:05 +0200

FYI, for tomorrow's page 6. -- M.

---------- Forwarded message ----------

> BC-EU--Greece-Bakery Strike, 2nd Ld-Writethru
>
> Bakers' strike leaves Athens without bread for a third day
>
> By DIMITRA LEON
> Associated Press
>
> ATHENS, Greece (AP) -- Athens went without fresh bread for a third day on
> Monday as bakers stayed on strike over the price of electricity, which they
> say has doubled since last summer.
>
> "My oven costs me more than my son does, and he is at university," said
> Yannis Pappas, who runs a bakery in the district of Pangrati.
>
> The bakers' federation, which has 14,000 members, wants the government to
> cap the tariff for night hours, when most bread is baked. The Energy
> Ministry said that talks would go on Tuesday.
>
> ___
>
> Eleni Markou in Thessaloniki, Greece, contributed to this report.
"""


def test_a_broadcasters_page_with_names_date_and_paper_in_one_line() -> None:
    found = newsx.extract(BROADCASTER)
    assert found.dek == "Transit authority says animal was 'not a bus' but declines to press charges"
    assert [(author.name, author.organization) for author in found.authors] == [("Colleen MacPhee", "CBC News")]
    assert (found.published, found.modified) == ("2024-06-03T04:00-04:00", "2024-06-03")
    assert [image.credit for image in found.images] == ["Submitted by Dylan Burke"]
    assert len(found.body) == 4


def test_a_regional_papers_page_with_another_story_amid_its_own() -> None:
    found = newsx.extract(REGIONAL)
    assert found.dek is None
    assert [image.credit for image in found.images] == ["Ada Lind"]
    assert [paragraph.split()[0] for paragraph in found.body] == ["For", "The", "“I", "Mayor"]
    assert [note.kind for note in found.notes] == ["editor"]


@pytest.mark.xfail(strict=True, reason="an outlet's name that stands above a date is taken for the headline")
def test_the_headline_of_a_weeklys_story_as_somebody_pasted_it() -> None:
    assert newsx.extract(WEEKLY).headline == "Council OKs $12M sewer plan after marathon meeting"


def test_a_weeklys_story_as_somebody_pasted_it() -> None:
    found = newsx.extract(WEEKLY)
    assert [(author.name, author.role) for author in found.authors] == [("Maggie Truax", "Ledger Staff Writer")]
    assert found.dateline is not None
    assert found.dateline.place == "LAKESIDE"


def test_a_press_release() -> None:
    found = newsx.extract(RELEASE)
    assert found.dek == "Terminal will charge two vessels at once and save 300,000 gallons of diesel a year"
    assert found.authors == []
    assert found.dateline is not None
    assert found.dateline.place == "PORT ALDEN, Wash."


def test_a_wires_story_quoted_in_mail() -> None:
    found = newsx.extract(MAIL)
    assert found.headline == "Bakers' strike leaves Athens without bread for a third day"
    assert [(author.name, author.organization) for author in found.authors] == [("Dimitra Leon", "AP")]
    assert found.body[0].startswith("ATHENS, Greece (AP) -- Athens went without fresh bread for a third day on Monday")
    assert {block.kind for block in found.blocks} == {"paragraph"}

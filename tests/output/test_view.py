from __future__ import annotations

import msgspec
import pytest
from articles import article

from newsx.output.view import UnknownField, View


@pytest.mark.parametrize(
    ("view", "name", "message"),
    [
        (View, "hedline", "did you mean headline?"),
        (View, "authors.rol", "did you mean role?"),
        (View, "headline.x", "no field 'headline.x'"),
        (lambda fields: View(quotes=True, fields=fields), "speaker", "did you mean speaker_"),
    ],
)
def test_fields_that_are_not_there(view, name, message):
    with pytest.raises(UnknownField, match=message.replace("?", r"\?")):
        view(fields=(name,))


def test_fields_that_are_there():
    view = View(fields=("quotes.speaker.name", "quotes.at.index", "extra.any.thing", "newsx.models.blocks", "dateline.place"))
    [item] = view.items(msgspec.json.encode(article()))
    assert item["quotes.speaker.name"][:3] == ["Ivo Bern", "Ivo Bern", "harbor official"]
    assert item["extra.any.thing"] is None
    assert item["newsx.models.blocks"] is None
    assert item["dateline.place"] == "PORT ELLIS, Maine"

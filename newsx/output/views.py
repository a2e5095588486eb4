"""The views of a database: questions that are often asked of many stories, each as a table that can be searched and sorted further.

They count statements: the pieces of one statement, as `utterance` joins them, are one.
"""

from __future__ import annotations

from newsx.selection import SPEECH

_KINDS = ", ".join(f"'{kind}'" for kind in sorted(SPEECH))
_STATEMENT = "quotes.article_id || ' ' || quotes.utterance"
_STATEMENTS = f"count(distinct {_STATEMENT})"


def _statements_if(condition: str) -> str:
    return f"count(distinct case when {condition} then {_STATEMENT} end)"


_WOMEN, _MEN = _statements_if("gender = 'f'"), _statements_if("gender = 'm'")
_NAMED, _UNNAMED = (_statements_if(f"speaker_type = 'person' and {named}") for named in ("speaker_named", "not speaker_named"))

VIEWS = {
    # What `newsx.selection.USUAL` chooses.
    "speech": f"select * from quotes where kind in ({_KINDS}) and field = 'body' and repeat_of is null",
    "people_by_outlet": f"""
        select publisher, person_id, people.name, people.gender, count(distinct quotes.article_id) as articles, {_STATEMENTS} as statements,
            min(published) as first_seen, max(published) as last_seen
        from speech as quotes join people on people.id = person_id
        group by publisher, person_id order by statements desc
    """,
    "women_by_month": f"""
        select publisher, substr(published, 1, 7) as month, {_WOMEN} as women, {_MEN} as men,
            {_statements_if("gender is null")} as unknown, round(1.0 * {_WOMEN} / nullif({_WOMEN} + {_MEN}, 0), 3) as share_of_women
        from speech as quotes where speaker_named and speaker_type = 'person'
        group by publisher, month order by publisher, month
    """,
    "unnamed_by_outlet": f"""
        select publisher, {_UNNAMED} as unnamed, {_NAMED} as named,
            round(1.0 * {_UNNAMED} / nullif({_UNNAMED} + {_NAMED}, 0), 3) as share_unnamed
        from speech as quotes group by publisher order by unnamed desc
    """,
    "who_quotes_whom": f"""
        select authors.name as author, publisher, person_id, people.name as person, {_STATEMENTS} as statements,
            count(distinct quotes.article_id) as articles
        from speech as quotes join people on people.id = person_id
            join authors on authors.article_id = quotes.article_id and authors.type = 'person'
        group by authors.name, publisher, person_id order by statements desc
    """,
    "first_to_quote": """
        select first.quotation_id, first.text, first.speaker_name, first.publisher, first.published, first.article_id,
            groups.articles, groups.outlets
        from quotes as first join (
            select quotation_id, count(distinct article_id) as articles, count(distinct publisher) as outlets
            from speech group by quotation_id having count(distinct article_id) > 1
        ) as groups on first.quotation_id = groups.quotation_id and first.article_id || '-' || first.quote_no = first.quotation_id
        order by groups.articles desc, first.published
    """,
}
"""The views by their names, each with the query that it shows; later ones use the first."""

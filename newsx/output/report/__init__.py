"""The report: stories as printed, each quotation in its speaker's colour, on one page of HTML that needs neither network nor script.

`marking` lays the quotations over their text, `signs` gives each speaker initials and a colour, `story` puts both together for the
templates, `page` fills these in.
"""

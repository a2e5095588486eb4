"""The report: the stories as printed, each quotation in its speaker's colour, on one page of HTML that needs no network and no scripts.

`marking` divides a text by its quotations, `signs` gives each speaker initials and a colour, `story` combines both for the templates,
which `page` fills in.
"""

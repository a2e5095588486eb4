"""Lines: what a single line of a page says by itself. Text in, values out.

agencies       news agencies and their short names
byline, roles  who signs a story, and with what job (east_asian)
dates          dates and times of publication (date_tokens, clock, calendars)
dateline       where a story was filed
headings       headings of lists of other stories, and where such a list ends
furniture      how much of a line is of the page and not of the story
pictures       captions and picture credits
promos, notes  lines that advertise; corrections, contributors, contacts
"""

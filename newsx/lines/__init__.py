"""Lines: what a single line of a page says by itself: a byline, a date, a dateline, a credit, a promo, a note. Text in, values out."""

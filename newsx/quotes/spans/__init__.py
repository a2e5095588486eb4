"""Where words are quoted: `marks.find_spans` gives the spans of all passages.

passage     a paragraph, headline or caption, with its place in the record
marks       text between quotation marks: which mark opens, which closes, which is an apostrophe
unmarked    speech without marks: turns of interviews, posts, block quotations, by their labels and signatures
"""

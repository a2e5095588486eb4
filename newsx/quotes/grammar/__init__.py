"""Who and what a passage mentions, and how its words hang together: from words to chunks, without a parser.

tokens         splits text into words and signs and looks each one up in the lists: the tag it has by itself
word_classes   the class of each word by a model, where lists and endings do not tell enough; class_tags makes tags of classes
signs          what an apostrophe or a full stop is
tagging        decides the tags that depend on the words around: Critics said, Kane said; whether a name begins a sentence is asked of the
               tagger in newsx.grammar
chunking       joins words to chunks, of which names, pronouns and phrases are mentions; name_rules says whose a name is
chunks         the result: `Chunks` and `Mention`, with what a mention depends on and what it does
tags           the alphabets of word and chunk tags, and the sets of them that have a name
appositions    what stands beside a name and says who it is; datelines finds the dateline, which says nothing
"""

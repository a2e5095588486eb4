"""Grammar: the parts of speech of the words of a text, the names in it, and what each word depends on.

tokens     splits text into words and signs with their places, and these into sentences
forms      what a word tells by itself
tagger     parts of speech and names, word by word
parser     what each word depends on, and how
network    the network that the parser asks
weights    the linear models that the tagger and the name finder ask
analysis   the way through: `parse` makes a `Parse` of each sentence

The models of a language are one file, which `newsx.training.grammar` writes. Labels and parts of speech are those of Universal
Dependencies, version 2 (https://universaldependencies.org).
"""

"""Sentences of treebanks in newsx's words."""

from __future__ import annotations

import gzip

import pytest

from newsx import languages
from newsx.training import stanford, treebank

GOLD = """# newdoc id = ferries
# meta::genre = news
1	The	the	DET	DT	_	5	det	_	Entity=(1-person-new
2	nine	nine	NUM	CD	_	4	nummod	_	SpaceAfter=No
3	-	-	PUNCT	HYPH	_	2	punct	_	SpaceAfter=No
4	year	year	NOUN	NN	_	5	compound	_	_
5	mayor	mayor	NOUN	NN	_	10	nsubj	_	_
6	Ann	Ann	PROPN	NNP	_	5	flat	_	_
7	Roe	Roe	PROPN	NNP	_	5	flat	_	Entity=1)
8	of	of	ADP	IN	_	9	case	_	_
9	Leeds	Leeds	PROPN	NNP	_	5	nmod	_	Entity=(2-place-new)
10	left	leave	VERB	VBD	_	0	root	_	SpaceAfter=No
11	.	.	PUNCT	.	_	10	punct	_	_

"""
CONTRACTED = """1	Elle	elle	PRON	_	_	2	nsubj	_	_
2	va	aller	VERB	_	VerbForm=Fin	0	root	_	_
3-4	au	_	_	_	_	_	_	_	_
3	à	à	ADP	_	_	5	case	_	_
4	le	le	DET	_	_	5	det	_	_
5	port	port	NOUN	_	_	2	obl	_	_

"""
SILVER = """# newdoc id = a.txt
1	Ann	Ann	_	NNP	_	2	compound	_	Start=0|NER=PERSON
2	Roe	Roe	_	NNP	_	3	nsubj	_	Start=4|NER=PERSON
3	left	leave	_	VBD	_	0	root	_	Start=8
4	Leeds	Leeds	_	NNP	_	3	dobj	_	Start=13|NER=LOCATION
5	and	and	_	CC	_	4	cc	_	Start=19
6	York	York	_	NNP	_	4	conj	_	Start=23|NER=LOCATION

"""


@pytest.fixture
def read(tmp_path):
    def read_text(text, code="en", silver=None, change=None):
        path = tmp_path / "a.conllu.gz"
        path.write_bytes(gzip.compress(text.encode()))
        return treebank.read(path, languages.of(code), silver, change)[0]

    return read_text


def test_words_that_a_treebank_splits_are_one(read):
    sentence = read(GOLD)
    assert sentence.words == ["The", "nine-year", "mayor", "Ann", "Roe", "of", "Leeds", "left", "."]
    assert (sentence.tags[1], sentence.heads[1], sentence.labels[1]) == ("NOUN.NN", 2, "compound")
    assert sentence.heads[7] == 9
    assert (sentence.document, sentence.genre) == ("ferries", "news")


def test_names_of_entities(read):
    assert read(GOLD).names == ["O", "O", "O", "B-PER", "I-PER", "O", "B-LOC", "O", "O"]


def test_contractions_are_one_word(read):
    sentence = read(CONTRACTED, "fr")
    assert sentence.words == ["Elle", "va", "au", "port"]
    assert sentence.tags == ["PRON.", "VERB.Fin", "ADP.", "NOUN."]
    assert sentence.heads == [1, 4, 3, 1]


def test_stanfords_dependencies_become_universal(read, tmp_path):
    (tmp_path / "a.txt").write_text("Ann Roe left Leeds and York", encoding="utf-8")
    sentence = read(SILVER, "en", treebank.Silver(tmp_path, {"a.txt": 3}), stanford.to_universal)
    assert sentence.heads == [2, 0, 6, 2, 5, 3]
    assert sentence.labels == ["nsubj", "flat", "root", "obj", "cc", "conj"]
    assert sentence.names == ["B-PER", "I-PER", "O", "B-LOC", "O", "B-LOC"]
    assert (sentence.fold, sentence.silver, sentence.tags[2]) == (3, True, ".VBD")

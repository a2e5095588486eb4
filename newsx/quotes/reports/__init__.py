"""Reported speech: The mayor said [it would open in May]. She called for [an inquiry].

sentence   a sentence with its grammar
cues       which words report something
contents   which words of the sentence a cue reports
sources    which mention's words these are
reports    the way through: the reports of an article
"""

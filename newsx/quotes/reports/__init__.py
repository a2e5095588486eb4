"""Reported speech: The mayor said [it would open in May]. She called for [an inquiry].

report           what is found
by_grammar       the way through for a language with a parser: cues, what they report, whose words these are
  sentence       … a sentence with its grammar
  cues           … which words report something
  contents       … which words of the sentence a cue reports
  sources        … which mention's words these are
                 … what speaks for and against each of these is added up in models/weighing
by_segments      the way through for a language in which the mood of the verb reports
                 … which parts of a paragraph are reported is in attribution/segments
  segment_sources  … whose words these are
"""

"""Whose words a quotation is: a mention near it, or nobody's.

cues           the reporting verbs of a passage and their subjects; verb_second where the finite verb stands second, as in German
segments       where the mood of verbs tells it: which stretches of a passage are reported
features       what speaks for and against a candidate, as strings that the model has weights for
candidates     which mentions are candidates, and the choice among them by the model
attribute      the choice for each quotation with its cue, corrected by rules; nested does that for quotations within others
explanation    the candidates of each quotation with their weights, for --explain
"""

"""Who is in the article, and which of them each speaker's mention stands for.

entities       the data: `Entity`, `Resolution` (the answer for one mention) and `Entities`, which notes the answers
collect        names → entities: full names first, then surnames, first names, acronyms, misspelt names
resolution     asks the rules whom a mention means, in reading order; what a rule looks at is resolved before
pronouns       whom he, she and they mean: the search for the best antecedent, and its scores
descriptions   whom the senator and another official mean: a list of rules
explaining     the name that stands beside a description: the director, Jane Roe
roles          what somebody is by the words beside the name, and who has a role
names          what somebody is called in the record; extent says where a mention begins and ends
genders        the gender that words give somebody
"""

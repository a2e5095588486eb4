"""Indirect speech: The mayor said [it would open in May].

reports    which reporting verbs report something, and who their subject is
clauses    where the clause that they report begins and ends
"""

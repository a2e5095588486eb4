"""Who said what: the quotations of an article and their speakers.

passages ─▶ spans ─▶ mentions ─▶ attribution ─▶ resolution ─▶ Quotations
            (marks)   (people …)  (who: a mention)  (who: a name)

What is reported without marks (`indirect`) is found by other means, and woven in when it is asked for.
"""

from __future__ import annotations

from newsx.quotes.pipeline import Quotations, find
from newsx.quotes.spans.passage import Passage

__all__ = ["Passage", "Quotations", "find"]

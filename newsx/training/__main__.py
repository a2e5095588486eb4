"""Rebuilds the models: `python -m newsx.training CORPUS OUT [--folds] [--only MODEL] [--labelled FOLDER]`; --help names the models."""

from __future__ import annotations

import argparse
from pathlib import Path

from newsx.training import blocks, fields, grammar, kinds, page_stories, quotes, reports, segments, verdicts, words


def main() -> None:
    """Trains the models that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--folds", action="store_true", help="write also fold-0 … fold-4, each trained without one fold's data")
    parser.add_argument("--only", choices=["blocks", "html", "kinds", "fields", "quotes", "grammar", "tags", "words", "german", "reports"])
    parser.add_argument(
        "--labelled", type=Path, help="where fold-0 … fold-4 of the block models are, if not in OUT, for the models of kinds and fields"
    )
    options = parser.parse_args()
    if options.only in {None, "blocks"}:
        blocks.train(options.corpus, options.out, options.folds)
    if options.only in {None, "html"}:
        blocks.train_html(options.corpus, options.out, options.folds)
    if options.only in {None, "kinds"}:
        kinds.train(options.corpus, options.out, options.folds, options.labelled)
    if options.only in {None, "fields"}:
        fields.train(options.corpus, options.out, options.folds, options.labelled)
    if options.only in {None, "grammar"}:
        grammar.train(options.corpus, options.out, options.folds)
    if options.only == "tags":
        grammar.train(options.corpus, options.out, options.folds, sorted(grammar.TAGS_ONLY))
    if options.only in {None, "quotes"}:
        of_pages = page_stories.stories(options.corpus, "en", only_whether=True)
        stories, unseen = quotes.train(options.corpus / "quotes", options.out, options.folds, others=of_pages)
        verdicts.train(stories, unseen, options.out, options.folds)
    if options.only in {None, "words"}:
        words.train(options.corpus, options.out)
    if options.only in {None, "german"}:
        of_segments = segments.train(options.corpus / "quotes-de", options.out, options.folds)
        of_pages = page_stories.stories(options.corpus, segments.CODE, only_whether=False)
        quotes.train(options.corpus / "quotes-de", options.out, options.folds, segments.CODE, of_segments, of_pages)
    if options.only in {None, "reports"}:
        reports.train(options.corpus / "quotes", options.out, options.folds)


if __name__ == "__main__":
    main()

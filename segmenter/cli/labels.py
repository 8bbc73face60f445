"""``segmenter labels``: what each label means."""

import argparse
import sys

from segmenter.cli.options import Subparsers
from segmenter.model import Label

MEANINGS = {
    Label.HEADLINE: "the article's own title",
    Label.KICKER: "section or category above it, breadcrumb",
    Label.DECK: "standfirst, subtitle or summary under the headline",
    Label.BYLINE: "who wrote it",
    Label.TIMESTAMP: "when it was published or updated",
    Label.BODY: "the article's own running text",
    Label.SUBHEADING: "a heading inside the body",
    Label.CAPTION: "caption or credit of a picture or video",
    Label.RELATED: "whatever points to or quotes other articles",
    Label.SOURCE: "outlet or agency that the whole article comes from",
    Label.TAGS: "tag cloud or keyword line",
    Label.COMMENT: "readers' comments",
    Label.BOILERPLATE: "everything else that belongs to the site",
}
"""Each label in a few words; ``docs/labels.md`` has the borders."""


def add(subparsers: Subparsers) -> None:
    """Add the subcommand to the command line."""
    parser = subparsers.add_parser("labels", help="list the labels", description="List the labels, one line each.")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the labels and return the exit code."""
    width = max(map(len, Label))
    for label, meaning in MEANINGS.items():
        sys.stdout.write(f"{label:<{width}}  {meaning}\n")
    return 0

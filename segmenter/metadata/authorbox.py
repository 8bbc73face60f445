"""Reads the writer from the lines around an article that no byline is: a credit, a name over a job, a line about the writer."""

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from segmenter.folding import fold, fold_with_origin
from segmenter.languages import Lexicon
from segmenter.metadata.authors import Story, authors, named_alone
from segmenter.metadata.bylines import CREW, label
from segmenter.metadata.bywords import role_at
from segmenter.metadata.names import Piece
from segmenter.metadata.reading import leading, value
from segmenter.metadata.values import Value
from segmenter.model import Label, Span

_BELOW = 20  # spans; as many boxes are looked at inside the text
_OTHERS = (Label.RELATED, Label.COMMENT, Label.TAGS, Label.HEADLINE)
_NAME = (2, 3)  # words
_LONGEST_NAME, _HEAD = 60, 100  # characters of a name alone, and of the line below it that are looked at
_JOB = ("byline.role",)
_LONGEST_JOB = 4  # words
_NEAR = 8  # words between a name and the job that a line tells of


def boxed(text: str, spans: Sequence[Span], story: Story, lexicon: Lexicon) -> tuple[Value, ...]:
    """Return the writers that a box names: below the text, from its last paragraph on, or else inside it.

    The first of these counts: ``Reporting by Ann Hill``; ``Ann Hill`` over ``Correspondent`` or over a line that begins with her
    name; ``Ann Hill is a reporter``. Inside the text it is only a name over a job. Whom the story tells of is no writer.
    """
    own = [index for index, span in enumerate(spans) if span.label is Label.BODY]
    first, last = (own[0], own[-1]) if own else (len(spans), len(spans))
    lines = [span for span in spans[last : last + _BELOW] if span.label not in _OTHERS]
    for index, span in enumerate(lines):
        start = _credit(text, span, lexicon)
        if start is not None:
            alone = value(text, start, span.end) is None
            if named := authors(text, lines[index : index + 1 + alone], story, lexicon):
                return named
    below = (*_over_jobs(text, lines, lexicon), *(_about(text, span, lexicon) for span in lines))
    for piece in (*below, *islice(_over_jobs(text, spans[first:last], lexicon), _BELOW)):
        # The body may hold the box itself.
        if piece and not (story.has_small(piece) or Story(story.body.replace(piece.value.text, "\n", 1)).tells_of(piece)):
            return (piece.value,)
    return ()


def _credit(text: str, span: Span, lexicon: Lexicon) -> int | None:
    """Return where the label ends that opens a line, if it is one of several words or with a colon; ``None`` for other lines."""
    rank, start = label(text, span.start, span.end, lexicon, opening=True)
    if rank is None or rank == CREW:
        return None
    lead = fold(text[span.start : start]).strip()
    known = (*lexicon.credits.labels, *lexicon.credits.editors)
    return start if lead.rstrip(" :") in known and (" " in lead or ":" in lead) else None


def _over_jobs(text: str, lines: Sequence[Span], lexicon: Lexicon) -> Iterator[Piece]:
    """Yield the names alone on a line above a line that begins with a job or with the name again."""
    for line, after in pairwise(lines):
        if line.end - line.start > _LONGEST_NAME:
            continue
        name, following = text[line.start : line.end].strip(), text[after.start : min(after.end, after.start + _HEAD)]
        if not following.startswith(name + " ") and not _opens_with_job(following, lexicon):
            continue
        if piece := named_alone(text, line.start, line.end, lexicon):
            yield piece


def _opens_with_job(line: str, lexicon: Lexicon) -> bool:
    """Say whether a line is a job, or a job with its field. Words that only stand before a job (*special*) open menus too."""
    words = line.split()[: _LONGEST_JOB + 1]
    ends = lexicon.credits.name_ends | lexicon.credits.conjunctions
    size = next((index for index, word in enumerate(words) if fold(word) in ends), len(words))
    return any(leading(fold_with_origin(piece), _JOB, lexicon) for piece in (line, " ".join(words[:size]).rstrip(",")))


def _about(text: str, span: Span, lexicon: Lexicon) -> Piece | None:
    """Return the name that opens a line which goes on with what that person does."""
    words = text[span.start : span.end].split(maxsplit=max(_NAME) + _NEAR)
    size = next((index for index, word in enumerate(words) if not word[:1].isupper()), 0)
    if size not in _NAME or not words[size - 1][-1].isalnum() or not _is_verb(words[size], lexicon):
        return None
    if not any(role_at(words, place, lexicon.credits) for place in range(size + 1, min(size + _NEAR, len(words)))):
        return None
    name = " ".join(words[:size])
    start = text.find(name, span.start, span.end)
    return named_alone(text, start, start + len(name), lexicon) if start >= 0 else None


def _is_verb(word: str, lexicon: Lexicon) -> bool:
    """Say whether a word behind a name can be *is*: a function word that neither leads to a name nor stands in one."""
    view, credits = fold(word), lexicon.credits
    return lexicon.is_function_word(view) and view not in credits.labels and view not in credits.particles

"""Records of a corpus, JSON objects or rows of a table: which of their fields hold the document, and what goes along with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from segmenter.cli.inputs import Document
from segmenter.cli.opening import InputError
from segmenter.errors import UsageError
from segmenter.model import Html

if TYPE_CHECKING:
    from segmenter.dates.reference import ReferenceLike

_HTML, _URL = "html", "url"


@dataclass(frozen=True, slots=True)
class Fields:
    """The names of fields: of the text, of what the document is known by, of its language, of when it was read.

    A page stands in ``html``, its address in ``url``. Fields of ``carried`` go along.
    """

    text: str = "text"
    id: str = "id"
    language: str | None = None
    reference: str | None = None
    carried: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All names, each once."""
        return tuple(
            dict.fromkeys((self.text, _HTML, self.id, _URL, *filter(None, (self.language, self.reference)), *self.carried))
        )

    def document(self, place: str, row: Mapping[str, Any], url: str | None) -> Document:
        """Return the document of a record, its page where it has one, or else its text.

        It is known by ``place`` where it has no name of its own. Raises :class:`~segmenter.cli.opening.InputError` for a record
        that holds neither.
        """
        page, text, named = row.get(_HTML), row.get(self.text), row.get(self.id)
        name = str(named) if isinstance(named, str | int) and not isinstance(named, bool) else place
        record = {key: row[key] for key in self.carried if key in row} if self.carried else None
        language, reference = self._language(row), self._reference(row)
        if isinstance(page, str | bytes) and page.strip():
            address = row.get(_URL)
            return Document(name, Html(page, address if isinstance(address, str) else url), language, record, True, reference)
        if not isinstance(text, str):
            keys = ", ".join(map(str, row)) or "none"
            wrong = f"neither {self.text} nor {_HTML} is a string in it, its keys are {keys}"
            raise InputError(place, wrong, "name the one that holds the text with --text-field")
        if not text.strip():
            raise InputError(place, "its text is blank", "give it the text of an article")
        return Document(name, text, language, record, True, reference)

    def _language(self, row: Mapping[str, Any]) -> str | None:
        """Return the language that a record says it is in; what is no language tag leaves it to be guessed."""
        code = row.get(self.language) if self.language else None
        if not isinstance(code, str):
            return None
        from segmenter.languages import Languages

        try:
            return Languages().normalise(code)
        except UsageError:
            return None

    def _reference(self, row: Mapping[str, Any]) -> "ReferenceLike | None":
        """Return when a record says it was read; what is no date counts as none."""
        given = row.get(self.reference) if self.reference else None
        return reference_of(given) if isinstance(given, str | date) else None


def reference_of(given: "ReferenceLike | None") -> "ReferenceLike | None":
    """Return when a document was read, ``None`` for what is no date."""
    from segmenter.dates.reference import as_reference

    try:
        as_reference(given)
    except UsageError:
        return None
    return given

"""Words in the names that authors of pages give to elements: ``articleBody``, ``post-meta``, ``entry_title``."""

import re
from functools import lru_cache

from segmenter.folding import fold

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_a-zA-Z]+")
_LONGEST = 400  # characters; longer names are generated and say nothing
_COMMENT = re.compile(
    r"(?:^|\s)(?:[a-z0-9]+[-_]{1,2})?(?:comments?|commentlist|disqus_thread|disqus)"
    r"(?:[-_]{1,2}(?:area|block|body|box|container|content|inner|item|list|section|text|thread|wrap|wrapper))?(?=\s|$)",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def words_of(names: str) -> tuple[str, ...]:
    """Return the words of names as written, folded, without repeats and single letters.

    Names are split at blanks, dashes, underscores, digits and where small letters are followed by a capital.
    """
    text = " ".join(_WORD.findall(names[:_LONGEST]))
    words = (text.lower() if text.isascii() else fold(text)).split()
    return tuple(dict.fromkeys([word for word in words if len(word) > 1]))


def holds_comments(names: str) -> bool:
    """Say whether names are those of an element that holds readers' comments, not of one that counts or links to them."""
    return ("omment" in names or "disqus" in names) and _COMMENT.search(names) is not None

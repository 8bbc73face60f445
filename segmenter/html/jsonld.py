"""Reads JSON-LD as it is found in pages, broken or not, and says what it states of the page's main work."""

import json
import re
from collections.abc import Iterator
from typing import Any, TypeAlias

Node: TypeAlias = dict[str, Any]

# Scripts are often wrapped in what hid them from browsers of the nineties.
_OPENERS = ("<!--", "<![CDATA[", "//", "/*", "*/")
_CLOSERS = ("-->", "]]>", "//", "/*", "*/", ";")
_BETWEEN = re.compile(r"[\s,;]*")
# A string that is never closed counts as a token too, so that no place is looked at twice.
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\\?$)|,(?=\s*[}\]])', re.DOTALL)
_NAMESPACE = re.compile("[/:#]")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_MOST_NODES = 10_000
_WORKS = ("Article", "Posting", "Report")
_ORGANISATIONS = ("Organization", "Corporation", "Business")
_OTHER_WORKS = frozenset({"CreativeWork", "HowTo", "Recipe"})
_FIELDS = {
    "headline": "headlines",
    "alternativeHeadline": "headlines",
    "name": "headlines",
    "articleBody": "bodies",
    "datePublished": "published",
    "dateCreated": "published",
    "dateModified": "modified",
    "articleSection": "sections",
    "keywords": "keywords",
    "description": "descriptions",
    "inLanguage": "languages",
}


def is_work(kind: str) -> bool:
    """Say whether a type of schema.org is that of an article or something like it."""
    return kind.endswith(_WORKS) or kind in _OTHER_WORKS


def statements(text: str) -> Iterator[tuple[str, str]]:
    """Yield fields of :class:`~segmenter.html.structured.Structured` with the values that a script states.

    Only nodes at the top, in a graph, or that are a page's main entity are read: what is in a list is other pages.
    Where there is no article, what is said of the page itself stands for it.
    """
    nodes = _nodes(load(text))
    known = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    works = [node for node in nodes if any(map(is_work, kinds(node)))]
    for node in nodes:
        for kind in kinds(node):
            yield "types", kind
        if "WebSite" in kinds(node):
            yield from (("site_names", name) for name in _texts(node.get("name"), known))
    for node in works or [node for node in nodes if any(kind.endswith("Page") for kind in kinds(node))]:
        yield from _of_work(node, known)


def load(text: str) -> list[Any]:
    """Return the JSON values of a script; one that cannot be repaired gives those before it."""
    text = _unwrapped(text)
    try:
        return [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        pass
    text = _TOKEN.sub(lambda token: _repaired(token[0]), text)
    decoder = json.JSONDecoder(strict=False)
    values = []
    at = 0
    while (at := _BETWEEN.match(text, at).end()) < len(text):  # type: ignore[union-attr]  # it matches the empty string
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        values.append(value)
    return values


def _unwrapped(text: str) -> str:
    """Return a script without the comments that open and close it."""
    length = -1
    while len(text) != length:
        length = len(text)
        text = text.strip()
        for opener in _OPENERS:
            text = text.removeprefix(opener)
        for closer in _CLOSERS:
            text = text.removesuffix(closer)
    return text


def _repaired(token: str) -> str:
    """Return a string with only the escapes that JSON knows, and no comma for one that ends a list."""
    if token == ",":
        return ""
    return _ESCAPE.sub(lambda escape: escape[0] if escape[1] in '"\\/bfnrtu' else escape[1], token)


def kinds(node: Node) -> list[str]:
    """Return the types of a node, without the vocabulary's address."""
    kind = node.get("@type")
    return [_NAMESPACE.split(one.rstrip("/"))[-1] for one in (kind if isinstance(kind, list) else [kind]) if isinstance(one, str)]


def _nodes(values: list[Any]) -> list[Node]:
    nodes: list[Node] = []
    queue = list(reversed(values))
    while queue and len(nodes) < _MOST_NODES:
        value = queue.pop()
        if isinstance(value, list):
            queue.extend(reversed(value))
        elif isinstance(value, dict):
            nodes.append(value)
            graph, entity = value.get("@graph"), value.get("mainEntity")
            if isinstance(entity, dict):
                queue.append(entity)
            if isinstance(graph, list | dict):
                queue.append(graph)
    return nodes


def _of_work(node: Node, known: dict[str, Node]) -> Iterator[tuple[str, str]]:
    for key, field in _FIELDS.items():
        if key in node and not (key == "name" and "headline" in node):
            yield from ((field, text) for text in _texts(node[key], known))
    for key in ("url", "mainEntityOfPage"):
        value = node.get(key)
        url = value.get("@id", value.get("url")) if isinstance(value, dict) else value
        if isinstance(url, str):
            yield "urls", url
    for key in ("author", "creator"):
        for item in _items(node.get(key)):
            names = list(_texts(item, known))
            yield from (("authors", name) for name in names)
            if _is_organisation(item, known):
                yield from (("organisations", name) for name in names)
    yield from (("site_names", text) for text in _texts(node.get("publisher"), known))


def _items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _is_organisation(item: Any, known: dict[str, Node]) -> bool:
    """Say whether an author is typed as an organisation, where it stands or where it is described."""
    if not isinstance(item, dict):
        return False
    identity = item.get("@id")
    described = known.get(identity, item) if isinstance(identity, str) else item
    return any(kind.endswith(_ORGANISATIONS) for kind in (*kinds(item), *kinds(described)))


def _texts(value: Any, known: dict[str, Node]) -> Iterator[str]:
    """Yield the strings that a value comes down to: itself, its items, or the names of what it refers to."""
    for item in _items(value):
        if isinstance(item, dict):
            identity = item.get("@id")
            named = (
                item if "name" in item or "@value" in item else known.get(identity, item) if isinstance(identity, str) else item
            )
            item = named.get("name", named.get("@value", identity))
            if isinstance(item, list):
                item = next((one for one in item if isinstance(one, str)), None)
        if isinstance(item, str):
            yield item

"""The schema of a language pack, and the loader that holds every pack to it.

A pack is one TOML file, ``packs/<code>.toml``; ``docs/add-a-language.md`` explains its keys. This file is the only
place that reads them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from segmenter.errors import DataError
from segmenter.languages.datewords import DateWord, parse_date_words

MODES = ("line", "label", "start", "inline", "contains")
"""Where a phrase may match: see :class:`segmenter.languages.phrases.PhraseBook`."""

FAMILIES = {
    "related.heading": "heading of a list of other articles: read also, most read, trending",
    "related.inline": "lead of a link to another article inside the text: read also: TITLE",
    "source.label": "label of the source of the article: Source:",
    "source.credit": "syndication credit: by arrangement with",
    "tags.label": "label of a tag line: Tags, Keywords",
    "byline.label": "what stands before the writer's name: By, Written by",
    "byline.role": "the writer's role or the desk: staff writer, correspondent, editor",
    "timestamp.label": "scaffolding of a date line: Published, Updated on",
    "timestamp.relative": "a time counted from now: 3 hours ago",
    "caption.label": "lead or credit of a picture: Photo:, Image caption",
    "caption.credit": "words of a picture credit anywhere in a short line: file photo",
    "kicker.label": "label of a section or genre: Category:, Opinion",
    "deck.label": "label of a summary: Summary, Key points",
    "boilerplate.navigation": "menus and ways around the site: Home, Search, Skip to content, Back to top",
    "boilerplate.share": "sharing and saving: Share, Copy link, Tweet",
    "boilerplate.follow": "invitations to follow the site: Follow us on",
    "boilerplate.newsletter": "sign-up for letters and notifications",
    "boilerplate.account": "log in, register, my account",
    "boilerplate.paywall": "subscription and payment notices",
    "boilerplate.legal": "privacy, terms, imprint, contact, about, disclaimers",
    "boilerplate.copyright": "rights reserved",
    "boilerplate.advert": "advertising marks",
    "boilerplate.cookies": "cookie and consent notices",
    "boilerplate.app": "get our app",
    "boilerplate.tools": "print, font size, listen, reading time, counters, report an error",
    "boilerplate.end": "end marks of a message: // end //, to be continued",
    "boilerplate.comments": "headings, rules and forms of readers' comments",
    "boilerplate.reply": "links under one comment: Reply, Report, Like",
}
"""Every phrase family, with what it holds. The part before the dot is the label that the family speaks for."""

_FOLDER = Path(__file__).parent / "packs"
CREDIT_LISTS = (
    "conjunctions",
    "joined",
    "name_ends",
    "particles",
    "lookalikes",
    "roles",
    "organisations",
    "editors",
    "crew",
    "attributions",
    "speech",
)
"""Word lists that the metadata alone reads: no detector sees them, so they grow without new weights."""

REGISTERS = {
    "reader": "words that speak to the reader, or as the site: you, our",
    "self": "words of a writer about himself: I, my",
    "membership": "subscriptions, letters, accounts and gifts to the site",
    "technical": "cookies, browsers, apps, terms of use, notices of advertising",
    "shop": "prices, carts and offers",
    "picture": "pictures and who took them",
    "writer": "lives of writers: reporter, writes, graduated",
    "stories": "other stories and media: article, video, watch",
    "comment": "readers' comments, and how readers write",
}
"""The registers of language that surround an article, with what the words of each are about."""

WORD_LISTS = ("stopwords", "months", "weekdays", "sections", "openers", "updated", *CREDIT_LISTS)
_KEYS = {"code", "name", "scripts", "direction", "dates", "registers", *WORD_LISTS}


@dataclass(frozen=True, slots=True)
class Family:
    """The phrases of one family, by mode, with lines that must (``yes``) and must not (``no``) match."""

    name: str
    phrases: Mapping[str, tuple[str, ...]]
    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """What one language prints around its articles. All words are as written, not folded."""

    code: str
    name: str
    scripts: tuple[str, ...]
    direction: str
    stopwords: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    weekdays: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    openers: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    conjunctions: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    name_ends: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    lookalikes: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    crew: tuple[str, ...] = ()
    attributions: tuple[str, ...] = ()
    speech: tuple[str, ...] = ()
    dates: tuple[DateWord, ...] = ()
    registers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    families: Mapping[str, Family] = field(default_factory=dict)


def parse_pack(content: str, origin: str) -> Pack:
    """Read a pack from TOML ``content``; ``origin`` names it in errors.

    Raises :class:`~segmenter.errors.DataError` for an unknown key, family or mode and for a value of the wrong shape.
    """
    import tomllib

    try:
        data = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{origin}: not valid TOML: {error}") from error
    missing = [key for key in ("code", "name", "scripts", "direction") if key not in data]
    if missing:
        raise DataError(f"{origin}: missing {', '.join(missing)}")
    if data["direction"] not in ("ltr", "rtl"):
        raise DataError(f"{origin}: direction {data['direction']!r}: write 'ltr' or 'rtl'")
    families: dict[str, Family] = {}
    for label, roles in data.items():
        if label in _KEYS:
            continue
        if not isinstance(roles, dict):
            raise DataError(f"{origin}: unknown key {label!r}: known keys are {', '.join(sorted(_KEYS))}")
        for role, table in roles.items():
            name = f"{label}.{role}"
            if name not in FAMILIES:
                raise DataError(f"{origin}: unknown family [{name}]: known families are {', '.join(FAMILIES)}")
            families[name] = _family(name, table, origin)
    return Pack(
        code=data["code"],
        name=data["name"],
        scripts=_strings(data["scripts"], f"{origin}: scripts"),
        direction=data["direction"],
        families=families,
        registers=_registers(data.get("registers", {}), f"{origin}: [registers]"),
        dates=parse_date_words(data.get("dates", {}), f"{origin}: [dates]"),
        **{key: _strings(data.get(key, []), f"{origin}: {key}") for key in WORD_LISTS},
    )


def _registers(table: object, where: str) -> dict[str, tuple[str, ...]]:
    if not isinstance(table, dict) or set(table) - REGISTERS.keys():
        raise DataError(f"{where}: {table!r}: write a table of lists of words; known registers are {', '.join(REGISTERS)}")
    return {name: _strings(words, f"{where} {name}") for name, words in table.items()}


def _family(name: str, table: object, origin: str) -> Family:
    if not isinstance(table, dict):
        raise DataError(f"{origin}: [{name}] must be a table")
    unknown = set(table) - {*MODES, "yes", "no"}
    if unknown:
        raise DataError(f"{origin}: [{name}] has unknown {sorted(unknown)}: modes are {', '.join(MODES)}, and yes, no")
    where = f"{origin}: [{name}]"
    phrases = {mode: _strings(table[mode], f"{where} {mode}") for mode in MODES if mode in table}
    return Family(name, phrases, _strings(table.get("yes", []), where), _strings(table.get("no", []), where))


def _strings(value: object, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise DataError(f"{where}: {value!r}: write a list of non-empty strings")
    return tuple(value)


@cache
def shipped_codes() -> tuple[str, ...]:
    """Return the codes of the packs that ship with the package, sorted; ``"und"`` is the language-neutral one."""
    return tuple(sorted(file.stem for file in _FOLDER.iterdir() if file.suffix == ".toml"))


@cache
def shipped_pack(code: str) -> Pack:
    """Return the shipped pack of a language code. Raises ``KeyError`` where there is none."""
    return parse_pack(_content(code), f"{code}.toml")


@cache
def shipped_words(code: str) -> Pack:
    """Return a shipped pack without its tables, which are nearly all of it: what tells languages apart stands above them.

    Raises ``KeyError`` where there is none.
    """
    return parse_pack(_content(code).partition("\n[")[0], f"{code}.toml")


def _content(code: str) -> str:
    if code not in shipped_codes():
        raise KeyError(code)
    return _FOLDER.joinpath(f"{code}.toml").read_text("utf-8")

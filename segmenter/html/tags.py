"""What each HTML element does to the text around it, by the display that browsers give it, and what it says of that text."""

from enum import IntFlag

# How an element's text joins the text around it. Plain numbers, since they are compared for every element of a page.
INLINE = 0
BLOCK = 1  # stands on lines of its own
BREAK = 2  # ends the line
CELL = 3  # stands beside its neighbours on the line of its row
APART = 4  # stands in the line, but words on its two sides and inside are apart
OBJECT = 5  # has no text, but stands between words
SKIPPED = 6  # nobody reads what is inside
FALLBACK = 7  # is read by those for whom the page does not work as it is meant to, or when it is opened
POPUP = 8  # is a block that shows when it is opened
STATEMENT = 9  # says something about the page
CUSTOM = 10  # is defined by the page itself: a name with a dash
PRE = 11  # is a block in which blanks and line ends count

_DISPLAYS = {
    INLINE: (
        "a abbr acronym b bdi bdo big blink cite code data del dfn em font i ins kbd label map mark math nobr output param "
        "picture q rb ruby s samp slot small source span strike strong sub sup time track tt u var wbr"
    ),
    BLOCK: (
        "address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer form "
        "frameset h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol optgroup p search section summary "
        "table tbody tfoot thead tr ul"
    ),
    BREAK: "br",
    CELL: "td th",
    APART: "button marquee",
    OBJECT: "amp-img amp-pixel amp-video area embed frame img input",
    SKIPPED: (
        "annotation annotation-xml datalist iframe meter noembed progress rp rt rtc script style svg template textarea title"
    ),
    FALLBACK: "applet audio canvas noframes noscript object select video",
    POPUP: "dialog",
    STATEMENT: "html link meta",
    PRE: "listing plaintext pre xmp",
}
DISPLAY: dict[str, int] = {tag: display for display, tags in _DISPLAYS.items() for tag in tags.split()}
"""The display of each known element. ``html`` is a statement for its language."""

THINGS = frozenset({"applet", "audio", "canvas", "iframe", "meter", "object", "progress", "select", "svg", "textarea", "video"})
"""Elements whose text is not read, but which a reader sees as a thing between words."""

IMAGES = frozenset({"amp-img", "img"})


class Trait(IntFlag):
    """What a line stands in, as the mark-up says."""

    LIST = 1
    ORDERED = 2
    TABLE = 4
    QUOTE = 8
    PREFORMATTED = 16
    CODE = 32
    FIGURE = 64
    CAPTION = 128
    ARTICLE = 256
    MAIN = 512
    ASIDE = 1024
    NAVIGATION = 2048
    HEADER = 4096
    FOOTER = 8192
    FORM = 16384
    DIALOG = 32768
    COMMENT = 65536
    LINK = 131072
    BUTTON = 262144
    UNSPOKEN = 524288  # aria-hidden: seen, but kept from screen readers
    HIDDEN = 1048576  # not seen until a script shows it


TRAITS: dict[str, int] = {
    "article": Trait.ARTICLE,
    "aside": Trait.ASIDE,
    "blockquote": Trait.QUOTE,
    "button": Trait.BUTTON,
    "caption": Trait.CAPTION,
    "code": Trait.CODE,
    "dialog": Trait.DIALOG,
    "dir": Trait.LIST,
    "dl": Trait.LIST,
    "figcaption": Trait.CAPTION,
    "figure": Trait.FIGURE,
    "footer": Trait.FOOTER,
    "form": Trait.FORM,
    "header": Trait.HEADER,
    "kbd": Trait.CODE,
    "listing": Trait.PREFORMATTED,
    "main": Trait.MAIN,
    "menu": Trait.LIST,
    "nav": Trait.NAVIGATION,
    "noscript": Trait.HIDDEN,
    "ol": Trait.LIST | Trait.ORDERED,
    "plaintext": Trait.PREFORMATTED,
    "pre": Trait.PREFORMATTED,
    "q": Trait.QUOTE,
    "samp": Trait.CODE,
    "search": Trait.FORM,
    "table": Trait.TABLE,
    "ul": Trait.LIST,
    "xmp": Trait.PREFORMATTED,
}
"""What an element says of all text in it."""

ROLES: dict[str, int] = {
    "alertdialog": Trait.DIALOG,
    "article": Trait.ARTICLE,
    "banner": Trait.HEADER,
    "button": Trait.BUTTON,
    "comment": Trait.COMMENT,
    "complementary": Trait.ASIDE,
    "contentinfo": Trait.FOOTER,
    "dialog": Trait.DIALOG,
    "figure": Trait.FIGURE,
    "form": Trait.FORM,
    "list": Trait.LIST,
    "main": Trait.MAIN,
    "menu": Trait.NAVIGATION,
    "menubar": Trait.NAVIGATION,
    "navigation": Trait.NAVIGATION,
    "search": Trait.FORM,
    "table": Trait.TABLE,
}
"""What ``role`` says of all text in an element (https://www.w3.org/TR/wai-aria-1.2/#role_definitions)."""

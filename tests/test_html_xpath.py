"""XPaths lead back to the elements that they were taken from, in a tree that lxml built."""

import lxml.html
import pytest

from segmenter.html.render import render
from segmenter.html.xpath import xpaths

_PAGES = [
    "<h1>One</h1><p>two<p>three <b>four</b><div><p>five</div>",
    "<ul><li>one<li>two<ul><li>three</ul><li><a href=x>four</a></ul>",
    "<table><tr><td>one<td>two<tr><td>three</table>",
    "<x-card><p>one</p></x-card><o:p>two</o:p><x-card><p>three</p></x-card>",
    "<script>a</script><svg><g><path/></g></svg><p>one</p><template><p>no</p></template><p>two</p>",
    "<p hidden>no</p><div>one <span>two</span></div>",
]


@pytest.mark.parametrize("page", _PAGES)
def test_paths_lead_to_the_text(page: str) -> None:
    rendered = render(page)
    tree = lxml.html.document_fromstring(page)
    paths = xpaths(page, {element.node for element in rendered.elements})
    for element in rendered.elements:
        (found,) = tree.xpath(paths[element.node])
        assert found.tag == rendered.places[element.node].tag
        assert rendered.text[element.start : element.end] in " ".join(found.text_content().split())


def test_only_what_is_asked_for() -> None:
    assert xpaths("<p>one<p>two", [4, 99]) == {4: "/html[1]/body[1]/p[2]"}
    assert xpaths("", [1]) == {}

"""The picture of a guide as a browser shows it: no text leaves its box, meets another, or fades."""

from typing import Any

import pytest

from licwizard.show.draw_svg import draw_svg
from tests.browser.conftest import Page
from tests.show.drawn import all_kinds, built_in, hostile, walked, words

pytestmark = pytest.mark.browser

# Each text with its place, and the place of the box, the pill or the sheet that it stands in.
_MEASURE = """
const plain = (box) => ({left: box.x, top: box.y, right: box.x + box.width, bottom: box.y + box.height});
const sheet = document.querySelector('svg').viewBox.baseVal;
const found = [];
for (const text of document.querySelectorAll('svg text')) {
  const pill = text.closest('.pill');
  const step = text.closest('.step');
  const inside = ['id', 'by', 'title', 'danger', 'here'].includes(text.getAttribute('class'));
  const frame = pill ? pill.querySelector('rect') : step && inside ? step.querySelector('.box') : null;
  const across = text.ownerSVGElement.getScreenCTM().inverse().multiply(text.getScreenCTM());
  const moved = (element) => {
    const box = element.getBBox();
    const at = new DOMPoint(box.x, box.y).matrixTransform(across);
    return plain({x: at.x, y: at.y, width: box.width, height: box.height});
  };
  found.push({
    words: text.textContent, style: text.getAttribute('class'), at: moved(text),
    size: parseFloat(getComputedStyle(text).fontSize),
    frame: frame ? moved(frame) : plain(sheet), step: step ? step.id : '', pill: Boolean(pill),
  });
}
return found;
"""
_COLOURS = """
const seen = {};
for (const name of ['paper', 'title', 'danger', 'halo']) {
  const one = document.querySelector('.' + name);
  if (one) seen[name] = name === 'halo' ? getComputedStyle(one).stroke : getComputedStyle(one).fill;
}
return seen;
"""
_CASES = {
    **{drawing.id: drawing for drawing in built_in()},
    "all kinds": all_kinds(),
    "walked": walked(),
    "hostile": hostile(),
}
_SLACK = 0.4  # points; a border is thicker


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("name", list(_CASES))
def test_no_text_leaves_its_box_or_meets_another(page: Page, name: str, language: str) -> None:
    texts = page(draw_svg((_CASES[name],), words(language)), _MEASURE)
    assert len(texts) > 2 * len(_CASES[name].nodes)
    assert [text["words"] for text in texts if outside(text)] == []
    assert [(one["words"], other["words"]) for one, other in pairs(texts) if meet(one, other)] == []


@pytest.mark.parametrize("name", list(_CASES))
def test_no_edge_runs_through_words(page: Page, name: str) -> None:
    crossed = """const texts = [...document.querySelectorAll('svg text')].map((text) => [text, text.getBBox()]);
    const found = [];
    for (const edge of document.querySelectorAll('.edge, .leader')) {
      const length = edge.getTotalLength();
      for (let at = 0; at <= length; at += 1) {
        const {x, y} = edge.getPointAtLength(at);
        for (const [text, box] of texts) {
          const rim = box.height / 4;
          if (x > box.x && x < box.x + box.width && y > box.y + rim && y < box.y + box.height - rim) {
            found.push(text.textContent);
          }
        }
      }
    }
    return found;"""
    assert page(draw_svg((_CASES[name],), words()), crossed) == []


def test_letters_of_another_font_are_fitted_to_their_line(page: Page) -> None:
    svg = draw_svg((_CASES["migrate"],), words()).replace(
        "Arial, Helvetica, 'Liberation Sans', sans-serif", "monospace"
    )
    texts = page(svg, _MEASURE)
    assert [text["words"] for text in texts if outside(text, sides_only=True)] == []


def test_letters_are_hardly_squeezed_or_stretched(page: Page) -> None:
    natural = """return [...document.querySelectorAll('svg text')].map((text) => {
      const fitted = parseFloat(text.getAttribute('textLength'));
      text.removeAttribute('textLength');
      return [text.textContent, text.getComputedTextLength() / fitted];
    })"""
    ratios = page(draw_svg(built_in(), words()), natural)
    assert [(text, ratio) for text, ratio in ratios if not 0.85 < ratio < 1.2] == []


def test_light_and_dark_differ_and_each_holds(page: Page) -> None:
    svg = draw_svg((_CASES["migrate"],), words())
    light, dark = page(svg, _COLOURS), page(svg, _COLOURS, dark=True)
    assert set(light) == set(dark) == {"paper", "title", "danger", "halo"}
    assert all(light[name] != dark[name] for name in light)
    assert brightness(light["paper"]) > brightness(light["title"])
    assert brightness(dark["paper"]) < brightness(dark["title"])
    assert light["halo"] == light["paper"]


def test_in_the_dark_the_text_stays_where_it_was(page: Page) -> None:
    svg = draw_svg((_CASES["migrate"],), words())
    assert page(svg, _MEASURE, dark=True) == page(svg, _MEASURE)


def test_every_link_leads_to_a_step_on_the_page(page: Page) -> None:
    lost = "return [...document.querySelectorAll('svg a')].map((one) => one.getAttribute('href'))"
    links = page(draw_svg(built_in(), words()), lost + ".filter((link) => !document.querySelector(link))")
    assert links == []


def outside(text: dict[str, Any], *, sides_only: bool = False) -> bool:
    at, frame = text["at"], text["frame"]
    sides = at["left"] < frame["left"] - _SLACK or at["right"] > frame["right"] + _SLACK
    # A font's box is higher than its letters: what counts is the middle part of the line.
    rim = (at["bottom"] - at["top"] - text["size"] * 0.8) / 2
    ends = at["top"] + rim < frame["top"] - _SLACK or at["bottom"] - rim > frame["bottom"] + _SLACK
    return bool(sides or (ends and not sides_only))


def meet(one: dict[str, Any], other: dict[str, Any]) -> bool:
    across = min(one["at"]["right"], other["at"]["right"]) - max(one["at"]["left"], other["at"]["left"])
    middles = [(text["at"]["top"] + text["at"]["bottom"]) / 2 for text in (one, other)]
    apart = abs(middles[0] - middles[1])
    return bool(across > _SLACK and apart < 0.9 * min(one["size"], other["size"]))


def pairs(texts: list[dict[str, Any]]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    return [(one, other) for index, one in enumerate(texts) for other in texts[index + 1 :]]


def brightness(colour: str) -> int:
    return sum(int(part) for part in colour.removeprefix("rgb(").removesuffix(")").split(","))

"""The drawing as SVG: what can be told without a browser (see tests/browser for what it looks like)."""

import re
from itertools import product
from xml.etree import ElementTree as ET

import pytest

from licwizard.core.drawing import Drawing
from licwizard.messages import english
from licwizard.show.draw_svg import draw_svg, plan
from licwizard.show.svg_rows import SMALL
from licwizard.show.svg_style import DARK, LIGHT, Palette
from tests.show.drawn import all_kinds, built_in, hostile, of, step, walked, way, words

_SVG = "{http://www.w3.org/2000/svg}"
_SMALLEST = 6.0  # points, on A4
_CONTRAST = 4.5


def picture(*drawings: Drawing, language: str = "en") -> ET.Element:
    return ET.fromstring(draw_svg(drawings, words(language)))  # noqa: S314 - made here


def texts(root: ET.Element) -> list[str]:
    return [element.text or "" for element in root.iter(f"{_SVG}text")]


def said(root: ET.Element) -> str:
    return " ".join(texts(root))


def test_every_step_is_there_once_and_every_link_leads_to_one() -> None:
    root = picture(*built_in())
    ids = [element.get("id", "") for element in root.iter(f"{_SVG}g") if element.get("id")]
    assert sorted(ids) == sorted(f"step-{drawing.id}-{node.id}" for drawing in built_in() for node in drawing.nodes)
    links = [element.get("href", "")[1:] for element in root.iter(f"{_SVG}a")]
    assert set(links) <= set(ids)


def test_every_way_to_another_step_is_an_arrow_or_a_numbered_link() -> None:
    (drawing,) = (one for one in built_in() if one.id == "migrate")
    root = picture(drawing)
    for node in drawing.nodes:
        group = next(one for one in root.iter(f"{_SVG}g") if one.get("id") == f"step-migrate-{node.id}")
        linked = {link.get("href", "").removeprefix("#step-migrate-") for link in group.iter(f"{_SVG}a")}
        plain = {way.to for way in node.ways if not way.waits} - linked
        following = {one.id for one in drawing.nodes if one.number == node.number + 1}
        assert plain <= following, node.id


def test_titles_labels_and_parties_are_all_said() -> None:
    root = picture(all_kinds())
    whole = said(root)
    for node in all_kinds().nodes:
        assert node.id in texts(root)
        assert node.title in whole
        assert all(english(way.label) in whole for way in node.ways)
    assert {"the one", "the other"} <= set(texts(root))


def test_what_cannot_be_undone_says_so_and_what_it_needs() -> None:
    whole = said(picture(all_kinds()))
    assert "cannot be undone; needs: step-4, step-6 (step-1: a/b)" in whole


def test_a_run_shows_checks_and_where_one_is() -> None:
    plain, run = picture(all_kinds()), picture(walked())
    assert texts(run).count("you are here") == 2  # at the step, and in the legend
    assert "you are here" not in texts(plain)
    assert "(run: ours)" in said(run)
    checks = [path for path in run.iter(f"{_SVG}path") if path.get("class") == "check"]
    assert len(checks) == 3


def test_the_same_drawing_is_the_same_to_the_byte() -> None:
    assert draw_svg(built_in(), words()) == draw_svg(built_in(), words())


def test_nothing_is_loaded_from_anywhere_and_nothing_runs() -> None:
    text = draw_svg((*built_in(), hostile()), words())
    root = ET.fromstring(text)  # noqa: S314 - made here
    assert not re.search(r"@import|url\(|<script|<image|<foreignObject|\son\w+=", text)
    assert text.count("http") == 1  # the name of the format
    assert all(element.get("href", "#").startswith("#") for element in root.iter())


def test_the_words_of_a_guide_are_never_markup() -> None:
    root = picture(hostile())
    assert not list(root.iter(f"{_SVG}script"))
    assert "</text><script>" in said(root)


def test_every_line_is_as_wide_as_it_was_measured() -> None:
    for text in picture(*built_in()).iter(f"{_SVG}text"):
        assert float(text.get("textLength", "0")) > 0
        assert text.get("lengthAdjust") == "spacingAndGlyphs"


@pytest.mark.parametrize(("language", "drawing"), list(product(("en", "sv"), built_in())))
def test_on_a4_the_smallest_type_can_be_read(language: str, drawing: Drawing) -> None:
    assert plan(drawing, words(language)).scale * SMALL >= _SMALLEST


def test_a_single_step_and_a_very_long_procedure_can_be_drawn() -> None:
    assert texts(picture(of(step(1, "end")))).count("1") == 1
    many = of(*(step(number, "task", way(number % 400 + 1)) for number in range(1, 401)))
    assert "400" in texts(picture(many))


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_text_stands_out_from_what_is_behind_it(palette: Palette) -> None:
    behind = [palette.paper, palette.nobody.fill, *(hue.fill for hue in palette.parties)]
    inks = (palette.text, palette.quiet, palette.danger, palette.here)
    assert min(contrast(ink, ground) for ink, ground in product(inks, behind)) >= _CONTRAST
    assert contrast(palette.on_pill, palette.pill) >= _CONTRAST
    assert contrast(palette.edge, palette.paper) >= 3


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2 defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(color: str) -> float:
    parts = [int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

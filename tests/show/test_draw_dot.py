"""The drawing for Graphviz: its structure, statement by statement."""

import re

from licwizard.core.drawing import Drawing
from licwizard.show.draw_dot import draw_dot
from tests.show.drawn import all_kinds, built_in, hostile, walked, words

_QUOTED = r'"(?:[^"\\\n]|\\.)*"'
_LIST = rf"\[(?P<list>\w+={_QUOTED}(?:, \w+={_QUOTED})*)\]"
_NODE = re.compile(rf"^(?P<id>p\d+s\d+) {_LIST}$")
_EDGE = re.compile(rf"^(?P<from>p\d+s\d+) -> (?P<to>p\d+s\d+)(?: {_LIST})?$")
_OTHER = re.compile(
    rf"^(digraph {_QUOTED} \{{|subgraph cluster_\d+ \{{|(?:graph|node|edge) {_LIST}|label={_QUOTED}|\}})$"
)


def graph(*drawings: Drawing) -> list[str]:
    return draw_dot(drawings, words()).splitlines()


def attributes(found: re.Match[str]) -> dict[str, str]:
    return {name: value[1:-1] for name, value in re.findall(rf"(\w+)=({_QUOTED})", found["list"] or "")}


def nodes(lines: list[str]) -> dict[str, dict[str, str]]:
    return {found["id"]: attributes(found) for line in lines if (found := _NODE.match(line))}


def edges(lines: list[str]) -> list[tuple[str, str, dict[str, str]]]:
    return [(found["from"], found["to"], attributes(found)) for line in lines if (found := _EDGE.match(line))]


def test_every_statement_is_of_the_grammar_and_braces_close() -> None:
    for drawings in (built_in(), (all_kinds(),), (walked(),), (hostile(),)):
        lines = graph(*drawings)
        assert [line for line in lines if not any(rule.match(line) for rule in (_NODE, _EDGE, _OTHER))] == []
        assert sum(line.endswith("{") for line in lines) == lines.count("}")


def test_each_kind_has_a_shape_of_its_own() -> None:
    found = nodes(graph(all_kinds())).values()
    assert len({(one["shape"], one.get("peripheries"), one.get("style")) for one in found}) == 7


def test_every_step_and_every_way_of_the_guide_is_there() -> None:
    lines = graph(*built_in())
    assert len(nodes(lines)) == sum(len(drawing.nodes) for drawing in built_in())
    assert len(edges(lines)) == sum(len(node.ways) for drawing in built_in() for node in drawing.nodes)
    assert {end for start, to, _ in edges(lines) for end in (start, to)} <= set(nodes(lines))


def test_edges_carry_labels_and_parties_differ_in_colour() -> None:
    lines = graph(all_kinds())
    assert ("p1s1", "p1s2", {"label": "on to 2"}) in edges(lines)
    assert len({nodes(lines)[name]["fillcolor"] for name in ("p1s1", "p1s5", "p1s6")}) == 3


def test_what_cannot_be_undone_has_a_thick_border_and_says_so() -> None:
    found = nodes(graph(all_kinds()))
    assert float(found["p1s2"]["penwidth"]) > float(found["p1s3"]["penwidth"])
    assert "cannot be undone" in found["p1s2"]["label"].replace("\\n", " ")


def test_a_run_marks_its_way() -> None:
    lines = graph(walked())
    assert [end for _, end, marks in edges(lines) if "penwidth" in marks] == ["p1s2", "p1s3"]
    assert nodes(lines)["p1s1"]["label"].startswith("✓ 1")
    assert "you are here" in nodes(lines)["p1s3"]["label"]


def test_quotes_and_backslashes_of_a_guide_stay_text() -> None:
    label = nodes(graph(hostile()))["p1s1"]["label"]
    assert '\\"quoted\\"' in label
    assert "\\\\n" in label

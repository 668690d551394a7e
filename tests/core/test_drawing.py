"""What a drawing shows of a procedure, and of a run's way through it."""

from licwizard.core.drawing import Drawing, Node, Trace, draw, trace
from licwizard.core.guide import Guide, Requirement
from licwizard.messages import english
from tests.core.walking import begin, begin_built_in, built_in
from tests.prove.values import branch, call, choice, count, end, final, gate, guide, guide_of, procedure, task

ALL_KINDS = guide_of(
    procedure(
        [
            choice("ask", yes="count", no="help", later=None),
            call("help", "other", good="count", bad="stop"),
            count("count", "check"),
            gate("check", ["count"], "fork", short="count"),
            branch("fork", "ask", otherwise="do", yes="stop"),
            task("do", "burn"),
            final("burn", "stop", "check", Requirement(None, "do", ("ask", ("yes", "no")))),
            end("stop"),
        ]
    ),
    procedure([choice("other/start", yes="good", no="bad"), end("other/good"), end("other/bad")]),
)


def drawn(of: Guide, procedure_id: str = "main", seen: Trace | None = None) -> Drawing:
    return draw(of, of.procedures[procedure_id], seen)


def node(drawing: Drawing, name: str) -> Node:
    return next(node for node in drawing.nodes if node.id == name)


def test_steps_are_numbered_in_the_order_of_the_guide() -> None:
    drawing = drawn(ALL_KINDS)
    assert [one.id for one in drawing.nodes] == list(ALL_KINDS.procedures["main"].steps)
    assert [one.number for one in drawing.nodes] == list(range(1, 9))


def test_each_kind_of_step_is_told() -> None:
    kinds = [one.kind for one in drawn(ALL_KINDS).nodes]
    assert kinds == ["choice", "call", "inventory", "gate", "branch", "task", "task", "end"]


def test_a_way_has_its_label_its_target_and_the_number_of_that() -> None:
    ways = node(drawn(ALL_KINDS), "ask").ways
    assert [(way.id, english(way.label), way.to, way.number, way.waits) for way in ways] == [
        ("yes", "yes", "count", 3, False),
        ("no", "no", "help", 2, False),
        ("later", "later", "ask", 1, True),
    ]


def test_the_passing_exit_of_a_gate_is_known() -> None:
    assert [(way.to, way.passes) for way in node(drawn(ALL_KINDS), "check").ways] == [("fork", True), ("count", False)]


def test_a_call_names_the_ends_that_lead_back() -> None:
    one = node(drawn(ALL_KINDS), "help")
    assert one.calls == "other"
    assert [(english(way.label), way.to) for way in one.ways] == [("good", "count"), ("bad", "stop")]


def test_a_call_with_one_way_back_needs_no_label() -> None:
    small = guide_of(
        procedure([call("help", "other", good="stop"), end("stop")]),
        procedure([end("other/good")]),
    )
    assert [english(way.label) for way in node(drawn(small), "help").ways] == [""]


def test_a_fork_is_labelled_with_the_answers_that_it_goes_by() -> None:
    ways = node(drawn(ALL_KINDS), "fork").ways
    assert [(way.id, english(way.label), way.to) for way in ways] == [("yes", "yes", "stop"), ("", "otherwise", "do")]


def test_what_cannot_be_undone_says_what_it_needs_and_on_what_that_depends() -> None:
    one = node(drawn(ALL_KINDS), "burn")
    assert one.irreversible
    assert [(need.id, need.when) for need in one.needs] == [("check", None), ("do", ("ask", ("yes", "no")))]
    assert [other.id for other in drawn(ALL_KINDS).nodes if other.irreversible] == ["burn"]


def test_only_parties_that_act_are_shown() -> None:
    guide_ = built_in()
    assert [party.id for party in drawn(guide_, "migrate").parties] == list(guide_.parties)
    assert [party.id for party in drawn(guide_, "invoice-support").parties] == ["administrator"]


def test_every_way_of_every_step_of_the_built_in_guide_is_drawn() -> None:
    for one in built_in().procedures.values():
        drawing = drawn(built_in(), one.id)
        numbers = {step.id: step.number for step in drawing.nodes}
        assert all(way.number == numbers[way.to] for step in drawing.nodes for way in step.ways)
        assert all(step.ways for step in drawing.nodes if step.kind != "end")


def test_without_a_run_nothing_is_walked() -> None:
    drawing = drawn(ALL_KINDS)
    assert drawing.run == ""
    assert not [one for one in drawing.nodes if one.walked or one.here or any(way.taken for way in one.ways)]


def test_a_run_shows_what_it_walked_which_ways_it_took_and_where_it_is() -> None:
    small = guide(choice("ask", yes="do", no="stop"), task("do", "again"), choice("again", no="stop"), end("stop"))
    state = begin(small).add_answers({"ask": "yes", "do": "done"}).state
    drawing = drawn(small, seen=trace("ours", state))
    assert drawing.run == "ours"
    assert [one.id for one in drawing.nodes if one.walked] == ["ask", "do"]
    assert [one.id for one in drawing.nodes if one.here] == ["again"]
    taken = [(one.id, way.id) for one in drawing.nodes for way in one.ways if way.taken]
    assert taken == [("ask", "yes"), ("do", "")]


def test_inside_a_call_one_is_at_the_call_too() -> None:
    state = begin(ALL_KINDS).add_answers({"ask": "no"}).state
    seen = trace("ours", state)
    outer, inner = drawn(ALL_KINDS, seen=seen), drawn(ALL_KINDS, "other", seen)
    assert [one.id for one in outer.nodes if one.here] == ["help"]
    assert [one.id for one in inner.nodes if one.here] == ["start"]


def test_the_way_back_from_a_call_is_a_way_taken() -> None:
    state = begin(ALL_KINDS).add_answers([("ask", "no"), ("other/start", "yes")]).state
    seen = trace("ours", state)
    assert [way.id for way in node(drawn(ALL_KINDS, seen=seen), "help").ways if way.taken] == ["good"]
    assert node(drawn(ALL_KINDS, seen=seen), "help").walked
    assert [one.id for one in drawn(ALL_KINDS, "other", seen).nodes if one.walked] == ["start", "good"]


def test_a_fork_takes_the_way_of_the_earlier_answer() -> None:
    small = guide(
        choice("ask", yes="fork", no="fork"),
        branch("fork", "ask", otherwise="more", yes="stop"),
        choice("more", no="stop"),
        end("stop"),
    )
    state = begin(small).add_answers({"ask": "no"}).state
    assert [way.to for way in node(drawn(small, seen=trace("ours", state)), "fork").ways if way.taken] == ["more"]


def test_a_step_that_is_stood_on_again_is_here_and_not_walked() -> None:
    state = begin_built_in("resend-activation").add_answers({"osm": "away", "change-osm": "done"}).state
    drawing = drawn(built_in(), "resend-activation", trace("ours", state))
    waiting = begin_built_in("resend-activation").add_answers(
        {"osm": "away", "change-osm": "done", "osm-changed": _waiting()}
    )
    again = drawn(built_in(), "resend-activation", trace("ours", waiting.state))
    for one in (drawing, again):
        assert (node(one, "osm-changed").here, node(one, "osm-changed").walked) == (True, False)


def _waiting() -> str:
    ways = node(drawn(built_in(), "resend-activation"), "osm-changed").ways
    return next(way.id for way in ways if way.waits)

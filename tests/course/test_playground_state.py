"""The playground's state: there and back as a string, and whatever a stranger's string may hold."""

import pytest

from course.playground.frames import thumbnail
from course.playground.sets import DATA, INPUTS, inputs_for
from course.playground.state import Change, State

STATES = [
    "data=circle",
    "data=spiral&classes=3&noise=25&share=80&batch=30&inputs=x1,x2,sin(x1),sin(x2)&hidden=8,8,8&act=relu"
    "&opt=adam&lr=0.01",
    "reg=l1&rate=0.003&seed=4294967295&test=1&discretize=1&hidden=0",
    "data=sin&inputs=x1,x1^2&epochs=30&changes=0:lr:0.1,10:w0.1.2:-0.5,10:b2.0:0.25,30:batch:7",
    "data=points&classes=4&points=1.5,-2,3;0,0,0&lr=1e-05",
    "data=curve&inputs=x1&points=1,0,0.5;-6,0,-1.25",
]


@pytest.mark.parametrize("text", STATES)
def test_a_state_comes_back_from_its_string(text):
    state = State.parse(text)
    assert State.parse(str(state)) == state
    assert set(str(state).split("&")) == set(text.split("&")) - ({"data=circle"} if "&" in text else set())


REFUSED = {
    "data=moons": "data='moons' is not known. Choose one of: circle,",
    "data=__import__('os').system('true')": "is not known. Choose one of",
    "lr=__import__('os')": "lr must be a number such as 0.03",
    "lr=1e400": "lr must be a number such as 0.03",
    "lr=nan": "lr must be a number",
    "lr=0": "learning_rate must be a number from 1e-05 to 10; got 0",
    "lr=11": "learning_rate must be a number from 1e-05 to 10; got 11",
    "noise=51": "noise must be from 0 to 50; got 51",
    "noise=2.5": "noise must be a whole number from 0 to 50; got 2.5",
    "share=5": "share must be from 10 to 90; got 5",
    "batch=0": "batch must be from 1 to 30; got 0",
    "hidden=9": "hidden must be from 1 to 8; got 9",
    "hidden=1,1,1,1,1,1,1": "hidden must list at most 6 layers; got 7",
    "hidden=999999999999999": "hidden must be from 1 to 8",
    "hidden=4,": "hidden must be a number",
    "inputs=": "inputs='' is not known",
    "inputs=x1,x1": "inputs must name at least one input, each once",
    "data=sin&inputs=x2": "inputs='x2' is not known",
    "data=sin": "inputs='x2' is not known",
    "act=gelu": "activation='gelu' is not known",
    "opt=lion": "optimizer='lion' is not known",
    "reg=l11": "regularization='l11' is not known. Did you mean 'l1'?",
    "rate=-1": "rate must be a number from 0 to 10; got -1",
    "seed=-1": "seed must be from 0 to 4294967295; got -1",
    "seed=4294967296": "seed must be from 0 to 4294967295",
    "epochs=10001": "epochs must be from 0 to 10000; got 10001",
    "classes=3": "classes must be 2 for data=circle; got 3",
    "data=gauss&classes=5": "classes must be 2 or 3 or 4 for data=gauss; got 5",
    "test=yes": "test must be 0 or 1; got 'yes'",
    "points=1,1,1": "points are for data=points and data=curve; got data=circle",
    "data=points&points=1,1": "points must be triples x1,x2,value",
    "data=points&points=7,1,0": "points must be a number from -6 to 6; got 7",
    "data=points&points=1,1,2": "points must have a class from 0 to 1; got 2",
    "data=points&points=1,1,x": "points must be a number",
    "data=points&points=" + "1,1,0;" * 301: "points may be at most 300; got 301",
    "changes=1:lr:0.1": "changes must come in order and by epoch 0",
    "epochs=9&changes=5:lr:0.1,4:lr:0.2": "changes must come in order",
    "epochs=9&changes=5:lr:20": "changes: lr must be a number from 1e-05 to 10; got 20",
    "epochs=9&changes=5:w9.0.0:1": "there is no w at (9, 0, 0) in this network",
    "epochs=9&changes=5:w0.0:1": "there is no w at (0, 0) in this network",
    "epochs=9&changes=5:w...:1": "'...' is no place such as 0.1.2",
    "epochs=9&changes=5:x0.0.0:1": "changes read like 30:lr:0.1",
    "epochs=9&changes=" + "5:lr:1," * 301: "changes may be at most 300",
    "hiden=4": "word 'hiden' is not known. Did you mean hidden?",
    "noise=1&noise=2": "the state has noise twice",
    "circle": "'circle' has no =",
    "seed=٣": "seed must be a number",
    "data=" + "x" * 20_000: "20005 characters; 12000 is the most",
}


@pytest.mark.parametrize("text", REFUSED, ids=lambda text: text[:40])
def test_a_string_that_does_not_fit_is_refused_with_its_reason(text):
    with pytest.raises(ValueError) as error:
        State.parse(text)
    assert REFUSED[text] in str(error.value) and len(str(error.value)) < 400


@pytest.mark.parametrize("value", [None, 3, b"data=circle", ["data=circle"]])
def test_only_a_string_is_parsed(value):
    with pytest.raises(ValueError, match="a state is a string such as"):
        State.parse(value)


@pytest.mark.parametrize(
    "fields",
    [
        {"hidden": 4}, {"hidden": (True,)}, {"hidden": (2.5,)}, {"noise": "1"}, {"noise": float("nan")},
        {"data": 1}, {"data": []}, {"inputs": "x1"}, {"learning_rate": None}, {"changes": ("x",)},
        {"points": 5}, {"seed": 1e300}, {"show_test": 1}, {"classes": "2"},
        {"changes": (Change(0, "w", 1.0, ("a", 0, 0)),)},
        {"changes": (Change(0, "w", float("inf"), (0, 0, 0)),)},
    ],
    ids=str,
)  # fmt: skip
def test_a_field_of_the_wrong_kind_is_refused(fields):
    with pytest.raises(ValueError, match=next(iter(fields))):
        State(**fields)


def test_replace_starts_anew_and_lets_go_what_no_longer_fits():
    trained = State.parse("data=spiral&classes=3&inputs=x2,sin(x2)&epochs=30&changes=5:lr:0.1")
    new = trained.replace(data="sin")
    assert (new.inputs, new.classes, new.epochs, new.changes) == (("x1",), 2, 0, ())
    assert trained.replace(hidden=(3,)).classes == 3
    own = State.parse("data=points&points=1,1,1;2,2,0")
    assert own.replace(noise=5).points == own.points and own.replace(data="xor").points == ()


@pytest.mark.parametrize("name", DATA)
def test_every_set_has_a_thumbnail_and_inputs(name):
    points, values = thumbnail(name)
    own = not DATA[name].source
    assert len(points) == len(values) and (len(points) == 0 if own else 20 <= len(points) <= 100)
    assert set(inputs_for(DATA[name].dimensions)) <= set(INPUTS)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("act=ReLU", "act=relu"),
        ("data = xor", "data=xor"),
        ("DATA=Spiral & hidden = 8, 8", "data=spiral&hidden=8,8"),
        ("inputs=X1, sin(x2)", "inputs=x1,sin(x2)"),
        ("epochs=20&changes=10:LR:0.1", "epochs=20&changes=10:lr:0.1"),
        ("data=xor&", "data=xor"),
    ],
)
def test_spaces_and_capitals_do_not_matter(typed, meant):
    assert State.parse(typed) == State.parse(meant)


@pytest.mark.parametrize("text", ["&", "&&&", " & & "])
def test_a_state_without_a_word_is_refused(text):
    with pytest.raises(ValueError, match="holds no word"):
        State.parse(text)

"""The playground's side of the talk with the browser, its undo, and what stands where there is no kernel."""

import base64
import json
import threading

import numpy as np
import pytest

from course.playground import Experiment, State, frames, playground
from course.playground.session import UNDO, Session
from course.playground.widget import FRONT, SCRIPTS
from shown_widgets import size_of

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"


@pytest.fixture
def make():
    made = []

    def make(*args, **kwargs):
        made.append(playground(*args, **kwargs))
        made[-1].sent = sent = []
        made[-1].widget.send = lambda content, buffers=None: sent.append(content)
        return made[-1]

    yield make
    for part in made:
        part.close()


def session(text=""):
    return Session(State.parse(text))


def ask(where, action, **fields):
    answer = where.answer({"do": action, "id": 7, **fields})
    # strict JSON: neither NaN nor arrays may reach the browser
    json.dumps(answer, allow_nan=False)
    assert answer["id"] == 7
    return answer


def weights(where):
    return [array.copy() for pair in where.experiment.weights() for array in pair]


def test_a_step_trains_one_epoch_as_the_experiment_alone_does():
    where, alone = session("data=xor"), Experiment(State.parse("data=xor"))
    alone.advance(1)
    answer = ask(where, "train", epochs=1)
    assert answer["epoch"] == 1 and "setup" not in answer
    assert answer["history"]["from"] == 0 and len(answer["history"]["train"]) == 2
    assert answer["history"]["train"][1] == round(alone.train_loss, 4)


def test_the_history_is_sent_once_and_whole_to_a_new_view():
    where = session()
    ask(where, "train", epochs=3)
    later = ask(where, "train", epochs=2)["history"]
    assert (later["from"], len(later["train"]), len(later["test"])) == (4, 2, 2)
    again = ask(where, "show")["history"]
    assert (again["from"], len(again["train"])) == (0, 6)


def test_maps_carry_every_unit_as_bytes_with_white_for_zero():
    where = session("hidden=3,2&act=linear")
    for layer in where.experiment.model.layers:
        layer.set_weights([0 * array for array in layer.get_weights()])
    maps = [np.frombuffer(base64.b64decode(text), np.uint8) for text in ask(where, "show")["maps"]]
    assert [m.size for m in maps] == [3 * 32 * 32, 2 * 32 * 32, 64 * 64]
    # 0 from a linear unit, and probability 0.5 from the sigmoid: both are byte 127
    assert all((m == 127).all() for m in maps)


def test_a_map_shows_what_the_experiment_computes():
    where = session("data=gauss&classes=3&epochs=5")
    ask(where, "replay")
    sent = np.frombuffer(base64.b64decode(ask(where, "show")["maps"][-1]), np.uint8).reshape(3, 64, 64)
    # byte = 127 (1 + p), so half a step is 0.5 / 127
    np.testing.assert_allclose(sent / 127 - 1, where.experiment.maps(64)[-1], atol=0.5 / 127 + 1e-9)


def test_a_unit_beyond_one_is_divided_by_its_largest_value():
    values = np.array([[-4.0, 2.0], [0.5, 0.25]])
    # 4 is the first unit's largest; the second stays
    np.testing.assert_allclose(frames.signed(values, "hidden", State()), [[-1, 0.5], [0.5, 0.25]])


def test_a_curve_is_sent_as_numbers():
    answer = ask(session("data=sin&inputs=x1&hidden=5"), "show")
    assert [np.shape(layer) for layer in answer["maps"]] == [(5, 61), (1, 121)]
    assert {"truth", "train", "test"} <= set(answer["setup"])


def test_gradients_come_only_when_asked_for():
    where = session()
    assert "gradients" not in ask(where, "train")
    sent = ask(where, "train", gradients=True)["gradients"]
    for (kernel, bias), (k, b) in zip(where.experiment.gradients(), sent):
        np.testing.assert_allclose(kernel, k, atol=1e-4)
        np.testing.assert_allclose(bias, b, atol=1e-4)


@pytest.mark.parametrize(
    "request_",
    [
        *(None, 3, "train", [], {}, {"do": 3}, {"do": "_renew"}, {"do": "close"}),
        {"do": "train", "epochs": "9"},
        *({"do": "train", "epochs": e} for e in (0, -1, 1e9, True, None)),
        *({"do": "train", "seconds": s} for s in (-1, 1e9, "1", float("nan"))),
        *({"do": "set", "fields": f} for f in (None, {}, [], {"epochs": 5}, {"noise": 999}, {"data": ["x"]})),
        *({"do": "set", "fields": {"hidden": h}} for h in ([9], [1] * 7, "8", [[1]], None)),
        *({"do": "edit", "layer": a, "row": b, "column": 0, "value": v}
          for a, b, v in [(9, 0, 1), (-1, 0, 1), (0, 9, 1), (0, 0, None), (0, 0, float("inf")), ("0", 0, 1)]),
        *({"do": "load", "text": t} for t in (None, 3, "data", "data=moon", "os.remove('x')", "x" * 20_000)),
        *({"do": "point", "x1": 1, "x2": x, "value": 0} for x in (7, "1", None)),
        {"do": "edit"}, {"do": "undo"}, {"do": "load", "text": "", "more": 1},
    ],
    ids=repr,
)  # fmt: skip
def test_a_bad_request_is_answered_with_a_message_and_changes_nothing(request_):
    where = session("data=spiral")
    before, state = weights(where), where.state
    answer = where.answer(request_)
    json.dumps(answer, allow_nan=False)
    assert answer["error"] and answer["message"]
    assert where.state == state
    for was, now in zip(before, weights(where)):
        np.testing.assert_array_equal(was, now)


def test_another_learning_rate_goes_on_and_another_activation_starts_anew():
    where = session()
    ask(where, "train", epochs=4)
    answer = ask(where, "set", fields={"learning_rate": 0.3})
    assert (answer["epoch"], answer["setup"]["learning_rate"]) == (4, 0.3)
    answer = ask(where, "set", fields={"activation": "relu"})
    # the new start keeps the rate that was in force
    assert (answer["epoch"], answer["setup"]["learning_rate"]) == (0, 0.3)


def test_what_only_changes_the_picture_does_not_touch_the_training():
    where = session()
    ask(where, "train", epochs=4)
    before = weights(where)
    answer = ask(where, "set", fields={"show_test": True, "discretize": True})
    assert answer["epoch"] == 4 and answer["setup"]["show_test"]
    assert answer["state"] == "test=1&discretize=1&epochs=4"
    for was, now in zip(before, weights(where)):
        np.testing.assert_array_equal(was, now)
    assert ask(where, "train")["epoch"] == 5 and where.state.discretize


@pytest.mark.parametrize(
    "action, fields",
    [
        ("train", {"first": True}),
        ("set", {"fields": {"hidden": [8]}}),
        ("set", {"fields": {"learning_rate": 0.3}}),
        ("edit", {"layer": 0, "row": 1, "column": 2, "value": -2}),
        ("reset", {}),
        ("load", {"text": "data=xor"}),
    ],
)
def test_undo_brings_back_state_weights_and_the_rest_of_the_run(action, fields):
    where, untouched = session("hidden=3"), session("hidden=3")
    for one in (where, untouched):
        ask(one, "train", epochs=3)
    assert not ask(where, action, **fields)["error"]
    ask(where, "train", epochs=2)
    answer = ask(where, "undo")
    assert answer["state"] == str(untouched.state) and answer["setup"]["undo"] == 0
    # the generator of the batches is back too: both go on alike
    assert ask(where, "train", epochs=2)["weights"] == ask(untouched, "train", epochs=2)["weights"]


def test_undo_takes_one_pull_of_a_slider_as_one_action():
    where = session()
    for noise in (5, 10, 15):
        ask(where, "set", fields={"noise": noise}, tag="noise")
    assert ask(where, "undo")["setup"]["noise"] == 0


def test_undo_keeps_the_last_fifty():
    where = session()
    for seed in range(UNDO + 5):
        ask(where, "set", fields={"seed": seed + 1})
    for _ in range(UNDO):
        assert not ask(where, "undo")["error"]
    assert where.state.seed == 5
    assert "nothing to undo" in ask(where, "undo")["message"]


def test_an_edited_weight_is_in_the_network_and_in_the_state():
    where = session()
    ask(where, "train", epochs=2)
    answer = ask(where, "edit", layer=1, row=3, column=0, value=2.5)
    assert answer["weights"][1][0][3][0] == 2.5
    assert ask(where, "edit", layer=0, row=None, column=1, value=-1)["weights"][0][1][1] == -1
    assert str(where.state).endswith("changes=2:w1.3.0:2.5,2:b0.1:-1")


def test_a_pasted_state_comes_to_the_same_losses_in_slices_and_stops_there():
    first = session("data=spiral&hidden=4")
    ask(first, "train", epochs=5)
    ask(first, "set", fields={"learning_rate": 0.1})
    ask(first, "edit", layer=0, row=0, column=0, value=1.5)
    ask(first, "train", epochs=5)
    second = session()
    answer = ask(second, "load", text=str(first.state))
    assert (answer["epoch"], answer["goal"]) == (0, 10)
    for _ in range(30):
        answer = ask(second, "replay", seconds=0.001)
    assert answer["epoch"] == 10 and answer["state"] == str(first.state)
    assert (second.experiment.train_loss, second.experiment.test_loss) == (
        first.experiment.train_loss,
        first.experiment.test_loss,
    )


def test_own_points_are_placed_taken_away_and_learned_from():
    where = session("data=points")
    assert where.experiment is None and "Click" in where.message
    assert ask(where, "train")["error"]
    for x, value in [(-2, 0), (2, 1), (2.5, 1), (-2.5, 0)]:
        answer = ask(where, "point", x1=x, x2=1, value=value)
    assert answer["epoch"] == 0 and len(answer["setup"]["train"]) + len(answer["setup"]["test"]) == 4
    assert ask(where, "train", epochs=3)["epoch"] == 3
    assert "no point near" in ask(where, "remove", x1=0, x2=0)["message"]
    ask(where, "remove", x1=2.6, x2=1.1)
    assert where.state.points == ((-2, 1, 0), (2, 1, 1), (-2.5, 1, 0))
    assert ask(where, "set", fields={"points": []})["setup"]["own"] and where.experiment is None
    assert len(ask(where, "undo")["state"]) > 20


def test_a_curve_of_ones_own_has_points_of_a_height():
    where = session("data=curve&inputs=x1")
    for x, y in [(-1, 0.5), (1, -0.5), (2, 1.5)]:
        ask(where, "point", x1=x, x2=0, value=y)
    ask(where, "remove", x1=2, x2=1.4)
    assert [p[2] for p in where.state.points] == [0.5, -0.5]


def test_a_run_that_explodes_says_so_and_stays_json():
    where = session("data=plane&hidden=8,8&act=relu&lr=10")
    answer = ask(where, "train", epochs=50)
    assert "Lower the learning rate" in answer["diverged"]


def test_both_programs_are_shown():
    code = ask(session("data=xor&hidden=5"), "code")["code"]
    assert "nnlib.layers.Dense(5" in code["nnlib"] and "keras.layers.Dense(5" in code["keras"]


def test_python_reads_trains_and_loads_and_the_widget_follows(make):
    pg = make("data=xor&hidden=3")
    assert isinstance(pg.state, State) and str(pg.state) == "data=xor&hidden=3"
    pg.train(4)
    assert pg.experiment.epoch == 4 and str(pg.state).endswith("epochs=4")
    assert pg.sent[-1]["epoch"] == 4 and "setup" in pg.sent[-1]
    pg.load("data=circle&epochs=2")
    assert (pg.state.data, pg.experiment.epoch, pg.sent[-1]["epoch"]) == ("circle", 2, 2)
    with pytest.raises(ValueError, match="no ="):
        pg.load("circle")
    assert pg.state.data == "circle"


def test_a_state_with_epochs_is_trained_when_the_cell_has_run(make):
    alone = Experiment(State.parse("data=xor"))
    alone.advance(6)
    assert make("data=xor&epochs=6").experiment.test_loss == alone.test_loss


def test_a_refused_first_state_stands_in_the_widgets_place_until_another_is_typed(make):
    pg = make("data=spirall")
    data, _ = pg._repr_mimebundle_()
    assert "spirall" in data["text/html"] and "image/png" not in data and WIDGET_VIEW in data
    with pytest.raises(ValueError, match="cannot be used"):
        pg.experiment  # noqa: B018
    pg.receive(None, {"do": "show", "id": 1}, [])
    assert "cannot be used" in pg.sent[-1]["refused"] and "setup" not in pg.sent[-1]
    pg.receive(None, {"do": "load", "id": 2, "text": "also bad"}, [])
    assert pg.sent[-1]["refused"] and "no =" in pg.sent[-1]["message"]
    pg.receive(None, {"do": "load", "id": 3, "text": "data=spiral"}, [])
    assert "refused" not in pg.sent[-1] and "setup" in pg.sent[-1] and pg.state.data == "spiral"


def test_a_hostile_first_state_is_escaped(make):
    assert "<script" not in make("<script>alert(1)</script>")._repr_mimebundle_()[0]["text/html"]


@pytest.mark.parametrize("state", [None, 3, ["data=xor"]])
def test_a_state_that_is_no_string_is_a_type_error(state):
    with pytest.raises(TypeError, match="state must be a string"):
        playground(state)


@pytest.mark.parametrize("width", [0, -5, "wide", True, 2.5])
def test_a_width_must_be_pixels(width):
    with pytest.raises(ValueError, match="width must be"):
        playground(width=width)


@pytest.mark.parametrize(
    "text",
    ["", "data=gauss&classes=4", "data=sin&inputs=x1", "data=points", "hidden=8,8,8,8,8,8", "hidden=0"],
)
def test_a_still_picture_stands_where_there_is_no_kernel(make, text):
    pg = make(text)
    data, metadata = pg._repr_mimebundle_()
    assert size_of(base64.b64decode(data["image/png"]))[0] >= 1000
    assert metadata["image/png"]["alt"] == pg.alt and data["text/plain"].endswith(pg.alt)
    assert data[WIDGET_VIEW]["model_id"] == pg.widget.model_id


def test_the_text_alternative_says_what_there_is(make):
    alt = make("data=spiral&hidden=5&epochs=3").alt
    assert "Spiral" in alt and "after 3 epochs" in alt and "5 tanh" in alt


def test_closing_twice_does_no_harm(make):
    pg = make()
    pg.close()
    pg.close()
    assert WIDGET_VIEW not in pg._repr_mimebundle_()[0]


def test_two_playgrounds_share_nothing(make):
    one, other = make("hidden=3"), make("hidden=3")
    one.receive(None, {"do": "train", "id": 1, "epochs": 3}, [])
    assert (one.experiment.epoch, other.experiment.epoch, other.sent) == (3, 0, [])
    assert one.widget.key != other.widget.key


def test_every_script_of_the_folder_is_part_of_the_module(make):
    assert {path.stem for path in FRONT.glob("*.js")} == set(SCRIPTS)
    assert "export default" in make().widget._esm  # noqa: SLF001 (anywidget's name for it)
    for path in FRONT.iterdir():
        assert len(path.read_text(encoding="utf-8").splitlines()) < 300, path
        assert "http" not in path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", ""), path


def test_a_cell_and_the_page_train_one_network_in_turn(make):
    part = make("data=xor&hidden=8,8")
    page = threading.Thread(
        target=lambda: [part.receive(None, {"do": "train", "id": i, "epochs": 2}, []) for i in range(100)]
    )
    page.start()
    part.train(200)
    page.join()
    alone = Experiment(State.parse("data=xor&hidden=8,8"))
    alone.advance(part.experiment.epoch)
    assert part.experiment.history == alone.history


def test_another_network_from_the_page_ends_the_training_of_a_cell(make):
    part = make("hidden=3")
    first = part.experiment

    def send(content, buffers=None):
        if part.experiment is first:
            part.receive(None, {"do": "set", "id": 1, "fields": {"hidden": [4]}}, [])

    part.widget.send = send
    part.train(100_000)
    assert part.experiment is not first and first.epoch < 100_000


def test_an_exploding_network_takes_no_print_of_others_away(make, capsys):
    part = make("data=plane&lr=10&act=relu&hidden=8,8")
    cell = threading.Thread(target=lambda: [print("line", i) for i in range(300)])
    cell.start()
    part.train(30)
    cell.join()
    assert capsys.readouterr().out.count("line") == 300


def test_a_mission_counts_as_attempted_once_something_was_done():
    from course.checking.answers import check

    played = playground("hidden=8,8,8&act=linear")
    assert played.untouched and check("linear", played).status == "not attempted"
    played.train(1)
    assert not played.untouched and check("linear", played).status == "not yet"
    played.close()

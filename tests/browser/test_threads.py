"""A cell trains for seconds while a reader uses what earlier cells made: the pad and a live figure."""

import time

import hand_drawn
import lab as browser

SET_UP = """import sys; sys.path[:0] = ["."]
import time
import matplotlib
import numpy as np
import nnlib
from course.drawing.live import live
from course.pad import draw_digit
from nnlib.layers import BatchNormalization, Dense, Dropout, Flatten

rng = np.random.default_rng(0)
x, y = rng.random((1500, 28, 28), dtype="float32"), rng.integers(0, 10, 1500)

def make_model():
    layers = [Flatten(), Dense(32, "relu"), BatchNormalization(), Dropout(0.2), Dense(10, "softmax")]
    model = nnlib.Sequential([nnlib.Input((28, 28)), *layers], seed=3)
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model

def train(model, epochs, callbacks=()):
    return model.fit(x, y, epochs=epochs, callbacks=[*callbacks], verbose=0, validation_split=0.1).history

class UntilAsked(nnlib.callbacks.Callback):
    asked = False

    def on_epoch_end(self, epoch, logs=None):
        self.model.stop_training = self.asked or time.perf_counter() > self.end

model, until_asked = make_model(), UntilAsked()"""
PAD = "pad = draw_digit(model)\npad"
LIVE = """def draw(fig, row, stop):
    until_asked.asked = stop
    answers = model.predict(x[row : row + 3])
    loss, accuracy = model.evaluate(x[: row + 50], y[: row + 50])
    fig.subplots().bar(range(10), answers[0])
    fig.text(0.9, 0.9, "!" if stop else "")
    fig.axes[0].set(title=f"row {row}, loss {loss:.2f}", xlabel="$k$", ylim=(0, 1))

live(draw, alt="Ten answers for one row", figsize=(5, 3), row=(0, 400, 1, 0), stop=False)"""
TRAINING = """settings = dict(matplotlib.rcParams)
until_asked.end = time.perf_counter() + 200
print("has begun")
disturbed = train(model, 100_000, [until_asked])
print("has ended")"""
VERDICT = """quiet = make_model()
print(train(quiet, len(disturbed["loss"])) == disturbed,
      all(np.array_equal(a, b) for a, b in zip(model.get_weights(), quiet.get_weights())),
      dict(matplotlib.rcParams) == settings)"""
ROUNDS = 2


def begin(page, index, source):
    """Run a cell without waiting for its end."""
    page.evaluate(
        """([index, source]) => { const notebook = window.jupyterapp.shell.currentWidget.content;
            notebook.activeCellIndex = index; notebook.deselectAll();
            notebook.model.cells.get(index).sharedModel.setSource(source);
            void window.jupyterapp.commands.execute('notebook:run-cell'); }""",
        [index, source],
    )


def changed(page, what, before, seconds=30):
    """Wait until `what()` is something else; what it is then."""
    end = time.monotonic() + seconds  # a machine that is busy with other things needs many
    while (now := what()) == before:
        assert time.monotonic() < end, f"this has not changed for {seconds} seconds: {before[:80]}"
        page.wait_for_timeout(25)
    return now


def draw_on(page, canvas, strokes):
    box = canvas.bounding_box()
    for stroke in strokes:
        for k, (across, down) in enumerate(stroke):
            page.mouse.move(box["x"] + across * box["width"] / 280, box["y"] + down * box["height"] / 280)
            if k == 0:
                page.mouse.down()
        page.mouse.up()


def test_pad_and_slider_answer_during_a_training_that_does_not_notice_them(page, lab):
    path = lab.write_notebook("threads.ipynb", [SET_UP, PAD, LIVE, "", ""])
    browser.open_notebook(page, lab, path)
    browser.run_all(page)
    assert browser.cell_errors(page) == []
    pad, figure, output = (browser.cell(page, index) for index in (1, 2, 3))
    output = output.locator(".jp-OutputArea")
    canvas, text = pad.locator("canvas.np-canvas"), pad.locator(".np-text")
    slider, picture = figure.get_by_role("slider"), figure.locator(".jupyter-widgets img")
    checkbox = figure.get_by_role("checkbox")
    pad.get_by_role("button", name="What did it look at?", exact=True).click()
    # JupyterLab sends the first message of each control to the main thread, and all later ones to the second
    for use in (lambda: slider.press("ArrowRight"), checkbox.click, checkbox.click):
        before = picture.get_attribute("src")
        use()
        changed(page, lambda: picture.get_attribute("src"), before)
    begin(page, 3, TRAINING)
    output.get_by_text("has begun").wait_for(timeout=20_000)
    for k in range(ROUNDS):
        empty = text.inner_text()
        canvas.scroll_into_view_if_needed()
        draw_on(page, canvas, hand_drawn.strokes(k))
        changed(page, text.inner_text, empty)
        for _ in range(2):
            before = picture.get_attribute("src")
            slider.press("ArrowRight")
            changed(page, lambda: picture.get_attribute("src"), before)
        read = text.inner_text()
        pad.get_by_role("button", name="Clear", exact=True).click()
        changed(page, text.inner_text, read)
        assert "Error" not in pad.inner_text() + figure.inner_text()
        assert browser.cell_errors(page) == []
        assert not output.get_by_text("has ended").count(), f"it ended before answer {k + 1}"
    checkbox.click()
    output.get_by_text("has ended").wait_for(timeout=20_000)
    browser.type_into_cell(page, 4, VERDICT)
    assert browser.cell(page, 4).locator(".jp-OutputArea-output").first.inner_text().split() == ["True"] * 3

"""The look of figures, and how they reach a notebook."""

import base64
import io

import matplotlib
import numpy as np
import pytest
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from PIL import Image

from course.drawing.colors import diverging
from course.drawing.function_plot import function_plot
from course.drawing.scatter import scatter2d
from course.drawing.style import (
    DIVERGING,
    NEGATIVE,
    PNG_DPI,
    POSITIVE,
    SCREEN_DPI,
    STYLE,
    bundle,
    new_figure,
    png,
    show,
    use_style,
)
from shown_widgets import size_of


@pytest.fixture
def shown(monkeypatch):
    """The outputs that `display` was asked for, as (data, metadata)."""
    outputs = []
    monkeypatch.setattr(
        "IPython.display.display",
        lambda data, metadata=None, raw=False: outputs.append((data, metadata or {})),
    )
    return outputs


def test_show_publishes_one_png_with_its_alternative_text(shown):
    show(function_plot(np.tanh), alt="A curve  that levels\noff on both sides")
    data, metadata = shown[0]
    assert Image.open(io.BytesIO(base64.b64decode(data["image/png"]))).format == "PNG"
    assert metadata["image/png"]["alt"] == "A curve that levels off on both sides"
    assert "levels off" in data["text/plain"]


def test_show_describes_the_figure_for_front_ends_that_drop_the_alt_of_an_image(shown):
    show(function_plot(np.tanh), alt="Is 3 < 4?")
    assert len(shown) == 2
    assert "Is 3 &lt; 4?" in shown[1][0]["text/html"]


@pytest.mark.parametrize("alt", ["", "   ", None, 3])
def test_show_refuses_a_figure_without_alternative_text(shown, alt):
    with pytest.raises(ValueError, match="alt must be a sentence"):
        show(function_plot(np.tanh), alt=alt)
    assert shown == []


def test_show_says_what_to_pass_instead_of_an_axes(shown):
    with pytest.raises(TypeError, match=r"Use ax\.figure"):
        show(function_plot(np.tanh).axes[0], alt="x")


def test_a_figure_is_shown_at_its_size_in_inches_and_drawn_finer(shown):
    show(new_figure((5, 3)), alt="Nothing yet")
    data, metadata = shown[0]
    # 5 in × 100 = 500 CSS pixels; 5 in × 150 = 750 drawn
    assert (metadata["image/png"]["width"], metadata["image/png"]["height"]) == (
        5 * SCREEN_DPI,
        3 * SCREEN_DPI,
    )
    assert size_of(base64.b64decode(data["image/png"])) == (5 * PNG_DPI, 3 * PNG_DPI)


def test_show_closes_a_pyplot_figure_so_that_it_is_not_shown_twice(shown):
    pyplot = pytest.importorskip("matplotlib.pyplot")
    with matplotlib.rc_context({"backend": "agg"}):
        figure = pyplot.figure()
        show(figure, alt="An empty figure")
        assert not pyplot.fignum_exists(figure.number)


def test_figures_stay_unknown_to_pyplot():
    pyplot = pytest.importorskip("matplotlib.pyplot")
    before = pyplot.get_fignums()
    scatter2d(np.zeros((2, 2)))
    assert pyplot.get_fignums() == before


def test_a_figure_has_the_courses_look_without_use_style():
    with matplotlib.rc_context({"font.size": 5, "axes.labelsize": 5, "figure.facecolor": "black"}):
        figure = function_plot(np.tanh)
        assert figure.axes[0].xaxis.label.get_size() == STYLE["axes.labelsize"]
        assert figure.get_facecolor()[:3] == (1, 1, 1)
        assert matplotlib.rcParams["font.size"] == 5  # and leaves the reader's settings alone


def test_use_style_makes_the_look_the_default():
    with matplotlib.rc_context():
        use_style()
        assert matplotlib.rcParams["font.size"] == STYLE["font.size"]


def test_the_background_is_opaque_for_dark_themes():
    image = Image.open(io.BytesIO(png(new_figure((1, 1))))).convert("RGBA")
    assert np.asarray(image)[..., 3].min() == 255


def test_no_text_of_the_style_is_smaller_than_13_points():
    sizes = {key: value for key, value in STYLE.items() if key.endswith("size") and "marker" not in key}
    sizes.pop("figure.figsize")
    assert min(sizes.values()) >= 13, sizes


def test_the_diverging_map_runs_from_negative_to_positive_through_white():
    ends = [DIVERGING(0.0)[:3], DIVERGING(1.0)[:3]]
    np.testing.assert_allclose(ends, [to_rgb(NEGATIVE), to_rgb(POSITIVE)], atol=1e-6)
    # 256 entries have no middle one: half a step from white
    assert min(DIVERGING(0.5)[:3]) > 0.98


def test_a_bundle_survives_the_way_through_text():
    data, _ = bundle(b"\x89PNG\xff\x00", "x", (1, 1))
    assert base64.b64decode(data["image/png"]) == b"\x89PNG\xff\x00"


def test_new_figure_is_a_matplotlib_figure_that_can_be_saved():
    assert isinstance(new_figure(), Figure)
    assert size_of(png(new_figure((2, 1)), dpi=50)) == (100, 50)


def test_the_colors_without_matplotlib_are_those_of_the_colormap():
    values = np.array([[-0.5, 0.0, 0.1], [0.5, 0.999, 1.0], [0.25, 0.75, 1.5]])
    np.testing.assert_allclose(diverging(values), DIVERGING(values)[..., :3], atol=1e-12)

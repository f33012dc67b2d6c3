"""From a short description to a control: (low, high, step, start), a list, a bool, or a ready widget."""

import math

SLIDER_FORM = "(low, high, step, start), for example w1=(-2.0, 2.0, 0.1, 1.0)"


def make_control(name: str, spec, label: str):
    """The ipywidgets control that `spec` describes, labelled; no label is cut.

    A tuple of four numbers is a slider, of integers if all four are; a list is a row of buttons or, if long,
    a menu; a bool is a check box; a widget with a `value` is taken as it is.
    """
    import ipywidgets as widgets

    style = {"description_width": "initial"}
    wide = widgets.Layout(width="auto", min_width="min(300px, 100%)", max_width="520px", flex="1 1 300px")
    if isinstance(spec, widgets.Widget):
        if not spec.has_trait("value"):
            raise TypeError(f"{name} is a {type(spec).__name__}, which has no value to draw from.")
        if spec.has_trait("description") and not spec.description:
            spec.description = label
            spec.style.description_width = "initial"
        return spec
    if isinstance(spec, bool):
        return widgets.Checkbox(value=spec, description=label, indent=False, layout=_auto())
    if isinstance(spec, list):
        if not spec:
            raise ValueError(f"{name} is an empty list: there is nothing to choose from.")
        if len(spec) <= 5 and sum(len(_text(option)) + 4 for option in spec) <= 60:
            # as wide as its text, so that no option is cut
            buttons = dict(style={**style, "button_width": "auto"}, layout=_auto())
            return widgets.ToggleButtons(options=spec, value=_first(spec), description=label, **buttons)
        return widgets.Dropdown(options=spec, value=_first(spec), description=label, style=style, layout=wide)
    if isinstance(spec, tuple):
        return _slider(name, spec, label, style, wide)
    raise TypeError(
        f"{name} must be {SLIDER_FORM}; a list of choices; True or False; or a widget. "
        f"Got {type(spec).__name__}."
    )


def _slider(name, spec, label, style, layout):
    import ipywidgets as widgets

    numbers = all(isinstance(v, (int, float)) and not isinstance(v, bool) and math.isfinite(v) for v in spec)
    if len(spec) != 4 or not numbers:
        raise ValueError(f"{name} must be {SLIDER_FORM}; got {spec!r}.")
    low, high, step, start = spec
    if not low < high:
        raise ValueError(f"{name} = {spec!r}: low must be smaller than high.")
    if not 0 < step <= high - low:
        raise ValueError(f"{name} = {spec!r}: step must be positive and at most high - low.")
    if not low <= start <= high:
        raise ValueError(f"{name} = {spec!r}: start must lie between low and high.")
    look = dict(min=low, max=high, step=step, value=start, description=label, style=style, layout=layout)
    if all(isinstance(v, int) for v in spec):
        return widgets.IntSlider(**look)
    decimals = next((d for d in range(6) if abs(step * 10**d - round(step * 10**d)) < 1e-9), 6)
    return widgets.FloatSlider(**look, readout_format=f".{decimals}f")


def _auto():
    import ipywidgets as widgets

    return widgets.Layout(width="auto")


def _text(option):
    return str(option[0]) if isinstance(option, tuple) else str(option)


def _first(options):
    return options[0][1] if isinstance(options[0], tuple) else options[0]


def make_player(slider, interval: int):
    """Play, Step and Reset for an integer slider: a row of buttons, and a function that ends them."""
    import ipywidgets as widgets

    start = slider.value
    # the browser keeps the time, so it works wherever widgets do, and a slow drawing skips ticks
    play = widgets.Play(
        min=slider.min, max=slider.max, step=slider.step, value=start, interval=interval, show_repeat=False
    )
    link = widgets.link((play, "value"), (slider, "value"))
    step = widgets.Button(description="Step", icon="step-forward", layout=_auto())
    reset = widgets.Button(description="Reset", icon="undo", layout=_auto())
    running = "playing" if play.has_trait("playing") else "_playing"  # the name changed in ipywidgets 8

    def forward(_):
        setattr(play, running, False)
        slider.value = min(slider.value + slider.step, slider.max)

    def back(_):
        setattr(play, running, False)
        slider.value = start

    def end():
        setattr(play, running, False)  # else its clock in the browser goes on for ever, and finds nobody
        link.unlink()

    step.on_click(forward)
    reset.on_click(back)
    return widgets.HBox([play, step, reset]), end

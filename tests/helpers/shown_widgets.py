"""What the tests of live parts look at: open widget models, the size of a picture."""

import io

import ipywidgets as widgets
from PIL import Image

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"


def models():
    """Ids of all open widget models; their registry moved in ipywidgets 8."""
    module = widgets.widgets.widget if hasattr(widgets.widgets, "widget") else widgets.widget
    return set(getattr(module, "_instances", None) or widgets.Widget.widgets)


def size_of(image):
    """Width and height of a PNG, in pixels."""
    return Image.open(io.BytesIO(image)).size

"""The course's figures: still ones drawn with Matplotlib, and live ones moved by sliders."""

from .backstep import backprop_stepper
from .bends import activation_explorer, activation_gallery, firing, hinge_builder, hinge_error, hinge_sum
from .descent import ball_on_curve, descend, path_on_surface
from .digits import browse_predictions
from .epochs import epoch_map, gradient_clouds, split_strips, stopping, trained
from .figures import bars, confusion_matrix, function_plot, history, scatter2d
from .forward import journey, rows_as_samples, seed_spread, softmax_explorer
from .freezing import freeze
from .gates import gate_explorer, gate_lines
from .graph import draw_graph
from .live import Live, live
from .matrices import backward_map, logit_gradient, tables, walk_gradients
from .museum import agreement, error_museum, loss_curves
from .network import network_diagram
from .neuron import neuron_and_line, neuron_explorer, neuron_numbers
from .pictures import images
from .race import optimizer_race, race_paths
from .slopes import epsilon_errors, learning_rates, slope_arrows, stable_rates
from .style import (
    ACCENT,
    CYCLE,
    DIVERGING,
    HIGHLIGHT,
    INK,
    MUTED,
    NEGATIVE,
    POSITIVE,
    new_figure,
    show,
    use_style,
)
from .surfaces import decision_regions, grid_values, loss_surface
from .walk import walk_forward
from .wrongness import (
    broken_products,
    line_and_surface,
    squares_explorer,
    surface_explorer,
    surprise_explorer,
    surprises,
)

__all__ = [
    "ACCENT",
    "CYCLE",
    "DIVERGING",
    "HIGHLIGHT",
    "INK",
    "MUTED",
    "NEGATIVE",
    "POSITIVE",
    "Live",
    "activation_explorer",
    "activation_gallery",
    "agreement",
    "backprop_stepper",
    "backward_map",
    "ball_on_curve",
    "bars",
    "broken_products",
    "browse_predictions",
    "confusion_matrix",
    "decision_regions",
    "descend",
    "draw_graph",
    "epoch_map",
    "epsilon_errors",
    "error_museum",
    "firing",
    "freeze",
    "function_plot",
    "gate_explorer",
    "gate_lines",
    "gradient_clouds",
    "grid_values",
    "hinge_builder",
    "hinge_error",
    "hinge_sum",
    "history",
    "images",
    "journey",
    "learning_rates",
    "line_and_surface",
    "live",
    "logit_gradient",
    "loss_curves",
    "loss_surface",
    "network_diagram",
    "neuron_and_line",
    "neuron_explorer",
    "neuron_numbers",
    "new_figure",
    "optimizer_race",
    "path_on_surface",
    "race_paths",
    "rows_as_samples",
    "scatter2d",
    "seed_spread",
    "show",
    "slope_arrows",
    "softmax_explorer",
    "split_strips",
    "squares_explorer",
    "stable_rates",
    "stopping",
    "surface_explorer",
    "surprise_explorer",
    "surprises",
    "tables",
    "trained",
    "use_style",
    "walk_forward",
    "walk_gradients",
]

"""The course's figures: still ones drawn with Matplotlib, and live ones moved by sliders."""

from .backstep import backprop_stepper
from .bends import activation_explorer, activation_gallery, firing, hinge_builder, hinge_error, hinge_sum
from .confusions import browse_confusions, confused_pairs
from .descent import ball_on_curve, descend, path_on_surface
from .digits import browse_predictions
from .effects import effects, experiment_explorer, seed_strip
from .epochs import epoch_map, gradient_clouds, split_strips, stopping, trained
from .figures import bars, confusion_matrix, function_plot, history, scatter2d
from .fitting import far_out, fit_knobs, fit_scrubber, fit_stages, split_results
from .forward import journey, rows_as_samples, seed_spread, softmax_explorer
from .freezing import freeze
from .gates import gate_explorer, gate_lines
from .graph import draw_graph
from .live import Live, live
from .luck import lucky_winner, thinned
from .matrices import backward_map, logit_gradient, tables, walk_gradients
from .museum import agreement, error_museum, loss_curves
from .network import network_diagram
from .neuron import neuron_and_line, neuron_explorer, neuron_numbers
from .overfitting import exam_gap, gap_explorer
from .pad import draw_digit
from .pictures import images
from .playground import playground
from .race import optimizer_race, race_paths
from .reading import mistakes_explorer
from .recipe import mend_explorer, recipe_graph
from .replay import first_beliefs, steps_apart, stuck_rate
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
from .twins import (
    all_pairs,
    cost_explorer,
    rounding,
    runs_apart,
    side_by_side,
    summaries,
    twin_explorer,
)
from .walk import walk_forward
from .windows import feature_maps, kernel_explorer, moved_aside
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
    "all_pairs",
    "backprop_stepper",
    "backward_map",
    "ball_on_curve",
    "bars",
    "broken_products",
    "browse_confusions",
    "browse_predictions",
    "confused_pairs",
    "confusion_matrix",
    "cost_explorer",
    "decision_regions",
    "descend",
    "draw_digit",
    "draw_graph",
    "effects",
    "epoch_map",
    "epsilon_errors",
    "error_museum",
    "exam_gap",
    "experiment_explorer",
    "far_out",
    "feature_maps",
    "firing",
    "first_beliefs",
    "fit_knobs",
    "fit_scrubber",
    "fit_stages",
    "freeze",
    "function_plot",
    "gap_explorer",
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
    "kernel_explorer",
    "learning_rates",
    "line_and_surface",
    "live",
    "logit_gradient",
    "loss_curves",
    "loss_surface",
    "lucky_winner",
    "mend_explorer",
    "mistakes_explorer",
    "moved_aside",
    "network_diagram",
    "neuron_and_line",
    "neuron_explorer",
    "neuron_numbers",
    "new_figure",
    "optimizer_race",
    "path_on_surface",
    "playground",
    "race_paths",
    "recipe_graph",
    "rounding",
    "rows_as_samples",
    "runs_apart",
    "scatter2d",
    "seed_spread",
    "seed_strip",
    "show",
    "side_by_side",
    "slope_arrows",
    "softmax_explorer",
    "split_results",
    "split_strips",
    "squares_explorer",
    "stable_rates",
    "steps_apart",
    "stopping",
    "stuck_rate",
    "summaries",
    "surface_explorer",
    "surprise_explorer",
    "surprises",
    "tables",
    "thinned",
    "trained",
    "twin_explorer",
    "use_style",
    "walk_forward",
    "walk_gradients",
]

"""The playground: a network, its data and its knobs, trained before the reader's eyes by nnlib."""

from .experiment import Experiment
from .programs import keras_program, nnlib_program
from .state import State
from .widget import Playground, playground

__all__ = ["Experiment", "Playground", "State", "keras_program", "nnlib_program", "playground"]

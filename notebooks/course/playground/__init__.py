"""The playground: a network, its data and its knobs, trained before the reader's eyes by nnlib."""

from course.playground.experiment import Experiment
from course.playground.programs import keras_program, nnlib_program
from course.playground.state import State
from course.playground.widget import Playground, playground

__all__ = ["Experiment", "Playground", "State", "keras_program", "nnlib_program", "playground"]

"""The course's own tools: set-up, tasks that answer, hints, quizzes, predictions, progress, doctor.

How to add a task: nnlib/course/tasks/__init__.py. How to add a question: nnlib/course/quizzes/__init__.py.
"""

from .apart import on_devices
from .asking import predict, quiz
from .checking import Result, check, hint
from .comparing import has_keras, need_keras
from .contents import progress, reset_progress
from .examination import doctor
from .starting import start

__all__ = [
    "Result",
    "check",
    "doctor",
    "has_keras",
    "hint",
    "need_keras",
    "on_devices",
    "predict",
    "progress",
    "quiz",
    "reset_progress",
    "start",
]

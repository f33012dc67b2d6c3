"""What stands behind the notebooks: set-up, tasks that answer, quizzes, predictions, figures, progress.

How to add a task: checking/task.py. How to add a question: asking/questions.py.
What belongs to one notebook alone is in its room in `lessons`.
"""

from course.starting import need_packages, start

need_packages()

from course.asking.forms import predict, quiz  # noqa: E402 (a missing package is named first)
from course.asking.review import review  # noqa: E402
from course.checking.answers import Result, case, check, hint  # noqa: E402
from course.checking.mine import mine  # noqa: E402
from course.checking.yours import yours  # noqa: E402
from course.drawing.live import live  # noqa: E402
from course.drawing.style import show  # noqa: E402
from course.environment import doctor  # noqa: E402
from course.keeping.handed_in import hand_in  # noqa: E402
from course.keeping.progress_map import progress, reset_progress  # noqa: E402
from course.keras_available import has_keras, need_keras  # noqa: E402
from course.pad.own_picture import picture, picture_steps  # noqa: E402
from course.tables.reading import table  # noqa: E402
from course.tables.upload import upload_table  # noqa: E402

__all__ = [
    "Result",
    "case",
    "check",
    "doctor",
    "hand_in",
    "has_keras",
    "hint",
    "live",
    "mine",
    "need_keras",
    "picture",
    "picture_steps",
    "predict",
    "progress",
    "quiz",
    "reset_progress",
    "review",
    "show",
    "start",
    "table",
    "upload_table",
    "yours",
]

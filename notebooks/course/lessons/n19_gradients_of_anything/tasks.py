"""Tasks of notebook 19: what leaves, broadcasting undone, order, the walk back, a function of gradients."""

from course.lessons.n19_gradients_of_anything import grad_task, graph_tasks, operation_tasks

TASKS = [
    operation_tasks.LEAVING,
    operation_tasks.UNDO,
    graph_tasks.IN_ORDER,
    graph_tasks.BACKWARD_PASS,
    grad_task.GRAD,
]

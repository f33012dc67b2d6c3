"""With one sample some wrong lines are seen by a shape, and one is seen nowhere."""

from course.lessons.n07_backprop_in_matrices import museum_of_one as room


def test_with_all_samples_no_wrong_line_is_hidden():
    assert "nowhere" not in room.seen_with(4).values()


def test_the_course_answers_what_the_museum_computes():
    seen = room.seen_with(1)
    for names, kind in zip(room.TASK.reference, ("nowhere", "by shape"), strict=True):
        assert names == [bug for bug in seen if seen[bug] == kind]

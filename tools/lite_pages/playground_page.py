"""Python behind the page of the playground: text from its front comes in, and text goes back."""

import json

from course.playground import frames
from course.playground.session import Session

_sessions: list[Session] = []


def start(address: str) -> str:
    """Begin with the state in the page's address; what the front is to know, as JSON."""
    _sessions[:] = [Session.begin(address)]
    return json.dumps([{"values": {"catalog": frames.catalog(), "width": 0, "key": "page"}}])


def receive(text: str) -> str:
    """Answers, as JSON, to a message of the front."""
    return json.dumps([{"content": _sessions[0].answer(json.loads(text)["content"])}], allow_nan=False)

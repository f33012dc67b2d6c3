"""axe-core, which looks over a page for what shuts readers out: contrast, names, order, labels.

`make build/axe/package/axe.min.js` fetches it from npm. Without it the tests that need it are skipped.
"""

import pytest

from lab import CHECKOUT

SCRIPT = CHECKOUT / "build" / "axe" / "package" / "axe.min.js"
GRAVE = ("serious", "critical")


def faults(page) -> list[str]:
    """The grave faults in the page as it stands: rule, part and what axe-core says of it."""
    if not SCRIPT.is_file():
        pytest.skip("no axe-core: `make build/axe/package/axe.min.js` fetches it from npm")
    page.evaluate(SCRIPT.read_text(encoding="utf-8"))
    found = page.evaluate("() => axe.run(document, { preload: false }).then(({ violations }) => violations)")
    assert page.evaluate("() => Boolean(axe.version)")
    return [
        f"{fault['id']}: {node['html'][:150]}: {node['failureSummary'][:300]}"
        for fault in found
        if fault["impact"] in GRAVE
        for node in fault["nodes"]
    ]

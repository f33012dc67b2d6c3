// What every interactive part of the course does in the page. Its own script follows in the same module.

// Keys with Ctrl, Command or Alt belong to the page (save, find, palette), but for those that move, mark,
// join or undo: on a control they would do so to cells.
const CELLS_OWN = /^(Arrow\w+|Backspace|[amyz])$/i;

// Says that `part` is in the page and alive, so that its still form gives way (widget_output.py has the
// rules), and keeps every key that is pressed on a control of it from the notebook, which would add, cut,
// turn or leave a cell. When the kernel is gone the still form comes back.
function settle(part, model) {
  const keep = (event) => {
    const held = event.ctrlKey || event.metaKey || event.altKey;
    const runsTheCell = event.key === "Enter" && (held || event.shiftKey);
    if (!runsTheCell && (!held || CELLS_OWN.test(event.key))) event.stopPropagation();
  };
  const leave = () => {
    part.classList.remove("nnlib-here");
    part.removeEventListener("keydown", keep);
    model.off("comm_live_update", leave);
  };
  part.classList.add("nnlib-here");
  part.addEventListener("keydown", keep);
  model.on("comm_live_update", leave);
  return leave;
}

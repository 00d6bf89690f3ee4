// Keys: the graph is walked without a mouse, and a live region says where one is.

function walk(event) {
  const keys = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  if (event.key in keys) {
    event.preventDefault();
    step(keys[event.key]);
  } else if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    const id = graph.cursor || state.selected;
    graph.cursor = "";
    select(id);
    tellSelected();
    openDetails();
  } else if (event.key === "+" || event.key === "=") {
    expandBest(graph.cursor || state.selected);
  } else if (event.key === "-") {
    zoom(0.8);
  } else if (event.key === "Escape") {
    graph.cursor = "";
    select("");
  }
}

// Moves the cursor to the next neighbour of what is selected, or through all entities where nothing is.
function step(by) {
  const around =
    state.selected && places.has(state.selected)
      ? neighboursOf(state.selected)
      : view.entities.map((entity) => entity.id);
  if (!around.length) return announce(say("noNeighbour"));
  const at = around.indexOf(graph.cursor);
  graph.cursor = around[(at + by + around.length + (at < 0 && by < 0 ? 1 : 0)) % around.length];
  const kind = say(`kinds.${model.byId.get(graph.cursor)?.kind ?? "Event"}`);
  announce(
    say("neighbour", {
      i: around.indexOf(graph.cursor) + 1,
      n: around.length,
      label: labelOf(graph.cursor),
      kind,
    }),
  );
  show(graph.cursor);
  graph.network.redraw();
}

function tellSelected() {
  const entity = model.byId.get(state.selected);
  if (!entity) return announce(labelOf(state.selected));
  announce(
    say("announce", {
      label: nameOf(entity),
      kind: say(`kinds.${entity.kind}`),
      events: entity.events.length,
      n: neighboursOf(entity.id).length,
    }),
  );
}

// The graph: vis-network draws the nodes and edges of the view; here they get their look, and the camera its place.

const graph = { network: null, nodes: null, edges: null, hits: [], hovered: "", cursor: "", touched: false };
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;

function startGraph() {
  graph.nodes = new vis.DataSet();
  graph.edges = new vis.DataSet();
  graph.network = new vis.Network(
    byId("canvas"),
    { nodes: graph.nodes, edges: graph.edges },
    model.opening.options,
  );
  readPlaces();
  const { network } = graph;
  network.on("afterDrawing", drawLabels);
  network.on("click", ({ pointer }) => select(under(pointer.DOM)));
  byId("canvas").addEventListener("dblclick", ({ offsetX, offsetY }) =>
    expandBest(under({ x: offsetX, y: offsetY })),
  );
  network.on("dragEnd", ({ nodes }) => {
    for (const [id, point] of Object.entries(network.getPositions(nodes))) places.set(id, point);
    graph.touched = true;
  });
  network.on("zoom", () => {
    graph.touched = true;
  });
  byId("canvas").addEventListener("pointermove", ({ offsetX, offsetY, buttons }) => {
    if (!buttons) hover(under({ x: offsetX, y: offsetY }));
  });
  byId("canvas").addEventListener("pointerleave", () => hover(""));
  byId("canvas").addEventListener("keydown", walk);
  byId("canvas").querySelector("canvas")?.setAttribute("aria-hidden", "true");
  new ResizeObserver(() => {
    if (!graph.touched) fit(false);
  }).observe(byId("canvas"));
}

function hover(id) {
  if (id === graph.hovered) return;
  graph.hovered = id;
  byId("canvas").classList.toggle("over", Boolean(id));
  graph.network.redraw();
}

function select(id) {
  if ((id || "") !== state.selected) change({ selected: id || "" }, { step: false });
}

// What lies under a point of the screen: a label, else a node, else an edge.
function under(point) {
  const hit = graph.hits.find(
    ({ x, y, width, height }) => Math.abs(point.x - x) <= width / 2 && Math.abs(point.y - y) <= height / 2,
  );
  return hit?.id ?? graph.network.getNodeAt(point) ?? graph.network.getEdgeAt(point) ?? "";
}

// Draws the view: new nodes find a place, what is gone goes, what stays stays where it is.
function drawGraph() {
  const ids = [...view.entities.map((entity) => entity.id), ...view.nodes.map((node) => node.id)];
  const sizes = new Map(ids.map((id) => [id, sizeOf(id)]));
  const fresh = place(ids, view.edges);
  if (!graph.nodes.length) makeRoom(ids, sizes, new Set(ids));
  else if (fresh.length)
    makeRoom(ids, sizes, new Set(fresh), graph.touched ? graph.network.getScale() : undefined);
  const near = new Set(focus());
  const nodes = [
    ...view.entities.map((entity) => entityNode(entity, near)),
    ...view.nodes.map((group) => eventNode(group, near)),
  ];
  const edges = curved(view.edges).map((edge) => edgeOf(edge, near));
  const { emitter } = graph.network.body;
  emitter.emit("_blockRedraw"); // vis-network would draw on every change; once is enough
  replace(graph.nodes, nodes);
  replace(graph.edges, edges);
  emitter.emit("_allowRedraw");
  graph.network.redraw();
  if (fresh.length && !graph.touched) fit();
}

function replace(set, items) {
  const wanted = new Set(items.map((item) => item.id));
  set.remove(set.getIds().filter((id) => !wanted.has(id)));
  set.update(items);
}

// The selected node or edge with what it is joined to; nothing where all are equal.
function focus() {
  const id = state.selected;
  if (!id) return [];
  const edge = view.edges.find((each) => each.id === id);
  if (edge) return [id, edge.from, edge.to];
  if (!model.byId.has(id) && !groupOf(id)) return [];
  const near = new Set([id, ...joinedTo(id)]);
  for (const group of view.nodes) if (near.has(group.id)) for (const [part] of group.parts) near.add(part.id);
  return [...near];
}

function radius(entity) {
  return Math.round((8 + 1.7 * Math.sqrt(Math.min(entity.events.length, 60))) * (narrow() ? 0.75 : 1));
}

function entityNode(entity, near) {
  const colour = colourOf(entity.kind);
  const chosen = entity.id === state.selected;
  return {
    id: entity.id,
    group: entity.kind,
    ...places.get(entity.id),
    size: radius(entity),
    shape: settings.appearance.kinds[entity.kind]?.shape ?? "dot",
    opacity: near.size && !near.has(entity.id) ? 0.22 : 1,
    borderWidth: chosen ? 4 : 2,
    color: {
      background: colour,
      border: chosen ? ink() : ground(),
      hover: { background: colour, border: ink() },
      highlight: { background: colour, border: ink() },
    },
  };
}

function eventNode(group, near) {
  const certain = group.events.some((event) => event.modality === "asserted");
  const colour = colourOf("Event");
  const fillColour = certain ? colour : ground();
  return {
    id: group.id,
    group: "Event",
    ...places.get(group.id),
    shape: "dot",
    size: Math.min(4 + Math.sqrt(group.events.length), 9),
    opacity: near.size && !near.has(group.id) ? 0.22 : 1,
    borderWidth: 1.5,
    color: {
      background: fillColour,
      border: colour,
      hover: { background: fillColour, border: colour },
      highlight: { background: fillColour, border: colour },
    },
  };
}

function edgeOf(edge, near) {
  const certain = edge.events.some((event) => event.modality === "asserted");
  const faded = near.size && !(near.has(edge.from) && near.has(edge.to));
  const chosen = edge.id === state.selected;
  const colour = edge.role ? mix(0.42) : mix(0.68);
  return {
    id: edge.id,
    from: edge.from,
    to: edge.to,
    dashes: certain ? false : [4, 4],
    width: chosen ? 3.5 : edge.role ? 1.1 : 1.6,
    smooth: edge.bend
      ? { enabled: true, type: edge.bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(edge.bend) }
      : { enabled: false },
    color: {
      color: chosen ? ink() : colour,
      hover: ink(),
      highlight: ink(),
      opacity: faded ? 0.12 : 1,
      inherit: false,
    },
  };
}

// Edges between the same two nodes bend apart.
function curved(edges) {
  const lanes = new Map();
  return edges.map((edge) => {
    const key = edge.from < edge.to ? `${edge.from} ${edge.to}` : `${edge.to} ${edge.from}`;
    const lane = lanes.get(key) ?? 0;
    lanes.set(key, lane + 1);
    const bend = lane ? (lane % 2 ? 1 : -1) * 0.16 * Math.ceil(lane / 2) * (edge.from < edge.to ? 1 : -1) : 0;
    return { ...edge, bend };
  });
}

function ground() {
  return settings.appearance.ground[state.theme];
}
function ink() {
  return state.theme === "dark" ? "#f1f2f4" : "#1b1f27";
}
function surface() {
  return state.theme === "dark" ? "#232831" : "#ffffff";
}
function mix(share) {
  const [from, to] =
    state.theme === "dark"
      ? [
          [21, 24, 29],
          [200, 206, 216],
        ]
      : [
          [251, 250, 248],
          [61, 68, 80],
        ];
  return `rgb(${from.map((value, i) => Math.round(value + (to[i] - value) * share)).join(",")})`;
}

function fit(animated = !calm) {
  const ids = graph.nodes.getIds();
  if (!ids.length || !byId("canvas").clientWidth) return;
  const sizes = new Map(ids.map((id) => [id, sizeOf(id)]));
  const scale = fittingScale(ids, sizes);
  const [left, right, top, bottom] = bounds(ids, sizes, scale);
  graph.network.moveTo({
    position: { x: (left + right) / 2 / scale, y: (top + bottom) / 2 / scale },
    scale,
    animation: animated && { duration: 350 },
  });
}

function zoom(factor) {
  graph.touched = true;
  graph.network.moveTo({ scale: graph.network.getScale() * factor, animation: !calm && { duration: 200 } });
}

// Brings a node into the window, if it is not well in it.
function show(id) {
  if (!places.has(id)) return;
  const { x, y } = graph.network.canvasToDOM(places.get(id));
  const { clientWidth, clientHeight } = byId("canvas");
  if (x > 80 && y > 60 && x < clientWidth - 80 && y < clientHeight - 60) return;
  const scale = Math.max(graph.network.getScale(), 0.6);
  graph.touched = true;
  graph.network.moveTo({ position: places.get(id), scale, animation: !calm && { duration: 350 } });
}

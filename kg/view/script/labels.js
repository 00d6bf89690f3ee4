// Labels: a layer of their own over the graph, as large at every scale, in which no two overlap. What matters more,
// and what is looked at, takes its room first.

const least = 0.8; // of their size: nodes are drawn no smaller than this, from however far
const narrow = () => innerWidth < 600;
const font = (size, weight = "") =>
  `${weight} ${narrow() ? size - 1.5 : size}px system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif`;
const measuring = document.createElement("canvas").getContext("2d");

// Breaks a name at spaces into as few lines of at most `letters` letters as it takes, all about as long.
function lines(text, letters = 20, most = 3) {
  const widest = broken(text, letters);
  if (widest.length > most)
    return [...widest.slice(0, most - 1), shorten(widest.slice(most - 1).join(" "), letters)];
  let best = widest;
  for (let fewer = letters - 1; fewer > 6; fewer--) {
    const narrower = broken(text, fewer);
    if (narrower.length > widest.length) break;
    best = narrower;
  }
  return best.map((line) => shorten(line, letters + 8));
}

function broken(text, letters) {
  const made = [];
  for (const word of text.split(/\s+/)) {
    const last = made.at(-1);
    if (last !== undefined && last.length + word.length < letters) made[made.length - 1] = `${last} ${word}`;
    else made.push(word);
  }
  return made;
}

const widths = new Map();

function widest(texts, face) {
  return Math.max(
    ...texts.map((text) => {
      const key = `${face}|${text}`;
      if (!widths.has(key)) {
        measuring.font = face;
        widths.set(key, measuring.measureText(text).width);
      }
      return widths.get(key);
    }),
  );
}

// Width and height of a node with its label, at scale 1, and how far below the node its middle is.
function sizeOf(id) {
  const entity = model.byId.get(id);
  if (!entity) {
    const [title, detail] = eventLabel(groupOf(id));
    const full = detail && !narrow();
    return {
      width: Math.max(widest([title], font(11, "600")), full ? widest([detail], font(10.5)) : 0) + 18,
      height: full ? 34 : 20,
      down: 0,
    };
  }
  const text = lines(nameOf(entity));
  return {
    width: widest(text, font(13, "600")) + 8,
    height: 2 * radius(entity) + 16 * text.length + 6,
    down: 8 * text.length + 3,
  };
}

// Takes the first of several rectangles that is free, and keeps it taken.
function claim(taken, rectangles) {
  const free = rectangles.find(
    (one) =>
      !taken.some(
        (other) =>
          Math.abs(one.x - other.x) < (one.width + other.width) / 2 &&
          Math.abs(one.y - other.y) < (one.height + other.height) / 2 &&
          other.id !== one.id,
      ),
  );
  if (free) taken.push(free);
  return free;
}

function drawLabels(context) {
  const { network } = graph;
  const scale = network.getScale();
  const canvas = context.canvas;
  const ratio = canvas.width / canvas.clientWidth;
  const near = new Set(focus());
  const onScreen = (id) => network.canvasToDOM(places.get(id));
  const taken = [];
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  graph.hits = [];
  const first = (id) =>
    id === state.selected ? 0 : id === graph.hovered || id === graph.cursor ? 1 : near.has(id) ? 2 : 3;
  const entities = view.entities.map((entity) => ({
    entity,
    id: entity.id,
    at: onScreen(entity.id),
    size: radius(entity) * Math.max(scale, least),
  }));
  for (const { id, at, size } of entities)
    taken.push({ id, x: at.x, y: at.y, width: 1.8 * size, height: 1.8 * size });
  graph.hits.push(...taken);
  entities.sort(
    (one, other) => first(one.id) - first(other.id) || other.entity.events.length - one.entity.events.length,
  );
  for (const each of entities) drawEntityLabel(context, each, taken, near, scale);
  const groups = [...view.nodes].sort(
    (one, other) => first(one.id) - first(other.id) || other.events.length - one.events.length,
  );
  const boxes = groups.map((group) => claimBox(group, onScreen(group.id), taken, first(group.id) < 2));
  groups.forEach((group, i) => {
    if (boxes[i]) drawBox(context, widened(boxes[i], taken), near);
  });
  for (const edge of view.edges) drawEdgeLabel(context, edge, onScreen, taken, near, scale);
  if (graph.cursor && places.has(graph.cursor)) drawCursor(context, onScreen(graph.cursor));
  context.restore();
}

function drawEntityLabel(context, { entity, id, at, size }, taken, near, scale) {
  const strong = id === state.selected || id === graph.hovered || id === graph.cursor;
  if (scale < least) drawSmall(context, entity, at, size, near);
  const px = 13;
  const text = lines(nameOf(entity), strong ? 28 : 20, strong ? 6 : 3);
  const face = font(px, "600");
  const width = widest(text, face) + 6;
  const height = text.length * (px + 3);
  const gap = size + height / 2 + 5;
  const { clientWidth } = byId("canvas");
  const where = claim(
    taken,
    [
      { id, x: at.x, y: at.y + gap, width, height },
      { id, x: at.x, y: at.y - gap, width, height },
      { id, x: at.x + size + width / 2 + 4, y: at.y, width, height },
      { id, x: at.x - size - width / 2 - 4, y: at.y, width, height },
    ].filter(
      (box) =>
        strong ||
        at.x < 0 ||
        at.x > clientWidth ||
        (box.x > width / 2 && box.x < clientWidth - width / 2 && box.y > height / 2),
    ),
  );
  if (!where) return;
  graph.hits.push(where);
  context.globalAlpha = near.size && !near.has(id) && !strong ? 0.3 : 1;
  context.font = face;
  text.forEach((line, i) =>
    write(context, line, where.x, where.y + (i - (text.length - 1) / 2) * (px + 3), ink()),
  );
  context.globalAlpha = 1;
}

// From far off a node would be a speck: its shape is drawn again, large enough to tell.
function drawSmall(context, entity, at, size, near) {
  const shape = settings.appearance.kinds[entity.kind]?.shape ?? "dot";
  context.beginPath();
  if (shape === "dot") context.arc(at.x, at.y, size, 0, 2 * Math.PI);
  else
    for (const pair of outlines[shape].split(" "))
      context.lineTo(...pair.split(",").map((value, i) => (i ? at.y : at.x) + value * size * 0.9));
  context.closePath();
  context.fillStyle = ground();
  context.fill();
  context.globalAlpha = near.size && !near.has(entity.id) ? 0.22 : 1;
  context.lineWidth = entity.id === state.selected ? 8 : 4;
  context.strokeStyle = entity.id === state.selected ? ink() : ground();
  context.stroke();
  context.fillStyle = colourOf(entity.kind);
  context.fill();
  context.globalAlpha = 1;
}

function write(context, text, x, y, colour) {
  context.strokeStyle = ground();
  context.lineWidth = 4;
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

// An event is told in a box on its node: what, and beneath it, where there is room, the post, the figure, the day.
function claimBox(group, at, taken, strong) {
  const [title, detail] = eventLabel(group);
  const box = {
    id: group.id,
    ...at,
    width: widest([title], font(11, "600")) + 14,
    height: 18,
    title,
    detail,
  };
  const wide = {
    ...box,
    width: Math.max(box.width, widest([detail], font(10.5)) + 16),
    height: 32,
    full: true,
  };
  const where = claim(taken, strong && detail ? [wide, box] : [box]);
  if (where) graph.hits.push(where);
  return where;
}

function widened(box, taken) {
  if (box.full || !box.detail) return box;
  const wide = {
    ...box,
    width: Math.max(box.width, widest([box.detail], font(10.5)) + 16),
    height: 32,
    full: true,
  };
  return claim(taken, [wide]) ? Object.assign(box, wide) : box;
}

function drawBox(context, { id, x, y, width, height, title, detail, full }, near) {
  const group = groupOf(id);
  const strong = id === state.selected || id === graph.hovered || id === graph.cursor;
  const certain = group.events.some((event) => event.modality === "asserted");
  context.beginPath();
  context.roundRect(x - width / 2, y - height / 2, width, height, 6);
  context.fillStyle = surface();
  context.fill();
  context.globalAlpha = near.size && !near.has(id) && !strong ? 0.25 : 1;
  context.setLineDash(certain ? [] : [3, 3]);
  context.lineWidth = strong ? 2 : 1;
  context.strokeStyle = strong ? ink() : mix(0.36);
  context.stroke();
  context.setLineDash([]);
  context.font = font(11, "600");
  context.fillStyle = ink();
  context.fillText(title, x, y - (full ? 7 : 0));
  if (full) {
    context.font = font(10.5);
    context.fillStyle = mix(0.85);
    context.fillText(detail, x, y + 7.5);
  }
  context.globalAlpha = 1;
}

// Names of edges: always where there is room; roles only beside what is looked at, or from near.
function drawEdgeLabel(context, edge, onScreen, taken, near, scale) {
  const looked = [edge.id, edge.from, edge.to].some(
    (id) => id === state.selected || id === graph.hovered || id === graph.cursor,
  );
  if (edge.role && !looked && scale < 1.4) return;
  const [from, to] = [onScreen(edge.from), onScreen(edge.to)];
  const text = shorten(edgeLabel(edge), 32);
  const face = font(10.5, "italic");
  const width = widest([text], face) + 8;
  if (width > Math.hypot(from.x - to.x, from.y - to.y) * 1.5 && !looked) return;
  const along = graph.network.body.edges[edge.id]?.edgeType;
  const where = claim(
    taken,
    [0.5, 0.4, 0.6, 0.3, 0.7].map((part) => {
      const middle = along?.getPoint?.(part);
      const at = middle
        ? graph.network.canvasToDOM(middle)
        : { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
      return { id: edge.id, ...at, width, height: 14 };
    }),
  );
  if (!where) return;
  graph.hits.push(where);
  context.globalAlpha = near.size && !looked && !(near.has(edge.from) && near.has(edge.to)) ? 0.25 : 1;
  context.font = face;
  write(context, text, where.x, where.y, mix(0.95));
  context.globalAlpha = 1;
}

function drawCursor(context, at) {
  context.beginPath();
  context.arc(at.x, at.y, 24, 0, 2 * Math.PI);
  context.lineWidth = 3;
  context.setLineDash([6, 4]);
  context.strokeStyle = ink();
  context.stroke();
  context.setLineDash([]);
}

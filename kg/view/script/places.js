// Places: where nodes stand. Those of the opening were laid out when the page was made; others find room beside
// what they are joined to. Everything moves at once, then stands still.

const places = new Map();

// On a screen higher than wide the opening stands on its side.
function readPlaces() {
  const { clientWidth, clientHeight } = byId("canvas");
  const upright = clientHeight > clientWidth;
  for (const { id, x, y } of model.opening.nodes) places.set(id, upright ? { x: y, y: x } : { x, y });
}

// Makes room for labels, which are as large at every scale: at that of the camera, or where that will follow, at the
// scale that shows everything. In a window too small for all labels, for a share of each. What moves is `moving`; what
// stood there before gives way a little. An opening also takes the form of the window.
function makeRoom(ids, sizes, moving, scaleOfCamera) {
  const { clientWidth, clientHeight } = byId("canvas");
  if (ids.length < 3 || !clientWidth) return;
  const wanted = ids.reduce((sum, id) => sum + sizes.get(id).width * sizes.get(id).height, 0);
  const share = Math.min(1, Math.sqrt((0.55 * clientWidth * clientHeight) / wanted));
  for (let round = 0; round < (scaleOfCamera ? 1 : 5); round++) {
    if (moving.size === ids.length) stretch(ids, clientWidth / clientHeight);
    const scale = (scaleOfCamera ?? Math.min(fittingScale(ids, sizes), 1)) / share;
    apart(ids, enlarged(sizes, 1 / scale), moving);
  }
}

function enlarged(sizes, by) {
  const times = ({ width, height, down }) => ({ width: width * by, height: height * by, down: down * by });
  return new Map([...sizes].map(([id, box]) => [id, times(box)]));
}

// Makes places as much wider than high as the window is, within reason.
function stretch(ids, form) {
  const points = ids.map((id) => places.get(id));
  const extent = (axis) =>
    Math.max(...points.map((point) => point[axis])) - Math.min(...points.map((point) => point[axis])) || 1;
  const by = Math.sqrt(Math.min(Math.max((form * extent("y")) / extent("x"), 0.45), 2.2));
  for (const point of points) {
    point.x *= by;
    point.y /= by;
  }
}

// The largest scale at which all places, with their labels, are within the window.
function fittingScale(ids, sizes) {
  const { clientWidth: width, clientHeight: height } = byId("canvas");
  let [least, most] = [0.05, 1.3];
  for (let i = 0; i < 20; i++) {
    const middle = (least + most) / 2;
    const [left, right, top, bottom] = bounds(ids, sizes, middle);
    if (right - left <= width - 28 && bottom - top <= height - 28) least = middle;
    else most = middle;
  }
  return least;
}

// What the labels of nodes take of a window of that scale: [left, right, top, bottom], in pixels.
function bounds(ids, sizes, scale) {
  const found = [Infinity, -Infinity, Infinity, -Infinity];
  for (const id of ids) {
    const { x, y } = places.get(id);
    const { width, height, down } = sizes.get(id);
    found[0] = Math.min(found[0], x * scale - width / 2);
    found[1] = Math.max(found[1], x * scale + width / 2);
    found[2] = Math.min(found[2], y * scale + down - height / 2);
    found[3] = Math.max(found[3], y * scale + down + height / 2);
  }
  return found;
}

function hash(text) {
  let value = 2166136261;
  for (const letter of text) value = Math.imul(value ^ letter.codePointAt(0), 16777619);
  return (value >>> 0) / 4294967296;
}

// Gives every node of the view a place. Returns those that had none.
function place(ids, edges) {
  const fresh = ids.filter((id) => !places.has(id));
  if (!fresh.length) return [];
  const beside = new Map(ids.map((id) => [id, []]));
  for (const { from, to } of edges) {
    beside.get(from)?.push(to);
    beside.get(to)?.push(from);
  }
  const placed = (id) => places.has(id);
  const waiting = [...fresh].sort(
    (one, other) => beside.get(other).filter(placed).length - beside.get(one).filter(placed).length,
  );
  for (const id of waiting) {
    const near = beside
      .get(id)
      .filter(placed)
      .map((other) => places.get(other));
    const angle = 2 * Math.PI * hash(id);
    const reach = near.length ? 90 + 80 * hash(`${id}'`) : 250;
    const middle = near.length ? { x: mean(near, "x"), y: mean(near, "y") } : { x: 0, y: 0 };
    places.set(id, { x: middle.x + 1.4 * reach * Math.cos(angle), y: middle.y + reach * Math.sin(angle) });
  }
  settle(ids, fresh, edges);
  return fresh;
}

function mean(points, axis) {
  return points.reduce((sum, point) => sum + point[axis], 0) / points.length;
}

// Springs and repulsion for the new nodes only, in numbers apart from `places`, for speed.
function settle(ids, fresh, edges) {
  const number = new Map(ids.map((id, i) => [id, i]));
  const x = Float64Array.from(ids, (id) => places.get(id).x);
  const y = Float64Array.from(ids, (id) => places.get(id).y);
  const moving = fresh.map((id) => number.get(id));
  const joined = fresh.map((id) =>
    edges
      .filter(({ from, to }) => from === id || to === id)
      .map(({ from, to }) => number.get(from === id ? to : from))
      .filter((other) => other !== undefined),
  );
  const rounds = 40;
  for (let round = 0; round < rounds; round++) {
    const heat = 40 * (1 - round / rounds);
    moving.forEach((i, order) => {
      const [byOthers, bySprings] = [repulsion(i, x, y), attraction(i, joined[order], x, y)];
      const [dx, dy] = [byOthers[0] + bySprings[0], byOthers[1] + bySprings[1]];
      const length = Math.hypot(dx, dy) || 1;
      x[i] += (dx / length) * Math.min(length, heat);
      y[i] += (dy / length) * Math.min(length, heat);
    });
  }
  for (const id of fresh) places.set(id, { x: x[number.get(id)], y: y[number.get(id)] });
}

function repulsion(i, x, y) {
  let [right, down] = [0, 0];
  for (let j = 0; j < x.length; j++) {
    const dx = x[i] - x[j];
    const dy = y[i] - y[j];
    const far = (dx * dx) / 2 + dy * dy + 1;
    if (far > 90000) continue;
    right += (dx / far) * 900;
    down += (dy / far) * 900;
  }
  return [right, down];
}

function attraction(i, others, x, y) {
  let [right, down] = [0, 0];
  for (const j of others) {
    const dx = x[j] - x[i];
    const dy = y[j] - y[i];
    const length = Math.hypot(dx, dy) || 1;
    right += (dx * ((length - 120) * 0.12)) / length;
    down += (dy * ((length - 120) * 0.12)) / length;
  }
  return [right, down];
}

// Pushes boxes apart along the axis where they overlap least; what stood there before moves less.
function apart(ids, sizes, moving) {
  const column = (value) => Float64Array.from(ids, value);
  const x = column((id) => places.get(id).x);
  const y = column((id) => places.get(id).y + sizes.get(id).down);
  const width = column((id) => sizes.get(id).width + 8);
  const height = column((id) => sizes.get(id).height + 6);
  const weight = column((id) => (moving.has(id) ? 1 : 0.3));
  for (let round = 0, hit = true; hit && round < 120; round++) {
    hit = false;
    for (let i = 0; i < ids.length; i++) {
      for (let j = i + 1; j < ids.length; j++) {
        const wide = (width[i] + width[j]) / 2 - Math.abs(x[i] - x[j]);
        if (wide <= 0) continue;
        const high = (height[i] + height[j]) / 2 - Math.abs(y[i] - y[j]);
        if (high <= 0) continue;
        hit = true;
        const [at, depth] = wide < high ? [x, wide] : [y, high];
        const push = ((at[i] < at[j] ? -1 : 1) * depth * 0.6) / (weight[i] + weight[j]);
        at[i] += push * weight[i];
        at[j] -= push * weight[j];
      }
    }
  }
  ids.forEach((id, i) => places.set(id, { x: x[i], y: y[i] - sizes.get(id).down }));
}

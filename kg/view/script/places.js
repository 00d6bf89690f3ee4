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
  const points = ids.map((id) => places.get(id));
  const { clientWidth, clientHeight } = byId("canvas");
  if (points.length < 3 || !clientWidth) return;
  const wanted = ids.reduce((sum, id) => sum + sizes.get(id).width * sizes.get(id).height, 0);
  const share = Math.min(1, Math.sqrt((0.55 * clientWidth * clientHeight) / wanted));
  for (let round = 0; round < (scaleOfCamera ? 1 : 5); round++) {
    if (moving.size === ids.length) stretch(points, clientWidth / clientHeight);
    const scale = (scaleOfCamera ?? Math.min(fittingScale(ids, sizes), 1)) / share;
    apart(ids, enlarged(sizes, 1 / scale), moving);
  }
}

function enlarged(sizes, by) {
  const times = ({ width, height, down }) => ({ width: width * by, height: height * by, down: down * by });
  return new Map([...sizes].map(([id, box]) => [id, times(box)]));
}

// Makes places as much wider than high as the window is, within reason.
function stretch(points, form) {
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

// Springs and repulsion for the new nodes only.
function settle(ids, fresh, edges) {
  const moving = new Set(fresh);
  const points = ids.map((id) => places.get(id));
  const springs = edges.filter(
    ({ from, to }) => (moving.has(from) || moving.has(to)) && places.has(from) && places.has(to),
  );
  for (let round = 0; round < 60; round++) {
    const heat = 30 * (1 - round / 60);
    for (const id of fresh) {
      const point = places.get(id);
      let [x, y] = [0, 0];
      for (const other of points) {
        if (other === point) continue;
        const [dx, dy] = [point.x - other.x, point.y - other.y];
        const far = (dx * dx) / 2 + dy * dy + 1;
        if (far > 90000) continue;
        x += (dx / far) * 900;
        y += (dy / far) * 900;
      }
      point.pull = { x, y };
    }
    for (const { from, to } of springs) {
      const [one, other] = [places.get(from), places.get(to)];
      const [dx, dy] = [other.x - one.x, other.y - one.y];
      const length = Math.hypot(dx, dy) || 1;
      const force = ((length - 120) * 0.12) / length;
      if (one.pull) ((one.pull.x += dx * force), (one.pull.y += dy * force));
      if (other.pull) ((other.pull.x -= dx * force), (other.pull.y -= dy * force));
    }
    for (const id of fresh) {
      const point = places.get(id);
      const length = Math.hypot(point.pull.x, point.pull.y) || 1;
      point.x += (point.pull.x / length) * Math.min(length, heat);
      point.y += (point.pull.y / length) * Math.min(length, heat);
    }
  }
  for (const id of fresh) delete places.get(id).pull;
}

// Pushes boxes apart along the axis where they overlap least; what stood there before moves half as far.
function apart(ids, sizes, moving) {
  const boxes = ids.map((id) => ({
    point: places.get(id),
    ...sizes.get(id),
    weight: moving.has(id) ? 1 : 0.3,
  }));
  for (let round = 0; round < 120; round++) {
    let hit = false;
    for (let i = 0; i < boxes.length; i++) {
      for (let j = i + 1; j < boxes.length; j++) {
        const [one, other] = [boxes[i], boxes[j]];
        const dx = one.point.x - other.point.x;
        const dy = one.point.y + one.down - other.point.y - other.down;
        const wide = (one.width + other.width) / 2 + 8 - Math.abs(dx);
        const high = (one.height + other.height) / 2 + 6 - Math.abs(dy);
        if (wide <= 0 || high <= 0) continue;
        hit = true;
        const [axis, depth, side] = wide < high ? ["x", wide, dx < 0 ? -1 : 1] : ["y", high, dy < 0 ? -1 : 1];
        const share = one.weight + other.weight;
        one.point[axis] += side * depth * 0.6 * (one.weight / share);
        other.point[axis] -= side * depth * 0.6 * (other.weight / share);
      }
    }
    if (!hit) break;
  }
}

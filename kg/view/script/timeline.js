// Timeline: the events of the view as points, one above another on the same day; posts as bars.

function drawTimeline() {
  const { clientWidth: width } = byId("timeline");
  const timed = view.events.filter(dated);
  const title = element("h2", { class: "small-title", text: say("timeline") });
  if (!timed.length || !width) return fill("timeline", title, element("p", { class: "muted", text: say("noDates") }));
  const posts = timed.filter((event) => event.type === "HoldsPosition" && event.first !== event.last).slice(0, 4);
  const points = timed.filter((event) => !posts.includes(event));
  const [from, to] = timeRange(timed);
  const x = (iso) => 16 + ((Math.min(Math.max(time(iso), from), to) - from) / Math.max(to - from, 1)) * (width - 32);
  const height = 74 + 13 * posts.length;
  const base = 54 + 13 * posts.length;
  const columns = new Map();
  const marks = points.sort((one, other) => dateOf(one).localeCompare(dateOf(other))).map((event) => {
    const at = Math.round(x(dateOf(event)) / 7) * 7;
    const level = columns.get(at) ?? 0;
    columns.set(at, level + 1);
    return { event, at, level };
  });
  const most = Math.max(...columns.values(), 1);
  const rise = Math.min(7, 44 / most);
  fill("timeline", title, svg("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": say("timeline") },
    axis(from, to, x, base, width),
    posts.map((event, i) => bar(event, x, 14 + 13 * i)),
    marks.map(({ event, at, level }) => point(event, at, base - 6 - level * rise, Math.min(3, rise / 2 + 0.5)))));
}

const time = (iso) => Date.parse(iso.length === 4 ? `${iso}-01-01` : iso.length === 7 ? `${iso}-01` : iso.slice(0, 10)) || 0;

// The middle 96 of 100 dates; what lies outside stands at the edge.
function timeRange(events) {
  const days = events.map((event) => time(dateOf(event))).sort((one, other) => one - other);
  const from = days[Math.floor(days.length * 0.02)];
  const to = days[Math.ceil(days.length * 0.98) - 1];
  const least = 20 * 86400000;
  return to - from < least ? [from - least / 2, to + least / 2] : [from, to];
}

function axis(from, to, x, base, width) {
  const days = (to - from) / 86400000;
  const ticks = [];
  const date = new Date(from);
  const years = days > 1500;
  date.setUTCDate(1);
  if (years) date.setUTCMonth(0);
  const step = years ? 12 * Math.ceil(days / 365 / 10) : Math.max(1, Math.ceil(days / 30 / 12));
  for (let guard = 0; date.getTime() <= to && guard < 60; guard++, date.setUTCMonth(date.getUTCMonth() + step)) {
    if (date.getTime() >= from) ticks.push(date.toISOString().slice(0, years ? 4 : 7));
  }
  if (!ticks.length) ticks.push(new Date((from + to) / 2).toISOString().slice(0, 7));
  const room = ticks.filter((tick, i) => i === 0 || x(tick) - x(ticks[i - 1]) > 40 || i % 2 === 0);
  return [svg("line", { x1: 8, x2: width - 8, y1: base, y2: base, class: "axis" }),
    ...room.map((tick) => { const label = svg("text", { x: x(tick), y: base + 15, "text-anchor": "middle" }); label.textContent = day(tick); return label; }),
    ...room.map((tick) => svg("line", { x1: x(tick), x2: x(tick), y1: base, y2: base + 4, class: "axis" }))];
}

function point(event, cx, cy, r) {
  const certain = event.modality === "asserted";
  return timed(event, svg("circle", { cx, cy, r: chosen(event) ? r + 2 : r, class: `${certain ? "point" : "point open"}${chosen(event) ? " chosen" : ""}` }));
}

function bar(event, x, y) {
  const [start, end] = [x(event.first || event.last), x(event.last || event.first)];
  const made = svg("g", { class: `post${chosen(event) ? " chosen" : ""}` }, svg("rect", { x: start, y, width: Math.max(end - start, 6), height: 10, rx: 3 }));
  const label = svg("text", { x: Math.min(start + 4, x("9999") - 160), y: y + 8.5 });
  label.textContent = shorten([...event.parts.keys()].map(nameOf).join(" · "), 60);
  made.append(label);
  return timed(event, made);
}

function timed(event, mark) {
  const title = svg("title");
  title.textContent = [say(`types.${event.type}`), span(event.first, event.last), [...event.parts.keys()].map(nameOf).join(", ")].filter(Boolean).join(" · ");
  mark.append(title);
  mark.addEventListener("click", () => select(holderOf(event)));
  return mark;
}

// What of the graph holds an event: its node, or its edge.
function holderOf(event) {
  return view.nodes.find((node) => node.events.includes(event))?.id ?? view.edges.find((edge) => edge.events.includes(event))?.id ?? "";
}

function chosen(event) {
  if (!state.selected) return false;
  const entity = model.byId.get(state.selected);
  return entity ? event.parts.has(entity) : holderOf(event) === state.selected;
}

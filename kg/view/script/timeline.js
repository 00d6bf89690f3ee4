// Timeline: the events of the view as points, one above another on the same day; posts as bars.

const highest = 22; // points above one another; a higher pile is cut off, since it tells no more

function drawTimeline() {
  const { clientWidth: width } = byId("timeline");
  const datedEvents = view.events.filter(dated);
  const title = element("h2", { class: "small-title", text: say("timeline") });
  if (!datedEvents.length || !width)
    return fill("timeline", title, element("p", { class: "muted", text: say("noDates") }));
  const [from, to] = timeRange(datedEvents);
  const x = (iso) =>
    16 + ((Math.min(Math.max(time(iso), from), to) - from) / Math.max(to - from, 1)) * (width - 32);
  const posts = terms().slice(0, 4);
  const base = 54 + 14 * posts.length;
  const columns = new Map();
  const marks = datedEvents
    .sort((one, other) => dateOf(one).localeCompare(dateOf(other)))
    .map((event) => {
      const at = Math.round(x(dateOf(event)) / 7) * 7;
      const level = columns.get(at) ?? 0;
      columns.set(at, level + 1);
      return { event, at, level };
    })
    .filter(({ level }) => level < highest);
  const rise = Math.min(7, 44 / Math.min(Math.max(...columns.values(), 1), highest));
  fill(
    "timeline",
    title,
    svg(
      "svg",
      {
        width,
        height: base + 20,
        viewBox: `0 0 ${width} ${base + 20}`,
        role: "group",
        "aria-label": say("timeline"),
      },
      axis(from, to, x, base, width),
      posts.map((term, i) => bar(term, x, 4 + 14 * i, width)),
      marks.map(({ event, at, level }) =>
        point(event, at, base - 6 - level * rise, Math.min(3, rise / 2 + 0.5)),
      ),
    ),
  );
}

// How long people are told to have been in a post: from the first day that is stated, or that a paper says so, to
// the last. A post that only one day is known of is no bar.
function terms() {
  const held = new Map();
  for (const event of view.events) {
    if (!["HoldsPosition", "Appointment", "Departure"].includes(event.type)) continue;
    const ends = [event.first || event.published, event.last || event.published].filter(Boolean);
    for (const [person, roles] of event.parts) {
      if (!roles.includes("person") || !ends.length) continue;
      const name = [valueOf(event, "position"), valueOf(event, "organization")].filter(Boolean).join(" ");
      const key = `${person.index} ${fold(name)}`;
      const term = held.get(key) ?? { person, name, first: ends[0], last: ends[0], events: [] };
      term.events.push(event);
      for (const end of ends)
        [term.first, term.last] = [end < term.first ? end : term.first, end > term.last ? end : term.last];
      held.set(key, term);
    }
  }
  const shown = [...held.values()].filter((term) => term.first.slice(0, 10) !== term.last.slice(0, 10));
  return shown.sort(
    (one, other) =>
      other.events.some(chosen) - one.events.some(chosen) || other.events.length - one.events.length,
  );
}

const time = (iso) =>
  Date.parse(iso.length === 4 ? `${iso}-01-01` : iso.length === 7 ? `${iso}-01` : iso.slice(0, 10)) || 0;

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
  for (
    let guard = 0;
    date.getTime() <= to && guard < 60;
    guard++, date.setUTCMonth(date.getUTCMonth() + step)
  ) {
    if (date.getTime() >= from) ticks.push(date.toISOString().slice(0, years ? 4 : 7));
  }
  if (!ticks.length) ticks.push(new Date((from + to) / 2).toISOString().slice(0, 7));
  const room = ticks.filter((tick, i) => i === 0 || x(tick) - x(ticks[i - 1]) > 40 || i % 2 === 0);
  return [
    svg("line", { x1: 8, x2: width - 8, y1: base, y2: base, class: "axis" }),
    ...room.map((tick) => {
      const label = svg("text", {
        x: Math.min(Math.max(x(tick), 24), width - 24),
        y: base + 15,
        "text-anchor": "middle",
      });
      label.textContent = day(tick);
      return label;
    }),
    ...room.map((tick) => svg("line", { x1: x(tick), x2: x(tick), y1: base, y2: base + 4, class: "axis" })),
  ];
}

function point(event, cx, cy, r) {
  const certain = event.modality === "asserted";
  return timed(
    event,
    svg("circle", {
      cx,
      cy,
      r: chosen(event) ? r + 2 : r,
      class: `${certain ? "point" : "point open"}${chosen(event) ? " chosen" : ""}`,
    }),
  );
}

function bar({ person, name, first, last, events }, x, y, width) {
  const [start, end] = [x(first), x(last)];
  const label = svg("text", { x: Math.min(start + 5, width - 240), y: y + 9 });
  label.textContent = shorten(`${nameOf(person)}: ${name}`, 60);
  return timed(
    events[0],
    svg(
      "g",
      { class: `post${events.some(chosen) ? " chosen" : ""}` },
      svg("rect", { x: start, y, width: Math.max(end - start, 6), height: 12, rx: 3 }),
      label,
    ),
  );
}

function timed(event, mark) {
  const title = svg("title");
  title.textContent = [
    say(`types.${event.type}`),
    span(event.first, event.last),
    [...event.parts.keys()].map(nameOf).join(", "),
  ]
    .filter(Boolean)
    .join(" · ");
  mark.append(title);
  mark.addEventListener("click", () => select(holderOf(event)));
  return mark;
}

// What of the graph holds an event: its node, or its edge.
function holderOf(event) {
  return (
    view.nodes.find((node) => node.events.includes(event))?.id ??
    view.edges.find((edge) => edge.events.includes(event))?.id ??
    ""
  );
}

function chosen(event) {
  if (!state.selected) return false;
  const entity = model.byId.get(state.selected);
  return entity ? event.parts.has(entity) : holderOf(event) === state.selected;
}

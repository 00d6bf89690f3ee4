// Filters: the legend is the filter. Each choice says how many events it stands for, whatever else is chosen.

function drawFilters() {
  const tally = tallies();
  fill(
    "filters",
    element(
      "div",
      { class: "side-head" },
      element("h2", { id: "filters-title", text: say("filters") }),
      filtered() && button(say("clearFilters"), clearFilters, { class: "link", "data-key": "clear" }),
    ),
    choiceGroup(
      "kindsTitle",
      "noKinds",
      model.kinds.filter((kind) => tally.kinds.get(kind)),
      tally.kinds,
      (kind) => [sign(kind), say(`kinds.${kind}`)],
    ),
    choiceGroup(
      "typesTitle",
      "noTypes",
      model.types.filter((type) => tally.types.get(type)),
      tally.types,
      (type) => [say(`types.${type}`)],
    ),
    periodGroup(tally),
    model.modalities.length > 1 &&
      choiceGroup("modalityTitle", "noModalities", model.modalities, tally.modalities, (name) => [
        say(`modalities.${name}`),
      ]),
    model.publishers.length > 1 &&
      choiceGroup("sourceTitle", "noPublishers", model.publishers, tally.publishers, (name) => [
        name || say("noPublisher"),
      ]),
    rangeGroup("confidenceTitle", "confidence", 0, 1, 0.05, (value) => `${Math.round(value * 100)}%`),
    rangeGroup("minEventsTitle", "minEvents", 1, 20, 1, String),
    element(
      "label",
      { class: "choice" },
      element("input", {
        type: "checkbox",
        checked: state.lone,
        "data-key": "lone",
        onchange: (event) => change({ lone: event.target.checked }),
      }),
      element("span", { text: say("lone") }),
    ),
  );
}

function filtered() {
  return [
    "noKinds",
    "noTypes",
    "noModalities",
    "noPublishers",
    "since",
    "until",
    "confidence",
    "minEvents",
    "undated",
  ].some((field) => JSON.stringify(state[field]) !== JSON.stringify(initial[field]));
}

function clearFilters() {
  change({
    noKinds: [],
    noTypes: [],
    noModalities: [],
    noPublishers: [],
    since: "",
    until: "",
    undated: true,
    confidence: 0,
    minEvents: 1,
  });
}

const tallies = oncePerFilter(() => {
  const tally = {
    kinds: new Map(),
    types: new Map(),
    modalities: new Map(),
    publishers: new Map(),
    undated: 0,
  };
  const add = (map, key) => map.set(key, (map.get(key) ?? 0) + 1);
  for (const event of model.events) {
    if (passes(event, "types")) add(tally.types, event.type);
    if (passes(event, "modalities")) add(tally.modalities, event.modality);
    if (passes(event, "publishers"))
      for (const publisher of new Set(event.articles.map((article) => article.publisher)))
        add(tally.publishers, publisher);
    if (passes(event, "period") && !dated(event)) tally.undated++;
  }
  for (const entity of model.entities) if (entity.events.length) add(tally.kinds, entity.kind);
  return tally;
});

function choiceGroup(title, field, values, tally, label) {
  const off = new Set(state[field]);
  const box = (value) =>
    element(
      "label",
      { class: "choice", "data-value": value },
      element("input", {
        type: "checkbox",
        checked: !off.has(value),
        "data-key": `${field}:${value}`,
        onchange: () =>
          change({ [field]: off.has(value) ? [...off].filter((each) => each !== value) : [...off, value] }),
      }),
      element("span", { class: "choice-name" }, ...label(value)),
      button(say("only"), () => change({ [field]: values.filter((each) => each !== value) }), {
        class: "only link",
        "data-key": `only:${field}:${value}`,
        "aria-label": `${say("only")} ${label(value).at(-1)}`,
      }),
      element("span", { class: "tally", text: count(tally.get(value) ?? 0) }),
    );
  const sorted = [...values].sort((one, other) => (tally.get(other) ?? 0) - (tally.get(one) ?? 0));
  return element(
    "fieldset",
    { class: "group" },
    element("legend", {}, say(title)),
    off.size
      ? button(say("all"), () => change({ [field]: [] }), {
          class: "link all",
          "data-key": `all:${field}`,
          "aria-label": `${say("all")}: ${say(title)}`,
        })
      : null,
    element("div", { class: "choices" }, ...sorted.map(box)),
  );
}

function rangeGroup(title, field, min, max, step, format) {
  const output = element("output", { text: format(state[field]) });
  return element(
    "label",
    { class: "group range" },
    element("span", { class: "range-title" }, say(title), output),
    element("input", {
      type: "range",
      min,
      max,
      step,
      value: state[field],
      "data-key": field,
      "aria-label": say(title),
      oninput: (event) => {
        output.textContent = format(Number(event.target.value));
      },
      onchange: (event) => change({ [field]: Number(event.target.value) }),
    }),
  );
}

// ---- period

const dated = (event) => Boolean(state.clock === "event" ? event.first || event.last : event.published);
const dateOf = (event) => (state.clock === "event" ? event.first || event.last : event.published);

// Months or years that the slider steps through. Single days far off lie before the first or after the last.
function bins() {
  const key = state.clock;
  bins.found ??= {};
  if (bins.found[key]) return bins.found[key];
  const days = model.events.map(dateOf).filter(Boolean).sort();
  if (!days.length) return (bins.found[key] = []);
  const [from, to] = [days[Math.floor(days.length * 0.02)], days[Math.ceil(days.length * 0.98) - 1]];
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4)) > 7;
  const width = years ? 4 : 7;
  const made = [];
  for (
    let [year, month] = [Number(from.slice(0, 4)), years ? 1 : Number(from.slice(5, 7)) || 1];
    made.length < 600;
    years || month === 12 ? ((year += 1), (month = 1)) : (month += 1)
  ) {
    const name = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`.slice(0, width);
    made.push({ name, count: 0 });
    if (name >= to.slice(0, width)) break;
  }
  for (const each of days) {
    const name = each.slice(0, width);
    (made.find((bin) => bin.name >= name) ?? made.at(-1)).count++;
  }
  return (bins.found[key] = made);
}

function periodGroup(tally) {
  const months = bins();
  const last = months.length - 1;
  const from = state.since
    ? Math.max(
        0,
        months.findIndex((bin) => bin.name >= state.since.slice(0, bin.name.length)),
      )
    : 0;
  const until = state.until
    ? Math.max(
        0,
        months.findLastIndex((bin) => bin.name <= state.until.slice(0, bin.name.length)),
      )
    : last;
  const most = Math.max(...months.map((bin) => bin.count), 1);
  const bars = months.map((bin, i) =>
    svg("rect", {
      x: i,
      width: 0.8,
      y: 30 - 30 * Math.sqrt(bin.count / most),
      height: 30 * Math.sqrt(bin.count / most),
      class: i >= from && i <= until ? "in" : "out",
    }),
  );
  const output = element("output", {
    class: "period",
    text: months.length ? `${day(months[from].name)} – ${day(months[until].name)}` : "",
  });
  const slider = (value, name, pick) =>
    element("input", {
      type: "range",
      min: 0,
      max: Math.max(last, 0),
      step: 1,
      value,
      "aria-label": say(name),
      "aria-valuetext": day(months[value]?.name),
      "data-key": name,
      oninput: (event) => {
        event.target.setAttribute("aria-valuetext", day(months[event.target.value].name));
        output.textContent = day(months[event.target.value].name);
      },
      onchange: (event) => pick(Number(event.target.value)),
    });
  return element(
    "fieldset",
    { class: "group" },
    element("legend", { text: say("periodTitle") }),
    months.length > 1 &&
      element(
        "div",
        { class: "period-slider" },
        svg(
          "svg",
          {
            viewBox: `0 0 ${months.length} 30`,
            preserveAspectRatio: "none",
            "aria-hidden": "true",
            class: "histogram",
          },
          bars,
        ),
        slider(from, "since", (at) =>
          change({ since: at ? months[at].name : "", until: at > until ? months[at].name : state.until }),
        ),
        slider(until, "until", (at) =>
          change({
            until: at < last ? months[at].name : "",
            since: at < from ? months[at].name : state.since,
          }),
        ),
      ),
    months.length > 0 && output,
    element(
      "div",
      { class: "clock" },
      ...["event", "published"].map((clock) =>
        element(
          "label",
          { class: "choice" },
          element("input", {
            type: "radio",
            name: "clock",
            checked: state.clock === clock,
            "data-key": `clock:${clock}`,
            onchange: () => change({ clock, since: "", until: "" }),
          }),
          element("span", { text: say(clock === "event" ? "eventDate" : "publicationDate") }),
        ),
      ),
    ),
    tally.undated > 0 &&
      element(
        "label",
        { class: "choice" },
        element("input", {
          type: "checkbox",
          checked: state.undated,
          "data-key": "undated",
          onchange: (event) => change({ undated: event.target.checked }),
        }),
        element("span", { text: say("undated", { n: count(tally.undated) }) }),
      ),
  );
}

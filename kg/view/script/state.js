// The state: what the reader has chosen. Graph, timeline, table, exports and address are all drawn from it.

const params = {
  // name in the address: [field of the state, kind of value]
  show: ["shown", "ids"],
  pin: ["pinned", "ids"],
  way: ["way", "ids"],
  hide: ["hidden", "ids"],
  sel: ["selected", "id"],
  as: ["as", "text"],
  tab: ["tab", "text"],
  kinds: ["noKinds", "list"],
  types: ["noTypes", "list"],
  mod: ["noModalities", "list"],
  src: ["noPublishers", "list"],
  since: ["since", "text"],
  until: ["until", "text"],
  clock: ["clock", "text"],
  undated: ["undated", "flag"],
  conf: ["confidence", "number"],
  min: ["minEvents", "number"],
  lone: ["lone", "flag"],
  max: ["limit", "number"],
  lang: ["language", "text"],
  theme: ["theme", "text"],
};

let state = { language: settings.language };
let initial;
const undone = [];
const done = [];
const listeners = [];

function firstState() {
  const shown = model.opening.entities;
  return {
    shown,
    pinned: [],
    way: [],
    hidden: [],
    selected: "",
    as: "events",
    tab: "graph",
    noKinds: [],
    noTypes: [],
    noModalities: [],
    noPublishers: [],
    since: "",
    until: "",
    clock: "event",
    undated: true,
    confidence: 0,
    minEvents: 1,
    lone: model.opening.small,
    limit: model.opening.limit,
    language: settings.language,
    theme: matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light",
  };
}

function onChange(listener) {
  listeners.push(listener);
}

// Takes a step: `changes` over the state. Choosing and looking are no steps that one would undo.
function change(changes, { step = true } = {}) {
  if (step) {
    done.push(state);
    undone.length = 0;
  }
  become({ ...state, ...changes }, step);
}

function become(next, step = false) {
  const previous = state;
  state = next;
  for (const listener of listeners) listener(previous);
  writeAddress(step);
}

function undo() {
  if (!done.length) return;
  undone.push(state);
  become({ ...done.pop(), language: state.language, theme: state.theme, tab: state.tab });
}

function redo() {
  if (!undone.length) return;
  done.push(state);
  become({ ...undone.pop(), language: state.language, theme: state.theme, tab: state.tab });
}

// Identifiers share a long beginning, which the address leaves out.
function base() {
  base.found ??= model.entities[0]?.id.match(/^(.*\/id\/)/)?.[1] ?? "";
  return base.found;
}

const separator = "~";
const inAddress = (text) => encodeURIComponent(text).replaceAll("%2F", "/").replaceAll(separator, "%7E");
const shortId = (id) =>
  inAddress(id && (base() && id.startsWith(base()) ? id.slice(base().length) : `!${id}`));
const longId = (text) =>
  text.startsWith("!") ? decodeURIComponent(text).slice(1) : text && base() + decodeURIComponent(text);
const writers = {
  id: shortId,
  ids: (ids) => ids.map(shortId).join(separator),
  list: (values) => values.map(inAddress).join(separator),
  text: encodeURIComponent,
  number: String,
  flag: (value) => (value ? "1" : "0"),
};
const readers = {
  id: longId,
  ids: (text) => text.split(separator).filter(Boolean).map(longId),
  list: (text) => text.split(separator).map(decodeURIComponent),
  text: decodeURIComponent,
  number: (text) => Number(text) || 0,
  flag: (text) => text === "1",
};
const choices = {
  as: ["events", "triples"],
  tab: ["graph", "table"],
  clock: ["event", "published"],
  language: languages,
  theme: ["light", "dark"],
};

function addressOf(view) {
  const parts = [];
  for (const [name, [field, kind]] of Object.entries(params)) {
    if (JSON.stringify(view[field]) !== JSON.stringify(initial[field]))
      parts.push(`${name}=${writers[kind](view[field])}`);
  }
  return parts.length ? `#${parts.join("&")}` : "";
}

// What an address says, over the first state. What it gets wrong is left as it was.
function stateOf(address) {
  const view = { ...initial };
  for (const part of address.replace(/^#/, "").split("&")) {
    const [name, text = ""] = part.split("=");
    if (!Object.hasOwn(params, name)) continue;
    const [field, kind] = params[name];
    try {
      const value = readers[kind](text);
      if (!choices[field] || choices[field].includes(value)) view[field] = value;
    } catch {
      continue;
    }
  }
  view.shown = view.shown.filter((id) => model.byId.has(id));
  return view;
}

// Each step is an entry of the browser's history too, so that its way back is undo.
function writeAddress(step) {
  const address = addressOf(state);
  if (location.hash === address) return;
  const url = address || location.href.split("#")[0];
  if (step) history.pushState(null, "", url);
  else history.replaceState(null, "", url);
}

addEventListener("popstate", () => {
  if (!model || location.hash === addressOf(state)) return;
  if (done.length && location.hash === addressOf(done.at(-1))) undo();
  else if (undone.length && location.hash === addressOf(undone.at(-1))) redo();
  else become(stateOf(location.hash));
});

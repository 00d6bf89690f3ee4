// The page: reads the data, then draws everything anew from the state whenever that changes.

function counts() {
  const all = model.entities.filter((entity) => entity.events.length).length;
  return say("shown", {
    shown: count(view.entities.length),
    all: count(all),
    events: count(view.events.length),
    allEvents: count(model.events.length),
  });
}

function drawAll(previous) {
  const before = view && counts();
  view = computeView();
  if (before && before !== counts()) announce(counts());
  document.documentElement.lang = state.language;
  document.documentElement.dataset.theme = state.theme;
  if (previous?.language !== state.language || previous?.theme !== state.theme) relabel();
  drawBar();
  drawGraph();
  drawFilters();
  drawDetails(previous);
  drawTable();
  drawTimeline();
  drawTabs();
  const empty = !view.entities.length;
  byId("empty").hidden = !empty;
  byId("empty").textContent = say(model.events.length ? "empty" : "noData");
}

// Words that stand whatever is shown.
function relabel() {
  document.title = model.title || say("title");
  byId("heading").querySelector("h1").textContent = model.title || say("title");
  byId("about").textContent = aboutLine();
  const asked = search.from ? `${nameOf(search.from)} → …` : say("search");
  byId("search").placeholder = asked;
  byId("search").setAttribute("aria-label", search.from ? say("pathHelp") : say("search"));
  byId("search").title = say("searchHelp");
  byId("find").classList.toggle("asking", Boolean(search.from));
  byId("canvas").setAttribute("aria-label", say("graphLabel"));
  for (const [id, key] of [
    ["stage", "graph"],
    ["details", "details"],
    ["timeline", "timeline"],
    ["tabs", "graph"],
  ])
    byId(id).setAttribute("aria-label", say(key));
  fill(
    "tools",
    button(
      say("undo"),
      undo,
      { class: "icon", id: "undo", title: `${say("undo")} (Ctrl+Z)`, "aria-label": say("undo") },
      icon("undo"),
    ),
    button(
      say("redo"),
      redo,
      { class: "icon", id: "redo", title: say("redo"), "aria-label": say("redo") },
      icon("redo"),
    ),
    menu(
      "export",
      say("export"),
      icon("export"),
      Object.keys(exports)
        .map((format) => [format === "ttl" ? "Turtle" : format.toUpperCase(), () => exportAs(format), format])
        .concat([
          [say("print"), () => print(), "print"],
          [say("copyLink"), copyAddress, "link"],
        ]),
    ),
    button(
      say("theme"),
      () => change({ theme: state.theme === "dark" ? "light" : "dark" }, { step: false }),
      { class: "icon", id: "theme", title: say("theme"), "aria-label": say("theme") },
      icon(state.theme === "dark" ? "sun" : "moon"),
    ),
    button(
      say("help"),
      () => byId("help-box").showModal(),
      { class: "icon", id: "help", title: say("help"), "aria-label": say("help") },
      icon("help"),
    ),
    button(
      say("language"),
      () => change({ language: state.language === "vi" ? "en" : "vi" }, { step: false }),
      { id: "language", lang: state.language === "vi" ? "en" : "vi" },
    ),
  );
  fill(
    "zoom",
    button("+", () => zoom(1.3), { "aria-label": say("zoomIn"), title: say("zoomIn") }),
    button("−", () => zoom(1 / 1.3), { "aria-label": say("zoomOut"), title: say("zoomOut") }),
    button(
      "",
      () => {
        graph.touched = false;
        fit();
      },
      { "aria-label": say("fit"), title: say("fit") },
      icon("fit"),
    ),
  );
  byId("help-box")?.remove();
  document.body.append(
    element(
      "dialog",
      { id: "help-box", "aria-label": say("helpTitle") },
      element("h2", { text: say("helpTitle") }),
      element("ul", {}, ...say("helpText").map((text) => element("li", { text }))),
      element(
        "ul",
        { class: "legend" },
        ...model.kinds.map((kind) => element("li", {}, sign(kind), say(`kinds.${kind}`))),
      ),
      button(say("close"), () => byId("help-box").close()),
    ),
  );
}

const icons = {
  undo: "M9 7 4 12l5 5M4 12h11a5 5 0 0 1 0 10h-2",
  redo: "m15 7 5 5-5 5M20 12H9a5 5 0 0 0 0 10h2",
  export: "M12 3v12m-4-4 4 4 4-4M5 19h14",
  moon: "M20 14A8 8 0 1 1 10 4a7 7 0 0 0 10 10Z",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 2v2M12 20v2M4 12H2M22 12h-2M5 5l1.4 1.4M17.6 17.6 19 19M19 5l-1.4 1.4M6.4 17.6 5 19",
  help: "M9 9a3 3 0 1 1 4 3c-1 .5-1 1-1 2M12 17.5v.5M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Z",
  fit: "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5",
};

function icon(name) {
  return svg(
    "svg",
    { viewBox: "0 0 24 24", "aria-hidden": "true", class: "icon-drawing" },
    svg("path", { d: icons[name] }),
  );
}

function menu(id, label, mark, entries) {
  const list = element(
    "div",
    { class: "menu", id: `${id}-menu`, hidden: true },
    ...entries.map(([name, act, key]) =>
      button(
        name,
        () => {
          close();
          act();
        },
        { "data-export": key },
      ),
    ),
  );
  const opener = button(
    label,
    () => {
      list.hidden = !list.hidden;
      opener.setAttribute("aria-expanded", String(!list.hidden));
    },
    {
      id,
      class: "icon",
      title: label,
      "aria-label": label,
      "aria-expanded": "false",
      "aria-controls": `${id}-menu`,
    },
    mark,
  );
  const close = () => {
    list.hidden = true;
    opener.setAttribute("aria-expanded", "false");
  };
  const box = element(
    "div",
    {
      class: "menu-box",
      onkeydown: (event) => {
        if (event.key === "Escape") {
          close();
          opener.focus();
        }
      },
      onfocusout: (event) => {
        if (!box.contains(event.relatedTarget)) close();
      },
    },
    opener,
    list,
  );
  return box;
}

function copyAddress() {
  const field = element("textarea", { class: "unseen", "aria-hidden": "true" });
  field.value = location.href;
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
  notify(say("copied"));
}

function notify(text) {
  byId("notice")?.remove();
  const notice = element("p", { id: "notice", text });
  document.body.append(notice);
  setTimeout(() => notice.remove(), 3500);
}

// Above the graph: how it is drawn, what is shown of how much.
function drawBar() {
  const either = (field, options) =>
    element(
      "div",
      { class: "switch", role: "group" },
      ...options.map(([value, key]) =>
        button(say(key), () => change({ [field]: value }, { step: field === "as" }), {
          "aria-pressed": String(state[field] === value),
          "data-key": `${field}:${value}`,
        }),
      ),
    );
  fill(
    "bar",
    either("tab", [
      ["graph", "graph"],
      ["table", "table"],
    ]),
    either("as", [
      ["events", "asEvents"],
      ["triples", "asTriples"],
    ]),
    element("p", { id: "counts", text: counts() }),
    view.left > 0 &&
      button(`${say("drawMore")} (${count(view.left)})`, () => change({ limit: state.limit + 40 }), {
        class: "link",
        "data-key": "more",
      }),
  );
  byId("undo").disabled = !done.length;
  byId("redo").disabled = !undone.length;
}

// On a small screen the sides are sheets, opened from below.
function drawTabs() {
  const open = document.body.dataset.sheet ?? "";
  fill(
    "tabs",
    ...[
      ["", "graph"],
      ["filters", "filters"],
      ["timeline", "timeline"],
      ["details", "details"],
    ].map(([sheet, key]) =>
      button(
        say(key),
        () => {
          sheet ? (document.body.dataset.sheet = sheet) : delete document.body.dataset.sheet;
          drawTabs();
          drawTimeline();
        },
        { "aria-pressed": String(open === sheet) },
      ),
    ),
  );
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input[type=search], textarea");
  if (event.key === "/" && !typing) {
    event.preventDefault();
    byId("search").focus();
  } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !typing) {
    event.preventDefault();
    if (event.shiftKey) redo();
    else undo();
  } else if (event.key === "Escape" && byId("details").contains(event.target)) {
    delete document.body.dataset.sheet;
    drawTabs();
    byId("canvas").focus();
  }
});

// On paper the ground is white, whatever it is on the screen.
let themeOnScreen = "";
addEventListener("beforeprint", () => {
  themeOnScreen = state.theme;
  become({ ...state, theme: "light" });
});
addEventListener("afterprint", () => become({ ...state, theme: themeOnScreen }));

async function start() {
  try {
    model = modelOf(await readData());
  } catch (problem) {
    byId("loading").textContent = say("cannotOpen");
    throw problem;
  }
  initial = firstState();
  state = stateOf(location.hash);
  byId("loading").remove();
  relabel();
  startGraph();
  startSearch();
  onChange(drawAll);
  drawAll();
  if (!graph.touched) fit(false);
  if (state.selected) show(state.selected);
  new ResizeObserver(drawTimeline).observe(byId("stage"));
  // For who looks in from the console, and for the tests.
  globalThis.kg = Object.freeze({
    model,
    find,
    state: () => state,
    view: () => view,
    labels: () => graph.hits,
    select,
    at: (id) => graph.network.canvasToDOM(places.get(id)),
  });
  document.body.dataset.ready = "yes";
}

start();

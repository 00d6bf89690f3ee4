// Table: the same selection as the graph, for the keyboard, a screen reader, and whoever likes rows.

const rowsAtOnce = 200;
const table = {
  of: "events",
  sort: { events: ["date", -1], entities: ["eventCount", -1] },
  rows: rowsAtOnce,
};

function whoOf(event) {
  return [...event.parts].filter(([, roles]) => giving.has(roles[0])).map(([part]) => part);
}

function whatOf(event) {
  return [...event.parts].filter(([, roles]) => !giving.has(roles[0])).map(([part]) => part);
}

const columns = {
  events: {
    date: (event) => event.first || event.last,
    type: (event) => say(`types.${event.type}`),
    who: (event) => whoOf(event).map(nameOf).join(", "),
    what: (event) =>
      [...whatOf(event).map(nameOf), event.type === "Statistic" ? detailOf(event) : ""]
        .filter(Boolean)
        .join(", "),
    modality: (event) => say(`modalities.${event.modality}`),
    sentence: (event) => event.frames[0].sentence.text,
    article: (event) => event.articles[0].title || event.articles[0].id,
  },
  entities: {
    name: nameOf,
    kind: (entity) => say(`kinds.${entity.kind}`),
    eventCount: (entity) => entity.events.length,
    articleCount: (entity) => entity.articles,
  },
};

// Columns that are seen; the article stands under its sentence.
const seen = () => Object.keys(columns[table.of]).filter((name) => name !== "article");

// Rows in the order asked for; what is unknown comes last either way.
function sorted() {
  const [column, direction] = table.sort[table.of];
  const value = columns[table.of][column];
  const rows = table.of === "events" ? view.events : view.entities;
  return [...rows]
    .map((row) => [value(row), row])
    .sort(([one], [other]) => {
      if (one === "" || other === "") return (one === "") - (other === "");
      return direction * (typeof one === "number" ? one - other : one.localeCompare(other, state.language));
    })
    .map(([, row]) => row);
}

function drawTable() {
  const shown = state.tab === "table";
  for (const id of ["canvas", "zoom"]) byId(id).hidden = shown;
  byId("table").hidden = !shown;
  if (!shown) return;
  const rows = sorted();
  fill(
    "table",
    element(
      "div",
      { class: "table-head", role: "group", "aria-label": say("table") },
      ...["events", "entities"].map((of) =>
        button(
          `${say(of)} (${count((of === "events" ? view.events : view.entities).length)})`,
          () => {
            table.of = of;
            table.rows = rowsAtOnce;
            drawTable();
          },
          { "aria-pressed": String(table.of === of), "data-key": `of:${of}` },
        ),
      ),
    ),
    element(
      "div",
      { class: "scroll", tabindex: "0", role: "region", "aria-label": say("table") },
      element(
        "table",
        {},
        element("caption", { class: "unseen", text: counts() }),
        headOf(),
        element("tbody", {}, ...rows.slice(0, table.rows).map(rowOf)),
      ),
    ),
    rows.length > table.rows &&
      button(
        say("showAll", { n: count(rows.length - table.rows) }),
        () => {
          table.rows += 500;
          drawTable();
        },
        { class: "wide" },
      ),
  );
}

function headOf() {
  const [column, direction] = table.sort[table.of];
  return element(
    "thead",
    {},
    element(
      "tr",
      {},
      ...seen().map((name) =>
        element(
          "th",
          {
            scope: "col",
            "aria-sort": name === column ? (direction > 0 ? "ascending" : "descending") : "none",
          },
          button(
            "",
            () => {
              table.sort[table.of] = [name, name === column ? -direction : 1];
              drawTable();
            },
            { class: "link", "data-key": `sort:${name}` },
            say(name),
            element("span", {
              "aria-hidden": "true",
              class: "arrow",
              text: name === column ? (direction > 0 ? " ▲" : " ▼") : "",
            }),
          ),
        ),
      ),
    ),
  );
}

function rowOf(row) {
  const id = table.of === "events" ? holderOf(row) : row.id;
  const cells = seen().map((name, i) => {
    const value = columns[table.of][name];
    const text =
      name === "date"
        ? span(row.first, row.last)
        : typeof value(row) === "number"
          ? count(value(row))
          : value(row);
    return i === 0
      ? element(
          "th",
          { scope: "row" },
          button(
            text || "—",
            () => {
              select(id);
              openDetails();
            },
            { class: "link" },
          ),
        )
      : element(
          "td",
          { class: name },
          text,
          name === "sentence" && element("small", { text: columns.events.article(row) }),
        );
  });
  return element(
    "tr",
    {
      class: id && id === state.selected ? "chosen" : null,
      onclick: (event) => {
        if (!event.target.closest("button")) select(id);
      },
    },
    ...cells,
  );
}

// Search: names with or without marks; choosing one shows it, or ends a path.

const search = { matches: [], active: -1, from: null };

function startSearch() {
  const input = byId("search");
  input.addEventListener("input", lookUp);
  input.addEventListener("focus", () => {
    if (input.value) lookUp();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      activate(
        (search.active + (event.key === "ArrowDown" ? 1 : -1) + search.matches.length) %
          Math.max(search.matches.length, 1),
      );
    } else if (event.key === "Enter" && search.matches.length) {
      event.preventDefault();
      choose(search.matches[Math.max(search.active, 0)]);
    } else if (event.key === "Escape") {
      closeSearch();
    }
  });
  document.addEventListener("pointerdown", (event) => {
    if (!byId("find").contains(event.target)) closeSearch();
  });
}

// Entities whose names hold every word asked for; whole names and beginnings first, then those in most events.
function find(text, most = 12) {
  const words = fold(text).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const asked = words.join(" ");
  const rank = (entity) => {
    const names = entity.folded.split("\n");
    if (names.includes(asked)) return 0;
    if (names.some((name) => name.startsWith(asked))) return 1;
    return names.some((name) => name.includes(asked)) ? 2 : 3;
  };
  return model.entities
    .filter(
      (entity) =>
        entity.events.length + entity.triples.length && words.every((word) => entity.folded.includes(word)),
    )
    .map((entity) => ({ entity, rank: rank(entity) }))
    .sort(
      (one, other) =>
        one.rank - other.rank ||
        other.entity.events.length - one.entity.events.length ||
        one.entity.index - other.entity.index,
    )
    .slice(0, most)
    .map(({ entity }) => entity);
}

function lookUp() {
  const { value } = byId("search");
  search.matches = find(value);
  search.active = -1;
  const none = value.trim() && !search.matches.length;
  const options = search.matches.map((entity, i) =>
    element(
      "li",
      {
        role: "option",
        id: `result-${i}`,
        "aria-selected": "false",
        onpointerdown: (event) => {
          event.preventDefault();
          choose(entity);
        },
      },
      sign(entity.kind),
      element("span", { class: "name", text: nameOf(entity) }),
      element("small", { text: `${say(`kinds.${entity.kind}`)} · ${count(entity.events.length)}` }),
    ),
  );
  fill(
    "results",
    ...options,
    none &&
      element("li", { class: "nothing", role: "option", "aria-disabled": "true", text: say("nothingFound") }),
  );
  byId("results").hidden = !options.length && !none;
  byId("search").setAttribute("aria-expanded", String(!byId("results").hidden));
  byId("search").removeAttribute("aria-activedescendant");
  if (value.trim()) announce(none ? say("nothingFound") : say("found", { n: search.matches.length }));
}

function activate(index) {
  search.active = index;
  [...byId("results").children].forEach((option, i) =>
    option.setAttribute("aria-selected", String(i === index)),
  );
  byId(`result-${index}`)?.scrollIntoView({ block: "nearest" });
  byId("search").setAttribute("aria-activedescendant", `result-${index}`);
}

function closeSearch() {
  byId("results").hidden = true;
  byId("search").setAttribute("aria-expanded", "false");
  if (search.from) {
    search.from = null;
    relabel();
  }
}

function choose(entity) {
  const { from } = search;
  byId("search").value = "";
  search.from = null;
  closeSearch();
  relabel();
  if (from && from !== entity) return showPath(from, entity);
  reveal(entity);
}

// Adds an entity to the graph, selects it and brings it to the middle.
function reveal(entity) {
  const shown = state.shown.includes(entity.id) ? state.shown : [...state.shown, entity.id];
  change({
    shown,
    hidden: state.hidden.filter((id) => id !== entity.id),
    noKinds: state.noKinds.filter((kind) => kind !== entity.kind),
    selected: entity.id,
  });
  show(entity.id);
  tellSelected();
}

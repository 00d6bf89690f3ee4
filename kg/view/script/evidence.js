// Evidence: what is selected, and the sentences it was read from, with trigger and fillers marked.

const cardsAtOnce = 12;
let cards = cardsAtOnce;

function drawDetails(previous) {
  if (previous?.selected !== state.selected) {
    cards = cardsAtOnce;
    byId("details").scrollTop = 0;
  }
  const entity = model.byId.get(state.selected);
  const group = groupOf(state.selected);
  const edge = view.edges.find((each) => each.id === state.selected);
  if (entity) fill("details", ...entityDetails(entity));
  else if (group) fill("details", ...groupDetails(group));
  else if (edge) fill("details", ...edgeDetails(edge));
  else if (state.way.length) fill("details", ...wayDetails());
  else fill("details", ...overview());
}

function openDetails() {
  document.body.dataset.sheet = "details";
  drawTabs();
  byId("details").focus({ preventScroll: true });
}

function head(mark, title, ...under) {
  return element(
    "div",
    { class: "details-head" },
    button(
      "×",
      () => {
        select("");
        delete document.body.dataset.sheet;
        drawTabs();
        byId("canvas").focus();
      },
      { class: "close", "aria-label": say("close") },
    ),
    element("h2", {}, mark, element("span", { text: title })),
    ...under
      .filter(Boolean)
      .map((line) => (line instanceof Node ? line : element("p", { class: "muted", text: line }))),
  );
}

function actions(...made) {
  return element("div", { class: "actions" }, ...made);
}

function groupDetails(group) {
  const [first, ...more] = group.events;
  const times = more.length ? ` ${say("times", { n: count(group.events.length) })}` : "";
  const when = more.length ? periodOf(group.events) : whenOf(first);
  return [
    head(sign("Event"), `${say(`types.${group.type}`)}${times}`, when, more.length === 0 && badgeOf(first)),
    actions(expandGroup(group)),
    ...eventCards([...group.events].sort(byDate)),
  ];
}

// A path as one reads it: from the first to the last, each event with the sentences that tell of it.
function wayDetails() {
  const steps = state.way.map((id) => model.byId.get(id) ?? model.eventOf.get(id)).filter(Boolean);
  const ends = steps.filter((step) => step.kind);
  const close = () => change({ way: [], pinned: [], limit: initial.limit });
  return [
    element(
      "div",
      { class: "details-head" },
      button("×", close, { class: "close", "aria-label": say("close") }),
      element("h2", { text: `${nameOf(ends[0])} → ${nameOf(ends.at(-1))}` }),
      element("p", { class: "muted", text: say("pathFound", { n: (steps.length - 1) / 2 }) }),
    ),
    ...steps.map((step) => (step.kind ? element("p", { class: "stop" }, entityLink(step)) : eventCard(step))),
  ];
}

function entityDetails(entity) {
  const other = entity.labels[state.language === "vi" ? "en" : "vi"];
  const names = [...new Set([...(other && other !== nameOf(entity) ? [other] : []), ...namesOf(entity)])];
  const events = [...entity.events].filter((event) => view.passing.has(event)).sort(byDate);
  return [
    head(
      sign(entity.kind),
      nameOf(entity),
      `${say(`kinds.${entity.kind}`)} · ${say("inEvents", { n: count(entity.events.length), articles: count(entity.articles) })}`,
      names.length &&
        element(
          "p",
          { class: "names" },
          element("b", { text: `${say("otherNames")}: ` }),
          names.slice(0, 6).join(" · "),
        ),
    ),
    expansion(entity),
    actions(
      button(say("path"), () => askPath(entity)),
      button(say("hide"), () => hideNode(entity.id)),
      element(
        "span",
        { class: "steps", role: "group", "aria-label": say("focus") },
        say("focus"),
        ...[1, 2, 3].map((steps) =>
          button(String(steps), () => focusOn(entity, steps), {
            "aria-label": say("focusSteps", { n: steps }),
          }),
        ),
      ),
    ),
    search.from === entity && element("p", { class: "hint", text: say("pathHelp") }),
    ...eventCards(events),
    again(commandOf(entity)),
  ];
}

// The command that makes a page of this part of the graph, from the filters that it knows.
function commandOf(entity) {
  const quote = (text) => `'${text.replaceAll("'", `'"'"'`)}'`;
  const options = [
    entity && `--about ${quote(nameOf(entity))}`,
    state.since && `--since ${state.since}`,
    state.until && `--until ${state.until}`,
  ];
  const types = state.noTypes.length
    ? model.types.filter((type) => !state.noTypes.includes(type)).map((type) => `--type ${type}`)
    : [];
  return ["kg view", ...options, ...types].filter(Boolean).join(" ");
}

function again(command) {
  return element(
    "div",
    { class: "again" },
    element("p", { class: "muted", text: say("again") }),
    element("code", { text: command }),
  );
}

// Other names, those first that share most words with the label: `họ` and `ông` name anybody.
function namesOf(entity) {
  const words = new Set(fold(nameOf(entity)).split(/\s+/));
  const shared = (name) =>
    fold(name)
      .split(/\s+/)
      .filter((word) => words.has(word)).length;
  return entity.names
    .filter((name) => name !== nameOf(entity))
    .sort((one, other) => shared(other) - shared(one));
}

function expansion(entity) {
  const { kinds, types } = offers(entity);
  const bySize = (groups) => [...groups].sort(([, one], [, other]) => other.length - one.length);
  const chip = (mark, label, all, add) =>
    button(
      "",
      () => add(all),
      {
        class: "chip",
        "data-key": `expand:${label}`,
        title: all.length > atOnce ? `${say("more", { n: atOnce })}` : null,
      },
      mark,
      element("span", { text: label }),
      element("b", { text: count(all.length) }),
    );
  const rows = [
    bySize(kinds).map(([kind, all]) => chip(sign(kind), say(`kinds.${kind}`), all, addEntities)),
    bySize(types).map(([type, all]) => chip(null, say(`types.${type}`), all, addEvents)),
  ].filter((chips) => chips.length);
  return rows.length
    ? element(
        "div",
        { class: "expansion" },
        element("p", { class: "muted", text: say("expandHelp") }),
        ...rows.map((chips) => element("div", { class: "chips" }, ...chips)),
      )
    : null;
}

function expandGroup(group) {
  const more = new Set(
    group.events.flatMap((event) => [...event.parts.keys()]).filter((part) => !view.entities.includes(part)),
  );
  return more.size ? button(`${say("expand")} (${more.size})`, () => addEvents(group.events)) : null;
}

function edgeDetails(edge) {
  const side = (id) => {
    const entity = model.byId.get(id);
    return entity ? entityLink(entity) : element("span", { text: labelOf(id) });
  };
  return [
    head(
      null,
      edgeLabel(edge),
      ...(edge.triples ?? [null]).map((triple) =>
        element(
          "p",
          { class: "triple" },
          side(triple?.subject.id ?? edge.from),
          element("span", { class: "muted", text: triple ? relationOf(triple) : "→" }),
          side(triple?.object.id ?? edge.to),
        ),
      ),
    ),
    ...eventCards(
      [...edge.events].sort(byDate),
      edge.triples?.flatMap((triple) => triple.frames),
    ),
  ];
}

function entityLink(entity) {
  return button(
    "",
    () => reveal(entity),
    { class: "link entity" },
    sign(entity.kind),
    element("span", { text: nameOf(entity) }),
  );
}

const byDate = (one, other) =>
  (other.first || other.published).localeCompare(one.first || one.published) ||
  one.frames[0].index - other.frames[0].index;

function eventCards(events, only) {
  const made = events.slice(0, cards).map((event) => eventCard(event, only));
  if (events.length > cards)
    made.push(
      button(
        say("showAll", { n: Math.min(events.length - cards, 30) }),
        () => {
          cards += 30;
          drawDetails(state);
        },
        { class: "wide" },
      ),
    );
  return made;
}

// One event: its roles, and each sentence that tells of it.
function eventCard(event, only) {
  const told = event.frames.filter((frame) => !only || only.includes(frame));
  const headed = groupOf(state.selected)?.events.length === 1; // the head of the panel says it
  return element(
    "article",
    { class: "card", "data-event": event.id },
    element(
      "h3",
      { class: headed ? "unseen" : null },
      element("span", { text: say(`types.${event.type}`) }),
      badgeOf(event),
      element("time", { text: whenOf(event) }),
    ),
    rolesOf(event),
    ...told.slice(0, 4).map(evidenceOf),
    told.length > 4 && element("p", { class: "muted", text: `+${told.length - 4}` }),
  );
}

function whenOf(event) {
  return span(event.first, event.last) || valueOf(event, "time");
}

function badgeOf({ modality }) {
  return modality === "asserted"
    ? null
    : element("span", { class: `badge ${modality}`, text: say(`modalities.${modality}`) });
}

function rolesOf(event) {
  const roles = new Map();
  for (const frame of event.frames) {
    for (const filler of frame.fillers) {
      if (filler.role === "time" || filler.role === "content") continue;
      const told = filler.entity
        ? entityLink(filler.entity)
        : element("span", {
            text: `${say(`qualifiers.${filler.qualifier || "exact"}`)} ${wordsOf(filler)}`.trim(),
          });
      const key = filler.entity?.id ?? filler.value;
      if (!roles.has(filler.role)) roles.set(filler.role, new Map());
      if (!roles.get(filler.role).has(key)) roles.get(filler.role).set(key, told);
    }
  }
  return element(
    "dl",
    { class: "roles" },
    ...[...roles].flatMap(([role, told]) => [
      element("dt", { text: say(`roles.${role}`) }),
      element("dd", {}, ...told.values()),
    ]),
  );
}

function evidenceOf(frame) {
  const { sentence } = frame;
  const inherited = [
    ...new Set(
      frame.fillers.filter((filler) => filler.sentence !== sentence).map((filler) => filler.sentence),
    ),
  ];
  return element(
    "figure",
    { class: "evidence" },
    element("blockquote", {}, ...marked(sentence, spansIn(frame, sentence))),
    ...inherited.map((other) =>
      element(
        "blockquote",
        { class: "inherited" },
        element("small", { text: `${say("inherited")} ` }),
        ...marked(other, spansIn(frame, other)),
      ),
    ),
    element(
      "figcaption",
      {},
      sourceOf(sentence.article),
      element(
        "p",
        { class: "why" },
        element("span", { text: say("confidence", { n: Math.round(frame.confidence * 100) }) }),
        ` · ${say(`modalities.${frame.modality}`)}`,
        frame.onWordOf && ` · ${say("onWordOf", { who: frame.onWordOf })}`,
        frame.why.length > 0 && ` · ${say("why")}: `,
        frame.why.length > 0 && element("code", { text: frame.why.join(", ") }),
      ),
    ),
  );
}

function sourceOf(article) {
  const title = article.title || article.id.split("/").at(-1);
  const link = /^https?:\/\//i.test(article.url)
    ? element("a", {
        href: article.url,
        target: "_blank",
        rel: "noopener noreferrer",
        text: title,
        title: say("opensNew"),
      })
    : element("span", { class: "article-title", text: title });
  return element(
    "p",
    { class: "source" },
    link,
    element("span", {
      class: "muted",
      text: [article.publisher, article.date && say("published", { date: day(article.date) })]
        .filter(Boolean)
        .map((part) => ` · ${part}`)
        .join(""),
    }),
  );
}

function spansIn(frame, sentence) {
  const spans = frame.fillers
    .filter((filler) => filler.sentence === sentence)
    .map(({ role, entity, start, end }) => ({
      start,
      end,
      name: say(`roles.${role}`),
      kind: entity?.kind ?? "value",
    }));
  if (frame.sentence === sentence)
    spans.push({
      start: frame.trigger[0],
      end: frame.trigger[1],
      name: say(`types.${frame.type}`),
      kind: "trigger",
    });
  return spans;
}

// The sentence cut at the ends of spans; each piece is marked as the shortest span over it.
function marked(sentence, spans) {
  const letters = [...sentence.text];
  const inside = spans
    .map((each) => ({ ...each, start: Math.max(0, each.start), end: Math.min(letters.length, each.end) }))
    .filter((each) => each.start < each.end);
  const cuts = [...new Set([0, letters.length, ...inside.flatMap(({ start, end }) => [start, end])])].sort(
    (one, other) => one - other,
  );
  return cuts.slice(0, -1).map((start, i) => {
    const text = letters.slice(start, cuts[i + 1]).join("");
    const over = inside
      .filter((each) => each.start <= start && each.end >= cuts[i + 1])
      .sort(
        (one, other) => one.end - one.start - (other.end - other.start) || (one.kind === "trigger" ? -1 : 1),
      )[0];
    return over
      ? element("mark", { class: over.kind, title: over.name, text })
      : document.createTextNode(text);
  });
}

// What this graph is about, while nothing is selected.
function overview() {
  const most = [...model.entities]
    .filter((entity) => !["Position", "Post"].includes(entity.kind))
    .sort((one, other) => other.events.length - one.events.length || one.index - other.index)
    .slice(0, 12);
  return [
    element(
      "div",
      { class: "details-head" },
      element("h2", { text: model.title || say("title") }),
      element("p", { class: "muted", text: aboutLine() }),
      element("p", { class: "hint", text: say("noSelection") }),
    ),
    element("h3", { text: say("startWith") }),
    element(
      "ul",
      { class: "plain" },
      ...most.map((entity) =>
        element(
          "li",
          {},
          entityLink(entity),
          element("span", { class: "tally", text: count(entity.events.length) }),
        ),
      ),
    ),
    again(model.command || commandOf()),
  ];
}

function aboutLine() {
  const publishers = model.publishers.filter(Boolean);
  const parts = [
    say("about", {
      articles: count(model.articles.length),
      events: count(model.events.length),
      entities: count(model.entities.filter((entity) => entity.events.length).length),
    }),
  ];
  const days = bins();
  if (days.length) parts.push(say("from", { since: day(days[0].name), until: day(days.at(-1).name) }));
  if (publishers.length) parts.push(shorten(publishers.join(", "), 60));
  return parts.join(" · ");
}

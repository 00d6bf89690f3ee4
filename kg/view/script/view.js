// The view: what the state lets one see. A filter that hides an entity or an event hides its edges too.

const links = {
  HoldsPosition: ["person", "organization"],
  Membership: ["member", "group"],
  PartOf: ["part", "whole"],
};
const giving = new Set([
  "agent",
  "person",
  "speaker",
  "organizer",
  "chair",
  "attendee",
  "party",
  "subject",
  "member",
  "part",
  "organization",
]);
const mutual = new Set(["Meeting", "Agreement"]);
const mutualRelations = new Set(["met", "agreedWith"]);
const mostNodes = 300;

let view;

function within(first, last) {
  if (!first && !last) return state.undated;
  return (
    !(state.since && (last || first) < state.since) &&
    !(state.until && (first || last).slice(0, state.until.length) > state.until)
  );
}

// Whether the filters let an event pass; `but` names a filter to leave out, for counting what it would hide.
function passes(event, but = "") {
  return (
    (but === "types" || !state.noTypes.includes(event.type)) &&
    (but === "modalities" || !state.noModalities.includes(event.modality)) &&
    event.confidence >= state.confidence &&
    (but === "publishers" ||
      !state.noPublishers.length ||
      event.articles.some((article) => !state.noPublishers.includes(article.publisher))) &&
    (but === "period" ||
      (state.clock === "event" ? within(event.first, event.last) : within(event.published, event.published)))
  );
}

// What depends on the filters alone is found once for each setting of them.
const filterFields = [
  "noTypes",
  "noModalities",
  "noPublishers",
  "since",
  "until",
  "clock",
  "undated",
  "confidence",
];

function oncePerFilter(compute) {
  let key;
  let found;
  return () => {
    const now = JSON.stringify(filterFields.map((field) => state[field]));
    if (now !== key) [key, found] = [now, compute()];
    return found;
  };
}

const passingEvents = oncePerFilter(() => new Set(model.events.filter((event) => passes(event))));

function computeView() {
  const passing = passingEvents();
  const hidden = new Set(state.hidden);
  const chosen = state.shown
    .map((id) => model.byId.get(id))
    .filter((entity) => entity && !hidden.has(entity.id));
  const entities = new Set();
  if (state.as === "triples") chosen.push(...postsOf(chosen).filter((post) => !hidden.has(post.id)));
  for (const entity of chosen) {
    if (state.noKinds.includes(entity.kind === "Post" ? "Position" : entity.kind)) continue;
    const events = entity.events.filter((event) => passing.has(event));
    const triples =
      state.as === "triples" &&
      entity.triples.some((triple) => triple.frames.some((frame) => passing.has(frame.event)));
    if (events.length >= state.minEvents || (triples && entity.kind === "Post")) entities.add(entity);
  }
  const drawn = state.as === "events" ? eventsAmong(entities, passing) : triplesAmong(entities, passing);
  const events = new Set();
  for (const { of, events: told } of [...drawn.nodes, ...drawn.edges])
    if (!of) for (const event of told) events.add(event);
  return { entities: [...entities], passing, ...drawn, events: [...events] };
}

// Events as nodes; those of one type with the same participants as one. Posts, memberships and parts are edges.
function eventsAmong(entities, passing) {
  const pinned = new Set(state.pinned.map((id) => model.eventOf.get(id)).filter(Boolean));
  const groups = new Map();
  const seen = new Set();
  for (const entity of entities) {
    for (const event of entity.events) {
      if (seen.has(event)) continue;
      seen.add(event);
      const parts = [...event.parts].filter(
        ([part, roles]) => entities.has(part) && (!roles.includes("position") || event.parts.size === 1),
      );
      const alone = parts.length < 2;
      if (!parts.length || (alone && !state.lone && !pinned.has(event)) || (alone && links[event.type]))
        continue;
      const key = `${model.opening.small ? event.id : ""}${event.type}|${parts
        .map(([part, roles]) => `${part.index}:${mutual.has(event.type) ? "" : roles}`)
        .sort()
        .join("|")}`;
      if (!groups.has(key))
        groups.set(key, { id: event.frames[0].id, type: event.type, parts, events: [], pinned: false });
      const group = groups.get(key);
      group.pinned ||= pinned.has(event);
      if (passing.has(event)) group.events.push(event);
    }
  }
  const edges = [];
  const nodes = [];
  for (const group of groups.values()) {
    if (!group.events.length) continue;
    const [subject, object] = links[group.type] ?? [];
    const ends = (role) => group.parts.filter(([, roles]) => roles.includes(role)).map(([part]) => part);
    const pairs = subject
      ? ends(subject).flatMap((from) =>
          ends(object)
            .filter((to) => to !== from)
            .map((to) => [from, to]),
        )
      : [];
    for (const [from, to] of pairs)
      edges.push({
        id: `${group.id}|${from.index}|${to.index}`,
        from: from.id,
        to: to.id,
        type: group.type,
        events: group.events,
      });
    if (!pairs.length) nodes.push(group);
  }
  tellingMost(nodes);
  const room = Math.max(0, Math.min(state.limit, mostNodes - entities.size));
  const kept = nodes.slice(0, room);
  for (const node of kept) {
    for (const [part, roles] of node.parts) {
      const [from, to] = giving.has(roles[0]) ? [part.id, node.id] : [node.id, part.id];
      edges.push({
        id: `${node.id}>${part.index}`,
        from,
        to,
        role: roles[0],
        events: node.events,
        of: node.id,
      });
    }
  }
  return { nodes: kept, edges, left: nodes.length - kept.length };
}

// The best of each entity first, then by how many take part and how often; kg/view/network.py has the same order.
function tellingMost(nodes) {
  const by =
    (...keys) =>
    (one, other) =>
      keys.reduce((order, key) => order || key(one) - key(other), 0);
  nodes.sort(
    by(
      (node) => -node.parts.reduce((sum, [, roles]) => sum + roles.length, 0),
      (node) => -node.events.length,
      () => 0,
    ),
  );
  const first = new Map();
  for (const node of [...nodes].sort(by((each) => -each.events.length)))
    for (const [part] of node.parts) if (!first.has(part)) first.set(part, node);
  const best = new Set(first.values());
  nodes.sort(
    by(
      (node) => -node.pinned,
      (node) => -best.has(node),
    ),
  );
}

// Plain triples as edges, all those from one thing to another together.
function triplesAmong(entities, passing) {
  const edges = new Map();
  for (const entity of entities) {
    for (const triple of entity.triples) {
      if (triple.subject !== entity || !entities.has(triple.object)) continue;
      const events = new Set(triple.frames.map((frame) => frame.event).filter((event) => passing.has(event)));
      if (!events.size) continue;
      const there = `${triple.subject.index}>${triple.object.index}`;
      const back = `${triple.object.index}>${triple.subject.index}`;
      const id = mutualRelations.has(triple.relation) && edges.has(back) ? back : there;
      if (!edges.has(id))
        edges.set(id, { id, from: triple.subject.id, to: triple.object.id, triples: [], events: [] });
      const edge = edges.get(id);
      edge.triples.push(triple);
      edge.events = [...new Set([...edge.events, ...events])];
    }
  }
  const most = [...edges.values()].sort((one, other) => other.events.length - one.events.length);
  return { nodes: [], edges: most.slice(0, 4 * mostNodes), left: 0 };
}

// The post of each person shown that is told of most: what plain triples say people hold.
function postsOf(entities) {
  const posts = [];
  for (const entity of entities) {
    const held = entity.triples.filter(
      (triple) => triple.subject === entity && triple.object.kind === "Post",
    );
    held.sort((one, other) => other.frames.length - one.frames.length);
    if (held.length) posts.push(held[0].object);
  }
  return posts;
}

function relationOf(triple) {
  return model.relations[triple.relation]?.[state.language] ?? triple.relation;
}

// What an edge says.
function edgeLabel(edge) {
  if (edge.triples) {
    const relations = [...new Set(edge.triples.map(relationOf))];
    return relations.length > 2
      ? `${relations.slice(0, 2).join(", ")} +${relations.length - 2}`
      : relations.join(", ");
  }
  if (edge.role) return say(`roles.${edge.role}`);
  if (edge.type !== "HoldsPosition") return say(`types.${edge.type}`).toLowerCase();
  const posts = [...new Set(edge.events.map((event) => valueOf(event, "position")).filter(Boolean))];
  return posts.length > 1
    ? `${shorten(posts[0], 24)} +${posts.length - 1}`
    : shorten(posts[0] ?? say("types.HoldsPosition"), 30);
}

// The two lines of an event's label.
function eventLabel(group) {
  if (group.label?.language !== state.language)
    group.label = { language: state.language, lines: writeEventLabel(group) };
  return group.label.lines;
}

function writeEventLabel(group) {
  const [event] = group.events;
  const times = group.events.length > 1 ? ` ${say("times", { n: group.events.length })}` : "";
  const dates = group.events.length > 1 ? periodOf(group.events) : span(event.first, event.last);
  const detail = group.events.length > 1 && group.type !== "Award" ? "" : shorten(detailOf(event), 22);
  return [`${say(`types.${group.type}`)}${times}`, [detail, dates].filter(Boolean).join(" · ")];
}

function periodOf(events) {
  const firsts = events
    .map((event) => event.first)
    .filter(Boolean)
    .sort();
  const lasts = events
    .map((event) => event.last)
    .filter(Boolean)
    .sort();
  return firsts.length ? span(firsts[0], lasts.at(-1)) : "";
}

// Nodes beside a node in the view.
function joinedTo(id) {
  const joined = new Set();
  for (const edge of view.edges) {
    if (edge.from === id) joined.add(edge.to);
    if (edge.to === id) joined.add(edge.from);
  }
  return joined;
}

// The same in the order of their labels, as keys walk them.
function neighboursOf(id) {
  return [...joinedTo(id)].sort((one, other) => labelOf(one).localeCompare(labelOf(other), state.language));
}

function groupOf(id) {
  view.byId ??= new Map(view.nodes.map((node) => [node.id, node]));
  return view.byId.get(id);
}

function labelOf(id) {
  const entity = model.byId.get(id);
  if (entity) return nameOf(entity);
  const group = groupOf(id);
  return group ? eventLabel(group).filter(Boolean).join(", ") : "";
}

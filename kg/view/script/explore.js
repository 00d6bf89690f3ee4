// Exploring: what is beside an entity, by kind and by type, with counts before anything is added; and paths.

const atOnce = 30;

// Entities not yet shown that share an event with `entity`, with the number of events shared.
function beside(entity) {
  const shown = new Set(view.entities);
  const shared = new Map();
  for (const event of entity.events) {
    if (!view.passing.has(event)) continue;
    for (const part of event.parts.keys())
      if (part !== entity && !shown.has(part)) shared.set(part, (shared.get(part) ?? 0) + 1);
  }
  return [...shared]
    .sort(
      ([one, a], [other, b]) => b - a || other.events.length - one.events.length || one.index - other.index,
    )
    .map(([part]) => part);
}

// What expanding offers: kinds of entities, and types of events that are not drawn yet.
function offers(entity) {
  const kinds = groupBy(beside(entity), (each) => each.kind);
  const drawn = new Set(view.events);
  const types = groupBy(
    entity.events.filter((event) => view.passing.has(event) && !drawn.has(event) && !links[event.type]),
    (event) => event.type,
  );
  return { kinds, types };
}

function groupBy(values, key) {
  const groups = new Map();
  for (const value of values) {
    if (!groups.has(key(value))) groups.set(key(value), []);
    groups.get(key(value)).push(value);
  }
  return groups;
}

function addEntities(entities) {
  const added = entities.slice(0, atOnce).map((entity) => entity.id);
  change({
    shown: [...new Set([...state.shown, ...added])],
    limit: Math.max(state.limit, view.nodes.length + 40),
    hidden: state.hidden.filter((id) => !added.includes(id)),
  });
  announce(counts());
}

function addEvents(events) {
  const some = events.slice(0, atOnce);
  const parts = some.flatMap((event) =>
    [...event.parts].filter(([, roles]) => !roles.includes("position")).map(([part]) => part.id),
  );
  change({
    shown: [...new Set([...state.shown, ...parts])],
    pinned: [...new Set([...state.pinned, ...some.map((event) => event.frames[0].id)])],
    limit: Math.max(state.limit, view.nodes.length + some.length),
  });
  announce(counts());
}

function expandBest(id) {
  const entity = model.byId.get(id);
  if (entity) {
    const next = beside(entity).filter((each) => each.kind !== "Position" && each.kind !== "Post");
    if (next.length) addEntities(next.slice(0, 12));
  } else if (groupOf(id)) {
    addEvents(groupOf(id).events);
  }
}

function hideNode(id) {
  change({ hidden: [...state.hidden, id], selected: "" });
}

const widthOfStep = [20, 14, 10];

// Only this entity and what is within so many steps; of each step those that share most events.
function focusOn(entity, steps = 1) {
  const kept = new Set([entity]);
  for (let step = 0; step < steps; step++) {
    const shared = new Map();
    for (const from of [...kept]) {
      for (const event of from.events) {
        if (!view.passing.has(event)) continue;
        for (const part of event.parts.keys())
          if (!kept.has(part) && part.kind !== "Position" && part.kind !== "Post")
            shared.set(part, (shared.get(part) ?? 0) + 1);
      }
    }
    const best = [...shared]
      .sort(([one, a], [other, b]) => b - a || one.index - other.index)
      .slice(0, widthOfStep[step]);
    for (const [part] of best) kept.add(part);
  }
  graph.touched = false;
  change({ shown: [...kept].map((each) => each.id), pinned: [], way: [], hidden: [], selected: entity.id });
  fit();
}

// The shortest way between two entities through events that pass the filters: [entity, event, entity, …].
function path(from, to) {
  const came = new Map([[from, null]]);
  let edge = [from];
  while (edge.length && !came.has(to)) {
    const next = [];
    for (const entity of edge) {
      const certainFirst = [...entity.events].sort(
        (one, other) => (other.modality === "asserted") - (one.modality === "asserted"),
      );
      for (const event of certainFirst) {
        if (!view.passing.has(event)) continue;
        for (const [part, roles] of event.parts) {
          if (came.has(part) || (roles.includes("position") && part !== to)) continue;
          came.set(part, [entity, event]);
          next.push(part);
        }
      }
    }
    edge = next;
  }
  if (!came.has(to)) return [];
  const way = [to];
  for (let at = came.get(to); at; at = came.get(at[0])) way.unshift(at[0], at[1]);
  return way;
}

function showPath(from, to) {
  const way = path(from, to);
  if (!way.length) return (announce(say("noPath")), notify(say("noPath")));
  const events = way.filter((_, i) => i % 2);
  graph.touched = false;
  change({
    shown: way.filter((_, i) => i % 2 === 0).map((entity) => entity.id),
    pinned: events.map((event) => event.frames[0].id),
    way: way.map((each) => (each.frames ? each.frames[0].id : each.id)),
    hidden: [],
    limit: events.length,
    selected: "",
    as: "events",
  });
  fit();
  notify(say("pathFound", { n: events.length }));
  announce(say("pathFound", { n: events.length }));
}

function askPath(entity) {
  search.from = entity;
  relabel();
  byId("search").focus();
}

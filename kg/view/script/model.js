// The model: what the page's data say, as objects that point to each other. Never changed after it is read.

let model;

async function readData() {
  const text = document.getElementById("data").textContent.trim();
  if (settings.form === "json") return JSON.parse(text);
  if (typeof DecompressionStream === "undefined") throw new Error("DecompressionStream");
  const packed = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
}

function modelOf(data) {
  const articles = data.articles.map(([id, title, date, url, publisher], index) => ({
    index,
    id,
    title,
    date,
    url,
    publisher,
  }));
  const sentences = data.sentences.map(([id, article, start, text]) => ({
    id,
    article: articles[article],
    start,
    text,
  }));
  const entities = data.entities.map(([id, kind, vi, en, names], index) => ({
    index,
    id,
    kind: data.kinds[kind],
    labels: { vi: vi || en, en: en || vi },
    names,
    events: [],
    triples: [],
    articles: 0,
  }));
  const events = data.events.map((id) => ({ id, frames: [] }));
  const frames = data.frames.map((row, index) => frameOf(row, index, data, sentences, entities, events));
  const triples = data.triples.map(([subject, relation, object, evidence]) => ({
    subject: entities[subject],
    relation,
    object: entities[object],
    frames: evidence.map((index) => frames[index]),
  }));
  for (const event of events) describe(event);
  for (const triple of triples) {
    triple.subject.triples.push(triple);
    triple.object.triples.push(triple);
  }
  for (const entity of entities) {
    entity.articles = new Set(entity.events.flatMap((event) => event.articles)).size;
    entity.folded = [entity.labels.vi, entity.labels.en, ...entity.names].map(fold).join("\n");
  }
  return {
    articles,
    sentences,
    entities,
    events,
    frames,
    triples,
    relations: data.relations,
    kinds: data.kinds,
    types: data.types,
    modalities: data.modalities,
    publishers: [...new Set(articles.map((article) => article.publisher))].sort(),
    byId: new Map(entities.map((entity) => [entity.id, entity])),
    eventOf: new Map(frames.map((frame) => [frame.id, frame.event])),
    opening: data.opening,
    title: data.title,
    command: data.command,
  };
}

function frameOf(row, index, data, sentences, entities, events) {
  const [id, type, sentence, start, end, modality, confidence, reasons, onWordOf, event, first, last, flat] =
    row;
  const fillers = [];
  for (let at = 0; at < flat.length; at += 7) {
    const place = sentences[flat[at + 2]];
    fillers.push({
      role: data.roles[flat[at]],
      entity: entities[flat[at + 1]] ?? null,
      sentence: place,
      start: flat[at + 3],
      end: flat[at + 4],
      value: flat[at + 5],
      qualifier: flat[at + 6],
    });
  }
  const frame = {
    index,
    id,
    type: data.types[type],
    sentence: sentences[sentence],
    trigger: [start, end],
    modality: data.modalities[modality],
    confidence,
    why: reasons.map((reason) => data.reasons[reason]),
    onWordOf,
    first,
    last,
    fillers,
    event: events[event],
  };
  events[event].frames.push(frame);
  return frame;
}

// What several frames tell of one event: who takes part, when, on how many papers' word.
function describe(event) {
  const [lead] = event.frames;
  event.type = lead.type;
  event.modality = lead.modality;
  event.confidence = Math.max(...event.frames.map((frame) => frame.confidence));
  event.first = event.frames.map((frame) => frame.first).find(Boolean) ?? "";
  event.last = event.frames.map((frame) => frame.last).find(Boolean) ?? "";
  event.articles = [...new Set(event.frames.map((frame) => frame.sentence.article))];
  event.published =
    event.articles
      .map((article) => article.date)
      .filter(Boolean)
      .sort()[0] ?? "";
  event.parts = new Map();
  for (const frame of event.frames) {
    for (const { role, entity } of frame.fillers) {
      if (entity && !event.parts.get(entity)?.includes(role))
        event.parts.set(entity, [...(event.parts.get(entity) ?? []), role]);
    }
  }
  for (const entity of event.parts.keys()) entity.events.push(event);
}

// Words of a code-point range; JavaScript counts UTF-16 units, the data code points.
function slice(text, start, end) {
  return [...text].slice(start, end).join("");
}

function wordsOf(filler) {
  return slice(filler.sentence.text, Math.max(filler.start, 0), filler.end);
}

function nameOf(entity) {
  return entity.labels[state.language] || entity.id;
}

// The fillers of a role that are values, as one reads them.
function valueOf(event, role) {
  for (const frame of event.frames) {
    const filler = frame.fillers.find((each) => each.role === role);
    if (filler) return filler.entity ? nameOf(filler.entity) : wordsOf(filler);
  }
  return "";
}

// One line beside the type of an event: the post, the figure, the measure, the document.
function detailOf(event) {
  if (event.type === "Statistic")
    return [valueOf(event, "value"), valueOf(event, "measure")].filter(Boolean).join(" ");
  for (const role of ["position", "measure", "charge", "occasion", "result", "item", "topic"]) {
    const value = valueOf(event, role);
    if (value) return value;
  }
  return "";
}

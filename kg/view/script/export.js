// Export: the view, as a picture or as data. Everything is made here in the page.

const exports = {
  png: ["image/png", async () => picture()],
  svg: ["image/svg+xml", async () => new XMLSerializer().serializeToString(drawing())],
  csv: ["text/csv;charset=utf-8", async () => `\ufeff${csv()}`],
  json: ["application/json", async () => JSON.stringify(viewData(), null, 1)],
  ttl: ["text/turtle;charset=utf-8", async () => turtle()],
};

async function exportAs(format) {
  const [type, make] = exports[format];
  const made = await make();
  const url = URL.createObjectURL(made instanceof Blob ? made : new Blob([made], { type }));
  const link = element("a", { href: url, download: `kg-view.${format}` });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

function picture() {
  const drawn = byId("canvas").querySelector("canvas");
  const paper = element("canvas", { width: drawn.width, height: drawn.height });
  const context = paper.getContext("2d");
  context.fillStyle = ground();
  context.fillRect(0, 0, paper.width, paper.height);
  context.drawImage(drawn, 0, 0);
  return new Promise((done) => paper.toBlob(done, "image/png"));
}

function drawing() {
  const ids = [...view.entities.map((entity) => entity.id), ...view.nodes.map((node) => node.id)];
  const boxes = ids.map((id) => ({ id, ...places.get(id), ...sizeOf(id) }));
  const [left, top] = [
    Math.min(...boxes.map((box) => box.x - box.width / 2)) - 30,
    Math.min(...boxes.map((box) => box.y - box.height / 2)) - 30,
  ];
  const [right, bottom] = [
    Math.max(...boxes.map((box) => box.x + box.width / 2)) + 30,
    Math.max(...boxes.map((box) => box.y + box.height / 2)) + 50,
  ];
  const text = (x, y, lines, attributes) =>
    lines.map((line, i) => {
      const made = svg("text", {
        x,
        y: y + i * 15,
        "text-anchor": "middle",
        "font-family": "system-ui, sans-serif",
        fill: ink(),
        ...attributes,
      });
      made.textContent = line;
      return made;
    });
  return svg(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `${left} ${top} ${right - left} ${bottom - top}`,
      width: right - left,
      height: bottom - top,
    },
    svg("rect", { x: left, y: top, width: right - left, height: bottom - top, fill: ground() }),
    view.edges.map((edge) => {
      const [from, to] = [places.get(edge.from), places.get(edge.to)];
      return svg("line", {
        x1: from.x,
        y1: from.y,
        x2: to.x,
        y2: to.y,
        stroke: mix(0.5),
        "stroke-width": edge.role ? 1 : 1.6,
      });
    }),
    view.edges
      .filter((edge) => !edge.role)
      .flatMap((edge) => {
        const [from, to] = [places.get(edge.from), places.get(edge.to)];
        return text((from.x + to.x) / 2, (from.y + to.y) / 2, [edgeLabel(edge)], {
          "font-size": 10.5,
          "font-style": "italic",
          stroke: ground(),
          "stroke-width": 3,
          "paint-order": "stroke",
        });
      }),
    view.entities.flatMap((entity) => {
      const { x, y } = places.get(entity.id);
      return [
        shapeOf(entity.kind, x, y, radius(entity)),
        ...text(x, y + radius(entity) + 16, lines(nameOf(entity)), { "font-size": 13, "font-weight": 600 }),
      ];
    }),
    view.nodes.flatMap((group) => {
      const { x, y } = places.get(group.id);
      const { width, height } = sizeOf(group.id);
      const words = eventLabel(group).filter(Boolean);
      return [
        svg("rect", {
          x: x - width / 2,
          y: y - height / 2,
          width,
          height,
          rx: 6,
          fill: mix(0.06),
          stroke: mix(0.5),
        }),
        ...text(x, y + (words.length > 1 ? -3 : 4), words, { "font-size": 11 }),
      ];
    }),
  );
}

function csv() {
  const names = Object.keys(columns.events);
  const cell = (value) => {
    const text = String(value).replace(/^[=+\-@\t\r]/, "'$&");
    return `"${text.replaceAll('"', '""')}"`;
  };
  return [
    names.map((name) => cell(say(name))),
    ...view.events.map((event) => names.map((name) => cell(columns.events[name](event)))),
  ]
    .map((row) => row.join(","))
    .join("\r\n");
}

function viewData() {
  return {
    entities: view.entities.map(({ id, kind, labels, names }) => ({ id, kind, labels, names })),
    frames: view.events
      .flatMap((event) => event.frames)
      .map((frame) => ({
        id: frame.id,
        type: frame.type,
        modality: frame.modality,
        confidence: frame.confidence,
        why: frame.why,
        event: frame.event.id,
        notBefore: frame.first || null,
        notAfter: frame.last || null,
        sentence: { id: frame.sentence.id, start: frame.sentence.start, text: frame.sentence.text },
        trigger: {
          start: frame.sentence.start + frame.trigger[0],
          end: frame.sentence.start + frame.trigger[1],
          text: slice(frame.sentence.text, ...frame.trigger),
        },
        roles: Object.fromEntries(
          [...groupBy(frame.fillers, (filler) => filler.role)].map(([role, fillers]) => [
            role,
            fillers.map((filler) => ({
              text: wordsOf(filler),
              entity: filler.entity?.id ?? null,
              value: filler.value || null,
              start: filler.sentence.start + filler.start,
              end: filler.sentence.start + filler.end,
            })),
          ]),
        ),
        article: frame.sentence.article.id,
      })),
    articles: [...new Set(view.events.flatMap((event) => event.articles))].map(
      ({ id, title, date, url, publisher }) => ({ id, title, date, url, publisher }),
    ),
  };
}

// ---- Turtle

const literalRoles = new Set(["content", "charge", "outcome", "measure", "reason", "item"]);
const safeIri = (iri) => (/^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]*$/i.test(iri) ? `<${iri}>` : null);
const quoted = (text) =>
  `"${text.replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n").replaceAll("\r", "\\r")}"`;
const classes = { Gathering: "PublicEvent" };

function turtle() {
  const out = [
    "@prefix kg: <https://w3id.org/kg-events/ontology#> .",
    "@prefix prov: <http://www.w3.org/ns/prov#> .",
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .",
    "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .",
    "",
  ];
  const subject = (iri, statements) => {
    if (safeIri(iri) && statements.length) out.push(`${safeIri(iri)} ${statements.join(" ;\n    ")} .`);
  };
  for (const { id, kind, labels, names } of view.entities) {
    const sameLabel = labels.vi === labels.en;
    subject(
      id,
      [
        `a kg:${classes[kind] ?? kind}`,
        `skos:prefLabel ${quoted(labels.vi)}@vi`,
        !sameLabel && `skos:prefLabel ${quoted(labels.en)}@en`,
        ...names.map((name) => `skos:altLabel ${quoted(name)}@vi`),
      ].filter(Boolean),
    );
  }
  for (const frame of view.events.flatMap((event) => event.frames)) {
    subject(
      frame.id,
      [
        `a kg:${frame.type}`,
        `kg:modality kg:modality-${frame.modality}`,
        `kg:confidence ${frame.confidence.toFixed(2)}`,
        ...frame.fillers.flatMap(turtleRole),
        frame.first && `kg:notBefore "${frame.first}"^^xsd:date`,
        frame.last && `kg:notAfter "${frame.last}"^^xsd:date`,
        ...frame.why.map((reason) => `kg:because ${quoted(reason)}`),
        safeIri(frame.sentence.id) && `prov:wasDerivedFrom ${safeIri(frame.sentence.id)}`,
      ].filter(Boolean),
    );
    subject(
      frame.sentence.id,
      [
        "a kg:Sentence",
        `kg:text ${quoted(frame.sentence.text)}@vi`,
        `kg:start ${frame.sentence.start}`,
        `kg:end ${frame.sentence.start + [...frame.sentence.text].length}`,
        safeIri(frame.sentence.article.id) && `kg:inArticle ${safeIri(frame.sentence.article.id)}`,
      ].filter(Boolean),
    );
  }
  return `${[...new Set(out)].join("\n")}\n`;
}

function turtleRole(filler) {
  if (filler.entity)
    return safeIri(filler.entity.id) ? [`kg:${filler.role} ${safeIri(filler.entity.id)}`] : [];
  if (literalRoles.has(filler.role)) return [`kg:${filler.role} ${quoted(wordsOf(filler))}@vi`];
  if (filler.role === "value")
    return /^-?\d+(\.\d+)?$/.test(filler.value) ? [`kg:value "${filler.value}"^^xsd:decimal`] : [];
  return [];
}

// Elements of the page. Text of articles only ever becomes text nodes.

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name === "text") made.textContent = value;
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

function svg(tag, attributes = {}, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value);
  }
  made.append(...children.flat());
  return made;
}

const byId = (id) => document.getElementById(id);

// Puts new children into a part of the page. What had the keyboard there has it again: the element of the same
// `data-key` or id, else the part itself.
function fill(id, ...children) {
  const part = byId(id);
  const { activeElement } = document;
  const inside = part.contains(activeElement) && activeElement !== part;
  const nameOfElement = (made) => made.dataset.key ?? made.id;
  part.replaceChildren(...children.flat().filter(Boolean));
  if (!inside) return;
  const same = [...part.querySelectorAll("[data-key], [id]")].find(
    (made) => nameOfElement(made) === nameOfElement(activeElement),
  );
  (same ?? part).focus({ preventScroll: true });
}

function announce(text) {
  byId("live").textContent = text;
}

function colourOf(kind) {
  return settings.appearance.kinds[kind]?.[state.theme] ?? settings.appearance.kinds.Event[state.theme];
}

// Outlines of the shapes of vis-network, about (0, 0) with radius 1, for legend and SVG.
const outlines = {
  dot: "",
  square: "-1,-1 1,-1 1,1 -1,1",
  diamond: "0,-1.2 1.2,0 0,1.2 -1.2,0",
  triangle: "0,-1.15 1.1,0.8 -1.1,0.8",
  triangleDown: "0,1.15 1.1,-0.8 -1.1,-0.8",
  hexagon: "1,0 0.5,0.87 -0.5,0.87 -1,0 -0.5,-0.87 0.5,-0.87",
  star: Array.from({ length: 10 }, (_, i) => {
    const radius = i % 2 ? 0.5 : 1.25;
    return `${(radius * Math.sin((i * Math.PI) / 5)).toFixed(3)},${(-radius * Math.cos((i * Math.PI) / 5)).toFixed(3)}`;
  }).join(" "),
};

function shapeOf(kind, x, y, size, attributes = {}) {
  const shape = settings.appearance.kinds[kind]?.shape ?? "dot";
  if (shape === "dot") return svg("circle", { cx: x, cy: y, r: size, fill: colourOf(kind), ...attributes });
  const points = outlines[shape]
    .split(" ")
    .map((pair) => pair.split(",").map(Number))
    .map(([dx, dy]) => `${x + dx * size},${y + dy * size}`);
  return svg("polygon", { points: points.join(" "), fill: colourOf(kind), ...attributes });
}

function sign(kind) {
  return svg(
    "svg",
    { viewBox: "-8 -8 16 16", class: "sign", "aria-hidden": "true" },
    shapeOf(kind, 0, 0, 5.5),
  );
}

function button(label, onclick, attributes = {}, ...children) {
  return element(
    "button",
    { type: "button", onclick, ...attributes },
    ...(children.length ? children : [label]),
  );
}

// vis-network writes style elements for parts that this page has not, which the page's policy forbids.
// While it loads it gets elements that style nothing.
const createElement = document.createElement;
document.createElement = (name, ...rest) =>
  createElement.call(document, name === "style" ? "template" : name, ...rest);
addEventListener(
  "DOMContentLoaded",
  () => {
    document.createElement = createElement;
  },
  { once: true },
);

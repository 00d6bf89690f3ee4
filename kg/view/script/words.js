// Words: messages of the page, Vietnamese folding, dates, and slices in code points.

const settings = JSON.parse(document.getElementById("settings").textContent);
const languages = Object.keys(settings.messages);

// The message of a key such as "shown" or "types.Award", with {names} filled in; {n:event|events} is a number with
// the form of the word that goes with it.
function say(key, values = {}) {
  const table = settings.messages[state.language];
  const found = key.split(".").reduce((at, name) => at?.[name], table);
  if (found === undefined) return key.split(".").at(-1);
  if (typeof found !== "string") return found;
  return found.replace(/\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g, (whole, name, one, more) => {
    const value = values[name] ?? whole;
    return one === undefined ? value : `${value} ${String(value) === "1" ? one : more}`;
  });
}

// "Trần Đại Quang" and "tran dai quang" fold to the same letters.
function fold(text) {
  return text
    .toLowerCase()
    .replaceAll("đ", "d")
    .normalize("NFD")
    .replace(/\p{M}+/gu, "");
}

function count(number) {
  return number.toLocaleString(state.language === "vi" ? "vi-VN" : "en-GB");
}

// An ISO date, month or year, or an interval of two, as readers write it.
function day(iso) {
  if (!iso) return "";
  if (iso.includes("/")) return iso.split("/").map(day).join(" – ");
  const [year, month, date] = iso.slice(0, 10).split("-");
  if (!/^\d{4}$/.test(year)) return iso;
  if (state.language === "vi")
    return [date, month, year]
      .filter(Boolean)
      .map((part) => part.replace(/^0/, ""))
      .join("/");
  const names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  return [date?.replace(/^0/, ""), names[month - 1], year].filter(Boolean).join(" ");
}

// Days that a frame may fall on, told shortly: a day, a month, a year, or from-to.
function span(first, last) {
  if (first === last) return day(first);
  if (!first || !last) return first ? `${day(first)} –` : last ? `– ${day(last)}` : "";
  if (first.endsWith("-01-01") && last.endsWith("-12-31"))
    return [...new Set([first.slice(0, 4), last.slice(0, 4)])].join(" – ");
  if (first.endsWith("-01") && first.slice(0, 7) === last.slice(0, 7) && Number(last.slice(8)) >= 28)
    return day(first.slice(0, 7));
  return `${day(first)} – ${day(last)}`;
}

function shorten(text, letters) {
  return text.length > letters ? `${text.slice(0, letters - 1).trimEnd()}…` : text;
}

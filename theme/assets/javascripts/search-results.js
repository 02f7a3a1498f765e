// Search, loaded when its dialog is first opened: asks Pagefind and lists pages with the recommendations found on them.
// What a page knows beside its words (State, review, level of each record) theme/main.html puts on it.

const LEVELS = {
  fully_implemented: "Fully implemented",
  partially_implemented: "Partially implemented",
  in_process: "In process",
  not_implemented: "Not implemented",
  insufficient_information: "Insufficient information",
  not_applicable: "Not applicable",
  not_assessed: "Not assessed yet",
};
const RECORD = /^[A-Z]{3}-\d-/;
// One go shows pages until there are enough of them or of their words: a first query stays below 350 KB.
const PAGES = 8, WORDS = 30000, RECORDS = 5;

const made = (name, attributes, ...inside) => {
  const element = Object.assign(document.createElement(name), attributes);
  element.append(...inside);
  return element;
};

// Pagefind marks words in text whose < and > it has escaped. Nothing but its marks becomes an element.
const pieces = (excerpt) => excerpt.split(/<\/?mark>/).map((piece) => piece.replaceAll("&lt;", "<").replaceAll("&gt;", ">"));
const marked = (parts) => parts.map((part, index) => (index % 2 ? made("b", {}, part) : part));

const line = ({ url, title, excerpt }, key) => {
  const parts = pieces(excerpt);
  const inTitle = parts.filter((_, index) => index % 2).map((part) => part.match(/[\p{L}\p{N}.]*[\p{L}\p{N}]/u)?.[0]).filter((word) => word && title.includes(word));
  const item = made("li", {}, made("a", { href: url, className: key ? "record-link" : "" }, ...(inTitle.length ? marked(title.split(RegExp(`(${inTitle.join("|")})`))) : [title])));
  if (excerpt && !inTitle.length) item.append(made("p", {}, "… ", ...marked(parts), " …"));
  if (key) item.append(made("p", {}, made("span", { className: `level level-${key}` }, LEVELS[key])));
  return item;
};

export function start(dialog, root) {
  const [form, said, found] = dialog.children;
  const [list, more] = found.children;
  const { words, State, level } = form.elements;
  level.append(...Object.entries(LEVELS).map(([key, label]) => new Option(label, key)));

  // A page with what was found on it, the best first; nothing where none has the level that is asked for.
  const entry = ({ url, meta, excerpt, anchors, sub_results: all }, term) => {
    const levels = Object.fromEntries((meta.levels ?? "").split(";").flatMap((group) => {
      const [key, numbers = ""] = group.split(":");
      return numbers.split(",").map((number) => [number, key]);
    }));
    const levelOf = ({ anchor }) => levels[anchor.id.replace(RECORD, "")];
    const weight = (hit) => hit.weighted_locations.reduce((sum, one) => sum + one.balanced_score, 0);
    // The name of a State with a level asks for all its recommendations of that level.
    const asked = level.value && meta.title.toLowerCase().includes(term) ? anchors.map((anchor) => ({ anchor, url: `${url}#${anchor.id}`, title: anchor.text, excerpt: "", weighted_locations: [] })) : all;
    const records = asked.filter((hit) => RECORD.test(hit.anchor?.id) && (!level.value || levelOf(hit) === level.value));
    if (level.value && !records.length) return null;
    const named = records.filter(({ anchor }) => anchor.id.toLowerCase().endsWith(`-${term}`));
    const hits = named.length ? named : records.sort((one, other) => weight(other) - weight(one));
    const sections = meta.levels ? [] : all.filter(({ anchor }) => anchor && anchor.element !== "h1").slice(0, 2);
    const lines = [...hits.slice(0, RECORDS), ...sections].map((hit) => line(hit, levelOf(hit)));
    return made("li", {},
      made("a", { href: url }, meta.title),
      lines.length ? made("ul", {}, ...lines) : made("p", {}, ...marked(pieces(excerpt)), " …"),
      ...(hits.length > RECORDS ? [made("p", {}, `and ${hits.length - RECORDS} more on this page`)] : []));
  };

  let run = 0, results = [], term = "";
  const show = async (mine) => {
    let fetched = 0;
    const before = list.children.length;
    more.hidden = true;
    while (results.length && (list.children.length === before || (list.children.length < before + PAGES && fetched < WORDS))) {
      const page = await results[0].data();
      if (mine !== run) return;
      results.shift();
      fetched += page.word_count;
      const item = entry(page, term);
      if (item) list.append(item);
    }
    const shown = list.children.length;
    more.hidden = !results.length;
    said.textContent = results.length ? `The first ${shown} of ${level.value ? "at most " : ""}${shown + results.length} pages`
      : shown ? `${shown} page${shown > 1 ? "s" : ""} found`
        : `Nothing found for “${words.value}”${State.value || level.value ? " with this State and level" : ""}.`;
  };

  let loading;
  const load = async () => {
    const pagefind = await import(new URL("pagefind/pagefind.js", root));
    await pagefind.options({ baseUrl: root.pathname, noWorker: true, ranking: { metaWeights: { title: 5, levels: 0 } } });
    const names = Object.keys((await pagefind.filters()).State).sort((one, other) => one.localeCompare(other, "en"));
    State.append(...names.map((name) => new Option(name)));
    return pagefind;
  };
  const search = async () => {
    const mine = ++run;
    const typed = words.value.trim() || State.value;
    const [, review, number] = typed.match(/^([a-z]{3}-\d)-(\S+)$/i) ?? [];
    const filters = { State: State.value || [], level: level.value || [], review: review?.toUpperCase() ?? [] };
    const pagefind = await (loading ??= load());
    term = (number ?? typed).toLowerCase();
    const answer = await pagefind.search(term, { filters });
    if (mine !== run) return;
    results = answer.results;
    list.replaceChildren();
    more.hidden = true;
    if (term) await show(mine);
    else said.textContent = "Type words, the name of a State, or the number of a recommendation, such as 140.7.";
  };

  const fail = (fault) => {
    console.error(fault);
    loading = undefined;
    said.replaceChildren("Search is not available: the search index of this copy of the site is missing. ", made("a", { href: root }, "All States by name"));
  };

  let timer, searched;
  const soon = (delay) => {
    clearTimeout(timer);
    searched = new Promise((done) => { timer = setTimeout(() => done(search().catch(fail)), delay); });
  };
  form.oninput = () => soon(150);
  form.onsubmit = async (event) => {
    event.preventDefault();
    await searched;
    (list.querySelector("li:first-child .record-link") ?? list.querySelector("a"))?.click();
  };
  more.onclick = async () => {
    const last = list.lastChild;
    await show(run);
    last.nextSibling?.firstChild.focus();
  };
  dialog.onkeydown = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.target.localName === "select") return;
    event.preventDefault();
    const stops = [words, ...found.querySelectorAll("a, button:not([hidden])")];
    stops[stops.indexOf(event.target) + step]?.focus();
  };
  soon(0);
}

// On the page of a review: narrows the list of recommendations by the fields above it. The choice stands in the address, so that a
// narrowed list can be sent; a link to one recommendation opens it, also where the list or a section would hide it.
// Without this script every recommendation is simply there.
(() => {
  const box = document.getElementById("filters");
  const articles = [...document.querySelectorAll(".under-theme article.entry")];
  if (!box || !articles.length) return;

  const form = box.querySelector("form");
  const words = form.elements.words;
  const selects = [...form.querySelectorAll("select")];
  const status = document.querySelector(".narrowed");
  const sections = [...document.querySelectorAll(".under-theme")].map((element) => ({ element, articles: [...element.querySelectorAll("article.entry")] }));
  const labels = new Map(selects.flatMap((select) => [...select.options].filter((option) => option.value).map((option) => [option, option.textContent])));

  const folded = (text) => text.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase();
  const list = (value) => (value ? value.split(",") : []);
  const entries = articles.map((article) => {
    const { level, position, by, themes, groups, sdgs, marks, draft } = article.querySelector("h3").dataset;
    const goal = list(sdgs).map((sdg) => sdg.split(".")[0]);
    return { article, text: null, level: [level], position: [position], by: list(by), theme: list(themes), group: list(groups), goal, mark: list(marks), draft: list(draft) };
  });
  const saysSomething = (part) => !part.querySelector(":scope > .actions");
  const textOf = (entry) => (entry.text ??= folded([...entry.article.children].filter(saysSomething).map((part) => part.textContent).join(" ")));

  // What is chosen: the wanted words, and for each select the values that may stand.
  const chosen = () => ({
    words: folded(words.value).split(/\s+/).filter(Boolean),
    values: selects.map((select) => [select.name, list(select.value)]),
  });

  // An entry that passes all fields is shown; one that fails a single select still counts for the other choices of that select.
  const apply = () => {
    const { words: wanted, values } = chosen();
    const counts = Object.fromEntries(selects.map((select) => [select.name, new Map()]));
    const levels = new Map();
    let shown = 0;
    for (const entry of entries) {
      const failed = values.filter(([name, allowed]) => allowed.length && !entry[name].some((value) => allowed.includes(value)));
      const hasWords = !wanted.length || wanted.every((word) => textOf(entry).includes(word));
      const visible = hasWords && !failed.length;
      if (entry.article.hidden === visible) entry.article.hidden = !visible;
      if (visible) {
        shown += 1;
        levels.set(entry.level[0], (levels.get(entry.level[0]) ?? 0) + 1);
      }
      if (!hasWords || failed.length > 1) continue;
      for (const [name] of failed.length ? failed : values) {
        for (const value of new Set(entry[name])) counts[name].set(value, (counts[name].get(value) ?? 0) + 1);
      }
    }
    for (const { element, articles: inside } of sections) {
      const left = inside.filter((article) => !article.hidden).length;
      if (element.hidden !== !left) element.hidden = !left;
      element.querySelector(".cluster").dataset.shown = left === inside.length ? "" : ` · ${left} shown`;
    }
    say(shown, counts, levels);
  };

  const said = (count) => `${count} of ${entries.length} recommendations`;
  const say = (shown, counts, levels) => {
    for (const [option, label] of labels) {
      const text = `${label} (${counts[option.parentElement.name].get(option.value) ?? 0})`;
      if (option.textContent !== text) option.textContent = text;
    }
    const all = shown === entries.length;
    box.querySelector(".shown").textContent = `${shown} of ${entries.length}`;
    const spread = [...form.elements.level.options].filter((option) => levels.has(option.value)).map((option) => `${labels.get(option).toLowerCase()} ${levels.get(option.value)}`);
    status.textContent = all ? "" : shown ? `${said(shown)}: ${spread.join(", ")}.` : "No recommendation is left. Take a field back, or show all.";
    document.dispatchEvent(new CustomEvent("scorecards:narrowed"));
  };

  // A value of the address that is no choice here, such as pending,unclear or a State that recommended nothing, becomes a choice of its own.
  const set = (select, value) => {
    select.querySelector("option[data-asked]")?.remove();
    select.value = value;
    if (select.value === value) return;
    const label = (one) => labels.get([...select.options].find((option) => option.value === one)) ?? one;
    const option = new Option(list(value).map(label).join(" or "), value);
    option.dataset.asked = "";
    select.append(option);
    select.value = value;
  };
  const read = () => {
    const asked = new URLSearchParams(location.search);
    words.value = asked.get("words") ?? "";
    for (const select of selects) set(select, asked.get(select.name) ?? "");
    apply();
  };
  let pending = 0;
  const write = () => {
    const address = new URL(location.href);
    for (const { name, value } of [words, ...selects]) {
      if (value.trim()) address.searchParams.set(name, value.trim());
      else address.searchParams.delete(name);
    }
    address.search = address.search.replaceAll("%2C", ",");
    history.replaceState(history.state, "", address);
  };
  const changed = () => {
    apply();
    clearTimeout(pending);
    pending = setTimeout(write, 150); // browsers refuse an address that changes with every key
  };
  const showAll = () => {
    words.value = "";
    for (const select of selects) set(select, "");
    changed();
  };

  const land = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const article = target.closest("article.entry");
    if (article?.hidden || target.closest(".under-theme")?.hidden) showAll();
    article?.querySelector("details.more")?.setAttribute("open", "");
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    target.scrollIntoView();
  };

  form.addEventListener("input", changed);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    showAll();
  });
  // Links such as "119 not assessed yet" narrow this page without loading it again.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='?']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    history.pushState(null, "", link.href);
    read();
    document.getElementById(link.hash.slice(1))?.scrollIntoView();
  });
  addEventListener("popstate", read);
  addEventListener("hashchange", land);
  addEventListener("beforeprint", () => articles.filter((one) => !one.hidden).forEach((one) => one.querySelector("details.more")?.setAttribute("open", "")));

  window.scorecards = Object.assign(window.scorecards ?? {}, {
    // For the briefing view: what is shown now, how many there are, and in words why.
    list: {
      shown: () => articles.filter((article) => !article.hidden),
      total: entries.length,
      narrowedBy: () => [
        ...selects.filter((select) => select.value).map((select) => `${select.labels[0].firstChild.data.trim()}: ${select.selectedOptions[0].textContent.replace(/ \(\d+\)$/, "")}`),
        ...(words.value.trim() ? [`Words: ${words.value.trim()}`] : []),
      ],
    },
  });
  // What stands over the page while it scrolls: a heading that a link leads to must land below it.
  new ResizeObserver(() => {
    const covered = document.querySelector(".md-header").offsetHeight + (getComputedStyle(box).position === "sticky" ? box.offsetHeight : 0);
    document.documentElement.style.setProperty("--covered", `${covered}px`);
  }).observe(box);
  box.hidden = false;
  box.open = matchMedia("(min-width: 60em)").matches || location.search.length > 1;
  read();
  land();
})();

// The briefing view: a list of recommendations as one page for printing, opened in full, each with its citation and whole address,
// with the day of the findings in the footer of every sheet. The page of a review shows its narrowed list so (view=briefing in the
// address); the page /briefing/ puts together what one State recommended to another in all cycles and shows that.
(() => {
  const main = document.querySelector("h1").parentElement;
  const list = window.scorecards?.list;
  const element = (name, text, className) => {
    const made = document.createElement(name);
    made.textContent = text;
    if (className) made.className = className;
    return made;
  };
  const button = (text, act) => {
    const made = element("button", text);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  };

  // Opens an entry and puts the citation with its whole address under it.
  const dress = (article) => {
    article.querySelector("details.more")?.setAttribute("open", "");
    if (article.querySelector(".reference")) return;
    const { citations } = scorecards;
    article.append(element("p", citations.plain(citations.of(article)), "reference"));
  };
  const undress = () => document.querySelectorAll(".reference, .briefing-head, .briefing-foot, #briefing-sheet").forEach((made) => made.remove());

  // What stands at the foot of every printed sheet. The text comes from the page, so that it must be quoted for CSS.
  const sheet = (text) => {
    const style = element("style", `@page { @bottom-left { content: ${JSON.stringify(text).replaceAll("<", "\\3c ")}; font: 8pt sans-serif } @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif } }`);
    style.id = "briefing-sheet";
    document.head.append(style);
  };

  // The day of the latest finding on the entries; only a headline finding has a <time>.
  const latest = (articles) =>
    articles
      .flatMap((article) => [...article.querySelectorAll("time")])
      .sort((one, other) => one.dateTime.localeCompare(other.dateTime))
      .at(-1)?.textContent;

  // Shows the entries as a briefing: `said` are lines about the list, `back` leads to where it was chosen.
  const show = (articles, said, { back }) => {
    undress();
    articles.forEach(dress);
    const day = latest(articles);
    const { citations } = scorecards;
    const foot = [day ? `Findings as of ${day}` : "No finding on record", citations.ofData(citations.of(null))].filter(Boolean).join(" · ");
    const head = element("div", "", "briefing-head");
    const controls = element("p", "", "briefing-controls");
    controls.append(button("Print", () => print()), " ", back);
    head.append(...said.map((line) => element("p", line)), controls);
    (main.querySelector(":scope > p:has(> .when)") ?? main.querySelector("h1")).after(head);
    main.append(element("p", `${foot} · ${location.href}`, "briefing-foot"));
    sheet(`${document.title} · ${foot}`);
    document.body.classList.add("briefing");
  };
  window.scorecards = Object.assign(window.scorecards ?? {}, { briefing: { show } });
  if (!list) return;

  const isAsked = () => new URLSearchParams(location.search).get("view") === "briefing";
  const turn = (on) => {
    const address = new URL(location.href);
    if (on) address.searchParams.set("view", "briefing");
    else address.searchParams.delete("view");
    address.hash = "";
    history.pushState(null, "", address.href.replace(/#$/, ""));
    follow();
    scrollTo(0, 0);
    (on ? document.querySelector(".briefing-controls button") : document.querySelector("[name=briefing]"))?.focus();
  };
  const follow = () => {
    undress();
    document.body.classList.toggle("briefing", isAsked());
    if (!isAsked()) return;
    const shown = list.shown();
    const narrowed = list.narrowedBy();
    const said = [`Briefing: ${shown.length} of ${list.total} recommendations${narrowed.length ? ` (${narrowed.join("; ")})` : ""}`];
    show(shown, said, { back: button("Back to the whole page", () => turn(false)) });
  };

  document.querySelector("[name=briefing]").addEventListener("click", () => turn(true));
  document.addEventListener("scorecards:narrowed", follow);
  follow();
})();

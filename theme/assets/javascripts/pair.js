// On the page /briefing/: gathers from the pages of the reviews what one State recommended to another, and shows it as a briefing.
// The two codes stand in the address (?from=NOR&to=SVN), so that a briefing can be sent.
(() => {
  const form = document.querySelector("form.pair");
  const status = document.querySelector(".pair-status");
  const place = document.querySelector(".pair-list");
  if (!form || !window.scorecards?.briefing) return;
  const { from, to } = form.elements;
  const heading = document.querySelector("h1");
  const title = document.title;

  // The recommendations of one State on the page of a review, as a section of this page whose links lead where they led.
  const gather = async (code, cycle, asker) => {
    const address = new URL(`../states/${code.toLowerCase()}/cycle-${cycle}/`, location.href.replace(/[?#].*/, ""));
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const base = page.createElement("base");
    base.href = address.href;
    page.head.prepend(base);
    const found = [...page.querySelectorAll(".under-theme article.entry")].filter((article) => article.querySelector("h3").dataset.by.split(",").includes(asker));
    if (!found.length) return null;
    for (const link of page.querySelectorAll("article.entry a[href], .when a[href]")) link.href = link.href;
    const section = document.createElement("section");
    section.dataset.title = page.querySelector("h1").textContent;
    section.dataset.address = page.querySelector("link[rel=canonical]")?.href ?? address.href;
    const name = document.createElement("h2");
    const link = document.createElement("a");
    link.href = address.href;
    link.textContent = section.dataset.title;
    name.append(link);
    const when = document.createElement("p");
    when.append(document.importNode(page.querySelector(".when"), true));
    section.append(name, when, ...found.map((article) => document.importNode(article, true)));
    return section;
  };

  const counted = (articles, key, labelOf) => {
    const counts = new Map();
    for (const article of articles) counts.set(labelOf(article), (counts.get(labelOf(article)) ?? 0) + 1);
    return `${key}: ${[...counts].map(([label, count]) => `${label} ${count}`).join(", ")}`;
  };

  const show = async () => {
    const asked = new URLSearchParams(location.search);
    from.value = asked.get("from") ?? "";
    to.value = asked.get("to") ?? "";
    place.replaceChildren();
    if (!from.value || !to.value) {
      status.textContent = location.search.length > 1 ? "The address names no State that recommended something, or none that received something. Choose both here." : "";
      return;
    }
    const names = [from, to].map((select) => select.selectedOptions[0].textContent);
    status.textContent = "Gathering the recommendations…";
    let sections;
    try {
      const cycles = to.selectedOptions[0].dataset.cycles.split(",");
      sections = (await Promise.all(cycles.map((cycle) => gather(to.value, cycle, from.value)))).filter(Boolean);
    } catch {
      status.textContent = "The pages of the reviews could not be read. On a copy of the site on your own disk, make serve lets a browser read them.";
      return;
    }
    heading.textContent = `${names[0]} to ${names[1]}`;
    document.title = title.replace("Briefing", `Briefing: ${heading.textContent}`);
    place.append(...sections);
    const articles = [...place.querySelectorAll("article.entry")];
    if (!articles.length) {
      status.textContent = `No recommendation of ${names[0]} to ${names[1]} is on record here, which does not mean that none was made.`;
      return;
    }
    status.textContent = "";
    document.querySelector(".pair-help").hidden = true;
    const said = [
      `Briefing: ${articles.length} ${articles.length === 1 ? "recommendation" : "recommendations"} of ${names[0]} to ${names[1]} on record`,
      counted(articles, "Answers", (article) => article.querySelector(".position").textContent.toLowerCase()),
      counted(articles, "Levels", (article) => article.querySelector(".level").textContent.toLowerCase()),
    ];
    const back = document.createElement("a");
    back.href = location.pathname;
    back.textContent = "Another pair";
    scorecards.briefing.show(articles, said, { back });
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!from.value || !to.value) return void (status.textContent = "Choose both States first.");
    location.search = `?from=${from.value}&to=${to.value}`;
  });
  form.hidden = false;
  show();
})();

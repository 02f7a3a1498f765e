// How a page, or a recommendation or pledge on it, is cited: in plain text, BibTeX, RIS and CSL-JSON, any text escaped for its form.
// Other scripts ask window.scorecards.citations: `of` an element, then one of the forms of what it gave. Touches nothing on the page.
(() => {
  const described = document.querySelector('script[type="application/ld+json"]');
  if (!described) return;
  const page = JSON.parse(described.textContent);
  const address = document.querySelector('link[rel="canonical"]')?.href ?? location.href.split(/[?#]/)[0];

  const oneLine = (text) => text.replace(/[\s\p{Cc}]+/gu, " ").trim();
  const parts = (day) => day.split("-").map(Number);
  const inWords = (day) => {
    const [year, month, date] = parts(day);
    return new Date(year, month - 1, date).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  };
  const today = () => {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  };

  // What the element was gathered from, where it stands on a page that is not its own (the briefing of a pair); else this page.
  const origin = (element) => element?.closest("[data-address]")?.dataset ?? { title: page.name, address };

  // SVN-4-140.7 as "Recommendation 140.7 to Slovenia, fourth cycle: ..." and SVN-4-P1 as "Voluntary pledge P1 of ...".
  const ofRecord = (heading) => {
    const copy = heading.cloneNode(true);
    for (const action of copy.querySelectorAll(".actions")) action.remove();
    const number = heading.id.replace(/^[A-Z]{3}-\d+-/, "");
    const words = oneLine(copy.textContent);
    const summary = (words.startsWith(number) ? words.slice(number.length) : words).trim().replace(/\.$/, "");
    const from = origin(heading);
    const kind = number.startsWith("P") ? `Voluntary pledge ${number} of` : `Recommendation ${number} to`;
    return { id: heading.id, title: `${kind} ${from.title}: ${summary}`, address: `${from.address}#${heading.id}` };
  };
  const ofPage = () => {
    const words = page.name.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase().match(/[a-z0-9]+/g) ?? [];
    return { id: ["upr-scorecards", ...words].join("-"), title: page.name, address };
  };

  // What is cited: the recommendation or pledge that holds the element, else the page.
  const of = (element) => {
    const heading = element?.closest("article.entry")?.querySelector("h3[id]");
    const { dateModified: day, version, publisher } = page;
    return { ...(heading ? ofRecord(heading) : ofPage()), publisher: publisher.name, day, version, accessed: today() };
  };

  const ofData = ({ day, version }) => (day ? `Data of ${inWords(day)}${version ? `, version ${oneLine(version)}` : ""}` : "");

  // The address ends the sentence without a full stop, which mail programs would take for a part of it.
  const plain = (cited) => {
    const [publisher, title, data] = [cited.publisher, cited.title, ofData(cited)].map(oneLine);
    const stop = /[.?!]$/.test(title) ? "" : ".";
    return `${publisher}. “${title}”${stop} ${data && `${data}. `}${cited.address} (accessed ${inWords(cited.accessed)})`;
  };

  // Braces are written as words, because BibTeX counts escaped ones too.
  const TEX = { "\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}", "^": "\\textasciicircum{}", "~": "\\textasciitilde{}" };
  const tex = (text) => oneLine(text).replace(/[\\{}^~%#&_$]/g, (sign) => TEX[sign] ?? `\\${sign}`);
  const key = (cited) => cited.id.replace(/[^\w.-]+/g, "-");
  const bibtex = (cited) => {
    const { day, publisher, title } = cited;
    const fields = {
      author: `{{${tex(publisher)}}}`,
      title: `{{${tex(title)}}}`,
      year: day && `{${parts(day)[0]}}`,
      month: day && inWords(day).split(" ")[1].slice(0, 3).toLowerCase(),
      note: day && `{${tex(ofData(cited))}}`,
      url: `{${cited.address.replace(/[\\{}"<>\s]/g, encodeURIComponent)}}`,
      urldate: `{${cited.accessed}}`,
    };
    const lines = Object.entries(fields).flatMap(([name, value]) => (value ? `  ${name} = ${value},\n` : []));
    return `@misc{${key(cited)},\n${lines.join("")}}\n`;
  };

  const ris = (cited) => {
    const slashed = (day) => day?.replaceAll("-", "/");
    const lines = [
      ["TY", "DATA"],
      ["ID", cited.id],
      ["AU", cited.publisher],
      ["TI", cited.title],
      ["PB", cited.publisher],
      ["PY", cited.day?.slice(0, 4)],
      ["DA", slashed(cited.day)],
      ["ET", cited.version],
      ["UR", cited.address],
      ["Y2", slashed(cited.accessed)],
    ];
    const given = lines.flatMap(([tag, value]) => (value ? `${tag}  - ${oneLine(value)}\r\n` : []));
    return `${given.join("")}ER  - \r\n`;
  };

  const csl = (cited) => {
    const date = (day) => day && { "date-parts": [parts(day)] };
    const { id, title, publisher, version } = cited;
    const item = { id, type: "dataset", title: oneLine(title), author: [{ literal: publisher }], publisher, version, URL: cited.address };
    return `${JSON.stringify([{ ...item, issued: date(cited.day), accessed: date(cited.accessed) }], null, 2)}\n`;
  };

  window.scorecards = { ...window.scorecards, citations: { of, ofData, key, plain, bibtex, ris, csl } };
})();

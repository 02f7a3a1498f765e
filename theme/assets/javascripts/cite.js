// Links that last: copies the link of a recommendation, and shows how to cite it or its page, by citations.js. Without this script
// links are links, and each page has its citation in words.
(() => {
  const { citations } = window.scorecards ?? {};
  const section = document.getElementById("cite");
  if (!citations || !section) return;

  const FORMATS = { plain: ["Plain text", "txt"], bibtex: ["BibTeX", "bib"], ris: ["RIS", "ris"], csl: ["CSL-JSON", "json"] };

  const REPORTS = { "wrong-level": "This level is wrong", evidence: "Here is evidence", "record-error": "Error in the record" };

  // Makes an element; text enters as text.
  const make = (tag, properties, ...inside) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...inside);
    return made;
  };
  const button = (label, onclick) => make("button", { type: "button", onclick }, label);
  const heard = () => make("output", { className: "cite-heard" });

  // Puts text on the clipboard and says so for two seconds, beside a control and to those who listen; without leave, does the other thing.
  let hush = () => {};
  const copy = async (text, control, output, otherwise) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      return otherwise();
    }
    hush();
    const seen = make("span", { className: "cite-seen", ariaHidden: "true" }, "Copied");
    control.append(seen);
    output.textContent = "Copied";
    hush = () => {
      seen.remove();
      output.textContent = "";
    };
    setTimeout(hush, 2000);
  };

  const download = (text, name) => {
    const href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
    make("a", { href, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(href), 1000);
  };

  // Makes the dialog, and gives what shows a citation in it, or only the link where a browser lets no script copy it.
  const makeDialog = () => {
    let cited;
    const heading = make("h2", { id: "cite-heading" });
    const what = make("p");
    const text = make("textarea", { readOnly: true, rows: 10, spellcheck: false, ariaLabel: "Text to copy" });
    const forms = Object.entries(FORMATS).map(([value, [label]]) =>
      make("label", {}, make("input", { type: "radio", name: "cite-format", value, onchange: () => write(citations[value](cited)) }), label));
    const choice = make("fieldset", {}, make("legend", {}, "Format"), ...forms);
    const chosen = () => choice.querySelector(":checked");
    let made; // as it is: a text area turns every line end into its own
    const write = (form) => (text.value = made = form);
    // The forms that the foot of a review's page offers, with the recommendation filled in.
    const choose = document.querySelector('a[href$="/issues/new/choose"]')?.href;
    const form = ([name, label]) => make("a", { href: `${choose.replace(/\/choose$/, "")}?template=${name}.yml&record=${cited.id}` }, label);
    const reports = make("p", { className: "cite-reports" });
    const output = heard();
    const copies = button("Copy", () => copy(made, copies, output, () => text.select()));
    const downloads = button("Download", () => download(made, `${citations.key(cited)}.${FORMATS[chosen().value][1]}`));
    const dialog = make("dialog", { className: "cite-dialog" }, heading, what, choice, text,
      make("p", { className: "cite-buttons" }, copies, downloads, button("Close", () => dialog.close())), reports, output);
    dialog.setAttribute("aria-labelledby", heading.id);
    dialog.setAttribute("closedby", "any");
    choice.querySelector("input").checked = true;
    document.body.append(dialog);
    return (shown, onlyLink) => {
      cited = shown;
      heading.textContent = onlyLink ? "Link" : "Citation";
      what.textContent = cited.title;
      reports.hidden = onlyLink || !choose || !/-\d+-\d/.test(cited.id);
      if (!reports.hidden) reports.replaceChildren("Something wrong?", ...Object.entries(REPORTS).flatMap((report) => [" ", form(report)]));
      choice.hidden = downloads.hidden = onlyLink;
      dialog.showModal();
      write(onlyLink ? cited.address : citations[chosen().value](cited));
      if (onlyLink) text.select();
      else chosen().focus();
    };
  };
  let show;
  const open = (cited, onlyLink = false) => (show ??= makeDialog())(cited, onlyLink);

  const output = heard();
  const copyLink = (link) => {
    const cited = citations.of(link);
    const address = cited.address.split("#")[0] + link.hash;
    try {
      history.replaceState(history.state, "", link.hash);
    } catch {} // a browser may refuse it to pages opened as files
    copy(address, link, output, () => open({ ...cited, address }, true));
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('.actions a[href^="#"]');
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (link.hash === "#cite") open(citations.of(link));
    else copyLink(link);
  });

  const ofPage = citations.of();
  const words = citations.plain(ofPage);
  const copies = button("Copy", () => copy(words, copies, output, () => open(ofPage)));
  section.querySelector("p").textContent = words;
  section.append(make("p", { className: "cite-buttons" }, copies, button("BibTeX, RIS, CSL-JSON", () => open(ofPage))), output);
})();

// Search, the part on every page: a button in the header and an empty dialog, opened by /, s or f. What searches is loaded when it is
// first opened (search-results.js), and only from this site.
(() => {
  const here = document.currentScript.src;
  const opener = document.createElement("button");
  opener.className = "search-open";
  opener.setAttribute("aria-keyshortcuts", "/");
  opener.innerHTML = '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M15 15l6 6M10 4a6 6 0 1 0 0 12 6 6 0 1 0 0-12z"/></svg><span>Search</span><kbd aria-hidden="true">/</kbd>';
  const dialog = document.createElement("dialog");
  dialog.className = "search";
  dialog.ariaLabel = "Search";
  dialog.innerHTML = `<form role="search"><input name="words" aria-label="Search" placeholder="Words, a State or a number" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search">
<button type="button">Close</button>
<label>State <select name="State"><option value="">All States</select></label>
<label>Level <select name="level"><option value="">All levels</select></label></form>
<p role="status"></p><div><ol></ol><button hidden>More pages</button></div>`;
  document.querySelector(".md-header__inner").append(opener);
  document.body.append(dialog);
  const [form, said] = dialog.children;

  let loading;
  const open = () => {
    dialog.showModal();
    form.words.select();
    if (location.protocol === "file:") said.textContent = "Search works where the site is served, not in a file that is opened: run make serve, or go to the published site.";
    else loading ??= import(new URL("search-results.js", here)).then(({ start }) => start(dialog, new URL("../../", here)));
  };
  opener.onclick = open;
  form[1].onclick = () => dialog.close();
  form.onsubmit = (event) => event.preventDefault();
  dialog.onclick = ({ target }) => {
    if (target === dialog || target.closest("a")) dialog.close();
  };
  addEventListener("keydown", (event) => {
    if (!/^[/sf]$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
    // A dialog that has just been closed may still have the focus.
    if (!dialog.contains(event.target) && event.target.closest("input:not([type=radio]), textarea, select, [contenteditable]")) return;
    event.preventDefault();
    open();
  });
})();

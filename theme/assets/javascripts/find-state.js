// On the home page: a field that narrows the tiles and the table of States to those whose name or code holds what is typed.
// Without this script all States are simply there. Material's own scripts are not needed for it.
(() => {
  const world = document.getElementById("world");
  const lists = [...document.querySelectorAll(".tiles, .state-table")];
  if (!world || !lists.length) return;

  const folded = (text) => text.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase();
  const states = new Map();
  for (const item of document.querySelectorAll(".tiles li")) {
    const link = item.querySelector("a");
    const code = link.querySelector("b").textContent;
    states.set(link.href, { link, items: [item], names: [folded(link.querySelector(".name").textContent), folded(code)] });
  }
  for (const row of document.querySelectorAll(".state-table tbody tr")) states.get(row.querySelector("a").href)?.items.push(row);

  const form = document.createElement("form");
  form.className = "find-state";
  form.setAttribute("role", "search");
  form.innerHTML = '<label for="find-state">Find a State</label><input id="find-state" type="search" autocomplete="off" spellcheck="false"><output for="find-state"></output>';
  const [, field, count] = form.children;
  world.before(form);

  const found = (wanted) => [...states.values()].filter(({ names }) => names.some((name) => name.includes(wanted)));

  const narrow = () => {
    const wanted = folded(field.value.trim());
    const shown = new Set(found(wanted));
    for (const state of states.values()) for (const item of state.items) item.hidden = !shown.has(state);
    for (const list of lists) {
      const empty = !list.querySelector(":is(li, tbody tr):not([hidden])");
      list.hidden = empty;
      list.previousElementSibling.hidden = empty;
    }
    count.textContent = wanted ? `${shown.size} of ${states.size} States` : "";
  };

  field.addEventListener("input", narrow);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    found(folded(field.value.trim()))[0]?.link.click();
  });
  narrow();
})();

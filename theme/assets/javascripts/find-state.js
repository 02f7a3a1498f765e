// On the home page: a field that narrows the lists of States to the names that hold what is typed. Without this script all
// States are simply there. Material's own scripts are not needed for it.
(() => {
  const lists = [...document.querySelectorAll("h2.states + .columns")];
  if (!lists.length) return;

  const folded = (text) => text.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase();
  const states = lists.flatMap((list) => [...list.querySelectorAll("li")].map((item) => ({ item, list, name: folded(item.textContent) })));

  const form = document.createElement("form");
  form.className = "find-state";
  form.setAttribute("role", "search");
  form.innerHTML = '<label for="find-state">Find a State</label><input id="find-state" type="search" autocomplete="off" spellcheck="false"><output for="find-state"></output>';
  const [, field, count] = form.children;
  document.querySelector("h2.states").before(form);

  const narrow = () => {
    const wanted = folded(field.value.trim());
    let found = 0;
    for (const { item, name } of states) {
      item.hidden = !name.includes(wanted);
      found += item.hidden ? 0 : 1;
    }
    for (const list of lists) {
      const empty = !list.querySelector("li:not([hidden])");
      list.hidden = empty;
      list.previousElementSibling.hidden = empty;
    }
    count.textContent = wanted ? `${found} of ${states.length} States` : "";
  };

  field.addEventListener("input", narrow);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    states.find(({ item }) => !item.hidden)?.item.querySelector("a")?.click();
  });
  narrow();
})();

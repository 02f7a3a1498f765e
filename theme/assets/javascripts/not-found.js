// On the page of an address that leads nowhere: what it probably meant, read from the address alone and from the list of States
// on the page. Asks nobody; without it the list is there all the same.
(() => {
  const place = document.querySelector("#meant");
  const links = [...document.querySelectorAll("#states-by-name a")];
  if (!place || !links.length) return;

  const folded = (text) => text.normalize("NFKD").replace(/['’ʼ]|\p{Mn}/gu, "").toLowerCase();
  const kebab = (text) => folded(text).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  const states = links.map((link) => ({ code: link.pathname.split("/").at(-2), name: link.textContent, slug: kebab(link.textContent), address: link.pathname }));

  const decoded = (text) => {
    try { return decodeURIComponent(text); } catch { return text; }
  };
  const asked = folded(decoded(location.pathname) + decoded(location.hash)).replace(/(index)?\.html?$/, "");
  const segments = asked.split(/[/#?]+/).map(kebab).filter((segment) => segment && !["states", "recommending-states"].includes(segment));

  // How many letters must be changed, added or taken out.
  const distance = (one, other) => {
    let row = [...other, ""].map((_, index) => index);
    for (let i = 1; i <= one.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= other.length; j += 1) {
        next.push(Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1)));
      }
      row = next;
    }
    return row.at(-1);
  };

  const byCode = (code) => states.find((state) => state.code === code);
  const named = (segment) => {
    const exact = states.filter((state) => state.slug === segment);
    if (exact.length || segment.length < 4) return exact;
    const part = states.filter(({ slug }) => slug.startsWith(segment) || slug.includes(`-${segment}`) || segment.startsWith(`${slug}-`));
    if (part.length) return part;
    const allowed = Math.min(2, Math.floor(segment.length / 4));
    return states.filter((state) => distance(state.slug, segment) <= allowed);
  };

  // SVN-4-140.7 with any signs between its parts, also as /svn/cycle-4/140.7: code, cycle, and the number or pledge.
  const record = asked.match(/(?:^|[^a-z])([a-z]{3})[^a-z0-9]*(?:cycle)?[^a-z0-9]*([1-9])[^a-z0-9]+(p?\d{1,3}(?:[^a-z0-9]\d{1,3})?[a-z]?)(?![a-z0-9])/);
  const cycle = asked.match(/cycle[^a-z0-9]*0*([1-9])(?!\d)/) ?? asked.match(/(?:^|[^a-z])[a-z]{3}[^a-z0-9]+([1-9])(?![0-9a-z])/);
  const ofCode = segments.flatMap((segment) => byCode(segment.slice(0, 3)) && !/^[a-z]{4}/.test(segment) ? [byCode(segment.slice(0, 3))] : []);
  const found = [...new Set(ofCode.length ? ofCode : segments.flatMap(named))].slice(0, 6);

  const offers = [];
  const offer = (label, address) => {
    if (address.split("#")[0] !== location.pathname && !offers.some((made) => made.address === address)) offers.push({ label, address });
  };
  const ofRecord = record && byCode(record[1]);
  if (ofRecord) {
    const number = record[3].replace(/[^a-z0-9]/, ".").replace(/^p/, "P");
    const id = `${record[1].toUpperCase()}-${record[2]}-${number}`;
    offer(`${ofRecord.name}, cycle ${record[2]}, ${number[0] === "P" ? "pledge" : "recommendation"} ${id}`, `${ofRecord.address}cycle-${record[2]}/#${id}`);
  }
  for (const state of ofRecord ? [ofRecord] : found) {
    const wanted = ofRecord ? record[2] : cycle?.[1];
    if (wanted) offer(`${state.name}, cycle ${wanted}`, `${state.address}cycle-${wanted}/`);
    offer(state.name, state.address);
  }
  if (!offers.length) return;

  const list = document.createElement("ul");
  for (const { label, address } of offers) {
    const link = document.createElement("a");
    link.href = address;
    link.textContent = label;
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  }
  const words = document.createElement("p");
  words.textContent = "Perhaps you were looking for:";
  place.append(words, list);
  place.hidden = false;
})();

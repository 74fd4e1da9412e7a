
"use strict";
(() => {
  const root = document.documentElement;
  const find = (id) => document.getElementById(id);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const form = find("filters");
  const reading = find("reading");
  const texts = all("details.text");
  const items = all(".row").map((row) => {
    const article = find(row.dataset.finding);
    return {
      id: row.dataset.finding,
      row,
      article,
      verdict: row.dataset.verdict,
      kinds: row.dataset.kinds.split(" ").filter(Boolean),
      reports: row.dataset.reports.split(" "),
      confidence: Number(row.dataset.confidence),
      words: (row.textContent + " " + article.textContent).toLowerCase(),
    };
  });
  const byId = new Map(items.map((item) => [item.id, item]));
  let now = null;

  const shown = () => items.filter((item) => !item.row.hidden);
  const values = (name) => {
    const boxes = [...form.querySelectorAll(`input[name="${name}"]`)];
    return { every: boxes.every((box) => box.checked), set: new Set(boxes.filter((box) => box.checked).map((box) => box.value)) };
  };

  // A filter with every box ticked asks for nothing.
  const matches = (item, wanted) =>
    wanted.verdict.set.has(item.verdict) &&
    (wanted.kind.every || item.kinds.some((kind) => wanted.kind.set.has(kind))) &&
    (wanted.report.every || item.reports.some((report) => wanted.report.set.has(report))) &&
    item.confidence >= wanted.least &&
    wanted.words.every((word) => item.words.includes(word));

  function filter() {
    const wanted = {
      verdict: values("verdict"),
      kind: values("kind"),
      report: values("report"),
      least: Number(find("confidence").value),
      words: find("search").value.toLowerCase().split(/\s+/).filter(Boolean),
    };
    find("least").textContent = wanted.least.toFixed(2);
    for (const item of items) {
      item.row.hidden = !matches(item, wanted);
      item.article.hidden = item.row.hidden && item !== now;
    }
    for (const group of all("tbody")) group.hidden = ![...group.querySelectorAll(".row")].some((row) => !row.hidden);
    const count = shown().length;
    find("count").textContent = `${count} of ${items.length} findings`;
    find("empty").hidden = count > 0 || items.length === 0;
  }

  function show(item) {
    now?.row.classList.remove("now");
    now?.article.classList.remove("now");
    now = item;
    if (item.row.hidden) form.reset();
    filter();
    item.row.classList.add("now");
    item.article.classList.add("now");
    find("choose").hidden = true;
    for (const text of texts) text.open = item.reports.includes(text.dataset.report);
    const claims = new Set(item.article.dataset.claims.split(" "));
    for (const piece of all("[data-claims].c")) {
      piece.classList.toggle("now", piece.dataset.claims.split(" ").some((claim) => claims.has(claim)));
    }
    root.classList.add("open");
    reading.scrollTop = 0;
    if (getComputedStyle(reading).position === "sticky") item.row.scrollIntoView({ block: "nearest" });
    else window.scrollTo({ top: 0, behavior: "instant" });
    item.article.querySelector("h3").focus({ preventScroll: true });
  }

  // Opens what a claim of a text stands in, so that its place can be seen.
  function showClaim(target) {
    target.closest("details").open = true;
    root.classList.add("open");
    target.scrollIntoView({ block: "center" });
  }

  function follow() {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = find(id);
    if (byId.has(id)) show(byId.get(id));
    else if (target?.closest("details.text")) showClaim(target);
    else close();
  }

  function close() {
    if (!root.classList.contains("open")) return;
    root.classList.remove("open");
    now?.row.querySelector("a").focus();
  }

  function step(by) {
    const list = shown();
    const at = list.indexOf(now);
    const next = at < 0 ? list[by > 0 ? 0 : list.length - 1] : list[at + by];
    if (next) location.hash = next.id;
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", filter);
  form.addEventListener("reset", () => setTimeout(filter));
  find("previous").addEventListener("click", () => step(-1));
  find("next").addEventListener("click", () => step(1));
  find("close").addEventListener("click", () => { location.hash = "findings"; });
  for (const item of items) {
    item.row.addEventListener("click", (event) => {
      if (!event.target.closest("a") && !getSelection().toString()) location.hash = item.id;
    });
  }
  window.addEventListener("hashchange", follow);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.matches("input[type=search]");
    if (event.key === "Escape") {
      if (typing && event.target.value) { event.target.value = ""; filter(); }
      else if (typing) event.target.blur();
      else location.hash = "findings";
    } else if (!typing && event.key === "/") { event.preventDefault(); close(); find("search").focus(); }
    else if (!typing && event.key === "j") step(1);
    else if (!typing && event.key === "k") step(-1);
  });

  root.classList.add("js");
  form.hidden = false;
  find("steps").hidden = items.length === 0;
  find("choose").hidden = items.length === 0;
  form.reset();
  filter();
  if (location.hash) follow();
  else if (items.length > 0 && getComputedStyle(reading).position === "sticky") {
    show(items[0]);
    document.activeElement.blur();
  }
})();

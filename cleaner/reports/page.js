"use strict";
const texts = [...document.querySelectorAll("details.text")];
const filter = document.getElementById("filter");
const all = document.getElementById("all");

function narrow() {
  const wanted = filter.value.trim();
  const lower = wanted.toLowerCase();
  for (const text of texts) {
    const named = text.querySelector(".path").textContent.toLowerCase().includes(lower);
    let left = 0;
    for (const one of text.querySelectorAll("[data-rules]")) {
      one.hidden = !named && !one.dataset.rules.split(" ").some((rule) => rule.toLowerCase().startsWith(lower));
      left += !one.hidden;
    }
    text.hidden = !named && !left;
  }
}

function openAll() {
  const open = texts.some((text) => !text.hidden && !text.open);
  for (const text of texts) text.open = open;
  all.textContent = open ? "Close all" : "Open all";
}

function step(by) {
  const pairs = [...document.querySelectorAll(".pair")].filter((pair) => !pair.closest("[hidden]"));
  if (!pairs.length) return;
  const here = pairs.indexOf(document.activeElement.closest(".pair"));
  const next = pairs[here < 0 ? (by > 0 ? 0 : pairs.length - 1) : Math.min(pairs.length - 1, Math.max(0, here + by))];
  next.closest("details").open = true;
  next.focus();
  next.scrollIntoView({ block: "center" });
}

filter.addEventListener("input", narrow);
all.addEventListener("click", openAll);
for (const button of document.querySelectorAll("[data-rule]")) {
  button.addEventListener("click", () => {
    filter.value = filter.value === button.dataset.rule ? "" : button.dataset.rule;
    narrow();
  });
}
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target === filter) {
    if (event.key === "Escape") filter.blur();
    return;
  }
  const does = { j: () => step(1), k: () => step(-1), o: openAll, "/": () => filter.focus() }[event.key];
  if (does) {
    event.preventDefault();
    does();
  }
});

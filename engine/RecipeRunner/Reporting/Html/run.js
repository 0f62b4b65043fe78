"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const byId = id => document.getElementById(id);
  for (const element of all(".needs-script")) element.hidden = false;

  const resources = all("details.resource");
  const shown = () => resources.filter(resource => !resource.hidden);

  // Filter: by status and by words, all of which must be there.
  const form = byId("filter"), text = byId("text");
  const texts = new Map(resources.map(resource => [resource, resource.textContent.toLowerCase()]));
  const filter = () => {
    const words = text.value.toLowerCase().split(/\s+/).filter(word => word);
    const statuses = new Set(all("input[name=status]:checked", form).map(box => box.value));
    for (const resource of resources)
      resource.hidden = !statuses.has(resource.dataset.status) || !words.every(word => texts.get(resource).includes(word));
    byId("shown").value = `${shown().length} of ${resources.length} shown`;
  };
  const openAll = () => {
    const open = shown().some(resource => !resource.open);
    for (const resource of shown()) resource.open = open;
  };
  if (form) {
    form.addEventListener("input", filter);
    form.addEventListener("submit", event => event.preventDefault());
    byId("all").addEventListener("click", openAll);
    filter();
  }

  // A link to a resource opens it, also one that the filter hides.
  const arrive = () => {
    const target = byId(decodeURIComponent(location.hash.slice(1)));
    if (!target?.matches("details.resource")) return;
    target.hidden = false;
    target.open = true;
    target.firstElementChild.focus({ preventScroll: true });
    target.scrollIntoView({ block: "start" });
  };
  addEventListener("hashchange", arrive);
  document.addEventListener("click", event => {
    if (event.target.closest?.("a")?.hash === location.hash) arrive();
  });
  arrive();

  const themes = ["system", "light", "dark"], button = byId("theme");
  const nextTheme = () => {
    const next = themes[(themes.indexOf(document.documentElement.dataset.theme ?? "system") + 1) % themes.length];
    document.documentElement.dataset.theme = next;
    button.textContent = `Theme: ${next}`;
  };
  button.addEventListener("click", nextTheme);

  const step = by => {
    const list = shown();
    const here = list.findIndex(resource => resource.contains(document.activeElement));
    const next = list[here < 0 ? (by > 0 ? 0 : list.length - 1) : Math.min(Math.max(here + by, 0), list.length - 1)];
    next?.firstElementChild.focus();
  };
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    e: openAll,
    t: nextTheme,
    "/": () => text?.focus(),
    "?": () => {
      byId("help").open = !byId("help").open;
      byId("help").firstElementChild.focus();
    },
  };
  document.addEventListener("keydown", event => {
    if (event.key === "Escape" && event.target === text) {
      text.value = "";
      filter();
      return;
    }
    const writes = event.target.matches?.("input:not([type=checkbox]), textarea");
    if (event.ctrlKey || event.altKey || event.metaKey || writes || !byId("keys").checked || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });

  // Paper cannot be opened.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all("details:not([open])");
    for (const one of closed) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of closed) one.open = false;
  });
})();

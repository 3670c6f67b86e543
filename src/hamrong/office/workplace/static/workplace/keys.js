// One hand on the keyboard: j and k move, Enter opens, x marks, / searches, ? helps.
const rows = () => [...document.querySelectorAll("[data-keys] [data-row]")];

const move = (by) => {
  const all = rows();
  const here = all.findIndex((link) => link.closest("tr").contains(document.activeElement));
  const next = here < 0 ? 0 : Math.min(Math.max(here + by, 0), all.length - 1);
  all[next]?.focus();
  all[next]?.closest("tr").scrollIntoView({ block: "nearest" });
};

const mark = () => {
  const box = document.activeElement.closest?.("[data-keys] tr")?.querySelector("[type=checkbox]");
  if (box) box.checked = !box.checked;
};

const actions = {
  j: () => move(1),
  k: () => move(-1),
  x: mark,
  "/": () => document.querySelector("[data-search]")?.focus(),
  "?": () => document.getElementById("keys")?.showModal(),
};

// Keys of one letter disturb those who speak to their computer: they can be switched off.
const OFF = "keys-off";
const toggle = document.querySelector("[data-keys-toggle]");
if (toggle) {
  toggle.checked = localStorage.getItem(OFF) === null;
  toggle.addEventListener("change", () => {
    if (toggle.checked) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "");
  });
}

document.addEventListener("keydown", (event) => {
  const writing = event.target.matches("input:not([type=checkbox]), select, textarea");
  if (writing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (localStorage.getItem(OFF) !== null) return;
  if (document.querySelector("dialog[open]") || !(event.key in actions)) return;
  event.preventDefault();
  actions[event.key]();
});

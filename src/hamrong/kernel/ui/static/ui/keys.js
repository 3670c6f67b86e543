// Shortcuts of the desk. Everything they do has a link or a button as well.
const rows = () => [...document.querySelectorAll("[data-keys] [data-row]")];
const row = () => document.activeElement.closest?.("[data-keys] tr");

const move = (by) => {
  const all = rows();
  const here = all.findIndex((link) => link.closest("tr").contains(document.activeElement));
  const next = here < 0 ? 0 : Math.min(Math.max(here + by, 0), all.length - 1);
  all[next]?.focus();
  all[next]?.closest("tr").scrollIntoView({ block: "nearest" });
};

const mark = () => {
  const box = row()?.querySelector("[type=checkbox]");
  if (box) box.checked = !box.checked;
};

const claim = () => (row() ?? document).querySelector("[data-claim]")?.click();
const search = () =>
  (document.querySelector("[data-search]") ?? document.getElementById("desk-search"))?.focus();

const dialog = () => document.getElementById("keys");

// What the page itself offers under a key stands in the dialog below the keys of every page.
const help = () => {
  const list = dialog()?.querySelector("[data-keys-here]");
  if (!list) return;
  const offered = [...document.querySelectorAll("main [data-key]")].map((element) => {
    const line = document.createElement("div");
    const term = line.appendChild(document.createElement("dt"));
    term.appendChild(document.createElement("kbd")).textContent = element.dataset.key;
    line.appendChild(document.createElement("dd")).textContent = element.textContent.trim();
    return line;
  });
  list.replaceChildren(...offered);
  dialog().showModal();
};

const actions = {
  j: () => move(1),
  k: () => move(-1),
  o: () => row()?.querySelector("[data-row]").click(),
  x: mark,
  c: claim,
  "/": search,
  "?": help,
};
const places = { i: "inbox", h: "list" };

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

const go = (key) => document.querySelector(`[data-go="${places[key]}"]`)?.click();

const offered = (key) =>
  /^[a-z]$/.test(key) ? document.querySelector(`main [data-key="${key}"]`) : null;

let going = 0; // until when a second key after g is waited for

document.addEventListener("keydown", (event) => {
  const writing = event.target.matches("input:not([type=checkbox]), select, textarea");
  if (writing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (localStorage.getItem(OFF) !== null || document.querySelector("dialog[open]")) return;
  const after = Date.now() < going;
  going = 0;
  if (after && event.key in places) go(event.key);
  else if (event.key === "g") going = Date.now() + 1500;
  else if (event.key in actions) actions[event.key]();
  else if (offered(event.key)) offered(event.key).click();
  else return;
  event.preventDefault();
});

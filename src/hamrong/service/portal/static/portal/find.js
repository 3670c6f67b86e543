// Suggestions while somebody types (ARIA combobox). The form works without.
const WAIT = 180;

const begin = (finder) => {
  const input = finder.querySelector("input[type=search]");
  const list = finder.querySelector("[role=listbox]");
  const said = finder.querySelector("[data-said]");
  let timer = 0;
  let asking = null;
  let asked = input.value.trim();

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");

  const options = () => [...list.children];
  const chosen = () => list.querySelector("[aria-selected=true]");

  const choose = (option) => {
    chosen()?.setAttribute("aria-selected", "false");
    input.removeAttribute("aria-activedescendant");
    if (!option) return;
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  };

  const show = (open) => {
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (!open) choose(null);
  };

  const stop = () => {
    clearTimeout(timer);
    asking?.abort();
    show(false);
  };

  const ask = async () => {
    const words = input.value.trim();
    if (words === asked) return;
    asked = words;
    asking?.abort();
    asking = new AbortController();
    try {
      const address = `${finder.dataset.suggest}?q=${encodeURIComponent(words)}`;
      const answer = await fetch(address, { signal: asking.signal });
      if (!answer.ok) return stop();
      list.innerHTML = await answer.text();
      show(list.children.length > 0);
      said.textContent = words ? finder.dataset[list.children.length ? "some" : "none"] : "";
    } catch {
      // Stopped by the next letter, or the line is down: the form still works.
    }
  };

  const move = (step) => {
    const all = options();
    const at = all.indexOf(chosen());
    const next = at + step;
    choose(at < 0 ? all.at(step > 0 ? 0 : -1) : all[next]);
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      stop();
    } else if (event.key === "Enter" && chosen()) {
      event.preventDefault();
      location.assign(chosen().dataset.url);
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && list.children.length) {
      event.preventDefault();
      show(true);
      move(event.key === "ArrowDown" ? 1 : -1);
    }
  });
  input.addEventListener("blur", () => setTimeout(stop, WAIT));
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.url);
  });
};

for (const finder of document.querySelectorAll("[data-suggest]")) begin(finder);

// Shows a question only when the answer it depends on is given. Without this script every question
// stands on the page with a sentence saying when to answer it; the server judges either way.
(() => {
  const chosen = (group, name) =>
    [...group.querySelectorAll(`[name="${CSS.escape(name)}"]`)]
      .filter((input) => input.closest("[hidden]") === null)
      .filter((input) => !["radio", "checkbox"].includes(input.type) || input.checked)
      .map((input) => input.value);

  const update = (group) => {
    for (const words of group.querySelectorAll("[data-condition-words]")) words.hidden = true;
    for (const field of group.querySelectorAll("[data-condition]")) {
      const values = field.dataset.conditionValues.split(" ");
      field.hidden = !chosen(group, field.dataset.condition).some((v) => values.includes(v));
    }
  };

  for (const group of document.querySelectorAll("[data-form-group]")) {
    group.addEventListener("change", () => update(group));
    update(group);
  }

  // Rows are added and taken away on the page; without this script the buttons send the page.
  const renumber = (list) => {
    [...list.querySelectorAll("[data-row]")].forEach((row, index) => {
      const title = row.querySelector("[data-row-title]");
      title.textContent = title.textContent.replace(/\d+$/, index + 1);
    });
  };
  let added = 1000;
  for (const rows of document.querySelectorAll("[data-rows]")) {
    const list = rows.querySelector("[data-rows-list]");
    const blank = rows.querySelector("[data-rows-blank]");
    rows.querySelector("[data-rows-add]").addEventListener("click", (event) => {
      event.preventDefault();
      const holder = document.createElement("div");
      holder.append(blank.content.cloneNode(true));
      holder.innerHTML = holder.innerHTML.replaceAll("__row__", String(added++));
      const row = holder.firstElementChild;
      list.append(row);
      renumber(list);
      list.dispatchEvent(new Event("change", { bubbles: true }));
      row.querySelector("input, select, textarea")?.focus();
    });
    list.addEventListener("click", (event) => {
      const button = event.target.closest("[data-row-remove]");
      if (!button) return;
      event.preventDefault();
      button.closest("[data-row]").remove();
      renumber(list);
      list.dispatchEvent(new Event("change", { bubbles: true }));
      rows.querySelector("[data-rows-add]").focus();
    });
  }

  // Totals follow what is typed; the server computes them again when the page is saved.
  const number = (text) => {
    const digits = text.replace(/[.\s]|đồng|đ$/g, "");
    return /^-?\d+$/.test(digits) ? Number(digits) : null;
  };
  const inputs = (pattern) => {
    const [key, star, column] = pattern.split("-*-").flatMap((part, i) => (i ? ["*", part] : [part]));
    const all = [...document.querySelectorAll("[data-form-group] [name]")];
    return all.filter((input) =>
      star ? input.name.startsWith(`${key}-`) && input.name.endsWith(`-${column}`) : input.name === key,
    );
  };
  const compute = (formula) => {
    const [operation, ...patterns] = formula.split(" ");
    if (operation === "count") {
      const rows = patterns.flatMap((key) => [...document.querySelectorAll(`[data-rows="${key}"] [data-row]`)]);
      const typed = "input:not([type=radio], [type=checkbox]), textarea";
      return rows.filter((row) => [...row.querySelectorAll(typed)].some((i) => i.value)).length;
    }
    const parts = patterns.map((p) => inputs(p).map((i) => number(i.value)).filter((n) => n !== null));
    const flat = parts.flat();
    if (!flat.length) return null;
    if (operation === "sum") return flat.reduce((a, b) => a + b, 0);
    if (parts.some((part) => !part.length)) return null;
    if (operation === "product") return flat.reduce((a, b) => a * b, 1);
    const sum = (list) => list.reduce((a, b) => a + b, 0);
    return sum(parts[0]) - sum(parts.slice(1).flat());
  };
  const totals = [...document.querySelectorAll("[data-formula]")];
  const refresh = () => {
    for (const output of totals) {
      const known = output.dataset.formula.split(" ").slice(1);
      const here = known.some((p) => inputs(p).length || document.querySelector(`[data-rows="${p}"]`));
      const value = here ? compute(output.dataset.formula) : null;
      if (value !== null) output.textContent = value.toLocaleString("vi-VN");
    }
  };
  if (totals.length) {
    document.addEventListener("input", refresh);
    document.addEventListener("change", refresh);
  }

  // Each photo taken is an input of its own, beside the files chosen: the form sends them all.
  for (const button of document.querySelectorAll("[data-camera]")) {
    button.addEventListener("click", () => {
      const camera = document.getElementById(button.dataset.camera).cloneNode();
      for (const name of ["id", "multiple", "aria-describedby"]) camera.removeAttribute(name);
      camera.accept = "image/*";
      camera.setAttribute("capture", "environment");
      camera.setAttribute("aria-label", button.textContent.trim());
      camera.hidden = true;
      camera.addEventListener("change", () => { camera.hidden = camera.files.length === 0; });
      button.parentElement.before(camera);
      camera.click();
    });
  }

  for (const button of document.querySelectorAll("[data-locate]")) {
    const said = button.parentElement.querySelector("[data-locate-status]");
    const failed = () => { said.textContent = button.dataset.failed; };
    button.addEventListener("click", () => {
      if (!navigator.geolocation) { failed(); return; }
      navigator.geolocation.getCurrentPosition((found) => {
        const { latitude, longitude } = found.coords;
        document.getElementById(button.dataset.locate).value = `${latitude.toFixed(6)}, ${longitude.toFixed(6)}`;
        said.textContent = "";
      }, failed, { timeout: 15000 });
    });
  }

  // A press on the map fills the coordinates and draws the map around them; without this script the
  // press sends the page. A press by the keyboard has no place: the coordinates are typed then.
  for (const map of document.querySelectorAll("[data-map]")) {
    const picture = map.querySelector("input[type=image]");
    const box = map.querySelector("[data-map-box]");
    const typed = document.getElementById(map.dataset.map);
    picture.addEventListener("click", (event) => {
      event.preventDefault();
      if (!event.detail) { typed.focus(); return; }
      const [south, west, north, east] = box.value.split(",").map(Number);
      const lat = north - ((north - south) * event.offsetY) / picture.clientHeight;
      const lng = west + ((east - west) * event.offsetX) / picture.clientWidth;
      typed.value = `${lat.toFixed(5)}, ${lng.toFixed(5)}`;
      const high = Math.min(north - south, Number(map.dataset.near));
      const wide = high / Math.cos((lat * Math.PI) / 180);
      box.value = [lat - high / 2, lng - wide / 2, lat + high / 2, lng + wide / 2].map((n) => n.toFixed(5)).join(",");
      picture.src = `${map.dataset.source}?khung=${box.value}&diem=${lat.toFixed(5)},${lng.toFixed(5)}`;
    });
  }

  document.querySelector(".error-summary")?.focus();
})();

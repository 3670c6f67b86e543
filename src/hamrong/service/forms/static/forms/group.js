// Shows a question only when the answer it depends on is given. Without this script every question
// stands on the page with a sentence saying when to answer it; the server judges either way.
(() => {
  const chosen = (group, name) =>
    [...group.querySelectorAll(`[name="${CSS.escape(name)}"]`)]
      .filter((input) => input.closest("[hidden]") === null)
      .filter((input) => !["radio", "checkbox"].includes(input.type) || input.checked)
      .map((input) => input.value);

  const update = (group) => {
    for (const field of group.querySelectorAll("[data-condition]")) {
      const values = field.dataset.conditionValues.split(" ");
      field.hidden = !chosen(group, field.dataset.condition).some((v) => values.includes(v));
    }
  };

  for (const group of document.querySelectorAll("[data-form-group]")) {
    for (const words of group.querySelectorAll("[data-condition-words]")) words.hidden = true;
    group.addEventListener("change", () => update(group));
    update(group);
  }
  document.querySelector(".error-summary")?.focus();
})();

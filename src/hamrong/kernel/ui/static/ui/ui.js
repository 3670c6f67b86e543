// What a page can do better with a script. Everything works without it.
const busy = (form) => {
  for (const button of form.querySelectorAll("button:not([type=button]), input[type=submit]")) {
    button.setAttribute("aria-busy", "true");
  }
  form.dataset.sent = "";
  setTimeout(() => ready(form), 15_000); // the answer was stopped: let people try again
};

const ready = (form) => {
  for (const button of form.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
  delete form.dataset.sent;
};

document.documentElement.classList.add("scripted");

// A second press on "send" does nothing. The buttons stay enabled, so that the pressed one is sent.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method === "dialog") return;
  if ("sent" in form.dataset) event.preventDefault();
  else if (form.method === "post" && !form.hasAttribute("target")) busy(form);
});

// Coming back by the back button finds a form that can be sent again.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) ready(form);
});
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest?.("form");
  if (form) ready(form);
});

const copy = async (button) => {
  const text = document.getElementById(button.dataset.copy)?.textContent.trim();
  if (!text) return;
  await navigator.clipboard.writeText(text);
  const said = button.querySelector("[data-copied]");
  if (said) said.hidden = false;
};

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy], [data-dialog], [data-print], [data-close]");
  if (button?.dataset.copy) copy(button);
  else if (button?.dataset.dialog) document.getElementById(button.dataset.dialog)?.showModal();
  else if (button?.hasAttribute("data-print")) window.print();
  else if (button?.hasAttribute("data-close")) button.closest("dialog")?.close();
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// A choice that acts at once; without a script its form has a button.
document.addEventListener("change", (event) => {
  if (event.target.matches("[data-submit-on-change]")) event.target.form.requestSubmit();
});

// A file that is too large is told before it is sent; the server judges again.
const tell = (input, message) => {
  input.previousElementSibling?.matches("[data-told]") && input.previousElementSibling.remove();
  if (!message) return;
  const told = document.createElement("p");
  told.className = "field__error";
  told.dataset.told = "";
  told.setAttribute("role", "alert");
  told.textContent = message;
  input.before(told);
};

document.addEventListener("change", (event) => {
  const input = event.target;
  if (!input.matches("input[type=file]")) return;
  const { maxFile, fileTooLarge } = document.body.dataset;
  const large = [...input.files].find((file) => file.size > Number(maxFile));
  tell(input, large ? `${large.name}: ${fileTooLarge}` : "");
  if (large) input.value = "";
});

document.querySelector(".error-summary")?.focus();

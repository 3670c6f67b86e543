// Sends files in pieces (tus 1.0.0): several at once, again and again over a bad line, from where
// it stopped. Without this script the form itself sends them; the server takes both.
const TWO = 2;
const SMALLEST = 32 * 1024;
const LARGEST = 1024 * 1024;
const GOAL_MS = 3_000; // a piece should take about this long: so little is lost when the line drops
const PATIENCE_MS = 60_000;
const LONGEST_WAIT_MS = 20_000;

const words = document.querySelector("[data-upload-words]")?.dataset;
const live = document.querySelector("[data-upload-live]");
const queue = [];
let running = 0;
let piece = 128 * 1024;
let waitingToSend = null;

// What is read aloud: at most one sentence in three seconds, the latest one.
let aloud = null;
const announce = (text) => {
  if (aloud === null) setTimeout(() => { live.textContent = aloud; aloud = null; }, 1_500);
  aloud = text;
};

const pause = (ms) => new Promise((done) => {
  const timer = setTimeout(done, ms);
  addEventListener("online", () => { clearTimeout(timer); done(); }, { once: true });
});

class Final extends Error {}
class Refused extends Final {} // sending the same file again would end the same way
class Lost extends Error {}

const token = (form) => form.querySelector("[name=csrfmiddlewaretoken]").value;
const coded = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

// Size and every byte: the very same file chosen again is known again, and no other is taken for
// it. A phone may give a photo another name and time each time it is chosen: they do not count.
const fingerprint = async (file) => {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let at = 0; at < file.size; at += LARGEST) {
    for (const byte of new Uint8Array(await file.slice(at, at + LARGEST).arrayBuffer())) {
      a = Math.imul(a ^ byte, 2654435761);
      b = Math.imul(b ^ byte, 1597334677);
    }
  }
  return `${file.size}-${(a >>> 0).toString(16)}${(b >>> 0).toString(16)}`;
};

const call = async (form, address, method, headers = {}, body = undefined, signal = undefined) => {
  const limits = [AbortSignal.timeout(PATIENCE_MS), ...(signal ? [signal] : [])];
  const answer = await fetch(address, {
    method,
    headers: { "Tus-Resumable": "1.0.0", "X-CSRFToken": token(form), ...headers },
    body,
    signal: AbortSignal.any ? AbortSignal.any(limits) : (signal ?? limits[0]),
    redirect: "manual",
  });
  if (answer.type === "opaqueredirect" || [401, 403].includes(answer.status)) {
    throw new Final(words.loggedOut);
  }
  if (answer.ok) return answer;
  const told = answer.headers.get("Content-Type") === "application/json" ? await answer.json() : {};
  if ([404, 410].includes(answer.status)) throw new Lost();
  if ([413, 422].includes(answer.status)) throw new Refused(told.message ?? words.failed);
  throw Object.assign(new Error(told.message ?? ""), { status: answer.status });
};

class Sending {
  constructor(box, file, index) {
    Object.assign(this, { box, file, order: Date.now() * 100 + index, at: "", here: 0, state: "" });
    this.form = box.closest("form");
    this.lost = 0;
    this.draw();
  }

  draw() {
    this.row = document.querySelector("[data-upload-row]").content.firstElementChild.cloneNode(true);
    this.row.querySelector("[data-name]").textContent = this.file.name;
    this.bar = this.row.querySelector("progress");
    this.bar.setAttribute("aria-label", this.file.name);
    this.said = this.row.querySelector("[data-said]");
    this.hold = this.row.querySelector("[data-hold]");
    this.hold.addEventListener("click", () => this.toggle());
    this.row.querySelector("[data-drop]").addEventListener("click", () => this.drop());
    for (const button of this.row.querySelectorAll("button")) {
      button.querySelector(".visually-hidden").textContent = ` ${this.file.name}`;
    }
    this.box.querySelector("[data-queue]").append(this.row);
    this.tell(words.queued);
  }

  tell(text, { aloud: loud = false, error = false } = {}) {
    this.said.textContent = text;
    this.said.classList.toggle("field__error", error);
    this.bar.value = this.file.size ? (100 * this.here) / this.file.size : 0;
    if (loud) announce(`${this.file.name}: ${text}`);
  }

  get waits() { return this.state === ""; }
  get open() { return ["", "on", "held"].includes(this.state); }

  toggle() {
    this.row.querySelector("[data-asked]")?.remove();
    if (this.state === "held" || this.state === "failed") this.state = "";
    else { this.state = "held"; this.stop?.abort(); this.tell(words.held, { aloud: true }); }
    this.label();
    next();
  }

  label() {
    const on = this.state === "" || this.state === "on";
    this.hold.firstElementChild.textContent = on ? words.hold : words.go;
  }

  async drop() {
    this.state = "dropped";
    this.stop?.abort();
    this.leave(words.dropped);
    if (this.at) await call(this.form, this.at, "DELETE").catch(() => {});
    settle();
  }

  leave(text) {
    const inside = this.row.contains(document.activeElement);
    this.row.remove();
    announce(`${this.file.name}: ${text}`);
    if (inside) this.box.querySelector("[data-choose]")?.focus();
  }

  async run() {
    this.state = "on";
    this.label();
    let tries = 0;
    let unsure = true;
    while (this.state === "on") {
      this.stop = new AbortController();
      const before = this.here;
      try {
        if (!this.at) await this.create();
        else if (unsure) await this.ask();
        unsure = false;
        await this.send();
        await refresh(this.box);
        this.state = "done";
        this.leave(words.done);
        return;
      } catch (error) {
        if (this.state !== "on") return;
        if (error instanceof Final) { this.fail(error.message, error instanceof Refused); return; }
        if (error instanceof Lost && ++this.lost > 3) { this.fail(words.failed); return; }
        if (error instanceof Lost) this.at = "";
        unsure = true;
        tries = this.here > before ? 0 : tries + 1;
        this.tell((error.status && error.message) || words.again, { aloud: tries === 2 });
        await pause(Math.min(LONGEST_WAIT_MS, 500 * 2 ** tries) * (0.75 + Math.random() / 2));
      }
    }
  }

  fail(text, forGood = false) {
    this.state = "failed";
    this.label();
    this.hold.hidden = forGood;
    this.tell(text, { aloud: true, error: true });
  }

  async create() {
    this.print ??= await fingerprint(this.file);
    const said = {
      filename: this.file.name, purpose: this.box.dataset.uploads,
      fingerprint: this.print, order: String(this.order),
    };
    const metadata = Object.entries(said).map(([key, text]) => `${key} ${coded(text)}`).join(",");
    const answer = await call(this.form, words.address, "POST", {
      "Upload-Length": String(this.file.size), "Upload-Metadata": metadata,
    }, undefined, this.stop.signal);
    this.at = answer.headers.get("Location");
    this.here = Number(answer.headers.get("Upload-Offset") ?? 0);
  }

  async ask() {
    const answer = await call(this.form, this.at, "HEAD", {}, undefined, this.stop.signal);
    this.here = Number(answer.headers.get("Upload-Offset"));
  }

  // The last answer tells that the paper was taken; if it was lost, an empty piece asks again.
  async send() {
    do {
      const percent = Math.floor((100 * this.here) / this.file.size);
      this.tell(this.here < this.file.size ? `${words.sending}: ${percent} %` : words.checking);
      const began = performance.now();
      const body = this.file.slice(this.here, this.here + piece);
      const answer = await call(this.form, this.at, "PATCH", {
        "Content-Type": "application/offset+octet-stream", "Upload-Offset": String(this.here),
      }, body, this.stop.signal).catch((error) => {
        piece = Math.max(SMALLEST, piece / 2);
        throw error;
      });
      const took = performance.now() - began;
      piece = Math.min(LARGEST, Math.max(SMALLEST, took < GOAL_MS / 2 ? piece * 2 : took > GOAL_MS * 2 ? piece / 2 : piece));
      this.here = Number(answer.headers.get("Upload-Offset"));
    } while (this.here < this.file.size);
    this.tell(words.checking);
  }
}

const next = () => {
  while (running < TWO) {
    const sending = queue.find((one) => one.waits);
    if (!sending) break;
    running += 1;
    sending.run().finally(() => { running -= 1; next(); settle(); });
  }
};

// The person pressed on while files were on their way: the page goes on when they have arrived.
const settle = () => {
  if (!waitingToSend || queue.some((one) => one.open)) return;
  const { form, button } = waitingToSend;
  waitingToSend = null;
  document.querySelector("[data-upload-wait]").hidden = true;
  form.requestSubmit(button);
};

// A file that was not taken stops the way on until it is sent, or taken out by the person.
const notTaken = (form) => {
  const failed = queue.find((one) => one.state === "failed" && one.form === form);
  return failed?.row ?? form.querySelector("[data-unfinished] .field__error")?.closest(".sending");
};

const stop = (row) => {
  const button = row.querySelector("button:not([hidden])");
  const asked = row.querySelector("[data-asked]") ?? document.createElement("p");
  asked.dataset.asked = "";
  asked.className = "field__error";
  asked.id ||= `con-loi-${Date.now()}`;
  asked.textContent = words.stuck;
  row.querySelector(".sending__deeds").before(asked);
  button.setAttribute("aria-describedby", asked.id);
  button.focus();
};

const refresh = async (box) => {
  const address = `${words.address}?muc=${encodeURIComponent(box.dataset.uploads)}`;
  const answer = await call(box.closest("form"), address, "GET");
  show(box, await answer.text());
};

const show = (box, html) => {
  const made = new DOMParser().parseFromString(html, "text/html");
  const pages = made.querySelector("[data-pages]");
  if (!pages) return;
  for (const one of queue.filter((sending) => sending.box === box && sending.state !== "done")) {
    pages.querySelector(`[data-unfinished="${CSS.escape(one.print ?? "?")}"]`)?.remove();
  }
  box.querySelector("[data-pages]").replaceWith(document.adoptNode(pages));
};

const add = (box, files) => {
  const largest = Number(document.body.dataset.maxFile);
  [...files].forEach((file, index) => {
    const sending = new Sending(box, file, index);
    if (file.size > largest) sending.fail(document.body.dataset.fileTooLarge, true);
    queue.push(sending);
  });
  next();
};

const change = async (form, button) => {
  const box = button.closest("[data-uploads]");
  const data = new FormData(form, button);
  for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
  button.setAttribute("aria-busy", "true");
  for (let tries = 1; ; tries += 1) {
    try {
      const answer = await fetch(form.getAttribute("action") || location.href, {
        method: "POST", body: data, signal: AbortSignal.timeout(PATIENCE_MS),
      });
      if (answer.status >= 500) throw new Error();
      const made = new DOMParser().parseFromString(await answer.text(), "text/html");
      const same = made.getElementById(box.id);
      if (!same) { location.reload(); return; }
      const told = same.querySelector(".field__error");
      show(box, same.outerHTML);
      announce(told ? told.textContent : words.changed);
      if (told) box.querySelector("[data-queue]").before(told);
      box.querySelector("[data-choose]")?.focus();
      return;
    } catch {
      if (tries > 6) { button.removeAttribute("aria-busy"); announce(words.failed); return; }
      await pause(Math.min(LONGEST_WAIT_MS, 500 * 2 ** tries));
    }
  }
};

const CHANGES = ["remove", "move", "hold", "again"];

const prepare = (box) => {
  const input = box.querySelector("input[type=file]");
  const chooser = box.querySelector("[data-choosers]");
  const camera = input.cloneNode();
  camera.removeAttribute("id");
  camera.removeAttribute("name");
  camera.accept = "image/*";
  camera.setAttribute("capture", "environment");
  for (const one of [input, camera]) {
    one.dataset.sent = "";
    one.addEventListener("change", (event) => {
      event.stopPropagation();
      add(box, one.files);
      one.value = "";
    });
  }
  box.querySelector("[data-plain]").hidden = true;
  document.querySelector("[data-plain-only]")?.setAttribute("hidden", "");
  chooser.hidden = false;
  chooser.querySelector("[data-choose]").addEventListener("click", () => input.click());
  chooser.querySelector("[data-photograph]").addEventListener("click", () => camera.click());
  const over = (on) => (event) => { event.preventDefault(); box.classList.toggle("paperbox--over", on); };
  box.addEventListener("dragover", over(true));
  box.addEventListener("dragleave", over(false));
  box.addEventListener("drop", (event) => { over(false)(event); add(box, event.dataTransfer.files); });
};

if (words) {
  const forms = new Set();
  for (const box of document.querySelectorAll("[data-uploads]")) {
    prepare(box);
    forms.add(box.closest("form"));
  }
  for (const form of forms) {
    form.addEventListener("submit", (event) => {
      const button = event.submitter;
      if (button && CHANGES.includes(button.name)) {
        event.preventDefault();
        if (button.getAttribute("aria-busy") !== "true") change(form, button);
      } else if (queue.some((one) => one.open)) {
        event.preventDefault();
        waitingToSend = { form, button };
        for (const one of queue) if (one.state === "held") one.toggle();
        live.textContent = words.wait;
        document.querySelector("[data-upload-wait]").hidden = false;
      } else if (notTaken(form)) {
        event.preventDefault();
        stop(notTaken(form));
      }
    });
  }
  addEventListener("beforeunload", (event) => {
    if (queue.some((one) => one.open)) event.preventDefault();
  });
}

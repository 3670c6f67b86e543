// A signature drawn in a field: its strokes go with the form as "[[[x, y], …], …]".
// Without this script the receiver signs the printed slip.

for (const box of document.querySelectorAll("[data-signature]")) {
  const field = box.querySelector("canvas");
  const input = box.closest("form").elements.namedItem("signature");
  const pen = field.getContext("2d");
  let strokes = input.value ? JSON.parse(input.value) : [];
  let stroke = null;

  const draw = () => {
    pen.clearRect(0, 0, field.width, field.height);
    pen.strokeStyle = getComputedStyle(field).color;
    pen.lineWidth = 3;
    pen.lineCap = pen.lineJoin = "round";
    for (const points of strokes) {
      pen.beginPath();
      pen.moveTo(...points[0]);
      for (const point of points.length > 1 ? points.slice(1) : points) pen.lineTo(...point);
      pen.stroke();
    }
  };
  const keep = () => {
    input.value = strokes.length ? JSON.stringify(strokes) : "";
    draw();
  };
  const within = (value, size) => Math.min(size, Math.max(0, Math.round(value)));
  const at = (event) => {
    const seen = field.getBoundingClientRect();
    return [
      within(((event.clientX - seen.left) * field.width) / seen.width, field.width),
      within(((event.clientY - seen.top) * field.height) / seen.height, field.height),
    ];
  };

  field.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    field.setPointerCapture(event.pointerId);
    stroke = [at(event)];
    strokes.push(stroke);
    keep();
  });
  field.addEventListener("pointermove", (event) => {
    if (!stroke) return;
    stroke.push(at(event));
    keep();
  });
  for (const name of ["pointerup", "pointercancel"]) {
    field.addEventListener(name, () => {
      stroke = null;
    });
  }
  box.querySelector("[data-signature-clear]").addEventListener("click", () => {
    strokes = [];
    keep();
    field.focus();
  });
  draw();
}

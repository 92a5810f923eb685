"use strict";
// A stretch that crosses others is several elements, and the browser highlights only the one with the id: mark the rest.
(() => {
  const show = () => {
    for (const piece of document.querySelectorAll(".target")) piece.classList.remove("target");
    const id = decodeURIComponent(location.hash.slice(1));
    for (const piece of document.querySelectorAll("[data-of]"))
      if (piece.dataset.of === id) piece.classList.add("target");
  };
  addEventListener("hashchange", show);
  show();
})();

// n and p walk through the marks of the layers that are shown; a box beside the layers turns the keys off.
(() => {
  const keys = document.getElementById("layer-keys");
  if (!keys) return;
  keys.parentElement.hidden = false;
  const layers = ["hit", "quote", "copied", "differs", "credit", "indirect", "time", "quantity"];
  const shown = (layer) => document.getElementById(`layer-${layer}`)?.checked ?? true;
  const marks = () => {
    const wanted = document.querySelector(".text .hit") ? ["hit"] : layers.filter(shown);
    return wanted.length ? [...document.querySelectorAll(wanted.map((name) => `.text .${name}[id]`).join())] : [];
  };
  const after = (a, b) => a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING;
  const nearest = (all) => all.find((mark) => mark.getBoundingClientRect().bottom > 80);
  const next = (step) => {
    const all = step > 0 ? marks() : marks().reverse();
    const here = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!here || !here.closest(".text")) return step > 0 ? nearest(all) : all[0];
    return all.find((mark) => mark !== here && (step > 0 ? after(here, mark) : after(mark, here)));
  };
  addEventListener("keydown", (event) => {
    const step = { n: 1, p: -1 }[event.key];
    const typing = event.target.closest?.("input:not([type=checkbox]), textarea, select");
    if (!step || !keys.checked || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const mark = next(step);
    if (!mark) return;
    location.replace(`#${encodeURIComponent(mark.id)}`);
    mark.tabIndex = -1;
    mark.focus({ preventScroll: true });
  });
})();

// While the story is made anew, ask now and then; when it is done, show the page again unless somebody is writing on it.
(() => {
  const busy = document.querySelector("[data-busy]");
  if (!busy) return;
  const bar = document.querySelector("progress");
  const writing = () => document.querySelector("details[open]") || document.activeElement?.matches("input, textarea");
  const ask = async () => {
    const state = await fetch(`/progress${document.getElementById("add") ? location.search : ""}`).then((answer) => answer.json()).catch(() => null);
    const told = document.getElementById("add")?.dataset.told;
    const more = state && told !== undefined && state.added.length + state.errors.length !== Number(told);
    if (state && (!state.running || more) && !writing()) return location.reload();
    if (state && state.running && bar) {
      busy.textContent = `${state.stage}${state.total ? `: ${state.done} of ${state.total}` : ""} …`;
      if (state.total) bar.max = state.total;
      if (state.total) bar.value = state.done; else bar.removeAttribute("value");
    }
    setTimeout(ask, 700);
  };
  setTimeout(ask, 700);
})();

// Files may be dropped anywhere on the page that adds reports; they are sent with the button, as those that were picked.
(() => {
  const files = document.getElementById("files");
  if (!files) return;
  const place = files.closest(".drop");
  const over = (event) => event.dataTransfer?.types.includes("Files");
  addEventListener("dragover", (event) => {
    if (!over(event)) return;
    event.preventDefault();
    place.classList.add("over");
  });
  addEventListener("dragleave", (event) => event.relatedTarget || place.classList.remove("over"));
  addEventListener("drop", (event) => {
    if (!over(event)) return;
    event.preventDefault();
    place.classList.remove("over");
    const all = new DataTransfer();
    for (const file of [...files.files, ...event.dataTransfer.files]) all.items.add(file);
    files.files = all.files;
    files.focus();
  });
})();

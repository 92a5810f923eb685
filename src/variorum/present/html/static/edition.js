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
    if (mark.tabIndex < 0) mark.tabIndex = -1;
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

// The timeline zooms and moves: buttons, + and − and the arrow keys, the wheel with Ctrl, dragging. Bars keep their lanes
// and are packed anew; dates that are not in view leave the list below as well.
(() => {
  const chart = document.querySelector(".chart[data-first]");
  if (!chart) return;
  const DAY = 864e5, CAP = 6, ROW = 20, HEAD = 26, ROWS = 9, GAP = 10, LETTER = 6.4, SHORT = 14;
  const canvas = chart.querySelector(".canvas"), svg = canvas.querySelector("svg");
  const given = (name) => Number(chart.dataset[name]);
  const edge = Math.max((given("last") - given("first")) * 0.02, 0.5);
  const least = 0.5, widest = { start: given("first") - edge, end: given("last") + edge };
  let view = { start: given("start"), end: given("end") };
  const bars = [...svg.querySelectorAll(".bar")].map((link) => ({
    link, begin: Number(link.dataset.begin), end: Number(link.dataset.end), lines: link.querySelectorAll("line"),
    text: link.querySelector("text"),
  }));
  const entries = [...document.querySelectorAll("#timeline .timeline > li")].map((item) => ({
    item, begin: Number(item.dataset.begin ?? NaN), end: Number(item.dataset.end ?? NaN),
  }));
  const out = (one) => one.end < view.start || one.begin > view.end;

  const date = (day) => new Date(day * DAY);
  const say = (day, options) => date(day).toLocaleDateString("en-GB", { timeZone: "UTC", ...options });
  const months = (day) => date(day).getUTCFullYear() * 12 + date(day).getUTCMonth();
  const ticks = () => {
    const length = view.end - view.start;
    const step = [1 / 24, 1 / 8, 1 / 4, 1, 2, 7].find((days) => length / days <= 8);
    const found = [];
    if (step) {
      for (let day = Math.ceil(view.start / step) * step; day <= view.end; day += step)
        found.push([day, step < 1 && day % 1 ? `${String(Math.round((day % 1) * 24)).padStart(2, "0")}:00`
          : say(day, { day: "numeric", month: "short" })]);
      return found;
    }
    const many = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000].find((n) => length / (n * 30.44) <= 8) ?? 6000;
    for (let month = Math.ceil(months(view.start) / many) * many; ; month += many) {
      const day = new Date(0).setUTCFullYear(Math.floor(month / 12), month % 12, 1) / DAY;
      if (day > view.end) return found;
      if (day >= view.start)
        found.push([day, many % 12 ? say(day, { month: "short", year: "numeric" }) : String(Math.floor(month / 12))]);
    }
  };

  const place = (bar, x1, x2, y, side) => {
    for (const line of bar.lines)
      for (const [name, value] of [["x1", x1], ["x2", x2], ["y1", y], ["y2", y]]) line.setAttribute(name, value);
    bar.text.setAttribute("x", side === "left" ? x1 : x2);
    bar.text.setAttribute("dx", side === "left" ? -11 : 11);
    bar.text.setAttribute("y", y + 4);
    bar.link.dataset.side = side;
  };
  const pack = (lane, top, width, most) => {
    const taken = [];
    const shown = bars.filter((bar) => lane.contains(bar.link) && bar.link.getAttribute("display") !== "none");
    for (const bar of shown) {
      const at = (day) => ((day - view.start) / (view.end - view.start)) * width;
      let x1 = at(bar.begin) + CAP, x2 = at(bar.end) - CAP;
      if (x2 < x1) x1 = x2 = (x1 + x2) / 2;
      const left = Math.max(x1, 0) - CAP, right = Math.min(x2, width) + CAP, label = bar.link.dataset.label;
      const after = Math.floor((width - right - GAP / 2) / LETTER), before = Math.floor((left - GAP / 2) / LETTER);
      let side = "none", letters = 0;
      if (after >= label.length || (before < label.length && after >= Math.max(before, SHORT))) {
        side = "right";
        letters = Math.min(after, label.length);
      } else if (before >= Math.min(label.length, SHORT)) {
        side = "left";
        letters = Math.min(before, label.length);
      }
      const long = letters ? letters * LETTER + GAP / 2 : 0;
      let row = taken.findIndex((until) => until <= (side === "left" ? left - long : left));
      if (row < 0) row = taken.length;
      if (row >= most) { side = "none"; row = taken.indexOf(Math.min(...taken)); }
      bar.text.textContent = letters < label.length && letters ? `${label.slice(0, letters - 1).trimEnd()}…` : label;
      taken[row] = (side === "right" ? right + long : right) + GAP;
      place(bar, Math.max(x1, -20), Math.min(x2, width + 20), top + ROW / 2 + row * ROW, side);
    }
    return top + (most < ROWS ? most : Math.max(taken.length, 1)) * ROW;
  };
  const scale = (width, height) => {
    const group = svg.querySelector(".scale");
    group.replaceChildren();
    for (const [day, label] of ticks()) {
      const x = ((day - view.start) / (view.end - view.start)) * width;
      if (x < 20 || x > width - 20) continue;
      const line = document.createElementNS(svg.namespaceURI, "line");
      const text = document.createElementNS(svg.namespaceURI, "text");
      for (const [name, value] of [["x1", x], ["x2", x], ["y1", 18], ["y2", height]]) line.setAttribute(name, value);
      text.setAttribute("x", x);
      text.setAttribute("y", 12);
      text.textContent = label;
      group.append(line, text);
    }
  };
  const tell = () => {
    const shown = entries.filter((entry) => !out(entry)).length;
    const full = { day: "numeric", month: "short", year: "numeric" };
    chart.querySelector(".zoomed").textContent =
      `${say(view.start, full)} – ${say(view.end, full)}: ${shown} of ${entries.length} dates`;
  };
  const draw = (kept) => {
    const width = svg.clientWidth;
    for (const bar of bars)
      if (out(bar)) bar.link.setAttribute("display", "none"); else bar.link.removeAttribute("display");
    let y = HEAD;
    for (const lane of svg.querySelectorAll(".lane")) {
      lane.querySelector(".lane-title").setAttribute("y", y + HEAD - 10);
      y = pack(lane, y + HEAD, width, kept ? Number(lane.dataset.rows) : ROWS);
    }
    if (!kept) svg.setAttribute("height", y + 8);
    scale(width, y + 8);
  };

  const show = (start, end) => {
    const length = Math.min(Math.max(end - start, least), widest.end - widest.start);
    const first = Math.min(Math.max((start + end - length) / 2, widest.start), widest.end - length);
    view = { start: first, end: first + length };
    draw(false);
    for (const entry of entries) entry.item.hidden = out(entry);
    tell();
  };
  const zoom = (factor, at = 0.5) => {
    const length = view.end - view.start, middle = view.start + length * at;
    show(middle - length * factor * at, middle + length * factor * (1 - at));
  };
  const move = (share) => {
    const step = (view.end - view.start) * share;
    show(view.start + step, view.end + step);
  };
  const acts = {
    in: () => zoom(0.5), out: () => zoom(2), back: () => move(-0.25), on: () => move(0.25),
    all: () => show(widest.start, widest.end),
  };
  const keys = { "+": "in", "=": "in", "-": "out", "−": "out", ArrowLeft: "back", ArrowRight: "on", 0: "all" };
  chart.querySelector("[data-hidden]").removeAttribute("data-hidden");
  chart.addEventListener("click", (event) => acts[event.target.closest("[data-zoom]")?.dataset.zoom]?.());
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "group");
  canvas.setAttribute("aria-label", "Timeline: plus and minus zoom, the arrow keys move, 0 shows everything");
  chart.addEventListener("keydown", (event) => {
    const act = acts[keys[event.key]];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  });
  canvas.addEventListener("wheel", (event) => {
    const across = Math.abs(event.deltaX) > Math.abs(event.deltaY);
    if (!event.ctrlKey && !across) return;
    event.preventDefault();
    const box = svg.getBoundingClientRect();
    if (across && !event.ctrlKey) move(event.deltaX / box.width);
    else zoom(Math.exp(event.deltaY / 300), (event.clientX - box.left) / box.width);
  }, { passive: false });
  canvas.addEventListener("dblclick", (event) => {
    const box = svg.getBoundingClientRect();
    zoom(0.5, (event.clientX - box.left) / box.width);
  });
  let from = null, moved = false;
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    from = { x: event.clientX, ...view };
    moved = false;
  });
  addEventListener("pointermove", (event) => {
    if (!from) return;
    const share = (from.x - event.clientX) / svg.clientWidth;
    if (Math.abs(from.x - event.clientX) > 4) moved = true;
    if (moved) show(from.start + (from.end - from.start) * share, from.end + (from.end - from.start) * share);
  });
  addEventListener("pointerup", () => { from = null; });
  canvas.addEventListener("dragstart", (event) => event.preventDefault());
  canvas.addEventListener("click", (event) => { if (moved) event.preventDefault(); }, true);
  addEventListener("resize", () => draw(false));
  chart.classList.add("live");
  draw(true); // in the rows that the page came with, so that nothing moves
  tell();
})();

// What others have where a passage stands: shown beside it while the pointer or the keyboard is on it, or on what is shown.
// Escape closes it, Enter goes into it, Tab and Escape lead back. A layer that is hidden has nothing to say.
(() => {
  if (!document.querySelector(".others")) return;
  const shown = (layer) => document.getElementById(`layer-${layer}`)?.checked ?? true;
  const box = document.createElement("div");
  box.className = "shown";
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", "What others have here");
  let mark = null, timer = 0;

  const chain = (place) => {
    const found = [];
    for (let at = place; at && !at.classList.contains("para"); at = at.parentElement) {
      const ident = at.id || at.dataset.of;
      const other = ident && document.getElementById(`o-${ident}`);
      if (other) found.push(other);
    }
    return found;
  };
  const close = () => {
    clearTimeout(timer);
    mark = null;
    box.remove();
  };
  const place = () => {
    const para = box.parentElement.getBoundingClientRect(), rects = mark.getClientRects(), first = rects[rects.length - 1];
    box.style.left = `${Math.max(0, Math.min(first.left - para.left, para.width - box.offsetWidth))}px`;
    const below = first.bottom + box.offsetHeight + 8 < innerHeight || rects[0].top < box.offsetHeight + 60;
    box.style.top = `${below ? first.bottom - para.top + 2 : rects[0].top - para.top - box.offsetHeight - 2}px`;
  };
  const open = (target) => {
    clearTimeout(timer);
    if (target === mark) return;
    const sections = chain(target).flatMap((other) => [...other.children]).filter((one) => shown(one.dataset.layer));
    if (!sections.length) return close();
    mark = target;
    box.replaceChildren(...sections.map((section) => section.cloneNode(true)));
    target.closest(".para").append(box);
    place();
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => { if (!box.contains(document.activeElement) && document.activeElement !== mark) close(); }, 250);
  };
  const passage = (event) => event.target.closest?.(".text [id], .text [data-of]");

  addEventListener("pointerover", (event) => {
    if (box.contains(event.target)) return clearTimeout(timer);
    const target = passage(event);
    if (target && chain(target).length) open(target); else if (mark) later();
  });
  addEventListener("focusin", (event) => {
    if (box.contains(event.target)) return;
    const target = passage(event);
    if (target && chain(target).length) open(target); else if (mark) close();
  });
  addEventListener("keydown", (event) => {
    if (!mark) return;
    const inside = box.contains(document.activeElement), back = mark;
    const links = [...box.querySelectorAll("a")];
    if (event.key === "Escape") {
      close();
      if (inside) { back.focus(); close(); }
    } else if (event.key === "Enter" && document.activeElement === mark && links.length) {
      event.preventDefault();
      links[0].focus();
    } else if (event.key === "Tab" && inside) {
      const next = links[links.indexOf(document.activeElement) + (event.shiftKey ? -1 : 1)];
      event.preventDefault();
      (next ?? back).focus();
    }
  });
  document.querySelector(".layers")?.addEventListener("change", close);
})();

// A click on a passage puts its address into the bar, to be passed on.
document.addEventListener("click", (event) => {
  const place = event.target.closest?.(".text [id]");
  if (!place || event.target.closest("a") || String(getSelection())) return;
  const { scrollX, scrollY } = window;
  location.replace(`#${encodeURIComponent(place.id)}`);
  scrollTo(scrollX, scrollY);
});

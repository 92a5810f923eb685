// A stretch that crosses others is several elements, and the browser highlights only the one with the id: mark the rest.
"use strict";
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

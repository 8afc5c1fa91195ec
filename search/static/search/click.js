/* Tells which result was opened, so that the search can be improved: the place and the result, nothing about the reader.

   The list has `data-entry` (the search's token) and `data-count` (where to send it), each result `data-document`
   and `data-position`. */
(() => {
  "use strict";

  function count(event) {
    const link = event.target.closest("[data-entry] [data-document] a[href]");
    // The right button opens a menu, not the result.
    if (!link || event.button > 1 || !navigator.sendBeacon) return;
    const list = link.closest("[data-entry]");
    const result = link.closest("[data-document]");
    const { entry, count: address } = list.dataset;
    if (!entry || !address) return;
    const { document: id, position } = result.dataset;
    navigator.sendBeacon(address, new URLSearchParams({ entry, document: id, position }));
  }

  document.addEventListener("click", count);
  document.addEventListener("auxclick", count);
})();

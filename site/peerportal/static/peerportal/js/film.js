// Fetches a film from its service when the reader asks for it, never before. Without this file its link is there.
(function () {
  "use strict";

  function player(offer) {
    var frame = document.createElement("iframe");
    frame.className = "film__player";
    frame.title = offer.dataset.title;
    frame.loading = "lazy";
    frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
    // The service's own page may be opened from the player, and nothing else than films is let in by the policy.
    frame.setAttribute(
      "sandbox",
      "allow-scripts allow-same-origin allow-presentation allow-popups allow-popups-to-escape-sandbox"
    );
    frame.referrerPolicy = "strict-origin-when-cross-origin"; // YouTube plays nothing for a page it does not know
    frame.src = offer.dataset.player;
    return frame;
  }

  document.querySelectorAll(".film__offer").forEach(function (offer) {
    offer.hidden = false;
    offer.querySelector("button").addEventListener("click", function () {
      var frame = player(offer);
      offer.parentNode.querySelector("[role=status]").textContent = offer.dataset.fetched;
      offer.replaceWith(frame);
      frame.focus();
    });
  });
})();

// Open and close the dialogue of a transition with something to write.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-send-open]");
  if (opener) {
    document.getElementById(opener.dataset.sendOpen).showModal();
  }
  const closer = event.target.closest("[data-send-close]");
  if (closer) {
    closer.closest("dialog").close();
  }
});
// The page's form checks nothing by itself, so that half of it can be saved: a reason that is asked for is asked here.
document.addEventListener("click", (event) => {
  const send = event.target.closest("[data-send]");
  const text = send && send.closest("dialog").querySelector("textarea");
  if (text && !text.reportValidity()) {
    event.preventDefault();
  }
});

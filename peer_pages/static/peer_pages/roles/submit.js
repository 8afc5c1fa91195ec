// Open and close the dialogue in which a page is sent to the editors with a note.
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

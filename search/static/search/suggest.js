/* Suggestions while typing: an accessible combobox with a list of links (ARIA 1.2). Without it the form works as it is. */
(() => {
  "use strict";
  const DELAY = 150;
  const SHORTEST = 2;
  const language = document.documentElement.lang || "da";
  // The words are in the page's language, beside the script's address.
  const texts = document.currentScript.dataset;

  function enhance(input) {
    const list = document.createElement("ul");
    list.id = `${input.id}-suggestions`;
    list.className = "suggestions no-max-width";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", texts.list);
    list.hidden = true;
    const status = document.createElement("p");
    status.className = "sr-only";
    status.setAttribute("role", "status");
    input.parentElement.append(list);
    input.closest("form").append(status);
    for (const [name, value] of Object.entries({
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": list.id,
    })) {
      input.setAttribute(name, value);
    }

    let at = -1;
    let timer = 0;
    let asked = null;

    const options = () => Array.from(list.children);

    function cancel() {
      clearTimeout(timer);
      asked?.abort();
    }

    function close() {
      cancel();
      list.hidden = true;
      at = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }

    function mark(next) {
      const all = options();
      at = (next + all.length) % all.length;
      all.forEach((option, index) => option.setAttribute("aria-selected", String(index === at)));
      input.setAttribute("aria-activedescendant", all[at].id);
      all[at].scrollIntoView({ block: "nearest" });
    }

    function option(suggestion, index) {
      const item = document.createElement("li");
      item.id = `${list.id}-${index}`;
      item.className = "suggestions__option";
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.textContent = suggestion.title;
      item.dataset.url = suggestion.url;
      return item;
    }

    function show(suggestions) {
      if (document.activeElement !== input) return; // the list would cover what the reader has come to since
      list.replaceChildren(...suggestions.map(option));
      status.textContent = suggestions.length ? texts.found.replace("{count}", suggestions.length) : texts.none;
      at = -1;
      input.removeAttribute("aria-activedescendant");
      list.hidden = !suggestions.length;
      input.setAttribute("aria-expanded", String(!list.hidden));
    }

    async function ask() {
      const text = input.value.trim();
      cancel();
      if (text.length < SHORTEST) return close();
      const { signal } = (asked = new AbortController());
      const address = `/api/search/suggest/?${new URLSearchParams({ q: text, locale: language })}`;
      try {
        const answer = await fetch(address, { signal, credentials: "omit" });
        if (answer.ok) show((await answer.json()).suggestions);
      } catch {
        if (!signal.aborted) close(); // no network: typing goes on undisturbed
      }
    }

    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, DELAY);
    });
    input.addEventListener("keydown", (event) => {
      if (list.hidden && event.key !== "ArrowDown") return;
      if (list.hidden) ask();
      else if (event.key === "ArrowDown") mark(at + 1);
      else if (event.key === "ArrowUp") mark(at < 0 ? -1 : at - 1);
      else if (event.key === "Escape") close();
      else if (event.key === "Enter" && at >= 0) location.assign(options()[at].dataset.url);
      else return;
      event.preventDefault();
    });
    // Before blur, so that the list is still there when the click arrives.
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const chosen = event.target.closest("[role=option]");
      if (chosen) location.assign(chosen.dataset.url);
    });
    input.addEventListener("blur", close);
  }

  document.querySelectorAll("form[role=search] input[name=q]").forEach(enhance);
})();

/* Narrows a list of check boxes to those whose text holds what was typed; chosen ones come first and always stay. */
(() => {
  const fold = (text) => text.toLowerCase().replaceAll("aa", "å");
  const boxes = (root) => [...root.querySelectorAll("input[type=checkbox]")];
  const row = (box) => box.closest("label").parentElement;

  const prepare = (root) => {
    const tools = root.querySelector(".filterable__tools");
    const search = tools.querySelector("input");
    const count = tools.querySelector("[role=status]");
    const add = root.querySelector("[data-filterable-add]");

    const narrow = () => {
      const wanted = fold(search.value.trim());
      boxes(root).forEach((box) => {
        row(box).hidden = !box.checked && !fold(row(box).textContent).includes(wanted);
      });
    };
    const tally = () => {
      const chosen = boxes(root).filter((box) => box.checked).length;
      const words = chosen === 1 ? count.dataset.one : count.dataset.many;
      count.textContent = chosen === 0 ? "" : words.replace("#", chosen);
      tools.hidden = boxes(root).length < 9;
    };

    /* Fetches this form again and adds, chosen, what was written in the other tab meanwhile. */
    const refresh = async () => {
      const answer = await fetch(window.location.href);
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      const list = fresh.querySelector(`[data-filterable="${root.dataset.filterable}"]`);
      const known = new Set(boxes(root).map((box) => box.value));
      const home = root.querySelector(".filterable__list > div");
      boxes(list)
        .filter((box) => !known.has(box.value))
        .forEach((box) => {
          const added = document.importNode(row(box), true);
          if (home) home.prepend(added);
          else root.querySelector(".filterable__list").prepend(added);
          added.querySelector("input").click();
        });
      tally();
    };

    boxes(root)
      .filter((box) => box.checked)
      .reverse()
      .forEach((box) => row(box).parentElement.prepend(row(box)));
    search.addEventListener("input", narrow);
    search.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
    root.addEventListener("change", tally);
    if (add) add.addEventListener("click", () => window.addEventListener("focus", refresh));
    tally();
  };

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-filterable]").forEach(prepare);
  });
})();

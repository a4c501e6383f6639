"use strict";
// Sorting and filtering of tables. Every page can be read without it.
(() => {
  const text = (row, column) => (row.cells[column] ? row.cells[column].textContent.trim() : "");
  const value = (said) => {
    const number = said.replace(/[,\s%]/g, "");
    return /^-?\d+(\.\d+)?$/.test(number) ? Number(number) : null;
  };
  const compare = (a, b) => {
    if (a === b) return 0;
    if (a === "" || b === "") return a === "" ? 1 : -1; // what is not known comes last, both ways
    const x = value(a), y = value(b);
    return x !== null && y !== null ? x - y : a.localeCompare(b, "en", { numeric: true });
  };
  for (const table of document.querySelectorAll("table.sortable")) {
    const body = table.tBodies[0];
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      if (head.classList.contains("fixed")) return;
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending" ||
          (!head.hasAttribute("aria-sort") && head.classList.contains("num"));
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const rows = [...body.rows].map((row, place) => ({ row, place, said: text(row, column) }));
        rows.sort((a, b) => {
          const order = compare(a.said, b.said);
          const known = a.said !== "" && b.said !== "";
          return (known && down ? -order : order) || a.place - b.place;
        });
        body.append(...rows.map((one) => one.row));
      });
    });
  }
  for (const filter of document.querySelectorAll(".filter")) {
    let next = filter.nextElementSibling;
    const table = next.matches("table") ? next : next.querySelector("table");
    const input = filter.querySelector("input"), said = filter.querySelector("output");
    const rows = [...table.tBodies[0].rows].map((row) => ({ row, said: row.textContent.toLowerCase() }));
    filter.hidden = false;
    input.addEventListener("input", () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const one of rows) {
        const fits = words.every((word) => one.said.includes(word));
        one.row.hidden = !fits;
        shown += fits ? 1 : 0;
      }
      said.textContent = words.length ? `${shown} of ${rows.length}` : "";
    });
  }
})();

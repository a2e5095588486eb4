// Tables that can be searched and sorted. Without this script they are tables as they stand.
(() => {
  const folded = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const made = (name, properties, ...content) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...content);
    return element;
  };

  const sort = (table, rows, column, down) => {
    const key = row => row.cells[column].textContent.trim();
    const isNumber = rows.length > 0 && rows[0].cells[column].classList.contains("number");
    const order = isNumber ? (a, b) => Number(key(a)) - Number(key(b)) : (a, b) => key(a).localeCompare(key(b));
    rows.sort((a, b) => (down ? order(b, a) : order(a, b)));
    table.tBodies[0].append(...rows);
    [...table.tHead.rows[0].cells].forEach((head, number) => {
      if (number === column) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
  };

  const search = (rows, words, wanted) => {
    let shown = 0;
    rows.forEach(row => {
      row.hidden = !wanted.every(word => words.get(row).includes(word));
      shown += !row.hidden;
    });
    return shown;
  };

  for (const table of document.querySelectorAll("table.sortable")) {
    const rows = [...table.tBodies[0].rows];
    const heads = [...table.tHead.rows[0].cells];
    let words;
    const count = made("output", {});
    const field = made("input", { type: "search" });
    field.oninput = () => {
      words ??= new Map(rows.map(row => [row, folded(row.textContent)]));
      const wanted = folded(field.value).split(/\s+/).filter(Boolean);
      const shown = search(rows, words, wanted);
      count.value = wanted.length ? `${shown} of ${rows.length}` : "";
    };
    const choice = made("select", {}, made("option", { value: "" }, "as printed"), ...heads.map((head, number) =>
      made("option", { value: number }, head.textContent)));
    choice.onchange = () => choice.value && sort(table, rows, Number(choice.value), heads[choice.value].classList.contains("number"));
    heads.forEach((head, number) => {
      const button = made("button", { type: "button" }, ...head.childNodes);
      button.onclick = () => sort(table, rows, number, head.getAttribute("aria-sort")
        ? head.getAttribute("aria-sort") === "ascending" : head.classList.contains("number"));
      head.append(button);
    });
    const tools = made("p", { className: "tools" }, made("label", {}, "Search ", field), " ", count, " ",
      made("label", { className: "order" }, "Sort by ", choice));
    (table.closest(".scroll") ?? table).before(tools);
  }
})();

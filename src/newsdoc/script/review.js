"use strict";
(() => {
  const links = [...document.querySelectorAll("[data-change]")];
  const root = document.documentElement;
  let now = -1;

  const marks = (number) => [
    document.getElementById(`c${number}`),
    document.querySelector(`[data-of="${number}"]`),
  ].filter(Boolean);

  const show = (index) => {
    document.querySelectorAll(".now").forEach((item) => item.classList.remove("now"));
    now = index;
    const link = links[now];
    link.classList.add("now");
    link.scrollIntoView({ block: "nearest" });
    const found = marks(link.dataset.change);
    found.forEach((item) => item.classList.add("now"));
    if (found[0]) found[0].scrollIntoView({ block: "center" });
  };

  const step = (by) => {
    const seen = links.map((link, index) => index).filter((index) => links[index].offsetParent);
    if (!seen.length) return;
    const at = seen.indexOf(now);
    show(seen[at < 0 ? (by > 0 ? 0 : seen.length - 1) : (at + by + seen.length) % seen.length]);
  };

  const theme = () => {
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    const current = root.dataset.theme || (dark ? "dark" : "light");
    root.dataset.theme = current === "dark" ? "light" : "dark";
  };

  const keys = {
    n: () => step(1), j: () => step(1), ArrowDown: () => step(1),
    p: () => step(-1), k: () => step(-1), ArrowUp: () => step(-1),
    a: () => root.classList.toggle("only"), d: theme,
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
  links.forEach((link, index) => link.addEventListener("click", (event) => {
    event.preventDefault();
    show(index);
  }));
  document.querySelectorAll(".texts del, .texts ins").forEach((item) => {
    const number = item.dataset.of || item.id.slice(1);
    item.addEventListener("click", () => show(links.findIndex((l) => l.dataset.change === number)));
  });
})();

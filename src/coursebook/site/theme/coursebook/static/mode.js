// What must happen before the first paint. A colour mode that the reader chose wins over the device's; it writes only on a tap.
(() => {
  const root = document.documentElement;

  // "Leave this page" marks its step of the tab's history. Whoever comes back by Back is led on before anything is shown.
  const leadOn = () => {
    const steps = self.navigation?.entries() ?? [];
    if (history.state !== "left" && !steps.some((step) => step.getState() === "left")) return;
    root.hidden = true;
    document.title = _("Notes"); // before the page's own, which this script precedes: no name is shown on the way
    history.go(steps.length ? steps.length - navigation.currentEntry.index : 1);
    setTimeout(() => location.replace(document.querySelector("a.leave")?.href ?? "about:blank"), 2000);
  };
  leadOn();
  addEventListener("pageshow", (event) => { if (event.persisted) leadOn(); });

  const dark = matchMedia("(prefers-color-scheme: dark)");
  const key = "coursebook-mode";
  const stored = () => { try { return localStorage.getItem(key); } catch { return null; } };
  if (["dark", "light"].includes(stored())) root.dataset.mode = stored();
  const isDark = () => (root.dataset.mode || (dark.matches ? "dark" : "light")) === "dark";
  addEventListener("DOMContentLoaded", () => {
    const buttons = document.querySelectorAll("button.mode");
    const word = buttons[0]?.textContent;
    const show = () => { for (const button of buttons) button.textContent = isDark() ? button.dataset.light : word; };
    for (const button of buttons) {
      button.hidden = false;
      button.addEventListener("click", () => {
        root.dataset.mode = isDark() ? "light" : "dark";
        try { localStorage.setItem(key, root.dataset.mode); } catch { /* the choice lasts for this page */ }
        show();
      });
    }
    dark.addEventListener("change", show);
    show();
  });
})();

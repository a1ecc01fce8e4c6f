// A colour mode that the reader chose wins over the device's. Loaded before the first paint; it writes only on a tap.
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const key = "coursebook-mode";
  const stored = () => { try { return localStorage.getItem(key); } catch { return null; } };
  if (["dark", "light"].includes(stored())) root.dataset.mode = stored();
  const isDark = () => (root.dataset.mode || (dark.matches ? "dark" : "light")) === "dark";
  addEventListener("DOMContentLoaded", () => {
    const buttons = document.querySelectorAll("button.mode");
    const show = () => { for (const button of buttons) button.textContent = isDark() ? "Light" : "Dark"; };
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

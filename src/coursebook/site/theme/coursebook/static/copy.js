// A button beside each form of a citation copies it.
const { copy, copied } = document.getElementById("main").dataset;
const take = async (button, part) => {
  getSelection().selectAllChildren(part);
  try {
    await navigator.clipboard.writeText(part.textContent);
  } catch {
    if (!document.execCommand("copy")) return; // a page opened from a file or without https
  }
  button.removeAttribute("aria-label");
  button.textContent = copied;
};

export const add = (box) => {
  for (const part of box.querySelectorAll("dd:not(:last-child)")) {
    const name = part.previousElementSibling;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = copy;
    button.ariaLabel = `${copy} ${name.textContent}`;
    button.ariaLive = "polite";
    button.addEventListener("click", () => take(button, part));
    name.append(button);
  }
};

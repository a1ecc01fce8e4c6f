// "Copy this letter": the words go to the clipboard when the reader taps, and nowhere else.
for (const letter of document.querySelectorAll("blockquote.letter")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = _("Copy this letter");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(letter.innerText.trim());
      button.textContent = _("Copied");
    } catch {
      button.textContent = _("Could not copy. Mark the words, and copy them by hand.");
    }
  });
  letter.after(button);
}

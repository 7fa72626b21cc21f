// What a screen reader is told while the page lives: each new text of a live region that is not hidden, in order.
window.spoken = [];
document.addEventListener("DOMContentLoaded", () => {
  const known = new Map();
  const look = (tell) => {
    for (const region of document.querySelectorAll("[aria-live=polite], [aria-live=assertive], [role=status], [role=alert]")) {
      const text = region.getClientRects().length > 0 ? region.innerText.trim() : "";
      if (known.get(region) === text) continue;
      known.set(region, text);
      if (tell && text) window.spoken.push(`${region.id || region.className}: ${text}`);
    }
  };
  look(false);
  new MutationObserver(() => look(true)).observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ["hidden"],
  });
});

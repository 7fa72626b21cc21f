// Keeps the parts of a page that carry data-live fresh and leaves alone what is being read, typed or pressed.

/** Looks every `period` milliseconds whether the server says something else in one of these parts, while the page is seen. */
export function keepFresh(period: number): void {
  setInterval(() => void refresh().catch(() => undefined), period);
}

async function refresh(): Promise<void> {
  if (document.hidden) return;
  const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const old of Array.from(document.querySelectorAll("[data-live]"))) {
    const now = fresh.getElementById(old.id);
    if (now && now.innerHTML !== old.innerHTML) replace(old, document.importNode(now, true));
  }
}

/** The button that has the focus keeps it, where it is still there. */
function replace(old: Element, now: HTMLElement): void {
  const focused = old.contains(document.activeElement) ? document.activeElement?.closest("form") : null;
  old.replaceWith(now);
  const action = focused?.getAttribute("action");
  if (action) now.querySelector<HTMLElement>(`form[action="${CSS.escape(action)}"] button`)?.focus();
}

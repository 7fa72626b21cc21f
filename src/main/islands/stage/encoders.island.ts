// Keeps the states of the sources fresh and leaves alone what is being read or typed.

const PERIOD = 5000;

async function refresh(): Promise<void> {
  if (document.hidden) return;
  const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const old of Array.from(document.querySelectorAll("[data-live]"))) {
    const now = fresh.getElementById(old.id);
    if (now && now.innerHTML !== old.innerHTML) old.replaceWith(document.importNode(now, true));
  }
}

setInterval(() => void refresh().catch(() => undefined), PERIOD);

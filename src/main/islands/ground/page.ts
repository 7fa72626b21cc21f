// Small helps for pages that are alive.

export function byId<E extends HTMLElement = HTMLElement>(id: string): E {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no #${id}`);
  return found as E;
}

export function data<T>(id: string): T {
  return JSON.parse(byId(id).textContent ?? "") as T;
}

export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  classes: string,
  text?: string,
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.className = classes;
  if (text !== undefined) made.textContent = text;
  return made;
}

/** Writes only what differs, so that a screen reader is not told the same twice. */
export function write(where: HTMLElement, text: string): void {
  if (where.textContent !== text) where.textContent = text;
}

/** Brings the children of a list into the given order without touching those that stand right; the focus stays where it was. */
export function arrange(list: HTMLElement, children: HTMLElement[]): void {
  const focused = document.activeElement;
  const wanted = new Set<Element>(children);
  for (const child of Array.from(list.children)) if (!wanted.has(child)) child.remove();
  children.forEach((child, at) => {
    if (list.children[at] !== child) list.insertBefore(child, list.children[at] ?? null);
  });
  if (focused instanceof HTMLElement && focused !== document.activeElement && list.contains(focused)) focused.focus();
}

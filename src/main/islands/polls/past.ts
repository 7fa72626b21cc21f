// The polls that were closed before the last one: there, and folded away.
import { arrange, byId, write } from "../ground/page";

/** @param name of the `<details>`; its list and its count are named after it */
export function arrangePast(name: string, rows: HTMLElement[]): void {
  byId(name).hidden = rows.length === 0;
  write(byId(`${name}-count`), String(rows.length));
  arrange(byId(`${name}-list`), rows);
}

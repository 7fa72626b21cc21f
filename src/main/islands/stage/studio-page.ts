// What the studio's page gives its island, and how the island speaks.
import { data } from "../ground/page";
import { figure, say as fill, type Values } from "../ground/words";
import type { Card } from "./picture";

interface Given {
  session: string;
  socket: string;
  probe: string;
  cards: Card[];
  texts: Record<string, string>;
}

export const given = data<Given>("studio-data");

export function say(key: string, values: Values = {}): string {
  return fill(given.texts[key] ?? key, values);
}

export function whole(number: number): string {
  return figure(number, 0);
}

// The part of the panel that draws a name card into the picture.
import { byId } from "../ground/page";
import type { Card, Picture } from "./picture";
import type { StudioMemory } from "./studio-memory";

export function offerCards(cards: Card[], picture: Picture, memory: StudioMemory): void {
  byId("studio-card").hidden = cards.length === 0;
  const which = byId<HTMLSelectElement>("studio-card-which");
  const right = document.documentElement.dir === "rtl";
  for (const card of cards) which.add(new Option(right ? card.arabic.first : card.latin.first));
  which.hidden = cards.length < 2;
  const shown = byId<HTMLInputElement>("studio-card-shown");
  shown.checked = memory.cardShown;
  const show = () => {
    picture.card = cards[Math.max(0, which.selectedIndex)] ?? null;
    picture.showCard(shown.checked);
    memory.showCard(shown.checked);
  };
  which.onchange = shown.onchange = show;
  show();
}

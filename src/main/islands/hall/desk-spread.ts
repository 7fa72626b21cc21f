// Everyone in turn: no region and no establishment takes all the time.
import type { DeskQuestion } from "./protocol";

type Level = (question: DeskQuestion) => string;

/** From the widest group to the narrowest; who has no establishment is a group of her own throughout. */
const LEVELS: Level[] = [
  (question) => question.establishment?.region.code ?? question.person,
  (question) => question.establishment?.key ?? question.person,
  (question) => question.person,
];

/**
 * The waiting questions so that each region has a turn before any has another one, and so, within a region, each establishment, and within
 * an establishment each asker. First those who were on air longest ago, or never; among these the one with the first question.
 *
 * @param waiting the questions in the order in which those of one asker come
 * @param heard those that are or were on air
 */
export function inTurn(waiting: DeskQuestion[], heard: DeskQuestion[]): DeskQuestion[] {
  return turns(waiting, heard, LEVELS);
}

function turns(waiting: DeskQuestion[], heard: DeskQuestion[], [level, ...narrower]: Level[]): DeskQuestion[] {
  if (!level) return waiting;
  const last = lastHeard(heard, level);
  const groups = [...grouped(waiting, level)].sort(([a], [b]) => (last.get(a) ?? 0) - (last.get(b) ?? 0));
  return interleaved(groups.map(([, questions]) => turns(questions, heard, narrower)));
}

/** In the order of the first question of each group. */
function grouped(questions: DeskQuestion[], level: Level): Map<string, DeskQuestion[]> {
  const groups = new Map<string, DeskQuestion[]>();
  for (const question of questions) {
    const group = groups.get(level(question));
    if (group) group.push(question);
    else groups.set(level(question), [question]);
  }
  return groups;
}

/** When each group was last on air, in milliseconds since 1970. */
function lastHeard(heard: DeskQuestion[], level: Level): Map<string, number> {
  const last = new Map<string, number>();
  for (const question of heard) {
    const at = Date.parse(question.onAirAt ?? "");
    if (at > (last.get(level(question)) ?? 0)) last.set(level(question), at);
  }
  return last;
}

/** The first of each list, then the second of each, and so on. */
function interleaved<T>(lists: T[][]): T[] {
  const all: T[] = [];
  for (let turn = 0, left = lists; left.length > 0; turn++) {
    left = left.filter((list) => turn < list.length);
    for (const list of left) all.push(list[turn] as T);
  }
  return all;
}

// What the program tells of a poll.

export interface Count {
  choice: string;
  people: number;
}

export interface Poll {
  id: string;
  kind: "single" | "multiple" | "scale" | "words" | "quiz";
  text: string;
  language: string;
  direction: string;
  options: string[];
  state: "prepared" | "open" | "closed";
  live: boolean;
  shown: boolean;
  people: number;
  closesAt?: string;
  /** to the desk only */
  seconds?: number;
  counts?: Count[];
  right?: string[];
  takenOut?: string[];
  removed?: boolean;
}

export interface PollsView {
  polls: Poll[];
}

export const STEPS = 5;

/** What can be chosen, with the number that stands for it. */
export function choices(poll: Poll): { choice: string; words: string }[] {
  if (poll.kind === "scale") {
    return Array.from({ length: STEPS }, (_, at) => ({ choice: String(at + 1), words: String(at + 1) }));
  }
  return poll.options.map((words, at) => ({ choice: String(at + 1), words }));
}

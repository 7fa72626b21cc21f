// One spelling for the many in which the same words are written, as the program has it (Spelling.java): to find and compare, never to show.

const SAME: Record<string, string> = {
  ى: "ي",
  ئ: "ي",
  ی: "ي",
  ؤ: "و",
  ة: "ه",
  ہ: "ه",
  پ: "ب",
  ڤ: "ف",
  ڥ: "ف",
  œ: "oe",
  æ: "ae",
  ß: "ss",
};
for (const letter of "أإآٱ") SAME[letter] = "ا";
for (const letter of "گڭݣک") SAME[letter] = "ك";

/** The words in their one spelling, with one space between them. */
export function plain(text: string): string {
  return Array.from(text.normalize("NFKC").toLowerCase(), (letter) => SAME[letter] ?? letter)
    .join("")
    .normalize("NFD")
    .replace(/[\p{M}\p{Cf}’‘'`\u02BC\u0640]/gu, "")
    .replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(/[^\p{L}\p{Nd}]+/gu, " ")
    .trim();
}

/** The pieces of three letters of each word, with two spaces before it and one after, as PostgreSQL's pg_trgm has them. */
export function trigrams(text: string): Set<string> {
  const pieces = new Set<string>();
  for (const word of plain(text).split(" ")) {
    const padded = `  ${word} `;
    for (let at = 0; word !== "" && at + 3 <= padded.length; at++) pieces.add(padded.slice(at, at + 3));
  }
  return pieces;
}

/** How many of all their pieces two texts have in common, 0 to 1: pg_trgm's similarity. */
export function alike(a: Set<string>, b: Set<string>): number {
  let common = 0;
  a.forEach((piece) => b.has(piece) && common++);
  const all = a.size + b.size - common;
  return all === 0 ? 0 : common / all;
}

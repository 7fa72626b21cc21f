// The program's texts in an island: the part of ICU MessageFormat that src/main/resources/texts uses, that is arguments by number or name,
// plural (=n, the language's categories, #) and select, nested. Arguments are isolated (U+2068…U+2069) so that scripts do not mix.

export type Values = Record<string, string | number>;

/** What numbers are written in; bare "ar" has other digits than Morocco's. */
const LOCALES: Record<string, string> = { ar: "ar-MA-u-nu-latn", fr: "fr-MA", en: "en-GB" };
const language = document.documentElement.lang;
const locale = LOCALES[language] ?? language;
const rules = new Intl.PluralRules(locale);
const numbers = new Intl.NumberFormat(locale);

/** The text of `pattern` with its arguments filled in. */
export function say(pattern: string, values: Values): string {
  return fill(pattern, values, "");
}

/** A number as people read it, with at most so many digits after the point. */
export function figure(number: number, digits: number): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(number);
}

function fill(pattern: string, values: Values, count: string): string {
  let said = "";
  for (let i = 0; i < pattern.length; i++) {
    const character = pattern.charAt(i);
    if (character === "{") {
      const end = closing(pattern, i);
      said += argument(pattern.slice(i + 1, end), values);
      i = end;
    } else {
      said += character === "#" && count !== "" ? count : character;
    }
  }
  return said;
}

/** Where the brace opened at `start` closes. */
function closing(pattern: string, start: number): number {
  let depth = 0;
  for (let i = start; i < pattern.length; i++) {
    if (pattern.charAt(i) === "{") depth++;
    if (pattern.charAt(i) === "}" && --depth === 0) return i;
  }
  throw new Error(`unbalanced text: ${pattern}`);
}

function argument(inside: string, values: Values): string {
  const parts = /^\s*(\w+)\s*(?:,\s*(plural|select)\s*,\s*(.*))?$/s.exec(inside) ?? [];
  const name = parts[1] ?? "";
  const kind = parts[2];
  const choices = parts[3] ?? "";
  const value = values[name];
  if (value === undefined) throw new Error(`no value for {${name}}`);
  if (kind === undefined) return typeof value === "number" ? numbers.format(value) : `\u2068${value}\u2069`;
  const keys = kind === "plural" ? [`=${value}`, rules.select(Number(value))] : [String(value)];
  return fill(chosen(choices, keys), values, kind === "plural" ? numbers.format(Number(value)) : "");
}

function chosen(choices: string, wanted: string[]): string {
  const found = new Map<string, string>();
  let i = 0;
  for (let open = choices.indexOf("{"); open >= 0; open = choices.indexOf("{", i)) {
    const end = closing(choices, open);
    found.set(choices.slice(i, open).trim(), choices.slice(open + 1, end));
    i = end + 1;
  }
  for (const key of [...wanted, "other"]) {
    const choice = found.get(key);
    if (choice !== undefined) return choice;
  }
  throw new Error(`no choice for ${wanted.join(", ")}`);
}

// Says the texts that the page hands over: ICU messages with numbered arguments and plurals (https://unicode-org.github.io/icu/userguide/format_parse/messages/).

export type Texts = Record<string, string>;

const LOCALES: Record<string, string> = { ar: "ar-MA-u-nu-latn", fr: "fr-MA", en: "en-GB" };

export class Speaker {
  readonly locale: string;
  private readonly plurals: Intl.PluralRules;
  private readonly numbers: Intl.NumberFormat;

  constructor(
    private readonly texts: Texts,
    language: string,
  ) {
    this.locale = LOCALES[language] ?? language;
    this.plurals = new Intl.PluralRules(this.locale);
    this.numbers = new Intl.NumberFormat(this.locale);
  }

  /** The text; words put into it are isolated (U+2068…U+2069) so that scripts do not mix. */
  say(key: string, ...args: (string | number)[]): string {
    const pattern = this.texts[key];
    if (pattern === undefined) throw new Error(`no text ${key}`);
    return this.format(pattern, args);
  }

  private format(pattern: string, args: (string | number)[], counted?: number): string {
    let out = "";
    for (let at = 0; at < pattern.length;) {
      const c = pattern[at]!;
      if (c === "{") {
        const end = closing(pattern, at);
        out += this.argument(pattern.slice(at + 1, end), args);
        at = end + 1;
      } else {
        out += c === "#" && counted !== undefined ? this.numbers.format(counted) : c;
        at++;
      }
    }
    return out;
  }

  private argument(inside: string, args: (string | number)[]): string {
    const [name = "", kind] = inside.split(",", 2).map((part) => part.trim());
    const value = args[Number(name)] ?? "";
    if (kind !== "plural" || typeof value !== "number") {
      return typeof value === "number" ? this.numbers.format(value) : `\u2068${value}\u2069`;
    }
    const branches = branchesOf(inside.slice(inside.indexOf("plural") + "plural".length + 1));
    const branch = branches[`=${value}`] ?? branches[this.plurals.select(value)] ?? branches["other"] ?? "";
    return this.format(branch, args, value);
  }
}

function closing(pattern: string, open: number): number {
  let depth = 0;
  for (let at = open; at < pattern.length; at++) {
    if (pattern[at] === "{") depth++;
    if (pattern[at] === "}" && --depth === 0) return at;
  }
  throw new Error(`unclosed text ${pattern}`);
}

function branchesOf(list: string): Record<string, string> {
  const branches: Record<string, string> = {};
  for (let open = list.indexOf("{"); open >= 0; open = list.indexOf("{")) {
    const end = closing(list, open);
    branches[list.slice(0, open).trim()] = list.slice(open + 1, end);
    list = list.slice(end + 1);
  }
  return branches;
}

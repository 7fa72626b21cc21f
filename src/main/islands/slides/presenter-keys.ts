// The presenter's keyboard: arrows in the direction of reading, page keys, the ends, a number, B for none. Clickers send these too.

export interface Wishes {
  go(step: number): void;
  goTo(number: number): void;
  last(): void;
  blank(): void;
  /** The number that is being typed; nothing when it is over. */
  typing(digits: string): void;
}

const FORGET = 3_000;

export class Keys {
  private digits = "";
  private forgetting = 0;

  constructor(private readonly wishes: Wishes) {
    document.addEventListener("keydown", (event) => {
      const target = event.target as HTMLElement;
      if (event.ctrlKey || event.metaKey || event.altKey || target.closest("input, textarea, select, dialog")) return;
      if (this.pressed(event, target)) event.preventDefault();
    });
  }

  private pressed({ key, code }: KeyboardEvent, target: HTMLElement): boolean {
    const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    const back = document.documentElement.dir === "rtl" ? "ArrowRight" : "ArrowLeft";
    // what is pressed by the keyboard is pressed, not turned
    const onButton = target.closest("button, a, summary") !== null;
    const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
    if (digit !== undefined) this.type(digit);
    else if (key === "Enter" && this.digits !== "") this.enter();
    else if (key === forward || key === "ArrowDown" || key === "PageDown" || (key === " " && !onButton)) this.step(1);
    else if (key === back || key === "ArrowUp" || key === "PageUp") this.step(-1);
    else if (key === "Home") this.wishes.goTo(1);
    else if (key === "End") this.wishes.last();
    else if (code === "KeyB" || key === ".") this.wishes.blank();
    else if (key === "Escape" && this.digits !== "") this.forget();
    else return false;
    return true;
  }

  private step(by: number): void {
    this.forget();
    this.wishes.go(by);
  }

  private type(digit: string): void {
    this.digits = (this.digits + digit).slice(-3);
    this.wishes.typing(this.digits);
    clearTimeout(this.forgetting);
    this.forgetting = window.setTimeout(() => this.forget(), FORGET);
  }

  private enter(): void {
    const number = Number(this.digits);
    this.forget();
    this.wishes.goTo(number);
  }

  private forget(): void {
    clearTimeout(this.forgetting);
    this.digits = "";
    this.wishes.typing("");
  }
}

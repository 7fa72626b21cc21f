// The talk in the hall: the chat, the announcement, reactions, one's raised hand.
import { arrange, byId, element, write } from "../ground/page";
import { named, words } from "../hall/page";
import { register } from "../hall/parts";
import type { HallView } from "../hall/protocol";
import { row } from "./line";
import { Lines } from "./lines";
import { Reacting } from "./reacting";
import { Reporting } from "./reporting";
import { AT_FIRST, type ChatLine, type HallTalk, NOTHING_OWN, type Own } from "./told";
import { Writing } from "./writing";

/** How many lines are read out on wish. */
const READ = 5;

register("talk", (given) => {
  const { speak, signedIn } = given;
  const announce = byId("talk-announce");
  const notice = byId("talk-notice");
  const called = byId("talk-called");
  const refused = byId("talk-refused");
  const complain = (message: string) => {
    refused.textContent = message;
    refused.hidden = message === "";
  };
  const reporting = new Reporting(given, complain);
  const list = new Lines<ChatLine>(
    byId("talk-lines"),
    (id, line) => {
      const item = row(id, line, speak);
      if (signedIn) item.firstElementChild?.append(reporting.button(id, line.text));
      return item;
    },
    byId("talk-newer"),
  );
  const writing = signedIn ? new Writing(given) : undefined;
  const reacting = new Reacting(given, complain);
  let talk = AT_FIRST;
  let own = NOTHING_OWN;
  let phase: HallView["phase"] = "planned";
  let noticeKnown: string | undefined;

  // it stands above the screen, and is seen there whatever one reads
  document.querySelector(".hall-split")?.before(notice, called);

  function show(): void {
    const open = phase === "open";
    const { chat, hands, reactions } = talk.setting;
    byId("talk-chat").hidden = chat === "off" && list.size === 0;
    writing?.show(open && chat === "everybody" && !own.muted);
    reacting.show(open && reactions);
    if (signedIn) showOwn(open && (hands || !!own.hand));
    showNotice();
    called.hidden = talk.called.length === 0;
    write(called, talk.called.length ? speak.say("called", talk.called.map((name) => named(name)).join(", ")) : "");
  }

  function showNotice(): void {
    const now = talk.notice;
    notice.hidden = !now;
    const said = byId("talk-notice-words");
    write(said, now?.text ?? "");
    if (now) {
      said.lang = now.language;
      said.dir = now.direction;
    }
    if (now && noticeKnown !== undefined && now.id !== noticeKnown) {
      announce.lang = now.language;
      write(announce, now.text);
    }
    noticeKnown = now?.id ?? "";
  }

  function showOwn(hand: boolean): void {
    const muted = byId("talk-muted");
    muted.hidden = !own.muted;
    write(muted, own.muted ? speak.say("muted", own.muted) : "");
    byId("talk-held").hidden = own.held.length === 0;
    arrange(
      byId("talk-held-list"),
      own.held.map((line) => {
        const item = element("li", "hall-own");
        item.append(words("p", "talk-words", line));
        return item;
      }),
    );
    byId("talk-hand").hidden = !hand;
    const raise = byId("talk-raise");
    raise.setAttribute("aria-pressed", String(!!own.hand));
    write(raise, speak.say(own.hand ? "lower" : "raise"));
    write(byId("talk-hand-state"), own.hand ? speak.say(`hand_${own.hand}`) : "");
  }

  if (signedIn) {
    byId("talk-raise").addEventListener("click", async () => {
      const outcome = await given.ask({ type: own.hand ? "talk-lower" : "talk-raise" });
      complain(outcome.type === "refused" ? outcome.message : "");
    });
  }
  byId("talk-read").addEventListener("click", () => {
    const last = list.last(READ).map((line) => speak.say("read_line", named(line.name) ?? "", line.text));
    // emptied first, so that the same lines are read again
    announce.textContent = "";
    announce.lang = document.documentElement.lang;
    setTimeout(() => write(announce, last.length ? last.join(" ") : speak.say("no_lines")), 100);
  });

  return {
    view: (now) => {
      talk = (now as HallTalk | null) ?? AT_FIRST;
      show();
    },
    lines: (said, gone, all) => {
      list.take(said, gone, all);
      show();
    },
    own: (now) => {
      own = (now as Own | null) ?? NOTHING_OWN;
      show();
    },
    passing: (counts) => reacting.take(counts as Record<string, number>),
    hall: (hall) => {
      phase = hall.phase;
      show();
    },
  };
});

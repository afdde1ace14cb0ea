// Tells a dead line from a quiet one by when something was heard last. A tab in the
// background is woken once a minute at best, so that a timer which rings late proves
// nothing: a line is dead only when a question stayed without an answer.

export interface PulseEnv {
  /** ms on a clock that goes on while the machine sleeps */
  now(): number;
  after(ms: number, run: () => void): () => void;
}

const EVERY = 25_000;
/** nothing heard for this long, although asked, is the end */
const DEAD = 60_000;
/** how long an answer may take when there is a reason to doubt */
const DOUBT = 10_000;
/** a sign of life from the server is answered unless one went out this recently */
const RECENT = 15_000;

export class Pulse {
  private heardAt = 0;
  private askedAt = 0;
  /** when something must have been heard; none while no question is open */
  private due: number | undefined;
  private cancel: (() => void) | undefined;

  constructor(
    private readonly env: PulseEnv,
    private readonly ask: () => void,
    private readonly dead: () => void,
  ) {}

  start() {
    this.askedAt = this.env.now();
    this.heard();
    this.wind();
  }

  stop() {
    this.cancel?.();
    this.cancel = undefined;
  }

  heard() {
    this.heardAt = this.env.now();
    this.due = undefined;
  }

  /**
   * The server says it is there and waits for a sign of life from here. No timer is
   * needed for the answer, so that it is given in a sleeping tab too.
   */
  alive() {
    this.heard();
    if (this.cancel && this.env.now() - this.askedAt >= RECENT) this.question();
  }

  /** Asks at once: the tab is back on the screen, or the network is. */
  doubt() {
    if (!this.cancel) return;
    const due = this.env.now() + DOUBT;
    this.due = Math.min(this.due ?? due, due);
    this.question();
  }

  private question() {
    const now = this.env.now();
    this.askedAt = now;
    this.due ??= Math.max(this.heardAt + DEAD, now + DOUBT);
    this.ask();
    this.wind();
  }

  private wind() {
    this.cancel?.();
    const wait = this.due === undefined ? EVERY : Math.min(EVERY, Math.max(0, this.due - this.env.now()));
    this.cancel = this.env.after(wait, () => {
      if (this.due !== undefined && this.env.now() >= this.due) this.dead();
      else this.question();
    });
  }
}

/** A clock that moves when told and rings its timers in their order. */
export function clock() {
  interface Timer {
    at: number;
    run(): void;
  }
  let time = 1_000_000;
  let slowest = 0;
  const timers = new Set<Timer>();
  const first = () => [...timers].sort((a, b) => a.at - b.at)[0];
  return {
    now: () => time,
    after(ms: number, run: () => void) {
      const timer = { at: time + Math.max(ms, slowest), run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    /** ms until the next timer rings */
    next: () => (first()?.at ?? Number.NaN) - time,
    /** Timers set from now on ring no sooner, as in a tab in the background. */
    throttle(ms: number) {
      slowest = ms;
    },
    /** The machine sleeps: time goes on, and nothing rings until the next pass. */
    sleep(ms: number) {
      time += ms;
    },
    pass(ms: number) {
      const end = time + ms;
      for (let t = first(); t && t.at <= end; t = first()) {
        timers.delete(t);
        time = Math.max(time, t.at);
        t.run();
      }
      time = end;
    },
  };
}

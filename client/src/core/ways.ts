// Which transport to try: WebSocket, or a stream where something on the way lets no
// WebSocket through.
import type { Transport, TransportEvents } from "./socket.ts";

export type Way = "socket" | "stream";
export type Connect = (events: TransportEvents) => Transport;

/** What is remembered of failures, for as long as the tab lives. */
export interface Memory {
  /** until when sockets are not tried, ms since 1970; 0 when they are */
  read(): number;
  write(until: number): void;
}

/** After this a socket is tried again, at the next connection and not before. */
const AVOID = 10 * 60_000;
/** One refusal may be a server that is just going down. */
const REFUSALS = 2;

/** The code with which a line is closed that brought nothing for too long. */
export const SILENT = 3008;

/**
 * Tries a socket first. The server has just given a ticket, so a socket that fails
 * before it brought anything was refused by somebody between: after two such failures,
 * or one that took all the time there was, streams are tried for a while. A stream that
 * fails in the same way proves that guess wrong. Who closes with one of the server's
 * codes has reached it.
 */
export function eitherWay(ways: Record<Way, Connect>, memory: Memory, now: () => number): Connect {
  let refusals = 0;
  const failed = (way: Way, silent: boolean) => {
    refusals = way === "stream" ? 0 : silent ? REFUSALS : refusals + 1;
    if (way === "stream") memory.write(0);
    else if (refusals >= REFUSALS) memory.write(now() + AVOID);
  };
  return (events) => {
    const way: Way = now() < memory.read() ? "stream" : "socket";
    let known = false;
    const reached = () => {
      if (!known && way === "socket") refusals = 0;
      known = true;
    };
    const ended = (code: number) => {
      if (!known && code < 4000 && code !== LEFT) failed(way, code === SILENT);
      known = true;
    };
    const transport = ways[way]({
      open: events.open,
      text: (data) => {
        reached();
        events.text(data);
      },
      alive: () => {
        reached();
        events.alive();
      },
      closed: (code, reason) => {
        ended(code);
        events.closed(code, reason);
      },
    });
    return {
      send: (text) => transport.send(text),
      close: (code) => {
        ended(code);
        transport.close(code);
      },
    };
  };
}

/** The code of a line that the reader left. */
const LEFT = 1000;

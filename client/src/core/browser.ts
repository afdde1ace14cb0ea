// What a connection needs from the browser it runs in.
import { ApiError, api } from "./api.ts";
import { uuid7 } from "./id.ts";
import type { Env, Transport, TransportEvents } from "./socket.ts";
import { openStream, PROTOCOL } from "./stream.ts";
import { eitherWay, type Memory } from "./ways.ts";

export function browserEnv(token: string): Env {
  return {
    connect,
    ticket: async () => {
      try {
        return { ticket: (await api.ticket(token)).ticket };
      } catch (error) {
        const refused = error instanceof ApiError && error.status >= 400 && error.status < 500 && error.status !== 429;
        if (refused) return { stop: error.message };
        throw error;
      }
    },
    random: Math.random,
    newId: () => uuid7(Date.now()),
    now: Date.now,
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  };
}

/** A tab that slept, or a network that was away, may have lost the line unnoticed. */
export function onWaking(run: () => void): () => void {
  const shown = () => document.visibilityState === "visible" && run();
  document.addEventListener("visibilitychange", shown);
  addEventListener("online", run);
  return () => {
    document.removeEventListener("visibilitychange", shown);
    removeEventListener("online", run);
  };
}

function openSocket(events: TransportEvents): Transport {
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  const socket = new WebSocket(`${scheme}//${location.host}/ws`, PROTOCOL);
  socket.onopen = () => events.open();
  socket.onmessage = (m) => events.text(m.data);
  socket.onclose = (c) => events.closed(c.code, c.reason);
  return socket;
}

const REFUSED = "casus.socket.refused";
let unstored = 0;

/** The tab's own storage: it goes with the tab, as another network may come with another. */
const refusals: Memory = {
  read: () => {
    try {
      return Number(sessionStorage.getItem(REFUSED));
    } catch {
      return unstored; // Storage is off.
    }
  },
  write: (until) => {
    unstored = until;
    try {
      sessionStorage.setItem(REFUSED, String(until));
    } catch {
      // Storage is off: it is remembered until the page is loaded again.
    }
  },
};

const connect = eitherWay({ socket: openSocket, stream: openStream }, refusals, Date.now);

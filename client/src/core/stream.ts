// The line for networks that let no WebSocket through: frames come in as events of one
// long answer and go out as one short request each. server/web/stream.go says how.
import type { Transport, TransportEvents } from "./socket.ts";
import { eventReader, type ServerEvent } from "./sse.ts";

export const PROTOCOL = "casus.v1.json";
const BROKEN = 1006;

/** Opens a stream; its first frame, the hello, is the body of the request. */
export function openStream(events: TransportEvents, ask: typeof fetch = fetch): Transport {
  const abort = new AbortController();
  let over = false;
  let key: Promise<string> | undefined;

  const end = (code: number, reason = "") => {
    if (over) return;
    over = true;
    abort.abort();
    events.closed(code, reason);
  };
  const post = async (path: string, headers: Record<string, string>, body: string) => {
    const answer = await ask(path, { method: "POST", headers, body, signal: abort.signal, cache: "no-store" });
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    return answer;
  };
  const take = ({ name, data }: ServerEvent) => {
    if (over) return;
    if (name === "message") events.text(data);
    else if (name === "") events.alive();
    else if (name === "close") {
      const { code, reason } = JSON.parse(data) as { code: number; reason: string };
      end(code, reason);
    }
  };
  const listen = async (body: ReadableStream<Uint8Array>) => {
    const reader = body.getReader();
    const decoder = new TextDecoder();
    const read = eventReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return end(BROKEN);
      for (const event of read(decoder.decode(value, { stream: true }))) take(event);
    }
  };
  const hello = async (text: string) => {
    const answer = await post("/api/stream", { "Casus-Protocol": PROTOCOL }, text);
    if (answer.body) listen(answer.body).catch(() => end(BROKEN));
    return answer.headers.get("Casus-Stream") ?? "";
  };
  // One request after the other: the server takes frames in the order they arrive.
  const next = async (before: Promise<string>, text: string) => {
    const name = await before;
    await post("/api/stream/frame", { Authorization: `Stream ${name}` }, text);
    return name;
  };

  queueMicrotask(() => !over && events.open());
  return {
    send(text) {
      if (over) return;
      key = key ? next(key, text) : hello(text);
      key.catch(() => end(BROKEN));
    },
    close() {
      over = true;
      abort.abort();
    },
  };
}

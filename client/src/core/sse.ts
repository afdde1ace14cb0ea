// Reads server-sent events as they arrive. EventSource would do it, but it cannot say
// who asks without telling it in the address.

export interface ServerEvent {
  /** "message" unless the server named it; "" is a comment, a mere sign of life */
  name: string;
  data: string;
}

/** A reader that keeps the unfinished end of one piece for the next. */
export function eventReader(): (piece: string) => ServerEvent[] {
  let rest = "";
  return (piece) => {
    const lines = (rest + piece).split("\n\n");
    rest = lines.pop() ?? "";
    return lines.map(parse);
  };
}

function parse(text: string): ServerEvent {
  const event: ServerEvent = { name: "", data: "" };
  for (const line of text.split("\n")) {
    const [, field, value = ""] = /^(\w+): ?(.*)$/.exec(line) ?? [];
    if (field === "event") event.name = value;
    if (field === "data") {
      event.data += value;
      event.name ||= "message";
    }
  }
  return event;
}

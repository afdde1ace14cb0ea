import cn from "flag-icons/flags/4x3/cn.svg";
import jp from "flag-icons/flags/4x3/jp.svg";
import kp from "flag-icons/flags/4x3/kp.svg";
import kr from "flag-icons/flags/4x3/kr.svg";
import ru from "flag-icons/flags/4x3/ru.svg";
import us from "flag-icons/flags/4x3/us.svg";
import { type Actor, SEATS, type Seat } from "../wire.ts";

interface Look {
  flag: string;
  /** two-letter code for narrow places */
  short: string;
  /** stroke-dasharray of the seat's line in charts; "" is solid */
  dash: string;
}

export const looks: Record<Seat, Look> = {
  RUS: { flag: ru, short: "RU", dash: "1.5 4" },
  CHN: { flag: cn, short: "CN", dash: "9 5" },
  USA: { flag: us, short: "US", dash: "" },
  PRK: { flag: kp, short: "KP", dash: "2 3" },
  KOR: { flag: kr, short: "KR", dash: "5 2.5" },
  JPN: { flag: jp, short: "JP", dash: "11 4 2 4" },
};

export function isSeat(actor: string | undefined): actor is Seat {
  return SEATS.includes(actor as Seat);
}

export function seatIndex(actor: Actor): number {
  return SEATS.indexOf(actor as Seat);
}

/** The fifteen pairs in the order the history uses: RUS-CHN, RUS-USA, ... KOR-JPN. */
export const PAIRS: readonly (readonly [number, number])[] = SEATS.flatMap((_, a) =>
  SEATS.slice(a + 1).map((_, i) => [a, a + 1 + i] as const),
);

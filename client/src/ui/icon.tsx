import {
  ArrowDown,
  ArrowUp,
  Bell,
  Bomb,
  Check,
  ChevronLeft,
  ChevronRight,
  Circle,
  CircleHelp,
  Clock,
  EyeOff,
  FileText,
  type IconNode,
  Landmark,
  ListOrdered,
  Lock,
  Map as MapIcon,
  MessageSquare,
  Minus,
  Monitor,
  Pause,
  Play,
  Scale,
  Search,
  Settings,
  SkipBack,
  SkipForward,
  Swords,
  Thermometer,
  TriangleAlert,
  Users,
  X,
} from "lucide";
import { h } from "preact";

const icons = {
  up: ArrowUp,
  down: ArrowDown,
  bell: Bell,
  bomb: Bomb,
  check: Check,
  left: ChevronLeft,
  right: ChevronRight,
  dot: Circle,
  help: CircleHelp,
  clock: Clock,
  secret: EyeOff,
  file: FileText,
  treaty: Landmark,
  list: ListOrdered,
  lock: Lock,
  map: MapIcon,
  message: MessageSquare,
  minus: Minus,
  screen: Monitor,
  pause: Pause,
  play: Play,
  scale: Scale,
  search: Search,
  settings: Settings,
  first: SkipBack,
  last: SkipForward,
  swords: Swords,
  heat: Thermometer,
  warning: TriangleAlert,
  people: Users,
  cross: X,
} satisfies Record<string, IconNode>;

export type IconName = keyof typeof icons;

/** Decoration only: the words beside it carry the meaning. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      {icons[name].map(([tag, attributes]) => h(tag, attributes as Record<string, string>))}
    </svg>
  );
}

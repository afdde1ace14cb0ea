import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { go } from "../core/route.ts";
import { t } from "../core/text.ts";
import { Menu } from "./menu.tsx";

interface PageProps {
  title: string;
  children: ComponentChildren;
}

/** A plain page outside the game: brand, navigation, one main part. */
export function Page({ title, children }: PageProps) {
  useTitle(title);
  return (
    <div class="page">
      <header class="turnbar">
        <Link to="/" class="brand">
          <img src="/icon.svg" alt="" width="28" height="28" /> {t("app-name")}
        </Link>
        <span class="spring" />
        <nav class="row">
          <Link to="/rules">{t("nav-rules")}</Link>
          <Link to="/about">{t("nav-about")}</Link>
        </nav>
        <Menu />
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

export function useTitle(title: string) {
  useEffect(() => {
    document.title = title === t("app-name") ? title : `${title} · ${t("app-name")}`;
  }, [title]);
}

interface LinkProps {
  to: string;
  class?: string;
  current?: boolean;
  /** what a plain click does where it should not leave the page */
  instead?(): void;
  children: ComponentChildren;
}

/** A link inside the app: a new tab still works, a plain click loads nothing. */
export function Link({ to, class: name, current, instead, children }: LinkProps) {
  const follow = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    if (instead) instead();
    else go(to);
  };
  return (
    <a href={to} class={name} onClick={follow} aria-current={current ? "page" : undefined}>
      {children}
    </a>
  );
}

import { t } from "../core/text.ts";
import { Link, Page } from "../ui/page.tsx";

export function About() {
  return (
    <Page title={t("about-title")}>
      <div class="narrow stack">
        <h1>{t("about-title")}</h1>
        <p>{t("about-what")}</p>
        <p>{t("about-map")}</p>
        <p>
          <a href="/app.js.LEGAL.txt">{t("about-licences")}</a>
        </p>
      </div>
    </Page>
  );
}

export function Lost() {
  return (
    <Page title={t("not-found")}>
      <div class="narrow stack">
        <h1>{t("not-found")}</h1>
        <p>{t("not-found-what")}</p>
        <p>
          <Link to="/" class="button">
            {t("go-home")}
          </Link>
        </p>
      </div>
    </Page>
  );
}

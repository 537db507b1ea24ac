import type { TabView } from "../../utils/core/protocol";
import { visibleText } from "../../utils/core/visible-text";
import { type CountedKey, type MessageKey, t, tCount } from "../../utils/platform/i18n";
import { Button } from "../ui/Button";
import { FixedNote } from "../ui/FixedNote";
import type { PopupScreenProps } from "./PopupScreen";
import styles from "./PopupScreen.module.css";
import { pageKind } from "./page-kind";
import { StateCard } from "./StateCard";
import { Tickets } from "./Tickets";
import { Unwatched } from "./Unwatched";

/** The most characters of a text in the field that are repeated. */
const LONGEST_QUOTED = 60;

type PopupBodyProps = PopupScreenProps &
  Omit<Parameters<typeof Tickets>[0], "view" | "hold" | "inboxNames"> & {
    /** Empties the field. */
    onClear(): void;
  };

/** The tickets, or what stands in their place: each state with its own words and one way out. */
export function PopupBody(props: PopupBodyProps) {
  const { view, sections } = props;
  const hasTickets = view !== null && sections.all.length > 0;
  return (
    <>
      {hasTickets && <TicketsOf {...props} view={view} />}
      {/* Always there: only what changes within a live region is told. */}
      <div class={styles["state"]} aria-live="polite">
        {!hasTickets && <State {...props} />}
      </div>
    </>
  );
}

/** No more than is drawn: what else changes would have every row drawn anew. */
function TicketsOf({
  view,
  sections,
  list,
  handlers,
  soughtId,
  now,
  linkTemplate,
}: PopupBodyProps & { view: TabView }) {
  const { hold, inboxNames } = view;
  return <Tickets {...{ view, sections, list, handlers, soughtId, now, linkTemplate, hold, inboxNames }} />;
}

function State(props: PopupBodyProps) {
  const { place, view, unreachable, url, site, text, commands, onClear, onRetry } = props;
  if (!view) {
    if (!unreachable) return <p class={styles["loading"]}>{t("loading")}</p>;
    if (unreachable === "newer-data") return <StateCard title={t("newerTitle")} text={t("newerText")} />;
    return <StateCard title={t("unreachable")} action={<Button onPress={onRetry}>{t("retry")}</Button>} />;
  }
  if (view.connection.state !== "connected") return <NotConnected {...props} found={view.ids.length} />;
  const sought = text.trim();
  if (sought) {
    const hidesTickets = view.ids.length > 0;
    const clear = <Button onPress={onClear}>{t(hidesTickets ? "clearFilter" : "clearField")}</Button>;
    const key: MessageKey = hidesTickets ? "noMatch" : "noIdInText";
    return <StateCard title={t(key, shortened(sought))} action={clear} />;
  }
  if (site?.silent) {
    const on = site.fixed ? (
      <FixedNote />
    ) : (
      <Button look="main" onPress={site.toggle}>
        {t("unsilence", site.listed.join(", "))}
      </Button>
    );
    return <StateCard title={t("silentTitle")} text={t("silentText", site.host)} action={on} />;
  }
  // A page that cannot be looked at may have taken the place of one that was.
  const kind = pageKind(url);
  if (!view.watched || kind !== "unknown") {
    // Only opening the popup over a page tells its address and lets it be looked at.
    const isNamed = place === "popup" || url !== null;
    return <Unwatched kind={isNamed ? kind : "unnamed"} onLook={commands.lookAtTab} />;
  }
  return <StateCard title={t("emptyTitle")} text={t("emptyText")} />;
}

/** The start of a text that may be anything, with nothing hidden in it. */
function shortened(text: string): string {
  const start = [...text.slice(0, 2 * LONGEST_QUOTED)].slice(0, LONGEST_QUOTED).join("");
  return visibleText(start) + (start.length < text.length ? "…" : "");
}

function NotConnected({ view, commands, found }: PopupScreenProps & { found: number }) {
  const lost = view?.connection.state === "lost";
  const title: MessageKey = lost ? "lostTitle" : "connectTitle";
  const counted: CountedKey = "connectFound";
  const text = found > 0 ? tCount(counted, found) : t("connectText");
  return (
    <StateCard
      title={t(title)}
      text={lost ? t("lostText") : text}
      action={
        <Button look="main" onPress={() => void commands.openOptions("connect")}>
          {t(lost ? "connectAgain" : "connect")}
        </Button>
      }
    />
  );
}

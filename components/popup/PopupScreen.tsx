import { useEffect, useRef, useState } from "preact/hooks";
import type { TabView } from "../../utils/core/protocol";
import { useNow } from "../hooks/use-now";
import { Hidden } from "../ui/Hidden";
import { BatchBar } from "./BatchBar";
import { FilterField } from "./FilterField";
import { Footer } from "./Footer";
import { Header } from "./Header";
import { KeysHelp } from "./KeysHelp";
import { Notices } from "./Notices";
import { PopupBody } from "./PopupBody";
import styles from "./PopupScreen.module.css";
import { runKey } from "./run-key";
import { Selection } from "./Selection";
import { stepBack } from "./step-back";
import { useBatch } from "./use-batch";
import type { Commands } from "./use-commands";
import { useFocus } from "./use-focus";
import { useKeys } from "./use-keys";
import { useListState } from "./use-list-state";
import { useOutcomes } from "./use-outcomes";
import { rowHandlers } from "./use-row-handlers";
import { useSections } from "./use-sections";
import type { Site } from "./use-site";

/** How often ages are told anew, in ms. */
const AGES_EVERY_MS = 30_000;

export interface PopupScreenProps {
  /** What is known of the tab; `null` until the background has answered. */
  view: TabView | null;
  /** Whether the background did not answer. */
  unreachable: boolean;
  /** Whether details that are missing are not coming by themselves any more. */
  slow: boolean;
  /** The tab's address, where we may know it. */
  url: string | null;
  /** Its site, where Closeout may look at it. */
  site: Site | null;
  text: string;
  pastedIds: readonly string[];
  /** The tickets whose rows can be seen. */
  inView: readonly string[];
  /** What did not work, in a sentence. */
  problem: string | null;
  commands: Commands;
  onText(text: string): void;
  onForgetProblem(): void;
  onRetry(): void;
}

/** The popup as it is seen: everything it shows comes in, everything it wants goes out. */
export function PopupScreen(props: PopupScreenProps) {
  const { view, text, pastedIds, slow, commands, onText } = props;
  const root = useRef<HTMLDivElement>(null);
  const now = useNow(AGES_EVERY_MS);
  const [help, setHelp] = useState(false);
  const sections = useSections(view, pastedIds, text, slow);
  const list = useListState();
  const focus = useFocus(root);
  const { batch, startBatch, forgetBatch } = useBatch(view);
  const handlers = rowHandlers(sections.all, list, commands, focus);
  const spoken = useOutcomes(view);
  const selected = sections.all.filter((row) => row.selectable && list.selected.has(row.id));

  useKeys((command) =>
    runKey(command, {
      rows: sections.all,
      handlers,
      focus,
      focusFilter: () => focus.focusPart("filter"),
      toggleHelp: () => setHelp((open) => !open),
      stepBack: () =>
        stepBack({ help, hideHelp: () => setHelp(false), handlers, list, selected, text, onText, focus }),
    }),
  );

  // The keys work on the row that has the focus, so the first row gets it as soon as there is one.
  const firstId = sections.all[0]?.id;
  const hasRows = firstId !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the first rows come, not when they change
  useEffect(() => {
    if (firstId !== undefined && document.activeElement === document.body) focus.focusRow(firstId);
  }, [hasRows]);

  const loading = sections.all.some((row) => row.known.loading);
  return (
    <div class={styles["screen"]} ref={root}>
      <Header
        connection={view?.connection ?? null}
        loading={loading}
        onWorkspace={(id) => void commands.selectWorkspace(id)}
        onRefresh={() =>
          void commands.refresh(
            sections.all.map((row) => row.id),
            [...props.inView],
          )
        }
        onSettings={() => void commands.openOptions()}
      />
      <FilterField text={text} onText={onText} />
      <Notices {...props} now={now} />
      <main class={styles["main"]}>
        <PopupBody {...props} sections={sections} list={list} handlers={handlers} now={now} />
      </main>
      {selected.length > 0 ? (
        <Selection rows={selected} list={list} commands={commands} focus={focus} onClosed={startBatch} />
      ) : (
        batch.length > 0 && (
          <BatchBar batch={batch} onUndo={(ids) => void commands.undo(ids)} onForget={forgetBatch} />
        )
      )}
      {help && <KeysHelp onHide={() => setHelp(false)} />}
      {view?.connection.state === "connected" && (
        <Footer
          closedToday={view.closedToday}
          needAgent={view.needAgent}
          site={props.site}
          onActivity={() => void commands.openOptions("activity")}
          onKeys={() => setHelp(!help)}
        />
      )}
      <div role="status">
        <Hidden>{spoken}</Hidden>
      </div>
    </div>
  );
}

import { useMemo, useRef, useState } from "preact/hooks";
import type { TabView } from "../../utils/core/protocol";
import type { WhyNoAnswer } from "../hooks/use-asked";
import { useNow } from "../hooks/use-now";
import { BatchBar } from "./BatchBar";
import { undoableIn } from "./batch-counts";
import type { EarlyKeys } from "./early-keys";
import { FilterField } from "./FilterField";
import { Footer } from "./Footer";
import { Header } from "./Header";
import { Heard } from "./Heard";
import { KeysHelp } from "./KeysHelp";
import { Notices } from "./Notices";
import { PopupBody } from "./PopupBody";
import styles from "./PopupScreen.module.css";
import { runKey } from "./run-key";
import { Selection } from "./Selection";
import type { Site } from "./site";
import { stepBack } from "./step-back";
import { useBatch } from "./use-batch";
import type { Commands } from "./use-commands";
import { useInboxNames } from "./use-inbox-names";
import type { Kept } from "./use-kept";
import { useKeys } from "./use-keys";
import { useListState } from "./use-list-state";
import { useOneTabStop } from "./use-one-tab-stop";
import { useRowFocus } from "./use-row-focus";
import { useRowHandlers } from "./use-row-handlers";
import { useSections } from "./use-sections";
import { useSteadyPress } from "./use-steady-press";

/** How often ages are told anew, in ms. */
const AGES_EVERY_MS = 30_000;

/** Where the screen is shown. */
export type Place = "popup" | "side";

export interface PopupScreenProps {
  place: Place;
  tabId: number;
  /** What outlives the screen of this tab. */
  kept: Kept;
  /** What is known of the tab; `null` until the background has answered. */
  view: TabView | null;
  /** The same; before the first answer what was last known of another tab, for what is not of a tab. */
  frame: TabView | null;
  /** Why the background did not answer, if it did not. */
  unreachable: WhyNoAnswer | null;
  /** Whether details that are missing are not coming by themselves any more. */
  slow: boolean;
  /** The tab's address, where we may know it. */
  url: string | null;
  /** Its site, where Closeout may look at it. */
  site: Site | null;
  linkTemplate: string;
  text: string;
  /** What was pressed before there was a screen. */
  early: EarlyKeys;
  pastedIds: readonly string[];
  /** The tickets whose rows can be seen. */
  inView: readonly string[];
  problem: Kept["problem"];
  commands: Commands;
  onText(text: string): void;
  /** Told how many ids were pasted, where not all of them are listed. */
  onTooMany(count: number): void;
  /** Told when what is to be undone was sent already. */
  onTooLate(): void;
  onForgetProblem(): void;
  onRetry(): void;
  /** Opens the panel at the side. */
  onSide(): void;
}

/** The popup as it is seen: everything it shows comes in, everything it wants goes out. */
export function PopupScreen(props: PopupScreenProps) {
  const { place, kept, view, frame, text, pastedIds, slow, commands, onText } = props;
  const root = useRef<HTMLDivElement>(null);
  const now = useNow(AGES_EVERY_MS);
  const [help, setHelp] = useState(false);
  const sections = useSections(view, pastedIds, text, slow);
  const shownIds = useMemo(() => sections.all.map((row) => row.id), [sections]);
  const hasRows = shownIds.length > 0;
  const { focus, unseen } = useRowFocus(root, {
    place,
    ids: shownIds,
    text,
    isEmpty: !hasRows && view?.connection.state === "connected",
    early: props.early,
    memory: kept.memory,
  });
  const list = useListState(sections.all, props.tabId, kept.memory);
  useOneTabStop(root);
  const { batch, startBatch, forgetBatch } = useBatch(frame, kept);
  const handlers = useRowHandlers(sections.all, list, commands, focus);
  useSteadyPress(root, sections.all, kept.memory.movedRows);
  const selected = sections.all.filter((row) => row.selectable && list.selected.has(row.id));

  // Who was writing goes on writing: the next letters are none for a row.
  const clearText = () => {
    focus.focusPart("filter");
    onText("");
  };

  const open = sections.all.find((row) => row.id === list.openId)?.known.ticket ?? null;
  useInboxNames(open, view, commands.loadInboxNames);

  useKeys(unseen, hasRows, (command) =>
    runKey(command, {
      rows: sections.all,
      handlers,
      focus,
      batch,
      hasSelection: selected.length > 0,
      undo: (jobIds) => void commands.undo(jobIds),
      tellTooLate: props.onTooLate,
      focusFilter: () => focus.focusPart("filter"),
      focusSelection: () => focus.focusPart(list.askingMany ? "confirm-many" : "close-many"),
      toggleHelp: () => setHelp((open) => !open),
      stepBack: () =>
        stepBack({
          help,
          hideHelp: () => setHelp(false),
          handlers,
          list,
          rows: sections.all,
          selected,
          text,
          onText,
          focus,
        }),
    }),
  );

  const loading = sections.all.some((row) => row.known.loading);
  return (
    <div class={styles["screen"]} data-place={place} ref={root}>
      <Header
        connection={frame?.connection ?? null}
        loading={loading}
        onWorkspace={(id) => void commands.selectWorkspace(id)}
        onRefresh={() => void commands.refresh(shownIds, [...props.inView])}
        onSide={place === "popup" ? props.onSide : null}
        onSettings={() => void commands.openOptions()}
      />
      <FilterField text={text} onText={onText} onClear={clearText} onTooMany={props.onTooMany} />
      <main class={styles["main"]}>
        <div class={styles["rows"]}>
          <PopupBody
            {...props}
            sections={sections}
            list={list}
            handlers={handlers}
            soughtId={focus.soughtId()}
            now={now}
            onClear={clearText}
          />
        </div>
        <Notices {...props} now={now} />
        {batch.length > 0 && (selected.length === 0 || undoableIn(batch).length > 0) && (
          <BatchBar batch={batch} onUndo={(ids) => void commands.undo(ids)} onForget={forgetBatch} />
        )}
        {selected.length > 0 && (
          <Selection rows={selected} list={list} commands={commands} focus={focus} onStart={startBatch} />
        )}
      </main>
      {help && <KeysHelp onHide={() => setHelp(false)} />}
      {frame?.connection.state === "connected" && (
        <Footer
          closedToday={frame.closedToday}
          needAgent={frame.needAgent}
          // In place of tickets stands a card that switches it on.
          site={props.site?.silent && !hasRows ? null : props.site}
          onActivity={() => void commands.openOptions("activity")}
          help={help}
          onKeys={() => setHelp(!help)}
        />
      )}
      <Heard {...{ view, kept, batch, text }} count={shownIds.length} selected={selected.length} />
    </div>
  );
}

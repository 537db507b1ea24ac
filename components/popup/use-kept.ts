import { useCallback, useMemo, useState } from "preact/hooks";
import type { CloseJob } from "../../utils/core/close-job";
import type { TabView } from "../../utils/core/protocol";
import { MovedRows } from "./moved-rows";
import { NONE_TOGETHER, type Together } from "./use-batch";
import type { ListState } from "./use-list-state";

/** What outlives the screen of a single tab: the panel shows one tab after the other, and the agent's work goes on. */
export interface Kept {
  /** What did not work, in a sentence; a new object each time it is told. */
  problem: { text: string } | null;
  tellProblem(text: string | null): void;
  /** The tickets that were last closed together. */
  together: Together;
  setTogether(change: (before: Together) => Together): void;
  memory: Memory;
}

/** The part of it that is only read when a screen begins, or written along. */
interface Memory {
  /** What was last known: the frame around the tickets needs it before the next tab's view is here. */
  view: TabView | null;
  /** Has the screen that is shown now ask for its view again. */
  askAgain(): void;
  /** What stood in the field. */
  text: string;
  /** Whether the field had the focus when the last screen ended. */
  isWriting: boolean;
  /** Where rows were, for presses that were meant for those of another tab. */
  movedRows: MovedRows;
  /** Of the tickets closed together the jobs as last seen, by ticket id. */
  togetherJobs: Map<string, CloseJob>;
  /** The tickets closed together whose counts were told. */
  toldTogether: readonly string[];
  /** When the first screen was opened, in ms since 1970. */
  openedAt: number;
  /** How each job stood when it was last seen, by job id. */
  jobStates: Map<string, CloseJob["state"]>;
  /** What the agent did with each tab's list, by the tab's id. */
  lists: Map<number, ListState>;
}

/** Keeps it as long as the component lives that calls this. */
export function useKept(): Kept {
  const [problem, setProblem] = useState<Kept["problem"]>(null);
  const tellProblem = useCallback((text: string | null) => setProblem(text === null ? null : { text }), []);
  const [together, setTogether] = useState(NONE_TOGETHER);
  const memory = useMemo<Memory>(
    () => ({
      view: null,
      askAgain() {},
      text: "",
      isWriting: false,
      movedRows: new MovedRows(),
      togetherJobs: new Map(),
      toldTogether: [],
      openedAt: Date.now(),
      jobStates: new Map(),
      lists: new Map(),
    }),
    [],
  );
  return { problem, tellProblem, together, setTogether, memory };
}

import { act, render } from "@testing-library/preact";
import { noPolicy } from "../../utils/core/policy";
import type { TabView } from "../../utils/core/protocol";
import { announce } from "../../utils/platform/announcements";
import { Popup } from "../popup/Popup";
import { backgroundAnswers, settled } from "./fake-background";

/** Opens the popup over a background that shows this of the tab; everything else is answered with nothing. */
export async function openPopup(
  getTab: unknown,
  more: { url?: string | null; answers?: object } = {},
): Promise<void> {
  answersWith(getTab, more.answers);
  render(<Popup tab={{ id: 1, url: more.url ?? null }} />);
  await settled();
}

/** The background knows something new and says so. */
export async function nowShows(view: TabView, answers?: object): Promise<void> {
  answersWith(view, answers);
  await act(announce);
  await settled();
}

function answersWith(getTab: unknown, answers: object = {}): void {
  backgroundAnswers({
    getTab,
    closeTickets: { jobs: [], failure: null },
    undo: { jobs: [] },
    dismiss: { jobs: [] },
    getPolicy: noPolicy,
    ...answers,
  });
}

import { act, render, screen, within } from "@testing-library/preact";
import { noPolicy } from "../../utils/core/policy";
import { defaultSettings } from "../../utils/core/settings";
import { announce } from "../../utils/platform/announcements";
import { Popup } from "../popup/Popup";
import { type Answers, backgroundAnswers, settled } from "./fake-background";

/** Opens the popup over a background that shows this of the tab; other answers are changed as wanted. */
export async function openPopup(
  getTab: NonNullable<Answers["getTab"]>,
  more: { url?: string | null; answers?: Answers } = {},
): Promise<void> {
  answersWith(getTab, more.answers);
  render(<Popup tab={{ id: 1, url: more.url ?? null }} />);
  await settled();
}

/** The background knows something new and says so. */
export async function nowShows(view: NonNullable<Answers["getTab"]>, answers?: Answers): Promise<void> {
  answersWith(view, answers);
  await act(announce);
  await settled();
}

function answersWith(getTab: NonNullable<Answers["getTab"]>, answers: Answers = {}): void {
  backgroundAnswers({
    getTab,
    closeTickets: { jobs: [], failure: null },
    undo: { jobs: [] },
    dismiss: { jobs: [] },
    getSettings: defaultSettings,
    getPolicy: noPolicy,
    ...answers,
  });
}

/** What is seen of the tickets, apart from what is only heard. */
export const main = () => within(screen.getByRole("main"));

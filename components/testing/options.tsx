import { render } from "@testing-library/preact";
import { noPolicy } from "../../utils/core/policy";
import { defaultSettings } from "../../utils/core/settings";
import { activity, connected } from "../gallery/samples";
import { Options } from "../options/Options";
import { type Answers, backgroundAnswers, settled } from "./fake-background";

/** Opens the options over a background that is connected and knows no closes; answers are changed as wanted. */
export async function openOptions(answers: Answers = {}): Promise<void> {
  backgroundAnswers({
    getConnection: connected,
    getActivity: activity(),
    getSettings: defaultSettings,
    getPolicy: noPolicy,
    getTokenStorage: { untilBrowserCloses: false },
    updateSettings: defaultSettings,
    setTokenStorage: { untilBrowserCloses: true },
    ...answers,
  });
  render(<Options />);
  await settled();
}

/** Catches the files that the screen gives, instead of having them saved. */
export function catchFiles(): { name: string; text(): Promise<string> }[] {
  const files: { name: string; text(): Promise<string> }[] = [];
  const blobs = new Map<string, Blob>();
  URL.createObjectURL = (blob: Blob) => {
    blobs.set(`blob:${blobs.size}`, blob);
    return `blob:${blobs.size - 1}`;
  };
  URL.revokeObjectURL = () => undefined;
  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    const blob = blobs.get(this.href);
    // Read as bytes: `text` would take the byte order mark away.
    if (blob)
      files.push({
        name: this.download,
        text: async () => new TextDecoder("utf-8", { ignoreBOM: true }).decode(await blob.arrayBuffer()),
      });
  };
  return files;
}

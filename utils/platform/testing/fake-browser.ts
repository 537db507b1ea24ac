import { fakeBrowser } from "wxt/testing/fake-browser";
import english from "../../../public/_locales/en/messages.json";

/**
 * The browser's API in unit tests: what WXT's fake knows, plus what it lacks, all in this one file. Vitest puts it in the place of
 * `webextension-polyfill`.
 */
const messages: Record<string, { message: string; placeholders?: Record<string, { content: string }> }> =
  english;

const i18n = {
  getUILanguage: () => "en",
  getMessage(key: string, substitutions: string | string[] = []): string {
    const entry = messages[key];
    if (!entry) return "";
    const values = [substitutions].flat();
    const positional = (text: string) =>
      text.replace(/\$(\d)/g, (_, n: string) => values[Number(n) - 1] ?? "");
    return positional(
      entry.message.replace(/\$([a-zA-Z]\w*)\$/g, (_, name: string) => {
        return entry.placeholders?.[name.toLowerCase()]?.content ?? "";
      }),
    );
  },
};

const commands = {
  getAll: async () => [
    { name: "_execute_action", shortcut: "Alt+Shift+O", description: "" },
    { name: "close-ticket", shortcut: "", description: "Close" },
  ],
};

// biome-ignore lint/style/noDefaultExport: it stands in for a module with a default export
export default Object.assign(fakeBrowser, { i18n, commands });

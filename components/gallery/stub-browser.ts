import type { Answers } from "../testing/fake-background";
import { textsIn } from "./languages";
import { scenarios } from "./scenarios";

/**
 * The browser's API for the gallery: texts are the real ones, in the language that the address names (`#de`), the background's
 * answers come from a scenario. It stands in for `webextension-polyfill`.
 */
const textOf = (key: string): string => textsIn(location.hash.slice(1))[key]?.message ?? "";

function sendMessage({ name, args }: { name: keyof Answers; args: unknown }): Promise<unknown> {
  const scenario = scenarios[new URLSearchParams(location.search).get("state") ?? ""];
  const answer: unknown = scenario?.answers[name];
  if (answer === "silence") return Promise.resolve(undefined);
  if (answer === "newer-data") return Promise.resolve({ ok: false, isNewerData: true });
  if (scenario?.announced && !name.startsWith("get")) setTimeout(announce);
  const value = typeof answer === "function" ? answer(args) : answer;
  return Promise.resolve({ ok: true, value: value ?? null });
}

type Listener = (changes: Record<string, object>, area: string) => void;
const listeners = new Set<Listener>();

function announce(): void {
  for (const listener of listeners) listener({ announcement: {} }, "session");
}

const onChanged = {
  addListener: (listener: Listener) => listeners.add(listener),
  removeListener: (listener: Listener) => listeners.delete(listener),
};

// biome-ignore lint/style/noDefaultExport: it stands in for a module with a default export
export default {
  runtime: { sendMessage, getURL: (path: string) => `/${path}`, openOptionsPage: async () => undefined },
  i18n: {
    getUILanguage: () => (textOf("textLocale") === "en" ? "en-GB" : textOf("textLocale")),
    getMessage: (key: string, substitutions: string[] = []) =>
      textOf(key).replace(/\$(\d)/g, (_, place: string) => substitutions[Number(place) - 1] ?? ""),
  },
  storage: { onChanged, session: { get: async () => ({}), set: async () => undefined } },
  commands: {
    getAll: async () => [
      { name: "_execute_action", shortcut: "Alt+Shift+O" },
      { name: "close-ticket", shortcut: "" },
    ],
  },
  tabs: { query: async () => [], create: async () => ({}) },
  permissions: { request: async () => true },
};

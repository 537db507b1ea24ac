import browser, { type Runtime } from "webextension-polyfill";
import { NewerDataError } from "../core/newer-data";
import type { PageProtocol, UiProtocol } from "../core/protocol";
import { trustOf } from "./sender-gate";

type Args<F> = F extends (args: infer A) => unknown ? A : never;
type Answer<F> = F extends (args: never) => infer R ? R : never;

/** Where a page's message comes from, as the browser says. */
export interface PageSender {
  tabId: number;
  frameId: number;
  /** Tells the documents of a frame apart; `null` in browsers that do not say it. */
  documentId: string | null;
}

/** One handler: checks what came (throwing on bad data) and acts. */
interface Handler<F, Sender> {
  parse(args: unknown): Args<F>;
  handle(args: Args<F>, sender: Sender): Promise<Answer<F>> | Answer<F>;
}

export type PageHandlers = { [Name in keyof PageProtocol]: Handler<PageProtocol[Name], PageSender> };
export type UiHandlers = { [Name in keyof UiProtocol]: Handler<UiProtocol[Name], null> };

interface Message {
  to: "page" | "ui";
  name: string;
  args: unknown;
}

type Reply = { ok: true; value: unknown } | { ok: false; isNewerData?: true };

/**
 * Answers messages. Who may say what is decided here and nowhere else: our own pages may use the UI's handlers, content scripts
 * the page's, nobody anything else; what is not allowed is not answered at all.
 */
export function answerMessages(handlers: { page: PageHandlers; ui: UiHandlers }): void {
  const own = { id: browser.runtime.id, origin: browser.runtime.getURL("").replace(/\/$/, "") };
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    const trust = trustOf(sender, own);
    if (trust === "none" || !isMessage(message) || message.to !== trust) return undefined;
    // Each handler parses what it is given, so any of them may be called with anything.
    const table = handlers[trust] as unknown as Record<string, Handler<(args: unknown) => unknown, unknown>>;
    const handler = Object.hasOwn(table, message.name) ? table[message.name] : undefined;
    const { tab, frameId, documentId = null } = sender;
    const from = trust === "ui" ? null : { tabId: tab?.id, frameId, documentId };
    return handler && answer(handler, message.args, from);
  });
}

/** Asks the background, from one of our own pages. Throws where that does not do it, a `NewerDataError` where it is because of that. */
export const ask: {
  [Name in keyof UiProtocol]: (args: Args<UiProtocol[Name]>) => Promise<Answer<UiProtocol[Name]>>;
} = new Proxy({} as never, {
  get: (_, name) => async (args: unknown) => {
    const message: Message = { to: "ui", name: String(name), args };
    const reply = (await browser.runtime.sendMessage(message)) as Reply | undefined;
    if (reply?.ok === false && reply.isNewerData) throw new NewerDataError();
    if (!reply?.ok) throw new Error(`The background did not do "${String(name)}".`);
    return reply.value;
  },
});

/** Bad data and faults end here: the sender learns that it did not work, never why, but for what our own pages have words for. */
async function answer<F>(handler: Handler<F, unknown>, args: unknown, sender: unknown): Promise<Reply> {
  try {
    return { ok: true, value: await handler.handle(handler.parse(args), sender) };
  } catch (thrown) {
    return sender === null && thrown instanceof NewerDataError
      ? { ok: false, isNewerData: true }
      : { ok: false };
  }
}

function isMessage(value: unknown): value is Message {
  if (typeof value !== "object" || value === null) return false;
  const message = value as Partial<Message>;
  return (message.to === "page" || message.to === "ui") && typeof message.name === "string";
}

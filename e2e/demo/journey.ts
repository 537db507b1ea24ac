import type { Page } from "puppeteer-core";
import type { Sandbox } from "../../sandbox";
import { textOf } from "../harness/find";
import type { Harness } from "../harness/harness";
import { closeTicket, connect, listedIds, rowShows, ticketRow, toggleDetails } from "../harness/screens";
import { pause, until } from "../harness/until";
import { evidence, proof, step } from "./tell";

/** A count that stays the same for so long, in ms, is that of all frames. */
const SETTLED_MS = 700;

/** From the token to the closed ticket, each step with its evidence; pictures go to `screenshots/`. */
export async function journey(sandbox: Sandbox, harness: Harness): Promise<void> {
  await connectOnce(sandbox, harness);
  const desk = await openDesk(sandbox, harness);
  const popup = await lookAtTickets(sandbox, harness, desk);
  await closeOne(sandbox, harness, popup);
}

/** Signs in on the options page, as after installing. */
export async function connectOnce(sandbox: Sandbox, harness: Harness): Promise<void> {
  step("Connect with an API token, on the options page");
  const options = await harness.openOptions();
  await connect(options, sandbox.tokens.write);
  const asked = sandbox.ledger.entries().map((entry) => `${entry.method} ${entry.path} → ${entry.status}`);
  proof("The service was asked", asked.join(", "), asked.includes("GET /v1/workspaces → 200"));
  evidence("Picture", await harness.screenshot(options, "demo-1-connected"));
  await options.close();
}

async function openDesk(sandbox: Sandbox, harness: Harness): Promise<Page> {
  step("Open a help-desk page that is full of ids and look-alikes");
  const desk = await harness.newPage(sandbox.webOrigin);
  const { text, title } = await until("the count on the toolbar", async () => {
    const before = await harness.badge(desk);
    // Each frame of the page tells of its own ids when it has them.
    await pause(SETTLED_MS);
    const badge = await harness.badge(desk);
    return badge.text !== "" && badge.text === before.text && badge;
  });
  evidence("Page", `${await desk.title()} (${sandbox.webOrigin})`);
  proof("On the toolbar", `${text}, "${title}"`, Number(text) > 0);
  evidence("Picture", await harness.screenshot(desk, "demo-2-help-desk"));
  return desk;
}

async function lookAtTickets(sandbox: Sandbox, harness: Harness, desk: Page): Promise<Page> {
  step("Open the popup: the page's tickets with their details");
  // To ask for it brings the page to the front, and that closes a popup.
  const count = Number((await harness.badge(desk)).text);
  const popup = await harness.openPopup(desk);
  const { sample } = sandbox.state.notable;
  // Long lists are drawn bit by bit.
  const ids = await until("all rows", async () => {
    const listed = await listedIds(popup);
    return listed.length >= count && listed;
  });
  const strangers = ids.filter((id) => sandbox.state.ticket(id) === undefined);
  proof("Ids found", `${ids.length}, such as ${ids[0] ?? ""}`, ids.length > 0);
  proof("False matches", strangers.length, strangers.length === 0);
  const subject = sandbox.state.ticket(sample)?.subject ?? "";
  const shown = await until("the ticket's subject", async () => {
    const text = await textOf(await ticketRow(popup, sample));
    return text.includes(subject) && text;
  });
  evidence("One of them", shown);
  await toggleDetails(popup, sample);
  evidence("Picture", await harness.screenshot(popup, "demo-3-details"));
  await toggleDetails(popup, sample);
  return popup;
}

async function closeOne(sandbox: Sandbox, harness: Harness, popup: Page): Promise<void> {
  const { ledger, state } = sandbox;
  const { sample } = state.notable;
  step(`Close ticket ${sample}`);
  evidence("In the service, before", state.ticket(sample)?.status ?? "unknown");
  await closeTicket(popup, sample);
  evidence("The row says", await rowShows(popup, sample, "closingSoon"));
  proof("Sent while undo lasts", ledger.closesReceived(), ledger.closesReceived() === 0);
  evidence("Picture", await harness.screenshot(popup, "demo-4-closing"));
  evidence("The row says", await rowShows(popup, sample, "closed"));
  evidence("Picture", await harness.screenshot(popup, "demo-5-closed"));

  const received = ledger.closes();
  for (const entry of received)
    evidence("The service received", `${entry.method} ${entry.path} → ${entry.status}`);
  proof("Requests to close", received.length, received.length === 1 && received[0]?.ticketId === sample);
  const after = state.ticket(sample)?.status ?? "unknown";
  proof("In the service, after", after, after === "closed");
}

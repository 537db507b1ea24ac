import { createServer } from "node:http";
import { type Loopback, onLoopback } from "../../sandbox/loopback";

/** The height of a line, in CSS pixels: each way stands on one of its own, all of them in sight. */
const LINE = 26;

/** Ways in which a page can hold a ticket where a pointer can come to. */
export const ways: Readonly<Record<string, (id: string, origin: string) => string>> = {
  "plain text": (id) => id,
  "text split by markup": (id) => `<b>${id.slice(0, 4)}</b><i>${id.slice(4, 20)}<wbr></i>${id.slice(20)}`,
  "a link's address": (id) => `<a href="/tickets/${id}/notes">what the guest wrote last night</a>`,
  "an input": (id) => `<input value="see ${id}">`,
  contenteditable: (id) => `<div contenteditable>${id}</div>`,
  "an open shadow root": (id) => shadow("open", id),
  "a closed shadow root": (id) => shadow("closed", id),
  "nested shadow roots": (id) => shadow("closed", shadow("open", shadow("closed", id))),
  "a frame": (id) => `<iframe src="/frame?${id}"></iframe>`,
  "a frame of another origin": (id, origin) => `<iframe src="${origin}/frame?${id}"></iframe>`,
  "a srcdoc frame": (id) => `<iframe srcdoc="${quoted(frame(id))}"></iframe>`,
  "a sandboxed srcdoc frame": (id) => `<iframe sandbox srcdoc="${quoted(frame(id))}"></iframe>`,
  "a frame filled by script": (id) => `<iframe data-fill="${quoted(frame(id))}"></iframe>`,
  "text that takes no pointer": (id) => `<a href="/"><span style="pointer-events: none">${id}</span></a>`,
  "text that is selected as a whole": (id) =>
    `<code style="user-select: all">${id.slice(0, 9)}<b>${id.slice(9)}</b></code>`,
  title: (id) => `<span title="Ticket ${id}">the one of last night</span>`,
  "aria-label": (id) => `<button aria-label="Open ${id}"><b>open what the guest wrote</b></button>`,
  "data-*": (id) => `<div data-kind="row" data-ticket="${id}"><span>the row of a ticket</span></div>`,
  alt: (id) => `<img alt="Photo of ${id}" width="200" height="20" src="/photo">`,
};

/** What was made in a frame and moved out of it, from a ticket's markup. */
export function fromFrame(markup: string): string {
  return `<div data-adopt="${quoted(markup)}"></div>`;
}

/** A place in a page's window, in CSS pixels. */
export interface Place {
  x: number;
  y: number;
}

/** In the letters of what stands on a line. */
export function onLine(index: number): Place {
  return { x: 60, y: index * LINE + LINE / 2 };
}

/** On a line, but right of all that stands there. */
export function besideLine(index: number): Place {
  return { x: 700, y: index * LINE + LINE / 2 };
}

/** Serves pages of lines on loopback, and what their frames show. */
export async function servePages(): Promise<PointingSite> {
  let lines: readonly string[] = [];
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? "/", "http://127.0.0.1");
    response.setHeader("cache-control", "no-store");
    response.setHeader("content-type", pathname === "/photo" ? "image/svg+xml" : "text/html; charset=utf-8");
    if (pathname === "/photo") response.end('<svg xmlns="http://www.w3.org/2000/svg"/>');
    else response.end(pathname === "/frame" ? frame(search.slice(1)) : page(lines));
  });
  const { port, close }: Loopback = await onLoopback(server);
  return {
    otherOrigin: `http://localhost:${port}`,
    show: (shown) => {
      lines = shown;
      return `http://127.0.0.1:${port}/`;
    },
    stop: close,
  };
}

function page(lines: readonly string[]): string {
  const placed = lines.map((line, index) => `<section style="top:${index * LINE}px">${line}</section>`);
  return `<!doctype html><title>Pointing</title>${style}${placed.join("\n")}${fill}`;
}

const style = `<style>
  body, p, section { margin: 0; font: 14px/${LINE}px monospace; }
  section { position: absolute; left: 0; width: 600px; height: ${LINE}px; }
  iframe { border: 0; width: 600px; height: ${LINE}px; }
  input, textarea { box-sizing: border-box; width: 600px; height: ${LINE}px; padding: 0; border: 0; font: inherit; }
</style>`;

/** Puts into frames without an address what their attribute says, and elsewhere what was made in one. */
const fill = `<script>
  for (const place of document.querySelectorAll("[data-adopt]")) {
    const frame = place.appendChild(document.createElement("iframe"));
    frame.contentDocument.body.innerHTML = place.dataset.adopt;
    place.append(frame.contentDocument.body.firstChild);
    frame.remove();
  }
  for (const { contentDocument, dataset } of document.querySelectorAll("[data-fill]"))
    contentDocument.body.innerHTML = dataset.fill;
</script>`;

function frame(text: string): string {
  return `<body style="margin: 0; font: 14px/${LINE}px monospace">${text}`;
}

function shadow(mode: "open" | "closed", inner: string): string {
  return `<div><template shadowrootmode="${mode}"><span>${inner}</span></template></div>`;
}

function quoted(markup: string): string {
  return markup.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
}

export interface PointingSite {
  /** The origin of frames that are not the page's. */
  readonly otherOrigin: string;
  /** The address of a page with these lines, from now on. */
  readonly show: (lines: readonly string[]) => string;
  readonly stop: () => Promise<void>;
}

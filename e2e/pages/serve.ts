import { createServer } from "node:http";
import { onLoopback } from "../../sandbox/loopback";

/** What is served at a path. */
export interface ServedPage {
  /** Media type with its character set, such as `text/html; charset=utf-8`. */
  readonly type: string;
  readonly body: string;
  /** Further headers. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Pages on loopback. */
export interface PageSite {
  /** Such as `http://127.0.0.1:40123`. */
  readonly origin: string;
  stop(): Promise<void>;
}

/**
 * Serves pages on loopback, each at its path. Nothing forbids the browser to keep them, so that going back brings them from its cache of pages.
 */
export async function servePages(pages: Readonly<Record<string, ServedPage>>): Promise<PageSite> {
  const server = createServer((request, response) => {
    const page = pages[new URL(request.url ?? "/", "http://127.0.0.1").pathname];
    response.writeHead(page === undefined ? 404 : 200, {
      "content-type": page?.type ?? "text/plain",
      ...page?.headers,
    });
    response.end(page?.body ?? "");
  });
  const loopback = await onLoopback(server);
  return { origin: `http://127.0.0.1:${loopback.port}`, stop: loopback.close };
}

/** An HTML page around a body. The icon keeps the browser from asking for one. */
export function htmlPage(body: string): ServedPage {
  const head = '<meta charset="utf-8"><title>Page</title><link rel="icon" href="data:,">';
  return {
    type: "text/html; charset=utf-8",
    body: `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`,
  };
}

import { createServer } from "node:http";
import { type Loopback, onLoopback } from "../sandbox/loopback";
import type { BenchPage } from "./pages/page";

/** The bench's pages on the web, as far as this machine is the web. */
export interface Site {
  /** The address of a page. */
  urlOf(page: BenchPage): string;
  stop(): Promise<void>;
}

/** Serves pages on loopback. */
export async function servePages(pages: readonly BenchPage[]): Promise<Site> {
  const files = new Map(pages.flatMap((page) => [...page.files]));
  const server = createServer((request, response) => {
    const file = files.get(new URL(request.url ?? "/", "http://127.0.0.1").pathname);
    response.statusCode = file === undefined ? 404 : 200;
    response.setHeader("cache-control", "no-store");
    response.setHeader("content-type", `${file?.type ?? "text/html"}; charset=utf-8`);
    response.end(file?.body ?? "");
  });
  const loopback: Loopback = await onLoopback(server);
  return {
    urlOf: ({ name }) => `http://127.0.0.1:${loopback.port}/${name}`,
    stop: loopback.close,
  };
}

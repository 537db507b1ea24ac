import { createServer, type ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { onLoopback } from "../loopback";
import { type Desk, deskPage, flat, listRows } from "./desk-page";
import { manyPage } from "./many";
import { fill } from "./template";

/**
 * The web site of an invented company's help desk, over plain HTTP: `/`, `/queue/arrivals`, `/queue/departures`,
 * `/other`, `/empty`, `/many?n=`, `/hostile?n=`, and what they load. A second server under the name `localhost` is the
 * other origin, for frames.
 */
export async function startHelpDesk(parts: Omit<Desk, "crossOrigin">): Promise<HelpDesk> {
  const cross = await onLoopback(createServer((request, response) => answer(desk, request.url, response)));
  const crossOrigin = `http://localhost:${cross.port}`;
  const desk: Desk = { ...parts, crossOrigin };
  const web = await onLoopback(createServer((request, response) => answer(desk, request.url, response)));
  return {
    webOrigin: `http://127.0.0.1:${web.port}`,
    crossOrigin,
    stop: async () => void (await Promise.all([web.close(), cross.close()])),
  };
}

function answer(desk: Desk, address = "/", response: ServerResponse): void {
  const { pathname, searchParams } = new URL(address, "http://127.0.0.1");
  response.setHeader("cache-control", "no-store");
  response.setHeader("content-type", `text/${pathname.endsWith(".css") ? "css" : "html"}; charset=utf-8`);
  if (pathname === "/many") {
    const count = Math.min(1_000_000, Math.max(0, Math.trunc(Number(searchParams.get("n") ?? 1000)) || 0));
    // A reader who leaves half-way is no error.
    pipeline(Readable.from(manyPage(count)), response).catch(() => response.destroy());
    return;
  }
  const page = pages[pathname];
  response.statusCode = page === undefined ? 404 : 200;
  response.end(page === undefined ? "<!doctype html><title>Not found</title><p>Not found" : page(desk));
}

const pages: Readonly<Record<string, (desk: Desk) => string>> = {
  "/": (desk) => deskPage(desk),
  "/queue/arrivals": (desk) => deskPage(desk, "arrivals"),
  "/queue/departures": (desk) => deskPage(desk, "departures"),
  "/desk.css": () => fill("desk.css", {}),
  "/other": ({ ids }) => fill("other.html", flat(ids)),
  "/empty": () => fill("empty.html", {}),
  "/hostile": ({ ids }) => fill("hostile.html", { ...flat(ids), fakeToken: "capi_forged_by_the_page" }),
  "/frame/same": ({ ids }) => fill("frame.html", { title: "Notes", id: ids.sameOriginFrame[0] ?? "" }),
  "/frame/cross": ({ ids }) =>
    fill("frame.html", { title: "Partner board", id: ids.crossOriginFrame[0] ?? "" }),
  "/fragments/arrivals": (desk) => listRows(desk, desk.ids.arrivals),
  "/fragments/departures": (desk) => listRows(desk, desk.ids.departures),
  "/fragments/added": (desk) => listRows(desk, desk.ids.added),
  "/fragments/replacement": ({ ids }) => ids.replacement[0] ?? "",
};

export type HelpDesk = {
  readonly webOrigin: string;
  readonly crossOrigin: string;
  readonly stop: () => Promise<void>;
};

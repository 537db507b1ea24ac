import { setMaxListeners } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { Certificate } from "./certificate";
import { httpWire } from "./http-wire";
import { onLoopback } from "./loopback";
import { type House, serve } from "./serve";

/**
 * The stand-in service: HTTPS on loopback, everything it knows handed in. Sends no CORS headers, as an extension with
 * a host permission needs none and a web page must not get any.
 */
export async function startService(parts: ServiceParts): Promise<Service> {
  const { certificate, port } = parts;
  const stopping = new AbortController();
  // Every delayed request listens, and there may be hundreds.
  setMaxListeners(0, stopping.signal);
  const server = createServer(
    { cert: certificate.certificate, key: certificate.privateKey },
    (request, response) => void handle(parts, stopping.signal, request, response),
  );
  const loopback = await onLoopback(server, port);
  return {
    port: loopback.port,
    goOffline: loopback.close,
    goOnline: loopback.open,
    async stop() {
      stopping.abort();
      await loopback.close();
    },
  };
}

async function handle(
  parts: ServiceParts,
  stopping: AbortSignal,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // From the same clock as everything else, so that a Retry-After can be measured against it.
  response.setHeader("date", new Date(parts.now()).toUTCString());
  if (!parts.behaviour.keepAlive) response.setHeader("connection", "close");
  response.on("error", () => response.destroy());
  await serve(
    parts,
    {
      method: request.method ?? "GET",
      url: new URL(request.url ?? "/", "https://api.conduit.ai"),
      authorization: request.headers.authorization,
      body: () => textOf(request),
    },
    httpWire(response, stopping),
  );
}

async function textOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

type ServiceParts = House & { now: () => number; certificate: Certificate; port?: number };

export type Service = {
  readonly port: number;
  /** Breaks all connections and refuses new ones; what the service knows stays. */
  readonly goOffline: () => Promise<void>;
  /** Back, on the same port. */
  readonly goOnline: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A server on loopback that answers as a test says, and remembers what it was asked. */
export interface LocalServer {
  origin: string;
  requests: { method: string; url: string; headers: IncomingMessage["headers"]; body: string }[];
  answerWith(answer: (response: ServerResponse, request: IncomingMessage) => void): void;
  stop(): Promise<void>;
}

/** Starts a server on a free port. */
export async function startLocalServer(): Promise<LocalServer> {
  const requests: LocalServer["requests"] = [];
  let answer: (response: ServerResponse, request: IncomingMessage) => void = (response) => response.end();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = "", url = "", headers } = request;
    requests.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
    answer(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    answerWith: (next) => {
      answer = next;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

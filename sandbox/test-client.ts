import { Agent, request } from "node:https";
import type { Sandbox } from "./index";
import { tokens } from "./tokens";

/**
 * One real request to the sandbox's service, on a connection of its own.
 *
 * @returns as soon as all has been read; `broken` when the connection ended before the answer did
 * @throws the connection's error when no head of an answer came; `timeout` (ms) makes the client give up and leave
 */
export function call(
  sandbox: Pick<Sandbox, "apiPort">,
  path: string,
  options: CallOptions = {},
): Promise<Called> {
  const { method = "GET", token = tokens.write, body, timeout = 5_000 } = options;
  const authorization = token === null ? {} : { authorization: `Bearer ${token}` };
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: "127.0.0.1",
        port: sandbox.apiPort,
        path,
        method,
        agent: new Agent({ keepAlive: false }),
        // The certificate is checked in its own test.
        rejectUnauthorized: false,
        headers: { ...authorization, ...options.headers },
        signal: AbortSignal.timeout(timeout),
      },
      (response) => {
        const pieces: Buffer[] = [];
        const end = (broken: boolean) => {
          const text = Buffer.concat(pieces).toString();
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text,
            broken,
            json: () => parse(text),
          });
        };
        response.on("data", (piece: Buffer) => pieces.push(piece));
        response.once("end", () => end(false));
        response.once("error", () => end(true));
        // From here on a broken connection is a broken answer, not a missing one.
        sent.off("error", reject).on("error", () => end(true));
      },
    );
    sent.once("error", reject);
    sent.end(body);
  });
}

/** A close request, as the extension sends it. */
export function close(
  sandbox: Pick<Sandbox, "apiPort">,
  id: string,
  options: CallOptions = {},
): Promise<Called> {
  return call(sandbox, `/v1/tickets/${id}/close${options.query ?? ""}`, { method: "POST", ...options });
}

function parse(text: string): Body {
  return JSON.parse(text) as Body;
}

export type CallOptions = {
  method?: string;
  /** Null sends no Authorization header at all. */
  token?: string | null;
  headers?: Record<string, string>;
  body?: string;
  timeout?: number;
  /** With its question mark; for `close` only, whose path is made from an id. */
  query?: string;
};

type Called = {
  status: number;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  text: string;
  broken: boolean;
  json: () => Body;
};

type Body = {
  data?: unknown;
  error?: string;
  next_cursor?: string | null;
  has_more?: boolean;
};

import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Wire } from "./wire";

/** The wire of a true connection. */
export function httpWire(response: ServerResponse, stopping: AbortSignal): Wire {
  /** Resolves when the writing has been done or the connection is gone, whichever comes first. */
  function settled(write: (done: () => void) => void): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        response.off("close", done);
        resolve();
      };
      if (response.destroyed) return resolve();
      response.once("close", done);
      write(done);
    });
  }

  return {
    head: (status, headers) => void response.writeHead(status, headers),
    write: (text) => settled((done) => response.write(text, done)),
    end: (text) => settled((done) => response.end(text, done)),
    cut: () => void response.destroy(),
    gone: () => settled(() => {}),
    isGone: () => response.destroyed || response.socket?.destroyed !== false,
    sleep: (ms) => sleep(ms, undefined, { signal: stopping }),
  };
}

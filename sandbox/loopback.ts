import type { Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";

/**
 * Puts a server on 127.0.0.1, and nowhere else, in a way that it can also be taken off the net at once: closing breaks
 * every connection, also those that are idle, waiting, or in the middle of a TLS handshake.
 *
 * @param port 0 lets the system choose; the same one is used again after `close` and `open`
 */
export async function onLoopback(server: Server, port = 0): Promise<Loopback> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });

  const open = (wanted: number) =>
    new Promise<number>((resolve, reject) => {
      server.once("error", reject);
      server.listen(wanted, "127.0.0.1", () => {
        server.off("error", reject);
        resolve((server.address() as AddressInfo).port);
      });
    });

  const chosen = await open(port);
  return {
    port: chosen,
    async open() {
      if (!server.listening) await open(chosen);
    },
    close: () =>
      new Promise((resolve) => {
        if (!server.listening) return resolve();
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

export type Loopback = {
  readonly port: number;
  /** Listens again, on the same port. */
  readonly open: () => Promise<void>;
  readonly close: () => Promise<void>;
};

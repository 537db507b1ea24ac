import { createServer } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";

/**
 * A proxy on loopback for a browser without resolver rules: it leads the service's name to the sandbox and refuses every other
 * host, so that nothing leaves the machine.
 */
export async function startProxy(apiPort: number): Promise<LoopbackProxy> {
  const open = new Set<Socket>();
  const refused = new Set<string>();
  let cut = false;
  const server = createServer((request, response) => {
    refused.add(hostOf(request.url ?? ""));
    response.writeHead(403).end();
  });
  server.on("connection", (socket) => {
    if (cut) socket.destroy();
    open.add(socket);
    socket.once("close", () => open.delete(socket));
  });
  server.on("connect", (request, client: Socket, head) => {
    client.on("error", () => client.destroy());
    if (request.url !== "api.conduit.ai:443") {
      refused.add(hostOf(request.url ?? ""));
      client.end("HTTP/1.1 403 Forbidden\r\n\r\n");
      return;
    }
    const service = connect(apiPort, "127.0.0.1", () => {
      client.write("HTTP/1.1 200 Connection established\r\n\r\n");
      service.write(head);
      service.pipe(client).pipe(service);
    });
    service.on("error", () => client.destroy());
    // A connection that the service breaks must look broken to the browser too.
    service.on("close", () => client.destroy());
    client.on("close", () => service.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    refused: () => [...refused],
    setCut: (wish) => {
      cut = wish;
      if (wish) for (const socket of open) socket.destroy();
    },
    stop: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function hostOf(target: string): string {
  return target.replace(/^http:\/\//, "").replace(/[:/].*$/, "");
}

export interface LoopbackProxy {
  readonly port: number;
  /** Hosts that were asked for in vain. Firefox's own services are among them. */
  readonly refused: () => string[];
  /** Breaks all connections and takes no new ones. */
  readonly setCut: (cut: boolean) => void;
  readonly stop: () => Promise<void>;
}

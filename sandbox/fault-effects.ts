import { type Answer, json } from "./answer";
import { begin, type Exchange, send, sendHalf } from "./exchange";
import type { Fault, FaultPosition } from "./faults";
import { hotelLoginPage } from "./hotel-login-page";

/**
 * Lets a fault happen to a request.
 *
 * @returns true when the request has ended with it, false when it goes on
 */
export async function strike(fault: Fault, at: FaultPosition, exchange: Exchange): Promise<boolean> {
  const { wire } = exchange;
  switch (fault.kind) {
    case "delay": {
      const rest = at === "while-answering" ? await sendHalf(exchange, trueAnswer(exchange)) : null;
      await wire.sleep(fault.ms);
      if (rest === null) return false;
      await wire.end(rest);
      return true;
    }
    case "reset":
      if (at === "while-answering") await sendHalf(exchange, trueAnswer(exchange));
      wire.cut();
      return true;
    case "hang":
      if (at === "while-answering") await sendHalf(exchange, trueAnswer(exchange));
      // Ends when the connection does; stopping the sandbox breaks them all.
      await wire.gone();
      return true;
    case "truncated":
      await sendHalf(exchange, trueAnswer(exchange), 100);
      wire.cut();
      return true;
    case "huge":
      await sendHuge(exchange, fault.bytes ?? 50_000_000);
      return true;
    default:
      await send(exchange, falseAnswer(fault, exchange));
      return true;
  }
}

function falseAnswer(fault: Replacing, exchange: Exchange): Answer {
  const { authorization, before, entry } = exchange;
  switch (fault.kind) {
    case "status": {
      const body = "body" in fault ? fault.body : { error: `Status ${fault.status}, as the test asked` };
      return json(fault.status, body, fault.headers);
    }
    case "html":
      return { status: 200, headers: { "content-type": "text/html; charset=utf-8" }, body: hotelLoginPage };
    case "wrong-id": {
      const stranger = exchange.stranger();
      return json(200, { data: entry.close ? { ...stranger, status: "closed" } : stranger });
    }
    case "empty":
      return { status: fault.status ?? 200, headers: {}, body: "" };
    case "redirect":
      return { status: fault.status ?? 302, headers: { location: fault.location }, body: "" };
    case "echo-token":
      return json(fault.status ?? 400, {
        error: `Cannot process this request: ${authorization ?? "no credential"}`,
      });
    case "json":
      return json(fault.status ?? 200, fault.body);
    case "text":
      return {
        status: fault.status ?? 200,
        headers: { "content-type": fault.type ?? "application/json" },
        body: fault.text,
      };
    case "wrong-status":
      return json(200, { data: before });
  }
}

/** What the service would say; before the request was applied, the nearest to it. */
function trueAnswer({ answer, before }: Exchange): Answer {
  return answer ?? json(200, { data: before ?? null });
}

async function sendHuge(exchange: Exchange, bytes: number): Promise<void> {
  const { wire } = exchange;
  begin(exchange, json(200, undefined));
  const id = exchange.before?.id ?? "";
  const [start, end] = [`{"data":{"id":"${id}","status":"closed","subject":"`, '"}}'];
  await wire.write(start);
  let rest = bytes - start.length - end.length;
  while (rest > 0 && !wire.isGone()) {
    const piece = "x".repeat(Math.min(rest, 65_536));
    rest -= piece.length;
    await wire.write(piece);
  }
  await wire.end(end);
}

type Replacing = Exclude<Fault, { kind: "delay" | "reset" | "hang" | "truncated" | "huge" }>;

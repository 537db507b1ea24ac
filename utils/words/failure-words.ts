import type { Failure, FailureKind } from "../core/failure";
import { quoted } from "../core/quoted";
import { type MessageKey, t } from "../platform/i18n";
import { clockTime } from "./time-words";

/** One row for each way to fail: what is said beside a ticket, and what is said to somebody who is connecting. */
const words: Record<FailureKind, { short: MessageKey; connecting: MessageKey }> = {
  offline: { short: "failOffline", connecting: "connectOffline" },
  "not-permitted": { short: "failNotPermitted", connecting: "connectNotPermitted" },
  "no-token": { short: "failNoToken", connecting: "connectNoToken" },
  "token-refused": { short: "failTokenRefused", connecting: "connectTokenRefused" },
  forbidden: { short: "failForbidden", connecting: "connectForbidden" },
  "not-found": { short: "failNotFound", connecting: "connectNotFound" },
  "not-reached": { short: "failNotReached", connecting: "failNotReached" },
  refused: { short: "failRefused", connecting: "connectRefused" },
  limited: { short: "failLimited", connecting: "connectLimited" },
  timeout: { short: "failTimeout", connecting: "connectTimeout" },
  network: { short: "failNetwork", connecting: "connectNetwork" },
  server: { short: "failServer", connecting: "connectServer" },
  unreadable: { short: "failUnreadable", connecting: "connectUnreadable" },
};

/** Why a ticket could not be read, in one short sentence. `now` in ms since 1970. */
export function readingFailure(failure: Failure, now: number): string {
  return fill(failure, words[failure.kind].short, now);
}

/** Why connecting did not work and what can be done. */
export function connectingFailure(failure: Failure, now: number): string {
  return fill(failure, words[failure.kind].connecting, now);
}

/** Why a ticket was not closed: the service's own sentence where it gave one. */
export function refusalWords(failure: Failure | null, now: number): string {
  if (!failure) return t("failRefused");
  if (failure.sentence) return quoted(failure.sentence);
  return failure.kind === "forbidden" ? t("failForbiddenClose") : readingFailure(failure, now);
}

function fill(failure: Failure, key: MessageKey, now: number): string {
  if (failure.kind === "limited") {
    if (failure.until !== null) return t(key, clockTime(failure.until, now));
    return t(key === "failLimited" ? "failLimitedNow" : "connectLimitedNow");
  }
  if (failure.kind === "refused" && failure.sentence) return quoted(failure.sentence);
  return t(key, String(failure.status ?? "–"));
}

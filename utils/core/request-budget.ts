/**
 * How often we ask the service. It allows 120 requests a minute for a whole workspace with all its people and integrations; we take
 * half of that at most, and less for a while after it said "too many". Pure: the caller stores the budget and passes the time.
 */
export interface RequestBudget {
  /** Requests that may leave at once. */
  tokens: number;
  /** Requests a minute at the moment. */
  perMinute: number;
  /** ms since 1970 for which `tokens` and `perMinute` are true. */
  at: number;
  /** ms since 1970 before which nothing leaves because the service said so; 0 for none. */
  limitedUntil: number;
  /** How often in a row the service said "too many". */
  strikes: number;
}

const FULL_RATE = 60;
const LEAST_RATE = 4;
const BURST = 10;
/** What the rate gains back in a minute: 10 % of the full one. */
const RECOVERY = FULL_RATE / 10;
const MINUTE = 60_000;
const LONGEST_BACKOFF = MINUTE;
const JITTER = 0.1;

/** A full budget at `now`. */
export function newBudget(now: number): RequestBudget {
  return { tokens: BURST, perMinute: FULL_RATE, at: now, limitedUntil: 0, strikes: 0 };
}

/**
 * Takes one request out of the budget.
 *
 * @returns the budget to store, and how long to wait in ms before asking again; 0 means that the request may leave
 */
export function take(budget: RequestBudget, now: number): { budget: RequestBudget; waitMs: number } {
  const filled = asOf(budget, now);
  if (filled.limitedUntil > now) return { budget: filled, waitMs: filled.limitedUntil - now };
  if (filled.tokens >= 1) return { budget: { ...filled, tokens: filled.tokens - 1 }, waitMs: 0 };
  return { budget: filled, waitMs: Math.ceil(((1 - filled.tokens) / filled.perMinute) * MINUTE) };
}

/**
 * The budget after the service said "too many": half the rate, and silence until it allows more.
 *
 * @param retryAfterMs - what the service asked for, or `null` to back off by ourselves, 1 s at least
 * @param random - from 0 to 1; spreads clients that were limited at the same time
 */
export function limit(
  budget: RequestBudget,
  now: number,
  retryAfterMs: number | null,
  random: number,
): RequestBudget {
  const filled = asOf(budget, now);
  const backoff = Math.min(LONGEST_BACKOFF, 1000 * 2 ** filled.strikes);
  const wait = (retryAfterMs ?? backoff) * (1 + JITTER * random);
  return {
    ...filled,
    tokens: 0,
    perMinute: Math.max(LEAST_RATE, filled.perMinute / 2),
    limitedUntil: Math.max(filled.limitedUntil, Math.ceil(now + wait)),
    strikes: filled.strikes + 1,
  };
}

/** The budget after any answer but "too many". */
export function allowed(budget: RequestBudget): RequestBudget {
  return budget.strikes === 0 ? budget : { ...budget, strikes: 0 };
}

/** The budget after somebody decided not to wait for the service any longer. */
export function withoutLimit(budget: RequestBudget): RequestBudget {
  return { ...budget, limitedUntil: 0 };
}

/** The budget at `now`: filled by time. A clock that went backwards fills nothing, and a limit is waited out afresh at most. */
export function asOf(budget: RequestBudget, now: number): RequestBudget {
  const minutes = Math.max(0, now - budget.at) / MINUTE;
  const wentBack = now < budget.at;
  return {
    ...budget,
    at: now,
    tokens: Math.min(BURST, budget.tokens + minutes * budget.perMinute),
    perMinute: Math.min(FULL_RATE, budget.perMinute + minutes * RECOVERY),
    limitedUntil: wentBack ? budget.limitedUntil - (budget.at - now) : budget.limitedUntil,
  };
}

/**
 * Whether the service seems to be down. Five closes in a row whose outcome is not known pause closing: each further one would only
 * leave another ticket in doubt. From then on one read now and then looks whether the service is back.
 */
export interface Outage {
  /** Closes in a row whose outcome was not known. */
  unknowns: number;
  /** When to look next, in ms since 1970; `null` while closing is not paused. */
  lookAt: number | null;
  /** How long to wait after the next look, in ms. */
  waitMs: number;
}

const UNKNOWNS_TO_PAUSE = 5;
const FIRST_WAIT_MS = 30_000;
/** The longest that a look is put off, in ms. */
export const LONGEST_WAIT_MS = 300_000;

export const noOutage: Outage = { unknowns: 0, lookAt: null, waitMs: FIRST_WAIT_MS };

/** After a close: a definite answer, whichever, ends all doubt about the service. */
export function afterClose(outage: Outage, isKnown: boolean, now: number): Outage {
  if (isKnown) return noOutage;
  const unknowns = outage.unknowns + 1;
  if (unknowns < UNKNOWNS_TO_PAUSE || outage.lookAt !== null) return { ...outage, unknowns };
  return pausedFor(outage.waitMs, unknowns, now);
}

/**
 * After a look: looked at again later and later; or back, on trial: reading may work where closing does not, so that the next unknown
 * outcome pauses again.
 */
export function afterLook(outage: Outage, isBack: boolean, now: number): Outage {
  return isBack
    ? { ...outage, unknowns: UNKNOWNS_TO_PAUSE - 1, lookAt: null }
    : pausedFor(outage.waitMs, outage.unknowns, now);
}

function pausedFor(waitMs: number, unknowns: number, now: number): Outage {
  return { unknowns, lookAt: now + waitMs, waitMs: Math.min(LONGEST_WAIT_MS, waitMs * 2) };
}

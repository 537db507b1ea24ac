/**
 * Counts requests per key over the last minute, a sliding window. Requests that were turned away do not count, as
 * otherwise a client that waits exactly as told would never get through.
 */
export function createRateLimit({ perMinute, now }: RateLimitOptions): RateLimit {
  const spent = new Map<string, number[]>();

  function recent(key: string): number[] {
    const time = now();
    // A clock that went backwards must not lock anyone out.
    const times = (spent.get(key) ?? []).filter((past) => past > time - minute && past <= time);
    spent.set(key, times);
    return times;
  }

  return {
    take(key) {
      const times = recent(key);
      if (times.length < perMinute()) {
        times.push(now());
        return null;
      }
      const oldest = times[times.length - Math.max(1, perMinute())] ?? now();
      return Math.max(1, Math.ceil((oldest + minute - now()) / 1000));
    },
    spend(key, requests) {
      recent(key).push(...Array.from({ length: requests }, now));
    },
    clear: () => spent.clear(),
  };
}

const minute = 60_000;

type RateLimitOptions = { perMinute: () => number; now: () => number };

export type RateLimit = {
  /** Null when the request may pass, else the seconds to wait. */
  take: (key: string) => number | null;
  /** Uses up requests as colleagues and other integrations would. The key is a workspace's id or a token's name. */
  spend: (key: string, requests: number) => void;
  clear: () => void;
};

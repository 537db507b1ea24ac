import { type Behaviour, documentedBehaviour } from "./behaviour";
import { makeCertificate } from "./certificate";
import { createFaults, type Faults } from "./faults";
import { dealIds, type HelpDeskIds } from "./help-desk/ids";
import { startHelpDesk } from "./help-desk/site";
import { createLedger, type Ledger } from "./ledger";
import { createRateLimit, type RateLimit } from "./rate-limit";
import { type Service, startService } from "./service";
import { createState, type State } from "./state";
import { tokens } from "./tokens";

/**
 * Starts a stand-in Conduit service and a help-desk web site, both on loopback and both in this process, so that tests
 * can bend what the browser meets and look at what arrived. The same seed gives the same tickets.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { now = Date.now, seed = 1, until, apiPort = 0 } = options;
  const state = createState({ now, seed, ...(until === undefined ? {} : { until }) });
  const behaviour: Behaviour = { ...documentedBehaviour, ...options.behaviour };
  const limit = createRateLimit({ perMinute: () => behaviour.requestsPerMinute, now });
  const [faults, ledger, certificate] = [createFaults(), createLedger(now), await makeCertificate()];
  const service = await startService({
    state,
    behaviour,
    limit,
    faults,
    ledger,
    now,
    certificate,
    port: apiPort,
  });
  const helpDeskIds = dealIds(idsForDesk(state));
  const desk = await startHelpDesk({ ids: helpDeskIds, ticket: state.ticket });
  return {
    apiPort: service.port,
    webOrigin: desk.webOrigin,
    crossOrigin: desk.crossOrigin,
    certificate: certificate.certificate,
    tokens,
    helpDeskIds,
    state,
    behaviour,
    limit,
    faults,
    ledger,
    goOffline: service.goOffline,
    goOnline: service.goOnline,
    stop: async () => void (await Promise.all([service.stop(), desk.stop()])),
  };
}

/** The documentation's ticket and a new one for the running text; then, for the table, odd ones between ordinary ones. */
function idsForDesk({ tickets, notable }: State): readonly string[] {
  const { sample, ...odd } = notable;
  const known = new Set([sample, ...Object.values(odd)]);
  const others = tickets().flatMap(({ id }) => (known.has(id) ? [] : id));
  const newest = others.toReversed();
  const mixed = Object.values(odd).flatMap((id, index) => [id, newest[index + 1] ?? id]);
  return [sample, newest[0] ?? sample, ...mixed, ...newest.slice(mixed.length / 2 + 1)];
}

export type SandboxOptions = {
  seed?: number;
  /** The clock of ticket times, limits and the Date header; faults wait in real time. */
  now?: () => number;
  /** The moment up to which the seeded tickets reach, milliseconds; fixed by default, so that their ids are too. */
  until?: number;
  behaviour?: Partial<Behaviour>;
  /** The service's port; the system chooses one by default. */
  apiPort?: number;
};

export type Sandbox = Pick<Service, "goOffline" | "goOnline" | "stop"> & {
  readonly apiPort: number;
  /** The help desk, such as `http://127.0.0.1:40123`, and the origin of its foreign frame. */
  readonly webOrigin: string;
  readonly crossOrigin: string;
  /** In PEM, to be trusted as an authority. */
  readonly certificate: string;
  readonly tokens: typeof tokens;
  /** Which ids stand where on the help desk's pages. */
  readonly helpDeskIds: HelpDeskIds;
  readonly state: State;
  /** May be written to while the sandbox runs. */
  readonly behaviour: Behaviour;
  readonly limit: RateLimit;
  readonly faults: Faults;
  readonly ledger: Ledger;
};

import type { Ticket } from "../core/ticket";
import { DEFAULT_TICKET_TABLE, parseTicketId } from "../core/ticket-id";
import { copyOf } from "./copy";
import type { Database } from "./database";

/** The numbers of the tables known to hold tickets: they tell tickets from contacts, messages and other documents. */
export interface TicketTables {
  /** The default one first. */
  read(): Promise<number[]>;
  /** Learns from tickets that the service returned. @returns whether there was anything new */
  learn(tickets: readonly Ticket[]): Promise<boolean>;
  /** Forgets all but the default one. */
  forget(): Promise<void>;
}

/** Table numbers beyond this many are no finding but noise. */
const MAX_TABLES = 8;

/** In the database, where no content script can add one or hide tickets by taking one away. */
export function ticketTables(database: () => Promise<Database>): TicketTables {
  const copy = copyOf(database, (opened) => opened.getAll("tables"));
  const read = async () => [...new Set([DEFAULT_TICKET_TABLE, ...(await copy.read())])].slice(0, MAX_TABLES);

  async function learn(tickets: readonly Ticket[]): Promise<boolean> {
    const known = await read();
    const seen = new Set(tickets.flatMap(({ id }) => parseTicketId(id)?.table ?? []));
    const learned = [...seen].filter((table) => !known.includes(table)).slice(0, MAX_TABLES - known.length);
    for (const table of learned) await copy.change((opened) => opened.put("tables", table, table));
    return learned.length > 0;
  }

  return { read, learn, forget: () => copy.change((opened) => opened.clear("tables")) };
}

import { makeTicketIds } from "../ticket-id";

/** The ids on `/many?n=…`, in the order of the page. */
export function manyIds(count: number): Generator<string> {
  return makeTicketIds({ count, seed: 97 });
}

/** The page `/many`, in pieces of some kilobytes: a hundred thousand rows are too much to hold as one text. */
export function* manyPage(count: number): Generator<string> {
  yield `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${count} tickets</title>`;
  yield `<link rel="icon" href="data:,"><link rel="stylesheet" href="/desk.css"></head><body><main><section class="wide"><ul>`;
  let piece = "";
  let row = 0;
  for (const id of manyIds(count)) {
    row += 1;
    piece += `<li><b>${row}</b> <span>${id}</span> moved to the archive</li>\n`;
    if (row % 500 === 0) {
      yield piece;
      piece = "";
    }
  }
  yield `${piece}</ul></section></main></body></html>`;
}

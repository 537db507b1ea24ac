// @vitest-environment happy-dom
import { cleanup, render } from "@testing-library/preact";
import { afterEach, describe, expect, test, vi } from "vitest";
import { defaultSettings } from "../../utils/core/settings";
import type { Ticket } from "../../utils/core/ticket";
import { failure, known, now, ticket } from "../gallery/samples";
import { rowState } from "./row-state";
import { TicketRow } from "./TicketRow";

afterEach(cleanup);

/** Markup that runs something where a text is taken for markup, an address or code. */
const markup = [
  "<script>run()</script>",
  "<img src=x onerror=run()>",
  "<svg onload=run()>",
  "<iframe srcdoc='<script>run()</script>'>",
  "<style>*{display:none}</style>",
  "<a href=javascript:run()>x</a>",
  "<base href=https://evil.example/>",
  "<meta http-equiv=refresh content=0>",
  "<form action=https://evil.example/><input name=attributes>",
  "<template><script>run()</script></template>",
  "<math><mtext><style><img src=x onerror=run()></style></mtext></math>",
  "<details open ontoggle=run()>",
  "<x-y id=root class=x data-ticket=x>",
  "<!--><img src=x onerror=run()>-->",
  "<![CDATA[<img src=x onerror=run()>]]>",
  "</bdi></dd></dl><b>out</b>",
  "&lt;img src=x onerror=run()&gt;",
  "&#x3C;script&#x3E;",
  "\\u003cscript\\u003e",
  "javascript:run()",
  "data:text/html,<script>run()</script>",
  "https://evil.example/",
  "//evil.example/",
  "{{constructor.constructor('run()')()}}",
  "<%= run() %>",
  "__proto__",
  "constructor",
  "toString",
  "[object Object]",
];
/** Where a text may stand instead: after the end of an attribute, a comment or an element. */
const ways = [
  (text: string) => text,
  (text: string) => `" ${text}`,
  (text: string) => `'> ${text}`,
  (text: string) => `--></textarea></title></script>${text}`,
];
const texts = ways.flatMap((way) => markup.map(way));

/** A ticket with this in every text; its times are no texts. */
function filled(text: string): Ticket {
  const { id, followUpAt, lastMessageAt, createdAt, updatedAt, aiPaused, ...fields } = ticket(0);
  const same = Object.fromEntries(Object.keys(fields).map((name) => [name, text]));
  return ticket(0, { ...same, assignee: { id: text, name: text, email: text } });
}

/** A row with everything open, and what its ticket could not be read for. */
function open(text: string) {
  const troubled = known(filled(text), { failure: failure("refused", { sentence: text }) });
  const nothing = vi.fn();
  const handlers = {
    onOpen: nothing,
    onSelect: nothing,
    onConfirm: nothing,
    onKeep: nothing,
    onClose: nothing,
    onUndo: nothing,
    onDismiss: nothing,
  };
  return render(
    <ul>
      <TicketRow
        {...handlers}
        row={rowState(ticket(0).id, troubled, null, false)}
        now={now}
        hold={null}
        linkTemplate={defaultSettings.linkTemplate}
        inboxNames={{ [text]: { [text]: text } }}
        open
        asking
        selected={false}
      />
    </ul>,
  ).container;
}

/** The elements, with the names of their attributes and the hosts that they lead to. */
const structure = (root: Element) =>
  [...root.querySelectorAll("*")].map((element) => [
    element.tagName,
    element.getAttributeNames().toSorted(),
    element instanceof HTMLAnchorElement ? new URL(element.href).origin : "",
  ]);

describe("a ticket whose every text is", () => {
  test(`one of ${texts.length} that mean harm is drawn with the elements and attributes of any other`, () => {
    const plain = open("plain");
    const expected = structure(plain);
    const places = plain.textContent.split("plain").length;
    expect(places).toBeGreaterThan(12);
    cleanup();
    for (const text of texts) {
      const drawn = open(text);
      expect(structure(drawn), text).toEqual(expected);
      cleanup();
    }
  });

  test("full of what is not seen shows it, in whichever place", () => {
    const drawn = open("pay\u202Epal\u{E0041}\u200B");
    const told = [...drawn.querySelectorAll("[title], [aria-label]")].map(
      (element) => element.getAttribute("title") ?? element.getAttribute("aria-label"),
    );
    const seen = [drawn.textContent, ...told].join("\n");
    expect(seen.match(/pay\[U\+202E\]pal\[U\+E0041\]\[U\+200B\]/gi)?.length).toBeGreaterThan(12);
    expect(seen).not.toMatch(/[\u202E\u{E0041}\u200B]/u);
  });
});

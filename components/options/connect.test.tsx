// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Failure } from "../../utils/core/failure";
import type { ConnectionTrouble } from "../../utils/core/protocol";
import { connected, failure, workspaces } from "../gallery/samples";
import { expectAccessible } from "../testing/accessibility";
import { settled } from "../testing/fake-background";
import { click, type } from "../testing/gestures";
import { Connection } from "./Connection";

afterEach(cleanup);

const field = () => screen.getByLabelText<HTMLInputElement>("API token");
const button = (name: string) => screen.getByRole("button", { name });

function show(
  onConnect: (token: string) => Promise<Failure | null>,
  connection: Parameters<typeof Connection>[0]["connection"] = { state: "none" },
) {
  const onAllow = vi.fn().mockResolvedValue(true);
  render(
    <section id="connect">
      <Connection connection={connection} onConnect={onConnect} onAllow={onAllow} />
    </section>,
  );
  return { onAllow };
}

async function connect(token: string) {
  type(field(), token);
  click(button("Connect"));
  await settled();
}

describe("the field for the token", () => {
  test("is covered, remembered by nobody, and shown only on demand", () => {
    show(vi.fn());
    expect(field().type).toBe("password");
    expect(field().getAttribute("autocomplete")).toBe("off");
    click(button("Show token"));
    expect(field().type).toBe("text");
    click(button("Hide token"));
    expect(field().type).toBe("password");
  });

  test.each([
    ["capi_123", false],
    ["  capi_123", false],
    ["", false],
    ["sk_live_1", true],
  ])("%j brings the hint: %s", (token, hinted) => {
    show(vi.fn());
    type(field(), token);
    expect(screen.queryByText(/usually start with capi_/) !== null).toBe(hinted);
  });

  test("an unusual token is tried all the same", async () => {
    const onConnect = vi.fn().mockResolvedValue(null);
    show(onConnect);
    await connect("sk_live_1");
    expect(onConnect).toHaveBeenCalledWith("sk_live_1");
  });
});

describe("connecting", () => {
  test("says that it is at work, and starts only once", async () => {
    const onConnect = vi.fn(() => new Promise<null>(() => undefined));
    show(onConnect);
    await connect("capi_1");
    const busy = button("Checking with Conduit…");
    click(busy);
    expect(busy.getAttribute("aria-disabled")).toBe("true");
    expect(onConnect).toHaveBeenCalledOnce();
  });

  test("that did not work says why, and keeps what was typed", async () => {
    show(vi.fn().mockResolvedValue(failure("token-refused")));
    await connect("capi_1");
    expect(screen.getByRole("alert").textContent).toContain("Conduit does not know this token.");
    expect(field().getAttribute("aria-invalid")).toBe("true");
    expect(field().value).toBe("capi_1");
    expect(screen.queryByRole("button", { name: "Allow access" })).toBeNull();
  });

  test("without an answer says so", async () => {
    show(vi.fn().mockRejectedValue(new Error()));
    await connect("capi_1");
    expect(screen.getByRole("alert").textContent).toBe("Closeout is not answering.");
    button("Connect");
  });

  test("without access offers to ask for it, and goes on with the same token", async () => {
    const onConnect = vi.fn().mockResolvedValueOnce(failure("not-permitted")).mockResolvedValueOnce(null);
    const { onAllow } = show(onConnect);
    await connect("capi_1");
    click(button("Allow access"));
    await settled();
    expect(onAllow).toHaveBeenCalledOnce();
    expect(onConnect.mock.calls).toEqual([["capi_1"], ["capi_1"]]);
  });

  test("access that stays withheld can be asked for again", async () => {
    const { onAllow } = show(vi.fn().mockResolvedValue(failure("not-permitted")));
    onAllow.mockResolvedValue(false);
    await connect("capi_1");
    click(button("Allow access"));
    await settled();
    expect(screen.getByRole("alert").textContent).toContain("Access was not allowed.");
    button("Allow access");
  });
});

describe("connected", () => {
  const many = { ...connected, state: "connected", workspaces, workspaceId: null, savedAt: 1 } as const;

  test("shows the workspaces, those without a name by their id, and no token", () => {
    show(vi.fn(), many);
    screen.getByText("Connected");
    expect(screen.getAllByRole("listitem").map((item) => item.textContent)).toEqual([
      "Seaside Hotels",
      "Alpine Lodges",
      "j57xyz0000000000",
    ]);
    expect(screen.queryByLabelText("API token")).toBeNull();
  });

  test("the token can be replaced, or kept after all", async () => {
    const onConnect = vi.fn().mockResolvedValue(null);
    show(onConnect, many);
    click(button("Replace token"));
    expect(document.activeElement?.id).toBe("token");
    expect(field().value).toBe("");
    click(button("Keep the current one"));
    expect(document.activeElement).toBe(button("Replace token"));
    expect(screen.queryByLabelText("API token")).toBeNull();
    click(button("Replace token"));
    await connect("capi_2");
    expect(screen.queryByLabelText("API token")).toBeNull();
  });
});

describe("connected, but kept from the service", () => {
  const held = (trouble: ConnectionTrouble) => ({ ...connected, trouble });
  const told = () => screen.getByRole("status").textContent;

  test("by the browser, says so and asks for access; the token is kept", async () => {
    const onConnect = vi.fn();
    const { onAllow } = show(onConnect, held("not-permitted"));
    expect(told()).toContain("The browser does not allow Closeout to talk to api.conduit.ai yet.");
    expect(screen.queryByText("Connected")).toBeNull();
    await expectAccessible();
    click(button("Allow access"));
    // Within the press itself: later the browser would not ask.
    expect(onAllow).toHaveBeenCalledOnce();
    await settled();
    expect(onConnect).not.toHaveBeenCalled();
    expect(told()).not.toContain("Access was not allowed.");
  });

  test.each([
    ["withheld", () => Promise.resolve(false)],
    ["failing", () => Promise.reject(new Error())],
  ])("by the browser, with access %s, says so each time", async (_, answer) => {
    const { onAllow } = show(vi.fn(), held("not-permitted"));
    onAllow.mockImplementation(answer);
    click(button("Allow access"));
    await settled();
    const sentence = () => screen.getByText(/^Access was not allowed\./).firstChild;
    const first = sentence();
    click(button("Allow access"));
    await settled();
    expect(sentence()).not.toBe(first);
  });

  test("by a refusal, says so in place of the connection, and a new token is the way out", () => {
    show(vi.fn(), held("refused"));
    expect(told()).toContain("Conduit refused the token.");
    expect([screen.queryByText("Connected"), screen.queryByText("Allow access")]).toEqual([null, null]);
    click(button("Replace token"));
    field();
  });
});

test("a token that cannot be read any more is asked for again", () => {
  show(vi.fn(), { state: "lost" });
  const note = screen.getByText("The saved token cannot be read any more. Paste a token to go on.");
  // A sign says what the colour says.
  expect(note.previousElementSibling?.matches("svg")).toBe(true);
  field();
});

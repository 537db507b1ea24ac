import { afterAll, beforeAll, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../index";
import { manyIds } from "./many";

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

async function page(path: string, origin = sandbox.webOrigin): Promise<string> {
  const response = await fetch(origin + path);
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
  return await response.text();
}

const only = (ids: readonly string[]): string => (ids.length === 1 && ids[0]) || "not just one";
const idsIn = (text: string) => text.match(/(?<![0-9a-z_])xd8[0-9a-hjkmnp-tv-z]{29}(?![0-9a-z_])/g) ?? [];

test("every id of the help desk is a ticket, and in one place only", () => {
  const ids = Object.values(sandbox.helpDeskIds).flat();
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => sandbox.state.ticket(id) === undefined)).toEqual([]);
  expect(sandbox.helpDeskIds.text[0]).toBe("xd88mkfbmxgckpeyzs8m9r9d3d843me3");
});

test("the board has each id where it says", async () => {
  const ids = sandbox.helpDeskIds;
  const board = await page("/");
  for (const id of ids.text) expect(board).toMatch(new RegExp(`<p>[^<]*${id}[^<]*</p>`));
  for (const id of ids.table) expect(board).toContain(`<td>${id}</td>`);
  expect(board).toContain(`href="/tickets/${only(ids.linkPath)}/history">Key box`);
  expect(board).toContain(`href="/search?ticket=${only(ids.linkQuery)}&amp;from=board">Linen`);
  expect(board).toContain(`href="/other#ticket-${only(ids.linkFragment)}">Pool`);
  expect(board).toMatch(new RegExp(`<input id="field" value="${only(ids.input)}"`));
  expect(board).toMatch(new RegExp(`<textarea[^>]*>[^<]*${only(ids.textarea)}[^<]*</textarea`));
  expect(board).toMatch(new RegExp(`contenteditable="true">[^<]*${only(ids.contentEditable)}`));
  expect(board).toContain(`<code>${only(ids.code)}</code>`);
  expect(board).toMatch(new RegExp(`<pre>[^<]*ticket=${only(ids.pre)} `));
  expect(board).toMatch(new RegExp(`srcdoc="[^"]*${only(ids.srcdocFrame)}`));
  expect(board).toMatch(new RegExp(`shadowrootmode="open"><p>[^<]*${only(ids.openShadow)}`));
  expect(board).toMatch(new RegExp(`shadowrootmode="closed"><p>[^<]*${only(ids.closedShadow)}`));
  expect(board).toMatch(new RegExp(`<p hidden>[^<]*${only(ids.hidden)}`));
  expect(board).toMatch(new RegExp(`<script type="application/json">[^<]*${only(ids.script)}`));
  expect(board).toMatch(new RegExp(`<!--[^>]*${only(ids.comment)}`));
  expect(board).toContain(`<span id="replaceable">${only(ids.replaced)}</span>`);
});

test("split ids are whole only as text", async () => {
  const { splitByTag, splitByWordBreak } = sandbox.helpDeskIds;
  const board = await page("/");
  for (const [tag, id] of [
    ["<b>", only(splitByTag)],
    ["<wbr>", only(splitByWordBreak)],
  ] as const) {
    expect(board).not.toContain(id);
    expect(board.replaceAll(/<[^>]*>/g, "")).toContain(id);
    expect(board).toContain(`${id.slice(0, 8)}${tag}`);
  }
});

test("what comes later, or lies in a frame, or on another page, is not there yet", async () => {
  const { departures, added, replacement, other, hostile, bent, sameOriginFrame, crossOriginFrame } =
    sandbox.helpDeskIds;
  const absent = [
    departures,
    added,
    replacement,
    other,
    hostile,
    bent,
    sameOriginFrame,
    crossOriginFrame,
  ].flat();
  expect(idsIn(await page("/")).filter((id) => absent.includes(id))).toEqual([]);
});

test("the fragments that the board's buttons fetch", async () => {
  const { arrivals, departures, added, replacement } = sandbox.helpDeskIds;
  expect(idsIn(await page("/fragments/arrivals"))).toEqual(arrivals);
  expect(idsIn(await page("/fragments/departures"))).toEqual(departures);
  expect(idsIn(await page("/fragments/added"))).toEqual(added);
  expect(await page("/fragments/replacement")).toBe(only(replacement));
});

test("a route of the board can be opened directly", async () => {
  const { arrivals, departures } = sandbox.helpDeskIds;
  const found = idsIn(await page("/queue/departures"));
  expect(found).toEqual(expect.arrayContaining([...departures]));
  expect(found).not.toContain(arrivals[0]);
  expect(idsIn(await page("/queue/arrivals"))).toEqual(expect.arrayContaining([...arrivals]));
});

test("frames: one of this origin, one of another", async () => {
  const { sameOriginFrame, crossOriginFrame } = sandbox.helpDeskIds;
  const board = await page("/");
  expect(board).toContain('src="/frame/same"');
  expect(board).toContain(`src="${sandbox.crossOrigin}/frame/cross"`);
  expect(idsIn(await page("/frame/same"))).toEqual(sameOriginFrame);
  expect(idsIn(await page("/frame/cross", sandbox.crossOrigin))).toEqual(crossOriginFrame);
  expect(new URL(sandbox.crossOrigin).hostname).not.toBe(new URL(sandbox.webOrigin).hostname);
});

test("look-alikes of every sort are on the board", async () => {
  const list = /id="look-alikes">(.*)<\/ul>/.exec(await page("/"))?.[1]?.split("</ul>")[0] ?? "";
  const bent = only(sandbox.helpDeskIds.bent);
  expect(list.match(/<li>/g)).toHaveLength(12);
  for (const text of [bent.toUpperCase(), `${bent}_v2`, `x${bent}`, `${bent}0`, bent.slice(0, -1)]) {
    expect(list).toContain(`<li>${text} <small>`);
  }
  expect(list).toMatch(/<li>[0-9a-f]{32} <small>an MD5/);
  expect(list).toMatch(/<li>[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12} <small>a UUID</);
  expect(list).toMatch(/<li>ph7[0-9a-z]{29} <small>a contact/);
});

test("subjects are text", async () => {
  const board = await page("/");
  expect(board).toContain("&lt;img src=x onerror=&quot;");
  expect(board).not.toContain("<img");
});

test("the other page, the hostile one and the empty one", async () => {
  expect(idsIn(await page("/other"))).toEqual(sandbox.helpDeskIds.other);
  expect([...new Set(idsIn(await page("/hostile")))].toSorted()).toEqual(
    sandbox.helpDeskIds.hostile.toSorted(),
  );
  expect(await page("/empty")).not.toMatch(/[0-9a-z]{32}/);
});

test("many: as many as asked for, all different, as announced", async () => {
  const found = idsIn(await page("/many?n=2345"));
  expect(found).toEqual([...manyIds(2345)]);
  expect(new Set(found).size).toBe(2345);
  expect(idsIn(await page("/many?n=-1"))).toEqual([]);
  expect(idsIn(await page("/many?n=all"))).toEqual([]);
});

test("what is not there is 404", async () => {
  expect((await fetch(`${sandbox.webOrigin}/nothing`)).status).toBe(404);
});

test("the style sheet is one", async () => {
  const response = await fetch(`${sandbox.webOrigin}/desk.css`);
  expect(response.headers.get("content-type")).toBe("text/css; charset=utf-8");
});

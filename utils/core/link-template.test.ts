import { describe, expect, test } from "vitest";
import { linkTemplateProblem, ticketLink } from "./link-template";

describe("a template for links", () => {
  test.each([
    ["", null],
    ["https://desk.example/t/{id}", null],
    ["https://desk.example:8443/?c={conversation_id}&w={workspace_id}#{id}", null],
    ["HTTPS://desk.example/{id}", null],
    ["http://desk.example/{id}", "not-https"],
    ["javascript:alert('{id}')", "not-https"],
    ["desk.example/{id}", "not-https"],
    ["https://desk.example/", "no-id"],
    ["https://desk.example/{ID}", "no-id"],
    ["https://desk.example/{id}/{name}", "wrong"],
    ["https://desk.example/{id}}", "wrong"],
    ["https://desk.example/a b/{id}", "wrong"],
    ["https:///{id}", "wrong"],
    ["https://{id}.example/", "wrong"],
    ["https://desk.example@other.example/{id}", "wrong"],
    ["https://desk.example\\@other.example/{id}", "wrong"],
    [`https://desk.example/{id}${"x".repeat(1_000)}`, "wrong"],
  ])("%s: %s", (template, problem) => {
    expect(linkTemplateProblem(template)).toBe(problem);
  });
});

describe("a link to a ticket", () => {
  const ticket = { id: "xd8", conversationId: "j5-7_A", workspaceId: null };

  test.each([
    ["https://desk.example/t/{id}?again={id}", "https://desk.example/t/xd8?again=xd8"],
    ["https://desk.example/{conversation_id}/{id}", "https://desk.example/j5-7_A/xd8"],
    ["https://desk.example/{workspace_id}/{id}", null],
    ["http://desk.example/{id}", null],
    ["", null],
  ])("%s: %s", (template, link) => {
    expect(ticketLink(template, ticket)).toBe(link);
  });

  test.each(["..", "a/b?c", "a b", "", "%2e%2e", "\uD800", "x\n", "$&"])(
    "is none where what fills it in is %j",
    (conversationId) => {
      const template = "https://desk.example/{conversation_id}/{id}";
      expect(ticketLink(template, { ...ticket, conversationId })).toBeNull();
    },
  );
});

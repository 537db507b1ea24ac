import { X509Certificate } from "node:crypto";
import { expect, test } from "vitest";
import { makeCertificate } from "./certificate";

test("names the service and loopback, and signs itself", async () => {
  const { certificate, privateKey } = await makeCertificate();
  const read = new X509Certificate(certificate);
  expect(read.checkHost("api.conduit.ai")).toBe("api.conduit.ai");
  expect(read.checkHost("localhost")).toBe("localhost");
  expect(read.checkIP("127.0.0.1")).toBe("127.0.0.1");
  expect(read.checkHost("conduit.ai")).toBeUndefined();
  expect(read.verify(read.publicKey)).toBe(true);
  expect(Date.parse(read.validFrom)).toBeLessThan(Date.now());
  expect(Date.parse(read.validTo)).toBeGreaterThan(Date.now());
  expect(privateKey).toContain("PRIVATE KEY");
});

test("is new each time", async () => {
  const [first, second] = await Promise.all([makeCertificate(), makeCertificate()]);
  expect(first.privateKey).not.toBe(second.privateKey);
});

import { generate } from "selfsigned";

/**
 * A fresh self-signed certificate for the real service's name and for loopback. Made at start, never stored:
 * a private key in a repository gets trusted by somebody, some day. On P-256, which takes milliseconds where RSA
 * takes up to a second.
 *
 * @returns both in PEM; `certificate` may be handed to clients as the authority to trust
 */
export async function makeCertificate(): Promise<Certificate> {
  const day = 86_400_000;
  const made = await generate([{ name: "commonName", value: "api.conduit.ai" }], {
    keyType: "ec",
    curve: "P-256",
    algorithm: "sha256",
    // Valid since yesterday, for machines whose clocks disagree a little.
    notBeforeDate: new Date(Date.now() - day),
    notAfterDate: new Date(Date.now() + 30 * day),
    extensions: [
      { name: "basicConstraints", cA: false, critical: true },
      { name: "keyUsage", digitalSignature: true, critical: true },
      { name: "extKeyUsage", serverAuth: true },
      {
        name: "subjectAltName",
        altNames: [
          { type: 2, value: "api.conduit.ai" },
          { type: 2, value: "localhost" },
          { type: 7, ip: "127.0.0.1" },
        ],
      },
    ],
  });
  return { certificate: made.cert, privateKey: made.private };
}

export type Certificate = { certificate: string; privateKey: string };

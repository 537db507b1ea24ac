/** The workspace of the documentation's sample ticket. */
export const harbourWorkspace = "j57demo8f8x7c9v0n2q4r6t8y1u3i5o";

/** A second company in the same account, so that nothing works by there being only one. */
export const alpineWorkspace = "j57alpine4d2m8s6w0z1k3h5f7b9q2y4";

export const workspaces: readonly Workspace[] = [
  { id: harbourWorkspace, name: "Harbour Stays" },
  { id: alpineWorkspace, name: "Alpine Lodges" },
];

/** Inbox types by workspace: slugs and one opaque id, as both are seen in the documentation. */
export const inboxTypes: Readonly<Record<string, readonly [InboxType, ...InboxType[]]>> = {
  [harbourWorkspace]: [
    { id: "guest", name: "Guests" },
    { id: "owner", name: "Owners" },
    { id: "kx79q3m5c1r8t0w2v6b4n7d9f1h3j5k7", name: "Housekeeping" },
  ],
  [alpineWorkspace]: [
    { id: "guest", name: "Guests" },
    { id: "supplier", name: "Suppliers" },
  ],
};

export type Workspace = Readonly<{ id: string; name: string }>;
export type InboxType = Readonly<{ id: string; name: string }>;

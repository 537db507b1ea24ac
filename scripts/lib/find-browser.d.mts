export const browserVariables: Readonly<Record<"chromium" | "firefox", string>>;
export function findBrowser(name: "chromium" | "firefox"): string | null;
export function isUsable(path: string): boolean;

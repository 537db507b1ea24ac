interface LockFile {
  packages?: Record<string, { version?: string; integrity?: string; optional?: boolean }>;
}
export function isInstalled(wanted: LockFile, installed: LockFile): boolean;

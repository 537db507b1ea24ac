import type { Failure } from "../../utils/core/failure";
import { t } from "../../utils/platform/i18n";
import { clockTime } from "../../utils/words/time-words";
import { Button } from "../ui/Button";
import { Notice } from "../ui/Notice";
import type { Trouble } from "./trouble";

interface BannerProps {
  trouble: Trouble;
  now: number;
  onOptions(): void;
  onResume(): void;
}

/** A limit this long may be a slip of the service: the agent may decide to go on. */
const LONG_LIMIT_MS = 15 * 60_000;

/** What concerns all tickets, said once instead of in every row, and the way out. */
export function Banner({ trouble, now, onOptions, onResume }: BannerProps) {
  switch (trouble.kind) {
    case "offline":
      return (
        <Notice tone="calm" icon="offline">
          {t("holdOffline")}
        </Notice>
      );
    case "limited":
      return (
        <Notice
          tone="calm"
          icon="clock"
          action={trouble.until - now > LONG_LIMIT_MS && <Button onPress={onResume}>{t("retry")}</Button>}
        >
          {t("holdLimited", clockTime(trouble.until, now))}
        </Notice>
      );
    case "outage":
      return (
        <Notice tone="attention" icon="clock" action={<Button onPress={onResume}>{t("retry")}</Button>}>
          {t("holdOutage", clockTime(trouble.lookAt, now))}
        </Notice>
      );
    case "no-token":
      return (
        <Notice tone="attention" icon="key" action={<OptionsButton onPress={onOptions} />}>
          {t("failNoToken")}
        </Notice>
      );
    case "not-permitted":
      return (
        <Notice tone="attention" icon="key" action={<OptionsButton onPress={onOptions} />}>
          {t("holdNotPermitted")}
        </Notice>
      );
    case "token-refused":
      return (
        <Notice tone="bad" icon="key" action={<OptionsButton onPress={onOptions} />}>
          {t("failTokenRefused")}
        </Notice>
      );
    case "token":
      return <TokenBanner failure={trouble.failure} onOptions={onOptions} onResume={onResume} />;
  }
}

function TokenBanner({
  failure,
  onOptions,
  onResume,
}: Omit<BannerProps, "trouble" | "now"> & { failure: Failure }) {
  const forbidden = failure.kind === "forbidden";
  const action = (
    <>
      <Button onPress={onResume}>{t("retry")}</Button>
      {/* What waits goes with the token: replacing it must not be the only way on. */}
      {!forbidden && <OptionsButton onPress={onOptions} />}
    </>
  );
  return (
    <Notice tone="bad" icon="key" action={action}>
      {t(forbidden ? "holdForbidden" : "holdToken")}
    </Notice>
  );
}

function OptionsButton({ onPress }: { onPress(): void }) {
  return <Button onPress={onPress}>{t("openOptions")}</Button>;
}

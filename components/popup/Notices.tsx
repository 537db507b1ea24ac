import { Fragment } from "preact";
import { t } from "../../utils/platform/i18n";
import { IconButton } from "../ui/IconButton";
import { NoAnswer } from "../ui/NoAnswer";
import { Notice } from "../ui/Notice";
import { Banner } from "./Banner";
import type { PopupScreenProps } from "./PopupScreen";
import { troubleOf } from "./trouble";

/** What has to be said about all of the screen, below the tickets: it comes and goes without moving them under the pointer. */
export function Notices(props: PopupScreenProps & { now: number }) {
  const { view, pastedIds, unreachable, problem, commands, now, onForgetProblem, onRetry } = props;
  const connected = view?.connection.state === "connected";
  const trouble = connected ? troubleOf(view, pastedIds, now) : null;
  return (
    <>
      {problem !== null && (
        <div role="alert">
          {/* The same words told again are heard again: they come anew into it. */}
          <Notice
            tone="bad"
            icon="warning"
            action={<IconButton small icon="cross" name={t("dismissNotice")} onPress={onForgetProblem} />}
          >
            <Fragment key={problem}>{problem.text}</Fragment>
          </Notice>
        </div>
      )}
      {/* Always there: only what changes within a live region is told. */}
      <div aria-live="polite" data-part="notices">
        {view && unreachable && <NoAnswer why={unreachable} onRetry={onRetry} />}
        {trouble && (
          <Banner
            trouble={trouble}
            now={now}
            onOptions={() => void commands.openOptions("connect")}
            onResume={() => void commands.resume()}
          />
        )}
      </div>
    </>
  );
}

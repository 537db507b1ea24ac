import { t } from "../../utils/platform/i18n";
import styles from "./AllResolved.module.css";
import type { RowState } from "./row-state";

interface AllResolvedProps {
  /** The heading below which they stand. */
  headId: string;
  rows: RowState[];
  selected: ReadonlySet<string>;
  onChange(ids: string[], selected: boolean): void;
}

/** Chooses all resolved tickets of a section, or none of them; not there when none is resolved. */
export function AllResolved({ headId, rows, selected, onChange }: AllResolvedProps) {
  const ids = rows.filter((row) => row.selectable && row.offer === "close").map((row) => row.id);
  if (ids.length === 0) return null;
  const chosen = ids.filter((id) => selected.has(id)).length;
  return (
    <label class={styles["label"]}>
      {t("allResolved")}
      <input
        type="checkbox"
        class={styles["box"]}
        data-part="all-resolved"
        aria-describedby={headId}
        checked={chosen === ids.length}
        indeterminate={chosen > 0 && chosen < ids.length}
        onChange={(event) => onChange(ids, event.currentTarget.checked)}
      />
    </label>
  );
}

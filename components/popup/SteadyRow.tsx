import { Component } from "preact";
import { ageOf } from "./Age";
import { sameData } from "./same-data";
import { TicketRow } from "./TicketRow";

type RowProps = Parameters<typeof TicketRow>[0];

/**
 * A row that is drawn anew only when something that it shows changed: every answer of the background brings all rows anew, and time goes
 * on.
 */
export class SteadyRow extends Component<RowProps> {
  override shouldComponentUpdate(next: RowProps): boolean {
    return !sameData(shown(this.props), shown(next));
  }

  override render(props: RowProps) {
    return <TicketRow {...props} />;
  }
}

/** What a row makes of what it is given: while it is folded up, of the time its age, and nothing of when and whether it is read. */
function shown(props: RowProps) {
  const { row, now, open } = props;
  const { ticket, failure } = row.known;
  if (open) return { ...props, row: { ...row, known: { ...row.known, loading: null } } };
  const time = failure ? now : ageOf(row.id, ticket, now)?.text;
  return { ...props, now: time, row: { ...row, known: { ticket, failure } } };
}

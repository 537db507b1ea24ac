import { Component } from "preact";
import { sameData } from "./same-data";
import { TicketRow } from "./TicketRow";

type RowProps = Parameters<typeof TicketRow>[0];

/** A row that is drawn anew only when something in it changed: every answer of the background brings all rows anew. */
export class SteadyRow extends Component<RowProps> {
  override shouldComponentUpdate(next: RowProps): boolean {
    return !sameData(this.props, next);
  }

  override render(props: RowProps) {
    return <TicketRow {...props} />;
  }
}

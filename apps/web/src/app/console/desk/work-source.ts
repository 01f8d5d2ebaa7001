import type { WorkList, WorkRow } from '@helan/contracts';
import type { IDatasource } from 'ag-grid-community';

/** The pages of a list one behind the other, as a grid that scrolls asks for them: block by block, each from its place. */
export class WorkSource implements IDatasource {
  /** Where each page begins; the next one is known once the one before it has come. */
  private readonly places: string[];
  private readonly rows: WorkRow[] = [];

  constructor(
    readonly pageSize: number,
    first: string,
    private readonly read: (at: string) => Promise<WorkList>,
    private readonly told: (outcome: {
      readonly page?: WorkList;
      readonly error?: unknown;
      readonly isFirst: boolean;
    }) => void,
  ) {
    this.places = [first];
  }

  /** All that has come, in its order. */
  get come(): readonly WorkRow[] {
    return this.rows;
  }

  placeOf(rowIndex: number): string {
    return this.places[Math.floor(rowIndex / this.pageSize)] ?? this.places.at(-1)!;
  }

  hasPlace(at: string): boolean {
    return this.places.includes(at);
  }

  readonly getRows: IDatasource['getRows'] = ({ startRow, successCallback, failCallback }) => {
    const block = Math.floor(startRow / this.pageSize);
    const place = this.places[block];
    if (place === undefined) return failCallback();
    this.read(place).then(
      (page) => {
        if (page.next !== null) this.places[block + 1] = page.next;
        page.items.forEach((row, index) => (this.rows[startRow + index] = row));
        const end = startRow + page.items.length;
        successCallback([...page.items], page.next === null ? end : undefined);
        this.told({ page, isFirst: block === 0 });
      },
      (error: unknown) => {
        failCallback();
        this.told({ error, isFirst: block === 0 });
      },
    );
  };
}

/** One value that law, the founding plan or the center sets. Numbers only; money in fen, shares in 0.01 %. */
export interface Parameter {
  readonly key: string;
  readonly label: string;
  readonly value: number;
  readonly unit: string;
  readonly floor?: number;
  readonly ceiling?: number;
  /** Where each value is a choice: what it means, from the floor on. */
  readonly choices?: readonly string[];
  readonly source: string;
  /** Types of right it concerns; all of them where nothing is said, none where the list is empty. */
  readonly types?: readonly string[];
  /** Set by a numbered document alone. */
  readonly needsDocument?: boolean;
}

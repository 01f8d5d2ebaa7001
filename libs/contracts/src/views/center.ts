/** How the center is reached. What is not known is empty. */
export interface CenterView {
  readonly name: string;
  readonly hotline: string;
  readonly address: string;
}

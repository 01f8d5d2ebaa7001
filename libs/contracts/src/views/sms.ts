/** A short message on the phone of a demonstration. */
export interface DemoMessageView {
  readonly number: string;
  readonly text: string;
  readonly sentAt: string;
}

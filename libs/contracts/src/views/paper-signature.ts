import type { PaperKind } from '@helan/domain';

/** A paper that waits for the own hand of a transferor for whom the liaison has filed. */
export interface PaperToSignView {
  readonly kind: PaperKind;
  readonly kindName: string;
  readonly no: string;
  readonly fileHash: string;
  readonly dueAt: string | null;
}

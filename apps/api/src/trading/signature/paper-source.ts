import type { DealSide, PaperKind, Refusal } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import type { LotEntity } from '../../listing/listing/index.js';

/** A paper of a lot that may be signed now, as the room that printed it knows it. */
export interface OpenPaper {
  readonly no: string;
  readonly fileId: string;
  /** Until when it is to be signed; null where no day is set. */
  readonly dueAt: Date | null;
  /** In whose name each side signs. */
  readonly names: Readonly<Record<DealSide, string>>;
  /** Why nobody can sign it yet, though it lies there. */
  readonly hold?: Refusal | undefined;
}

/** What has just been signed, and by whom. */
export interface Signed {
  readonly actor: Actor;
  readonly side: DealSide;
  /** By hand: a scan was handed in. */
  readonly isOnPaper: boolean;
  /** Both sides have signed. */
  readonly isComplete: boolean;
}

/** What the room that prints a kind of paper knows of it, and what follows from a signature. */
export interface PaperSource {
  readonly kind: PaperKind;
  /** The paper of a lot that is open for signatures, or nothing. */
  find(tx: EntityManager, lot: LotEntity): Promise<OpenPaper | undefined>;
  /** The lot's row is locked. */
  whenSigned(tx: EntityManager, lot: LotEntity, signed: Signed): Promise<void>;
}

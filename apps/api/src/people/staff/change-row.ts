import type { StaffChangeKind, StaffPost } from '@helan/domain';

/** A change of an account of the staff, as it is read to be decided. */
export interface ChangeRow {
  readonly id: string;
  readonly kind: StaffChangeKind;
  readonly account_id: string | null;
  readonly login: string;
  readonly display_name: string;
  readonly asked: StaffPost | null;
  readonly code_hash: string | null;
  readonly id_number_hash: Buffer | null;
  readonly id_number_hash_even: Buffer | null;
  readonly proposed_by: string;
  readonly outcome: string | null;
}

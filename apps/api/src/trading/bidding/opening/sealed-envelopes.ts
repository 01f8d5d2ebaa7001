import { RESERVE_SEQ, envelopeContext } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import type { LotEntity } from '../../../listing/listing/index.js';
import { SessionLineEntity } from '../session-line.entity.js';
import type { SessionEntity } from '../session.entity.js';
import { ReserveEntity } from './reserve.entity.js';

/** Something sealed, and what it must have been sealed for. */
export interface SealedEnvelope {
  readonly seq: number;
  readonly paddle: string;
  readonly envelope: string;
  readonly context: string;
}

/** Everything that is opened in the round that runs: its prices in their order, and in the first one the reserve. */
export async function sealedEnvelopes(
  tx: EntityManager,
  session: SessionEntity,
  lot: LotEntity,
): Promise<SealedEnvelope[]> {
  const { id, number, round, terms } = session;
  const lines = await tx.find(SessionLineEntity, { where: { sessionId: id }, order: { seq: 'ASC' } });
  const begun = lines.findLast(({ kind }) => kind === 'ROUND')?.seq ?? 0;
  const sealed = lines
    .filter(({ kind, seq }) => kind === 'SEALED' && seq > begun)
    .map(({ seq, paddle, envelope }) => ({ seq, paddle, envelope: envelope! }));
  if (round === 1 && terms.reserveHash != null) {
    const { envelope } = await tx.findOneByOrFail(ReserveEntity, { lotId: lot.id });
    sealed.unshift({ seq: RESERVE_SEQ, paddle: '', envelope });
  }
  const place = { lotNo: lot.no, session: number, round };
  return sealed.map((one) => ({ ...one, context: envelopeContext(place, one) }));
}

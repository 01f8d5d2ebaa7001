import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  OBJECTION_DECISIONS,
  OBJECTION_STATES,
  type ObjectionDecision,
  type ObjectionState,
} from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { type MessageLot, findMessageLot, toHolders, valuesOf } from '../../listing/listing/index.js';
import { type MessageFor, MessageResolvers } from '../../people/message/index.js';
import { findFormerWinner, findWinner } from '../deal/index.js';
import { toApplicant } from '../registration/index.js';

const ANSWERED: readonly ObjectionState[] = ['REFUSED', 'DISMISSED', 'UPHELD', 'DECIDED'];
interface Row {
  readonly no: string;
  readonly lotId: string;
  readonly accountId: string;
  readonly subject: string;
  readonly decision: ObjectionDecision | null;
}

/** Who is told of an objection: whoever has made it, whose lot it is, whose result it is; never who made it. */
@Injectable()
export class ObjectionMessages implements OnModuleInit {
  constructor(private readonly resolvers: MessageResolvers) {}

  onModuleInit(): void {
    this.resolvers.resolve('objection.moved', async ({ objectionId, to }, source) => {
      const rows: Row[] = await source.query(
        'select no, lot_id as "lotId", account_id as "accountId", subject, decision from objection where id = $1',
        [objectionId],
      );
      const [row] = rows;
      const lot = row && (await findMessageLot(source, row.lotId));
      if (!lot) return [];
      const state = to as ObjectionState;
      const values = { ...valuesOf(lot), no: row.no, what: outcome(state, row) };
      return sides(source, { row, lot, state, values });
    });
  }
}

/** What was decided, in the words of the decision. */
function outcome(state: ObjectionState, { decision }: Row): string {
  return state === 'DECIDED' && decision
    ? `监管部门决定${OBJECTION_DECISIONS[decision]}`
    : OBJECTION_STATES[state];
}

async function sides(
  source: EntityManager,
  {
    row,
    lot,
    state,
    values,
  }: { row: Row; lot: MessageLot; state: ObjectionState; values: MessageFor['values'] },
): Promise<MessageFor[]> {
  if (state !== 'FILED' && !ANSWERED.includes(state)) return [];
  const told = { event: state === 'FILED' ? 'objection.filed' : 'objection.answered', values } as const;
  const objector: MessageFor = { ...told, side: 'OBJECTOR', to: { kind: 'ACCOUNT', id: row.accountId } };
  const winner = told.event === 'objection.answered' ? await winnerOf(source, row) : undefined;
  return [objector, ...toHolders(lot, told), ...(winner ? toApplicant(winner, told, 'WINNER') : [])];
}

/** Of an objection to a result: whose it is, or was until the decision. */
function winnerOf(source: EntityManager, { subject, decision, lotId }: Row): ReturnType<typeof findWinner> {
  if (subject !== 'RESULT') return Promise.resolve(undefined);
  const hasFallen = decision === 'REPEAT' || decision === 'VOID';
  return hasFallen ? findFormerWinner(source, lotId) : findWinner(source, lotId);
}

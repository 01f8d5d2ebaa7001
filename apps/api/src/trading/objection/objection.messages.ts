import { Injectable, type OnModuleInit } from '@nestjs/common';
import { OBJECTION_STATES, type ObjectionState } from '@helan/domain';
import { findMessageLot, toHolders, valuesOf } from '../../listing/listing/index.js';
import { type MessageFor, MessageResolvers } from '../../people/message/index.js';

const ANSWERED: readonly ObjectionState[] = ['REFUSED', 'DISMISSED', 'UPHELD', 'DECIDED'];

/** Who is told of an objection: whoever has made it, and whose lot it is; never who made it. */
@Injectable()
export class ObjectionMessages implements OnModuleInit {
  constructor(private readonly resolvers: MessageResolvers) {}

  onModuleInit(): void {
    this.resolvers.resolve('objection.moved', async ({ objectionId, to }, source) => {
      const rows: { no: string; lotId: string; accountId: string }[] = await source.query(
        'select no, lot_id as "lotId", account_id as "accountId" from objection where id = $1',
        [objectionId],
      );
      const [row] = rows;
      const lot = row && (await findMessageLot(source, row.lotId));
      if (!lot) return [];
      const state = to as ObjectionState;
      const event = state === 'FILED' ? 'objection.filed' : 'objection.answered';
      if (state !== 'FILED' && !ANSWERED.includes(state)) return [];
      const told = {
        event,
        values: { ...valuesOf(lot), no: row.no, what: OBJECTION_STATES[state] },
      } as const;
      const objector: MessageFor = { ...told, side: 'OBJECTOR', to: { kind: 'ACCOUNT', id: row.accountId } };
      return [objector, ...toHolders(lot, told), ...deskOf(lot, state)];
    });
  }
}

function deskOf(
  lot: { villageCode: string } & Parameters<typeof valuesOf>[0],
  state: ObjectionState,
): MessageFor[] {
  if (state !== 'FILED' && state !== 'UPHELD') return [];
  const [role, what] =
    state === 'FILED' ? (['CENTER_APPROVE', '答复异议'] as const) : (['SUPERVISOR', '决定异议'] as const);
  const to = { kind: 'ROLE', role, regionCode: lot.villageCode } as const;
  return [{ event: 'work.new', side: 'STAFF', to, values: { ...valuesOf(lot), what } }];
}

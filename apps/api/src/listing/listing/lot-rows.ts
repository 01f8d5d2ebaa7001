import { type EntityManager, In } from 'typeorm';
import { rowsUpdate, together } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { ListingEventEntity } from './listing-event.entity.js';
import { LotEntity } from './lot.entity.js';

/** What a lot's steps write; its terms are written by those who change them. */
const MOVING: readonly (keyof LotEntity)[] = [
  'state',
  'stateSince',
  'nextDueAt',
  'stepDueAt',
  'registrationEndsAt',
  'cyclesUsed',
  'round',
  'rememberedState',
  'suspension',
];

/** Reads a lot and holds its lock; several at once are locked in the order of their ids. */
export const lockLot: (tx: EntityManager, id: string) => Promise<LotEntity> = together<string, LotEntity>(
  async (tx, ids) => {
    const rows = await tx.find(LotEntity, {
      where: { id: In([...new Set(ids)].sort()) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    const byId = new Map(rows.map((lot) => [lot.id, lot]));
    return ids.map((id) => byId.get(id) ?? refused('resource.not-found'));
  },
);

/** Where it stands, since when and until when, and what of its cycles and rounds is used. */
export const saveLot: (tx: EntityManager, lot: LotEntity) => Promise<void> = together<LotEntity, void>(
  async (tx, lots) => {
    const { text, values } = rowsUpdate(tx, LotEntity, lots, { only: MOVING });
    await tx.query(text, [...values]);
    return lots.map(() => undefined);
  },
);

/** What a notice froze, where another notice says otherwise. */
export async function saveTerms(tx: EntityManager, { id, terms }: LotEntity): Promise<void> {
  await tx.update(LotEntity, { id }, { terms });
}

/** Nothing is due of it until its next step says so. */
export const stopDue: (tx: EntityManager, lot: LotEntity) => Promise<void> = together<LotEntity, void>(
  async (tx, lots) => {
    for (const lot of lots) lot.nextDueAt = null;
    await tx.update(LotEntity, { id: In(lots.map(({ id }) => id)) }, { nextDueAt: null });
    return lots.map(() => undefined);
  },
);

type NewEvent = Omit<ListingEventEntity, 'id'>;

/** One line of a listing's history. */
export const writeEvent: (tx: EntityManager, event: NewEvent) => Promise<void> = together<NewEvent, void>(
  async (tx, events) => {
    await tx.insert(ListingEventEntity, [...events]);
    return events.map(() => undefined);
  },
);

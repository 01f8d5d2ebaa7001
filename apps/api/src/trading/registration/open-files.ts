import { BEFORE_CLOSE, areFilesOpen } from '@helan/domain';
import { refused } from '../../kernel/http/index.js';
import { type LotEntity, standsAt } from '../../listing/listing/index.js';

/** The same for a statement in which the lot is called `l`; one that is suspended is what it was. */
export const FILES_ARE_OPEN = `(coalesce(case when l.state = 'SUSPENDED' then l.remembered_state end, l.state)
  not in (${BEFORE_CLOSE.map((state) => `'${state}'`).join(', ')}) or coalesce(l.terms->'trading'->>'mode' = 'DYNAMIC', false))`;

/** Refuses to open a file before registration has closed. Source: rules §21 A13. */
export function requireOpenFiles(lot: LotEntity): void {
  if (!areFilesOpen(standsAt(lot), lot.terms.trading?.mode)) throw refused('registration.files-sealed');
}

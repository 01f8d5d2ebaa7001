import { expect, test } from '@jest/globals';
import { Explored } from './walk.js';
import type { Kind } from './deal.js';
import { findOpen, TABLES } from './deal.js';

const KINDS: readonly (readonly [string, Kind])[] = [
  ['lease', { right: 'LEASE', manner: 'BIDDING', deposit: 2, price: 5 }],
  ['sale', { right: 'SALE', manner: 'NEGOTIATION', deposit: 2, price: 5 }],
  ['free', { right: 'LEASE', manner: 'NEGOTIATION', deposit: 0, price: 0 }],
  ['purchase', { right: 'PURCHASE', manner: 'BIDDING', deposit: 2, price: 5 }],
  ['relay', { right: 'RELAY', manner: 'NEGOTIATION', deposit: 0, price: 5 }],
];
test.each(KINDS)('%s', (name, kind) => {
  const at = Date.now();
  const e = new Explored(kind, 1);
  const out: string[] = [`${name}: ${e.nodes.size} states in ${Date.now() - at}`];
  for (const silent of [[], ['TRANSFEROR', 'PARTY'], ['TRANSFEREE', 'APPLICANT', 'PARTY'], ['TRANSFEROR', 'TRANSFEREE', 'APPLICANT', 'PARTY', 'OBJECTOR']]) {
    const stuck = e.stuckWithout(silent);
    out.push(`${silent.join()} stuck ${stuck.length}`);
    for (const d of stuck.slice(0, 3)) out.push(JSON.stringify(d), findOpen(d).join('; '));
  }
  const edges = Object.entries(TABLES).flatMap(([m, t]) => t.transitions.flatMap(r => (typeof r.from === 'string' ? [r.from] : r.from).map(f => `${m} ${f} ${r.action}`)));
  out.push('untaken ' + edges.filter(x => !e.taken.has(x)).join(', '));
  console.log(out.join('\n'));
  expect(1).toBe(1);
});

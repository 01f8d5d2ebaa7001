import { type Kind, type Machine, TABLES, type Tables } from './deal.js';

export const KINDS: Readonly<Record<string, Kind>> = {
  lease: { right: 'LEASE', manner: 'BIDDING', deposit: 2, price: 5 },
  sale: { right: 'SALE', manner: 'NEGOTIATION', deposit: 2, price: 5 },
  gift: { right: 'LEASE', manner: 'NEGOTIATION', deposit: 0, price: 0 },
  purchase: { right: 'PURCHASE', manner: 'BIDDING', deposit: 2, price: 5 },
  relay: { right: 'RELAY', manner: 'NEGOTIATION', deposit: 0, price: 5 },
};

/**
 * Of which one payment comes back or one line is not plainly anybody's, or one line goes back and comes again, or one
 * side gives notice.
 */
export const ROUGH: Readonly<Record<string, Kind>> = {
  'lease with a mishap at the bank': { ...KINDS['lease']!, mishaps: 1 },
  'lease that a notice ends': { ...KINDS['lease']!, notices: 1 },
  'lease whose deposit is its bond': { ...KINDS['lease']!, isBond: true },
  'gift of which a deposit was asked, with two': { ...KINDS['gift']!, deposit: 2, mishaps: 2 },
};

export const LISTER = ['TRANSFEROR', 'PARTY', 'ASKER'];
export const BIDDER = ['TRANSFEREE', 'APPLICANT', 'PARTY', 'OTHER'];
export const EVERY_PARTY = [...new Set([...LISTER, ...BIDDER, 'OBJECTOR'])];
/** Parties that have fallen silent for ever. */
export const SILENT = [[], LISTER, BIDDER, EVERY_PARTY];

/** The tables without one step from one state. */
export function without(machine: Machine, state: string, action: string): Tables {
  const table = TABLES[machine];
  const transitions = table.transitions.flatMap((row) => {
    const froms = typeof row.from === 'string' ? [row.from] : row.from;
    if (row.action !== action || !froms.includes(state)) return [row];
    const rest = froms.filter((from) => from !== state);
    return rest.length === 0 ? [] : [{ ...row, from: rest }];
  });
  return { ...TABLES, [machine]: { ...table, transitions } };
}

/** Every step of every table from every state that it can be taken from. */
export function everyEdge(): [machine: Machine, state: string, action: string][] {
  return (Object.entries(TABLES) as [Machine, Tables[Machine]][]).flatMap(([machine, { transitions }]) =>
    transitions.flatMap(({ from, action }) =>
      (typeof from === 'string' ? [from] : from).map((state): [Machine, string, string] => [
        machine,
        state,
        action,
      ]),
    ),
  );
}

import type { EntityManager } from 'typeorm';

/** What a column holds that is no text, by its name; a moment and an amount are known by their endings. */
const VALUES: Readonly<Record<string, unknown>> = {
  agents: ['5f0c6f0e-57a0-4f2c-9f43-0d35d8f0a009'],
  count: '3',
  fact: 'ID_NUMBER',
  facts: {},
  fields: ['name', 'phone'],
  isFree: true,
  isMandated: true,
  key: 'payout:1:0:0',
  kind: 'PAYOUT',
  partners: [0, 1],
  position: 0,
  rules: {},
  scale: 2,
  state: 'CENTER_REVIEWING',
  terms: {},
  thatDay: 60,
  times: 1,
};
const AMOUNT = '1920000';

/** What is read where every statement finds one row; `given` says what some of its columns hold. */
export function anyRows(at: Date, given: Readonly<Record<string, unknown>> = {}): EntityManager {
  const row = new Proxy(
    {},
    {
      get: (_, name) => {
        // Nothing that is waited for.
        if (typeof name !== 'string' || name === 'then') return undefined;
        if (name in given) return given[name];
        if (name in VALUES) return VALUES[name];
        if (name === 'at' || name.endsWith('At') || name.endsWith('_at')) return at;
        if (name.endsWith('On')) return '2026-11-05';
        return name.endsWith('Fen') ? AMOUNT : `一个 ${name}`;
      },
    },
  );
  const found = () => Promise.resolve(row);
  return {
    query: () => Promise.resolve([row]),
    findOneBy: found,
    findOneByOrFail: found,
  } as unknown as EntityManager;
}

import type { DayView, MonthOfDaysView } from '@helan/contracts';
import type { Queue, Reader } from './queue.js';
import type { TestPerson } from './test-person.js';

const BANKS = { DEPOSIT_BANK: '保证金专户', PRICE_BANK: '价款专户' } as const;

/** The days of both accounts: the next one of each, and whatever of the month shown waits for a second person. */
export const DAY_QUEUE: Queue = {
  route: 'finance/days/:bank',
  kinds: ['DAY_CLOSE', 'DAY_CONFIRM', 'DAY_REOPEN', 'DAY_DIFFERENCE'],
  ofWork: ({ kind, title }) => `${kind} ${title}`,
  read: async (person, reader) => {
    const found = await Promise.all(Object.keys(BANKS).map((bank) => waitingOf(person, reader, bank)));
    return found.flat();
  },
};

async function waitingOf(person: TestPerson, { roles }: Reader, bank: string): Promise<string[]> {
  const { nextDay, rows, closedThrough } = await person.get<MonthOfDaysView>(`finance/days/${bank}`);
  const name = BANKS[bank as keyof typeof BANKS];
  const isClerk = roles.includes('FINANCE_CLERK');
  const waiting = nextDay !== null && isClerk ? [`DAY_CLOSE ${name} ${nextDay}`] : [];
  for (const { day } of rows.filter(({ state }) => state === 'CLOSED' || state === 'REOPENING')) {
    const { actions } = await person.get<DayView>(`finance/days/${bank}/${day}`);
    if (actions.includes('confirm')) waiting.push(`DAY_CONFIRM ${name} ${day}`);
    if (actions.includes('reopen')) waiting.push(`DAY_REOPEN ${name} ${day}`);
  }
  if (!isClerk || closedThrough === null) return waiting;
  const { differences } = await person.get<DayView>(`finance/days/${bank}/${closedThrough}`);
  return [
    ...waiting,
    ...differences
      .filter(({ kind }) => kind !== 'IN_TRANSIT')
      .map((row) => `DAY_DIFFERENCE ${name} ${row.name}`),
  ];
}

import type { DeskCounts, Permission } from '@helan/contracts';

/** A place of the navigation; open to whoever has one of its permissions, and to everybody where it names none. */
export interface Desk {
  readonly link: string;
  readonly name: string;
  readonly permissions: readonly Permission[];
}

/** A place as it is shown: with what waits there, and what of it is late. */
export interface CountedDesk {
  readonly link: string;
  readonly name: string;
  readonly waiting: number;
  readonly overdue: number;
}

export interface CountedGroup {
  readonly name: string;
  readonly desks: readonly CountedDesk[];
}

const MINE = '/console';

/** In the order of a deal; within a group the desks stand in the order of their own list. */
const GROUPS: readonly { readonly name: string; readonly links: readonly string[] }[] = [
  { name: '', links: ['', '/projects', '/stand-ins', '/key'] },
  {
    name: '受理和审核',
    links: [
      '/filings',
      '/liaison-papers',
      '/parties',
      '/members',
      '/department-tasks',
      '/social-reviews',
      '/qualifications',
      '/reconsiderations',
      '/questions',
    ],
  },
  { name: '交易', links: ['/sessions', '/session-questions', '/objections'] },
  {
    name: '成交以后',
    links: [
      ...['/finance', '/days', '/vouchers', '/statements', '/certificates', '/bonds'],
      ...['/ending-notices', '/archives'],
    ],
  },
  { name: '监管', links: ['/risks', '/escalations', '/file-accesses', '/bars'] },
];
const OTHERS = '底数和管理';

/** What of the desks is open to somebody, group by group; a group without any is left out. */
export function navigationOf(
  desks: readonly Desk[],
  has: (permission: Permission) => boolean,
  counts: DeskCounts,
): CountedGroup[] {
  const open = desks
    .filter(({ permissions }) => permissions.length === 0 || permissions.some(has))
    .map(({ link, name }) => ({ group: groupOf(link), desk: { link, name, ...countOf(counts, link) } }));
  return [...GROUPS.map(({ name }) => name), OTHERS]
    .map((name) => ({ name, desks: open.filter(({ group }) => group === name).map(({ desk }) => desk) }))
    .filter((group) => group.desks.length > 0);
}

function groupOf(link: string): string {
  const below = link.slice(MINE.length);
  return GROUPS.find(({ links }) => links.includes(below))?.name ?? OTHERS;
}

/** Where everything is listed that waits, all of it is counted; elsewhere what waits there. */
function countOf(counts: DeskCounts, link: string): { waiting: number; overdue: number } {
  const counted = link === MINE ? Object.values(counts) : Object.hasOwn(counts, link) ? [counts[link]!] : [];
  return {
    waiting: counted.reduce((sum, { waiting }) => sum + waiting, 0),
    overdue: counted.reduce((sum, { overdue }) => sum + overdue, 0),
  };
}

/** As it is read aloud: `9 件等您办，其中 2 件已超期`. */
export function countAloud({ waiting, overdue }: Pick<CountedDesk, 'waiting' | 'overdue'>): string {
  return overdue > 0 ? `${waiting} 件等您办，其中 ${overdue} 件已超期` : `${waiting} 件等您办`;
}

import { Person } from './person.js';

const PASSWORD = 'helan2026';

const LOGINS = {
  liaison: 'cunji',
  township: 'xiangzhen',
  acceptor: 'shouli',
  reviewer: 'shenhe',
  approver: 'fuzeren',
  host: 'zuzhi',
  cashier: 'chuna',
  checker: 'fuhe',
  certifier: 'jianzheng',
  archivist: 'dangan',
} as const;

const BIDDERS = ['jingmai1', 'jingmai2', 'jingmai3'] as const;

export type Staff = Readonly<Record<keyof typeof LOGINS, Person>>;

/** Everybody whom a deal concerns, signed in. */
export interface Cast {
  readonly transferor: Person;
  readonly bidders: readonly Person[];
  readonly staff: Staff;
}

/** A household lists T01, a family farm T02. */
export async function assemble(
  platformUrl: string,
  typeCode: string,
  beforeChange?: () => Promise<void>,
): Promise<Cast> {
  const signIn = (login: string) => new Person(platformUrl, login, beforeChange).signIn(PASSWORD);
  const transferor = await signIn(typeCode === 'T02' ? 'nongchang' : 'nonghu');
  const bidders = await Promise.all(BIDDERS.map(signIn));
  const staff = await Promise.all(
    Object.entries(LOGINS).map(async ([part, login]) => [part, await signIn(login)] as const),
  );
  return { transferor, bidders, staff: Object.fromEntries(staff) as Staff };
}

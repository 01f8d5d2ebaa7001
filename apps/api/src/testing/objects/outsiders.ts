import { ROLES, type Role } from '@helan/contracts';
import { DEMO_PEOPLE, DemoSeed, type DemoPerson } from '../../demo/index.js';
import type { TestPlatform } from '../test-platform.js';

const OTHER_TOWN = '640122100';
const OTHER_VILLAGE = '640122100201';

/** Somebody of each role whose objects are not everybody's of it, who has none: another family, village, township, department. */
export const OUTSIDERS: Readonly<Partial<Record<Role, DemoPerson>>> = {
  MEMBER: {
    login: 'wairen',
    name: '孟外来',
    roles: ['MEMBER'],
    regionCode: OTHER_VILLAGE,
    party: {
      kind: 'PERSON',
      name: '孟外来',
      idNumber: '640122198803120014',
      phone: '13895310099',
      bankAccount: '6228481000000109990',
      bankName: '贺兰农村商业银行',
      villageCode: OTHER_VILLAGE,
    },
  },
  VILLAGE_LIAISON: outsider('waicun', '柳外村', 'VILLAGE_LIAISON', OTHER_VILLAGE),
  TOWN_REVIEWER: outsider('waizhen', '金外镇', 'TOWN_REVIEWER', OTHER_TOWN),
  DEPT_USER: { ...outsider('waiju', '石外局', 'DEPT_USER', '640122'), department: 'WATER' },
};

function outsider(login: string, name: string, role: Role, regionCode: string): DemoPerson {
  return { login, name, roles: [role], regionCode };
}

/** Somebody of each role that nobody of the demonstration has, for the whole county. */
export const OTHER_POSTS: readonly DemoPerson[] = (Object.keys(ROLES) as Role[])
  .filter((role) => !DEMO_PEOPLE.some(({ roles }) => roles.includes(role)))
  .map((role) => outsider(`post-${role.toLowerCase()}`, ROLES[role], role, '640122'));

/** Who has a role, of which everything of the county is: nothing is foreign to him but what is not there. */
export function holderOf(role: Role): string {
  const people = [...DEMO_PEOPLE, ...OTHER_POSTS];
  return (OUTSIDERS[role] ?? people.find(({ roles }) => roles[0] === role)!).login;
}

export async function letOutsidersIn(platform: TestPlatform): Promise<void> {
  await platform.app.get(DemoSeed).people([...Object.values(OUTSIDERS), ...OTHER_POSTS]);
}

import type { PageView, StaffAccountView, StaffDecidedView, StaffProposedView } from '@helan/contracts';
import { TestPerson } from './test-person.js';
import type { TestPlatform } from './test-platform.js';

export const COUNTY = '640122';
export const STAFF_PASSWORD = '银川贺兰-2026-春';

export function opening(login: string, roles: string[], change: object = {}) {
  return { login, name: '新来的人', roles, regionCode: COUNTY, reason: '新招录', ...change };
}

/** What stands behind `#` of a link. */
export function tokenOf(link: string | null): string {
  return link!.split('#')[1]!;
}

/** The two administrators by whose word accounts are opened and changed. */
export class StaffDesk {
  private constructor(
    private readonly platform: TestPlatform,
    readonly system: TestPerson,
    readonly security: TestPerson,
  ) {}

  static async of(platform: TestPlatform): Promise<StaffDesk> {
    return new StaffDesk(platform, await platform.as('xitong'), await platform.as('anquan'));
  }

  async idOf(login: string): Promise<string> {
    const { items } = await this.system.get<PageView<StaffAccountView>>(`staff-accounts?search=${login}`);
    return items[0]!.id;
  }

  /** Opened by two, with both halves of the way in. */
  async opened(login: string, roles: string[]): Promise<{ token: string; code: string }> {
    const { id, openingCode } = await this.system.post<StaffProposedView>(
      'staff-changes/opening',
      opening(login, roles),
    );
    const { link } = await this.security.post<StaffDecidedView>(`staff-changes/${id}/confirmation`);
    return { token: tokenOf(link), code: openingCode! };
  }

  /** Opened, with a password, and signed in. */
  async ready(login: string, roles: string[]): Promise<TestPerson> {
    const way = { ...(await this.opened(login, roles)), password: STAFF_PASSWORD };
    await (await this.visitor()).post('account-links/use', way, 200);
    return TestPerson.signIn(this.platform.app, login, STAFF_PASSWORD);
  }

  async changed(login: string, kind: string): Promise<StaffDecidedView & { code: string | null }> {
    const { id, openingCode } = await this.system.post<StaffProposedView>('staff-changes/account', {
      accountId: await this.idOf(login),
      kind,
      reason: '工作需要',
    });
    const decided = await this.security.post<StaffDecidedView>(`staff-changes/${id}/confirmation`);
    return { ...decided, code: openingCode };
  }

  visitor(): Promise<TestPerson> {
    return TestPerson.visit(this.platform.app);
  }
}

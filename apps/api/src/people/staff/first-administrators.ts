import { randomUUID } from 'node:crypto';
import { ADMIN_ROLES, ROLES, foldName, readLoginName } from '@helan/domain';
import type { ClientBase } from 'pg';
import { linkAddress } from './account-links.js';
import { nobodysPassword } from './applied-changes.js';
import { hashOf, mintToken } from './link-secrets.js';

/** Names of the three people, in the order of {@link ADMIN_ROLES}. */
export type Administrators = readonly string[];

export interface MadeLink {
  readonly roleName: string;
  readonly name: string;
  readonly login: string;
  readonly link: string;
}

/** By what the first three sign in. */
const LOGINS = { SYS_ADMIN: 'sysadmin', SEC_ADMIN: 'secadmin', AUDIT_ADMIN: 'auditadmin' } as const;

/**
 * The three administrators of a platform that has none, all at once, since none of them could confirm another; later
 * ones come by two people's word. By the hand of whoever runs the machine, and without a session.
 */
export class FirstAdministrators {
  constructor(
    private readonly client: ClientBase,
    private readonly publicUrl: string,
  ) {}

  /** Throws one clear sentence where there is an administrator already, or the three are not three people. */
  async create(names: Administrators): Promise<MadeLink[]> {
    const folded = names.map(foldName);
    if (folded.length !== ADMIN_ROLES.length || folded.some((name) => name === ''))
      throw new Error(
        `请依次写明三个人的姓名：${ADMIN_ROLES.map((role) => ROLES[role]).join('、')}，例如 npm run admin -- create-first 张三 李四 王五`,
      );
    if (new Set(folded).size !== folded.length) throw new Error('三员要由三个不同的人担任，姓名有重复的。');
    return this.inOneTransaction(async () => {
      // Two who begin at once do not both find nobody.
      await this.client.query('lock table account in share row exclusive mode');
      const { rows } = await this.client.query('select 1 from account where roles && $1 limit 1', [
        [...ADMIN_ROLES],
      ]);
      if (rows.length > 0)
        throw new Error(
          '已经有管理员了，没有再建。新的管理员请由系统管理员申请、安全管理员确认；链接过期或者丢了动态口令的，用 npm run admin -- renew 登录名。',
        );
      const county = await this.county();
      const made: MadeLink[] = [];
      for (const [index, role] of ADMIN_ROLES.entries()) {
        const id = randomUUID();
        const login = readLoginName(LOGINS[role]);
        await this.client.query(
          `insert into account (id, login, password_hash, display_name, roles, region_code, awaits_link, created_at)
           values ($1, $2, $3, $4, $5, $6, true, platform_now())`,
          [id, login, await nobodysPassword(), folded[index], [role], county],
        );
        made.push({ roleName: ROLES[role], name: folded[index]!, login, link: await this.link(id, 'FIRST') });
      }
      return made;
    });
  }

  /** A new way in for an administrator who has none left: his password and second factor are nobody's from here on. */
  async renew(login: string): Promise<MadeLink> {
    return this.inOneTransaction(async () => {
      const { rows } = await this.client.query<{ id: string; display_name: string; roles: string[] }>(
        `select id, display_name, roles from account
         where login = $1 and roles && $2 and disabled_at is null for update`,
        [readLoginName(login), [...ADMIN_ROLES]],
      );
      const admin = rows[0];
      if (!admin)
        throw new Error(`没有能用的管理员账号 ${login}。别的账号请由系统管理员申请重置、安全管理员确认。`);
      await this.client.query('update account set password_hash = $2, awaits_link = true where id = $1', [
        admin.id,
        await nobodysPassword(),
      ]);
      await this.client.query(
        'update second_factor set ended_at = platform_now() where account_id = $1 and ended_at is null',
        [admin.id],
      );
      await this.client.query("delete from web_session where sess->>'accountId' = $1", [admin.id]);
      await this.client.query('delete from push_subscription where account_id = $1', [admin.id]);
      await this.client.query(
        'update account_link set ended_at = platform_now() where account_id = $1 and used_at is null and ended_at is null',
        [admin.id],
      );
      const role = ADMIN_ROLES.find((one) => admin.roles.includes(one))!;
      const link = await this.link(admin.id, 'FIRST');
      return { roleName: ROLES[role], name: admin.display_name, login: readLoginName(login), link };
    });
  }

  /** All administrators, in a line each. */
  async list(): Promise<string[]> {
    const { rows } = await this.client.query<{
      login: string;
      display_name: string;
      roles: (keyof typeof ROLES)[];
      state: string;
    }>(
      `select login, display_name, roles,
         case when disabled_at is not null then '已停用' when awaits_link then '还没有打开链接' else '可以登录' end as state
       from account where roles && $1 order by roles, login`,
      [[...ADMIN_ROLES]],
    );
    return rows.map(
      ({ login, display_name, roles, state }) =>
        `${login}　${display_name}　${roles.map((role) => ROLES[role]).join('、')}　${state}`,
    );
  }

  private async county(): Promise<string> {
    const { rows } = await this.client.query<{ code: string }>(
      'select code from region order by length(code), code limit 1',
    );
    if (!rows[0]) throw new Error('数据库里还没有县、乡、村，请先运行 npm run migrate。');
    return rows[0].code;
  }

  private async link(accountId: string, purpose: 'FIRST'): Promise<string> {
    const token = mintToken();
    await this.client.query(
      `insert into account_link (token_hash, account_id, purpose, made_at, expires_at)
       values ($1, $2, $3, platform_now(), platform_now() + interval '24 hours')`,
      [hashOf(token), accountId, purpose],
    );
    return linkAddress(this.publicUrl, token);
  }

  private async inOneTransaction<T>(work: () => Promise<T>): Promise<T> {
    await this.client.query('begin');
    try {
      const result = await work();
      await this.client.query('commit');
      return result;
    } catch (error) {
      await this.client.query('rollback');
      throw error;
    }
  }
}

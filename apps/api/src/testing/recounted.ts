import type { NoticeView } from '@helan/contracts';
import { lastNotice } from './notices.js';
import { Story } from './story.js';
import { TestPlatform } from './test-platform.js';

/** A platform whose calendar two people change while deals run; its clock begins on Monday, 2 November 2026, 09:00. */
export class Recounted {
  private rulings = 0;

  private constructor(
    readonly platform: TestPlatform,
    readonly story: Story,
  ) {}

  static async start(): Promise<Recounted> {
    const platform = await TestPlatform.start();
    return new Recounted(platform, new Story(platform));
  }

  /** Two people put a day in force; what runs has been counted anew when this returns. */
  async day(date: string, kind: 'OFF' | 'WORK' = 'OFF'): Promise<void> {
    await this.rule({ days: [{ date, scope: 'COUNTY', kind, name: '试验' }] });
  }

  async rule(change: object): Promise<void> {
    this.rulings += 1;
    const documentNo = `贺政办发〔2026〕${this.rulings}号`;
    const reviewer = await this.platform.as('shenhe');
    const { id } = await reviewer.post<{ id: string }>('rulings/calendar', { documentNo, ...change });
    await (await this.platform.as('fuzeren')).post(`rulings/${id}/approval`);
    await this.platform.advance((await this.platform.time()) + 1000);
  }

  at(time: string): Promise<void> {
    return this.platform.advance(`${time}+08:00`);
  }

  async lot(id: string): Promise<{ state: string; ends: string; cycles: number }> {
    const [row] = await this.rows(
      `select state, ${inShanghai('registration_ends_at')} as ends, cycles_used as cycles from lot where id = $1`,
      id,
    );
    return row as { state: string; ends: string; cycles: number };
  }

  rows(sql: string, ...values: unknown[]): Promise<Record<string, unknown>[]> {
    return this.platform.dataSource.query(sql, values);
  }

  lastNotice(lotId: string): Promise<NoticeView> {
    return lastNotice(this.platform, lotId);
  }
}

/** A column as day and time in Asia/Shanghai. */
export const inShanghai = (column: string) =>
  `to_char(${column} at time zone 'Asia/Shanghai', 'MM-DD HH24:MI')`;

import fs from 'node:fs/promises';
import path from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { addDays } from '@helan/domain';
import { DataSource } from 'typeorm';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { CONFIG, type Config } from '../../kernel/config.js';
import { RefusedError } from '../../kernel/http/index.js';
import { WorkRoom, WorkStopped } from '../../kernel/work/index.js';
import { BankProfiles } from './bank-profiles.service.js';
import type { BankStatementEntity } from './bank-statement.entity.js';
import {
  type BankFault,
  type BankFileFound,
  ISO_FORMS,
  type IsoForm,
  READ_BANK_FILE,
} from './reading/index.js';

const OLDEST_DAYS = 366;

/** Has a file taken apart by a thread, by the version of the bank's settings under which it came in. */
@Injectable()
export class BankFileParser {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: PlatformClock,
    private readonly work: WorkRoom,
    private readonly profiles: BankProfiles,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** What was found, or why the whole file cannot be taken; its lines are left in `target`. */
  async parse(
    { bank, profileId }: Pick<BankStatementEntity, 'bank' | 'profileId'>,
    file: string,
    target: string,
  ): Promise<BankFileFound | BankFault | 'CROWDED'> {
    const { content } = await this.profiles.byId(profileId);
    const today = await this.clock.today(this.dataSource.manager);
    try {
      return await this.work.run(READ_BANK_FILE, {
        ...{ file, target },
        own: { bank, accountNo: content.accountNo },
        terms: { today, since: addDays(today, -OLDEST_DAYS) },
        columns: content.columns,
        schemas: await this.schemas(),
      });
    } catch (error) {
      if (error instanceof WorkStopped) return { code: 'bank.too-heavy' };
      if (error instanceof RefusedError) return 'CROWDED';
      throw error;
    }
  }

  private async schemas(): Promise<Record<IsoForm, string>> {
    const folder = path.join(this.config.migrationsDir, '../data/bank');
    const entries = Object.keys(ISO_FORMS).map(
      async (form) => [form, await fs.readFile(path.join(folder, `${form}.xsd`), 'utf8')] as const,
    );
    return Object.fromEntries(await Promise.all(entries)) as Record<IsoForm, string>;
  }
}

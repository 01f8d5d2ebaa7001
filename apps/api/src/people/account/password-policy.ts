import fs from 'node:fs';
import path from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { refusePassword } from '@helan/domain';
import { CONFIG, type Config } from '../../kernel/config.js';
import { requireNone } from '../../kernel/http/index.js';

/** What a new password has to be; its list of common ones lies beside the migrations (`apps/api/data/SOURCES.md`). */
@Injectable()
export class PasswordPolicy {
  private readonly common: ReadonlySet<string>;

  constructor(@Inject(CONFIG) { migrationsDir }: Config) {
    const file = path.join(migrationsDir, '../data/common-passwords.txt');
    this.common = new Set(fs.readFileSync(file, 'utf8').split('\n').filter(Boolean));
  }

  /** Names all that it lacks. */
  require(password: string, ownNames: readonly string[]): void {
    requireNone(refusePassword(password, ownNames, (folded) => this.common.has(folded)));
  }
}

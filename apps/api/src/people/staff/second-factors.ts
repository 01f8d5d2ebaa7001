import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { RECOVERY_CODES, foldCode, isAuthenticatorCode } from '@helan/domain';
import type { FactorView, OwnFactorView } from '@helan/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../../kernel/config.js';
import { refused } from '../../kernel/http/index.js';
import { Limits } from '../../kernel/limits/index.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { hashOf, mintPaperCode } from './link-secrets.js';
import { addressOf, findStep, mintSecret, pictureOf } from './totp.js';

interface FactorRow {
  id: string;
  secret_enc: Buffer;
  last_step: string;
  seconds: string;
}

/** What was shown: a code of the authenticator, or one on paper. */
export type Shown = 'AUTHENTICATOR' | 'PAPER';

/**
 * The second factor of an account: what an authenticator holds, and ten codes on paper. Its time is the database's own
 * and never a demonstration's, since a phone follows no demonstration.
 */
@Injectable()
export class SecondFactors {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cipher: FieldCipher,
    private readonly limits: Limits,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Whether the staff signs in with a second factor here, whether it likes to or not. */
  get isEnforced(): boolean {
    return this.config.mode === 'production';
  }

  async isOn(accountId: string, source: DataSource | EntityManager = this.dataSource): Promise<boolean> {
    const rows: unknown[] = await source.query(
      'select 1 from second_factor where account_id = $1 and confirmed_at is not null and ended_at is null',
      [accountId],
    );
    return rows.length > 0;
  }

  async own(accountId: string): Promise<OwnFactorView> {
    const rows: { since: Date; codesLeft: number }[] = await this.dataSource.query(
      `select f.confirmed_at as since, (select count(*)::int from recovery_code c
         where c.factor_id = f.id and c.used_at is null and c.ended_at is null) as "codesLeft"
       from second_factor f where f.account_id = $1 and f.confirmed_at is not null and f.ended_at is null`,
      [accountId],
    );
    return {
      isOn: rows.length > 0,
      since: rows[0]?.since.toISOString() ?? null,
      codesLeft: rows[0]?.codesLeft ?? 0,
      mustStay: this.isEnforced,
    };
  }

  /** The one that is being set up; begun where there is none. What is in use stays until the new one is confirmed. */
  async begin(tx: EntityManager, { id, login }: { id: string; login: string }): Promise<FactorView> {
    const begun = await this.findBegun(tx, id);
    const secret = begun ? this.cipher.open(begun.secret_enc, 'second_factor.secret') : mintSecret();
    if (!begun)
      await tx.query(
        `insert into second_factor (id, account_id, secret_enc, made_at) values ($1, $2, $3, platform_now())`,
        [randomUUID(), id, this.cipher.seal(secret, 'second_factor.secret')],
      );
    const address = addressOf(login, secret);
    return { secret, address, picture: await pictureOf(address) };
  }

  /** It is in use from here on, and the one before no more. Returns its codes on paper, which are kept as hashes. */
  async confirm(tx: EntityManager, accountId: string, typed: string): Promise<string[]> {
    const begun = await this.findBegun(tx, accountId);
    if (!begun) throw refused('factor.not-begun');
    const step = await this.stepOf(begun, foldCode(typed));
    if (step === undefined) throw refused('factor.wrong', undefined, 'factorCode');
    await this.endWhere(tx, accountId, 'confirmed_at is not null');
    await tx.query('update second_factor set confirmed_at = platform_now(), last_step = $2 where id = $1', [
      begun.id,
      step,
    ]);
    return this.giveCodes(tx, begun.id);
  }

  /** Nothing that it had is taken any more, nor what was begun: whoever has seen that secret has it still. */
  async end(tx: EntityManager, accountId: string): Promise<void> {
    await this.endWhere(tx, accountId, 'true');
  }

  private async endWhere(tx: EntityManager, accountId: string, which: string): Promise<void> {
    await tx.query(
      `update second_factor set ended_at = platform_now() where account_id = $1 and ended_at is null and ${which}`,
      [accountId],
    );
  }

  /** New codes on paper; those before are worth nothing. */
  async renewCodes(tx: EntityManager, accountId: string): Promise<string[]> {
    const factor = await this.findInUse(tx, accountId);
    if (!factor) throw refused('factor.not-begun');
    await tx.query(
      'update recovery_code set ended_at = platform_now() where factor_id = $1 and ended_at is null',
      [factor.id],
    );
    return this.giveCodes(tx, factor.id);
  }

  /**
   * What somebody shows is right, and taken once; counted for his account before it is looked at, whoever shows it from
   * wherever.
   */
  async take(tx: EntityManager, accountId: string, typed: string): Promise<Shown> {
    await this.count(accountId);
    const factor = await this.findInUse(tx, accountId);
    const code = foldCode(typed);
    const shown = factor && (await this.show(tx, factor, code));
    if (!shown) throw refused('factor.wrong', undefined, 'code');
    await this.forgive(accountId);
    return shown;
  }

  async count(accountId: string): Promise<void> {
    await this.limits.take([{ limit: 'factor.row', of: accountId }]);
  }

  async forgive(accountId: string): Promise<void> {
    await this.limits.forgive({ limit: 'factor.row', of: accountId });
  }

  private async show(tx: EntityManager, factor: FactorRow, code: string): Promise<Shown | undefined> {
    if (!isAuthenticatorCode(code)) {
      const [, count]: [unknown, number] = await tx.query(
        `update recovery_code set used_at = platform_now()
         where factor_id = $1 and hash = $2 and used_at is null and ended_at is null`,
        [factor.id, hashOf(code)],
      );
      return count === 1 ? 'PAPER' : undefined;
    }
    const step = await this.stepOf(factor, code);
    if (step === undefined) return undefined;
    await tx.query('update second_factor set last_step = $2 where id = $1', [factor.id, step]);
    return 'AUTHENTICATOR';
  }

  private stepOf(factor: FactorRow, code: string): Promise<number | undefined> {
    const secret = this.cipher.open(factor.secret_enc, 'second_factor.secret');
    return findStep(secret, code, { seconds: Number(factor.seconds), lastStep: Number(factor.last_step) });
  }

  /** Locked, so that of two who show the same code one finds it taken. */
  private async findInUse(tx: EntityManager, accountId: string): Promise<FactorRow | undefined> {
    return this.find(tx, accountId, 'confirmed_at is not null');
  }

  private async findBegun(tx: EntityManager, accountId: string): Promise<FactorRow | undefined> {
    return this.find(tx, accountId, 'confirmed_at is null');
  }

  private async find(tx: EntityManager, accountId: string, which: string): Promise<FactorRow | undefined> {
    const rows: FactorRow[] = await tx.query(
      `select id, secret_enc, last_step, extract(epoch from clock_timestamp()) as seconds from second_factor
       where account_id = $1 and ended_at is null and ${which} for no key update`,
      [accountId],
    );
    return rows[0];
  }

  private async giveCodes(tx: EntityManager, factorId: string): Promise<string[]> {
    const codes = Array.from({ length: RECOVERY_CODES }, () => mintPaperCode());
    await tx.query(
      `insert into recovery_code (factor_id, hash, made_at)
       select $1, hash, platform_now() from unnest($2::text[]) as hash`,
      [factorId, codes.map(hashOf)],
    );
    return codes;
  }
}

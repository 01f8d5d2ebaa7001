import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { OpeningView } from '@helan/contracts';
import { KEY_PARTS, type KeyPart, sealingContext } from '@helan/domain';
import { fingerprintOf, makeKeyPair, sealForLotKey, unsealWithKey } from '@helan/sealing';
import { splitKey } from '../../../../libs/sealing/src/shares.js';
import { HOLDERS, type SealedLots } from './sealed-lots.js';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Lots whose notices froze keys of their own, as they stand in a database from when that was done. */
export class LotKeys {
  constructor(private readonly lots: SealedLots) {}

  /** Gives a published lot such keys in the place of its holders' public keys. */
  async give(lotId: string, rounds: number): Promise<void> {
    const { dataSource } = this.lots.platform;
    const [lot] = await dataSource.query<[{ project_id: string; project_no: string }]>(
      `select project_id, terms->>'projectNo' as project_no from lot where id = $1`,
      [lotId],
    );
    const keys: { publicKey: string; fingerprint: string }[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const { publicKey, privateKey } = await makeKeyPair();
      const fingerprint = await fingerprintOf(publicKey);
      const id = randomUUID();
      await dataSource.query(
        `insert into sealing_key (id, project_id, round, public_key, fingerprint, made_by, made_at)
         select $1, $2, $3, $4, $5, id, platform_now() from account where login = 'fuzeren'`,
        [id, lot.project_id, round, publicKey, fingerprint],
      );
      const shares = splitKey(privateKey, randomBytes(privateKey.length));
      for (const [index, part] of (Object.keys(KEY_PARTS) as KeyPart[]).entries()) {
        const share = Buffer.concat([shares[index]!, Buffer.from([index + 1])]).toString('base64');
        const context = sealingContext.lotKeyShare(lot.project_no, round, part);
        const holder = HOLDERS[index]!;
        const sealed = await sealForLotKey(share, this.lots.sealers.keyOf(holder).publicKey, context);
        await dataSource.query(
          `insert into key_share (sealing_key_id, part, account_id, holder_key_id, sealed, share_hash)
           select $1, $2, a.id, k.id, $3, $4 from account a join holder_key k on k.account_id = a.id
           where a.login = $5 order by k.made_at desc limit 1`,
          [id, part, sealed, sha256(share), holder],
        );
      }
      keys.push({ publicKey, fingerprint });
    }
    await dataSource.query(
      `update lot set terms = jsonb_set(terms, '{sealing}', $2::jsonb || jsonb_build_object('drawHash',
         terms->'sealing'->'drawHash')) where id = $1`,
      [lotId, JSON.stringify({ keys })],
    );
  }

  /** The share that a holder opens with his own key. */
  async share(login: string, lotId: string): Promise<string> {
    const { round, own } = await (
      await this.lots.platform.as(login)
    ).get<OpeningView>(`lots/${lotId}/opening`);
    const { projectNo, sealed } = own!.lotKey!;
    const context = sealingContext.lotKeyShare(projectNo, round, own!.part);
    return (await unsealWithKey(sealed, this.lots.sealers.keyOf(login).privateKey, context))!;
  }

  async open(lotId: string, ...logins: readonly string[]): Promise<void> {
    for (const login of logins) {
      const share = await this.share(login, lotId);
      await (await this.lots.platform.as(login)).post(`lots/${lotId}/opening/lot-key`, { share });
    }
  }
}

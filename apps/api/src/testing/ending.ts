import type { ContractView } from '@helan/contracts';
import type { ArchiveFile } from '../../../../tools/proof/archive-file.js';
import { verifyArchive } from '../../../../tools/proof/archive-list.js';
import { sha256 } from '../kernel/canonical.js';
import { NAMES } from './negotiations.js';
import type { Story } from './story.js';

/** Steps of a deal from its result to the archive, whoever has won it. */
export class Ending {
  constructor(private readonly story: Story) {}

  /** From a confirmed deal whose letter nobody has signed to the archive. */
  async finish(lotId: string): Promise<void> {
    const sides = ['nonghu', await this.winnerOf(lotId)];
    await this.signLetter(lotId, sides);
    await (await this.as('shenhe')).post(`lots/${lotId}/contract`);
    await this.signContract(lotId, sides);
    await this.settle(lotId);
  }

  /** From the signed contract to the archive. */
  async settle(lotId: string): Promise<void> {
    await this.pay(lotId);
    await this.certify(lotId);
    await this.close(lotId);
    await this.archive(lotId);
  }

  async signLetter(lotId: string, logins: readonly string[]): Promise<void> {
    for (const login of logins) {
      const person = await this.as(login);
      const { fileHash } = await person.get<{ fileHash: string }>(`lots/${lotId}/confirmation`);
      await person.post(`lots/${lotId}/confirmation/signatures`, { name: NAMES[login], fileHash });
    }
  }

  async signContract(lotId: string, logins: readonly string[]): Promise<void> {
    for (const login of logins) {
      const side = await this.as(login);
      const { id, fileHash } = await side.get<ContractView>(`lots/${lotId}/contract`);
      await side.post(`contracts/${id}/signatures`, { name: NAMES[login], fileHash });
    }
  }

  async certify(lotId: string): Promise<void> {
    const { id } = await (await this.as('jianzheng')).post<{ id: string }>(`lots/${lotId}/certificate`);
    await (await this.as('shenhe')).post(`certificates/${id}/review`);
    await (await this.as('fuzeren')).post(`certificates/${id}/issue`);
  }

  async close(lotId: string): Promise<void> {
    const handedOver = { handover: '已现场交接', registration: '不满五年，不办理登记' };
    await (await this.as('shenhe')).post(`lots/${lotId}/closing`, handedOver);
  }

  /** Whatever the deal was, its file stands in the offline check, and each of its papers opens as the list has it. */
  async archive(lotId: string): Promise<void> {
    const archivist = await this.as('dangan');
    await archivist.post(`lots/${lotId}/archive`);
    const file = await archivist.get<ArchiveFile>(`lots/${lotId}/archive`);
    const { isSound, lines } = verifyArchive(file);
    if (!isSound) throw new Error(lines.join(' '));
    for (const { seq, title, sha256: sum } of file.items.filter(({ file: name }) => name !== undefined)) {
      const { status, body } = await archivist
        .request('get', `lots/${lotId}/archive/papers/${seq}?original=true`)
        .responseType('blob');
      if (status !== 200 || sha256(body as Buffer) !== sum) throw new Error(`${seq} ${title}: ${status}`);
    }
  }

  private async pay(lotId: string): Promise<void> {
    const winner = await this.winnerOf(lotId);
    const contract = await (await this.as(winner)).get<ContractView>(`lots/${lotId}/contract`);
    await this.story.payPrice(contract, { payerName: NAMES[winner] });
    while ((await this.story.payOutAll()) > 0);
  }

  private async winnerOf(lotId: string): Promise<string> {
    const rows: { login: string }[] = await this.story.platform.dataSource.query(
      `select a.login from deal d join registration r on r.id = d.registration_id join account a on a.id = r.account_id
       where d.lot_id = $1`,
      [lotId],
    );
    return rows[0]!.login;
  }

  private as(login: string) {
    return this.story.platform.as(login);
  }
}

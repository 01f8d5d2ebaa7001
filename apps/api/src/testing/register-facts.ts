import type { PageView, PartyView, QualificationView, RiskAlertView } from '@helan/contracts';
import type { Response } from 'supertest';
import type { TestPlatform } from './test-platform.js';

/** ID numbers of people of the demonstration, and of somebody who takes no part. */
export const NUMBERS = {
  nonghu: '640122196203150026',
  jingmai1: '640122197809020036',
  jingmai3: '640122198506110047',
  nobody: '640122197903100067',
} as const;

/** What the register holds of people, and what is told of it. */
export class RegisterFacts {
  constructor(private readonly platform: TestPlatform) {}

  async partyOf(login: string): Promise<PartyView> {
    return (await (await this.platform.as(login)).get<{ party: PartyView }>('my/party')).party;
  }

  /** As an organisation was that registered before it was asked who answers for it. */
  async forgetHead(login: string): Promise<string> {
    const { id } = await this.partyOf(login);
    await this.platform.dataSource.query(
      `update party set representative_name = null, representative_id_enc = null, representative_id_hash = null,
         representative_id_hash_even = null where id = $1`,
      [id],
    );
    return id;
  }

  /** The organisation of an account is answered for by whoever has this ID number; its papers have been seen. */
  async head(login: string, idNumber: string): Promise<void> {
    const id = await this.forgetHead(login);
    const request = { representativeName: '负责人', representativeIdNumber: idNumber };
    await (await this.platform.as(login)).put('my/party/representative', request);
    await (await this.platform.as('cunji')).post(`parties/${id}/verification`, { document: '营业执照' });
  }

  /** The village's liaison says to which household somebody belongs. */
  async household(login: string, householdCode: string): Promise<void> {
    const { id } = await this.partyOf(login);
    await (await this.platform.as('cunji')).put(`village/members/${id}`, { isMember: true, householdCode });
  }

  async alerts(projectId: string, code: string): Promise<string[]> {
    const supervisor = await this.platform.as('jianguan');
    const { items } = await supervisor.get<PageView<RiskAlertView>>(`risks?open=true&project=${projectId}`);
    return items
      .filter((alert) => alert.code === code)
      .map(({ level, evidence }) => `${level} ${evidence}`)
      .sort();
  }

  /** The file on the reviewer's desk, and what he is told of its relations. */
  async next(): Promise<[id: string, notes: string[]]> {
    const reviewer = await this.platform.as('shenhe');
    const { file } = await reviewer.get<{ file: QualificationView | null }>('qualifications/next');
    return [file!.id, file!.relations.map(({ level, sentence }) => `${level} ${sentence}`)];
  }

  async decide(id: string, isQualified: boolean, reason = ''): Promise<Response> {
    const reviewer = await this.platform.as('shenhe');
    return reviewer.request('post', `registrations/${id}/qualification`).send({ isQualified, reason });
  }
}

/** As a finding names a registration. */
export const short = (id: string) => id.slice(0, 8);

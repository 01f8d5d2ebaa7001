import type { ContractEndingView, EndingNoticeView } from '@helan/contracts';
import type { Response } from 'supertest';
import { PDF } from './story-samples.js';
import type { Story } from './story.js';

export interface GivenNotice {
  readonly cause: string;
  readonly note?: string;
  readonly rulingNo?: string;
}

/** Notices that end a lot's contract, and what each person does about them. */
export class EndingNotices {
  constructor(
    private readonly story: Story,
    private readonly lotId: string,
  ) {}

  async give(login: string, { cause, note = '经镇村查实', rulingNo }: GivenNotice): Promise<Response> {
    const form = (await this.as(login))
      .request('post', `lots/${this.lotId}/contract-ending/notice`)
      .field('cause', cause)
      .field('note', note);
    if (rulingNo !== undefined) form.field('rulingNo', rulingNo);
    return form.attach('file', PDF, '解除通知和证据.pdf');
  }

  async show(login = 'fuzeren'): Promise<ContractEndingView> {
    return (await this.as(login)).get<ContractEndingView>(`lots/${this.lotId}/contract-ending`);
  }

  /** The last one, as somebody sees it. */
  async last(login = 'fuzeren'): Promise<EndingNoticeView> {
    return (await this.show(login)).notice!;
  }

  /** One step about the last notice. */
  async step(login: string, step: string, body: object): Promise<Response> {
    // Without a notice there is nothing of that name.
    const id = (await this.show()).notice?.id ?? this.lotId;
    return (await this.as(login)).request('post', `ending-notices/${id}/${step}`).send(body);
  }

  /** Until the other side's days are over. */
  async stayedSilent(): Promise<void> {
    await this.story.advancePast(
      `select next_due_at + interval '1 second' as at from ending_notice where lot_id = $1 and state = 'NOTIFIED'`,
      this.lotId,
    );
  }

  /** The transferor names a cause, the transferee has nothing against it, one person proposes: the head has to decide. */
  async propose(cause: string, [asker, other] = ['nonghu', 'jingmai2'] as const): Promise<void> {
    const answers = [
      await this.give(asker, { cause }),
      await this.step(other, 'answer', { agrees: true, note: '没有异议' }),
      await this.step('shenhe', 'proposal', { note: '通知、证据和答复都看过' }),
    ];
    const failed = answers.find(({ status }) => status !== 204);
    if (failed) throw new Error(failed.text);
  }

  decide(login = 'fuzeren', note = '私自转包给外村人，经查实'): Promise<Response> {
    return this.step(login, 'decision', { note });
  }

  private as(login: string) {
    return this.story.platform.as(login);
  }
}

/** The code of the problem with which something was refused. */
export const codeOf = ({ text }: Response): string => (JSON.parse(text) as { code: string }).code;

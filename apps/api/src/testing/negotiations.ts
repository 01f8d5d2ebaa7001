import type { NegotiationView, NegotiationsView, NoticeView, RegistrationView } from '@helan/contracts';
import type { Application } from '@helan/domain';
import type { Response } from 'supertest';
import { lastNotice } from './notices.js';
import type { Story } from './story.js';
import type { TestPlatform } from './test-platform.js';

/** Registered names of the demonstration's people, as they sign. */
export const NAMES: Readonly<Record<string, string>> = {
  nonghu: '赵禾田',
  nongchang: '兰光村禾丰家庭农场',
  cunjiti: '立岗镇兰光村股份经济合作社',
  jingmai1: '马新雨',
  jingmai2: '立岗镇惠泽种植专业合作社',
  jingmai3: '王春晓',
};

/** A lot at the negotiating table, and what each side does there. */
export class Negotiations {
  private constructor(
    private readonly platform: TestPlatform,
    readonly lotId: string,
    readonly registrations: readonly string[],
  ) {}

  /** A lot whose negotiation the host has just opened with these applicants. */
  static async open(
    story: Story,
    logins: readonly string[],
    change: Application,
    typeCode = 'T01',
  ): Promise<Negotiations> {
    const { lotId, registrations } = await story.admit(logins, await story.listed(change, typeCode));
    const table = new Negotiations(story.platform, lotId, registrations);
    await table.begin();
    return table;
  }

  /** The table of a lot that was brought to it in some other way. */
  static at(story: Story, lotId: string, registrations: readonly string[]): Negotiations {
    return new Negotiations(story.platform, lotId, registrations);
  }

  async begin(): Promise<void> {
    await (await this.platform.as('zuzhi')).post(`lots/${this.lotId}/negotiation`);
  }

  async seen(login: string): Promise<NegotiationsView> {
    return (await this.platform.as(login)).get(`lots/${this.lotId}/negotiations`);
  }

  async own(login: string): Promise<NegotiationView> {
    return (await this.seen(login)).negotiations[0]!;
  }

  /** As the transferor sees it: the negotiation with one of the applicants. */
  async withWhom(login: string, applicant: string): Promise<NegotiationView> {
    const { negotiations } = await this.seen(login);
    return negotiations.find(({ counterpartName }) => counterpartName === NAMES[applicant])!;
  }

  async offer(login: string, { id }: NegotiationView, amountYuan: string, terms = ''): Promise<Response> {
    return (await this.platform.as(login))
      .request('post', `negotiations/${id}/offers`)
      .send({ amountYuan, terms });
  }

  async accept(login: string, { id, offers }: NegotiationView): Promise<void> {
    await (await this.platform.as(login)).post(`negotiations/${id}/acceptance`, { seq: offers.length });
  }

  async sign(login: string, { id, minutes }: NegotiationView, name = NAMES[login]!): Promise<Response> {
    return (await this.platform.as(login))
      .request('post', `negotiations/${id}/signatures`)
      .send({ name, fileHash: minutes!.fileHash });
  }

  async registration(login: string, index: number): Promise<RegistrationView> {
    return (await this.platform.as(login)).get(`my/registrations/${this.registrations[index]}`);
  }

  lastNotice(): Promise<NoticeView> {
    return lastNotice(this.platform, this.lotId);
  }
}

export function codeOf({ text }: Response): string {
  return (JSON.parse(text) as { code: string }).code;
}

import type { ConfirmationView, ContractView, ObjectionView, PageView } from '@helan/contracts';
import { type ListingState, listingLifecycle } from '@helan/domain';
import { Bank } from './bank.js';
import { EndingNotices } from './ending-notices.js';
import { Ending } from './ending.js';
import type { Story } from './story.js';
import type { TestPlatform } from './test-platform.js';

type Step = (lotId: string) => Promise<unknown>;

const BIDDERS = ['jingmai1', 'jingmai2', 'jingmai3'];
const ENOUGH = 40;

const answerOf = (chance: number) =>
  chance < 0.5 ? { agrees: true } : { agrees: false, reason: '价格太低' };

/**
 * Whatever anybody may try with a lot, in any order: what the platform refuses is no step, and a failure of its own ends
 * the walk.
 */
export class RandomWalk {
  private readonly platform: TestPlatform;
  private readonly ending: Ending;
  private readonly bank: Bank;

  constructor(
    private readonly story: Story,
    private readonly next: () => number,
    /** The bank sends payments back, and strangers pay in. */
    private readonly isRough = false,
  ) {
    this.platform = story.platform;
    this.ending = new Ending(story);
    this.bank = new Bank(story.platform, next);
  }

  /** So many steps, each among all that there are; answers those that went through. */
  async walk(lotId: string, steps: number): Promise<string[]> {
    const smooth = { ...this.ofBidders(), ...this.ofCenter(), ...this.ofClosing() };
    const all = Object.entries(this.isRough ? { ...smooth, ...this.ofBank() } : smooth);
    const taken: string[] = [];
    for (let count = 0; count < steps; count += 1) {
      const [name, step] = this.pick(all);
      if (await this.tries(() => step(lotId))) taken.push(name);
    }
    if (this.isRough && (await this.tries(() => this.bank.sendBack())))
      taken.push('the bank sends a payment back');
    return taken;
  }

  /** Brings a lot to its end from wherever it stands, by officials and time alone; answers how it ended. */
  async end(lotId: string): Promise<string> {
    for (let round = 0; round < ENOUGH; round += 1) {
      await this.tries(() => this.payAll());
      const state = (await this.story.state(lotId)) as ListingState;
      if (listingLifecycle.isAtRest(state)) {
        await this.decideObjections(lotId);
        await this.payAll();
        return state;
      }
      await this.wayOut(lotId, state);
    }
    return this.story.state(lotId);
  }

  private async wayOut(lotId: string, state: ListingState): Promise<void> {
    if (listingLifecycle.find(state, 'terminate')) {
      const gone = { reason: 'RIGHT_GONE', note: '地块被依法征收' };
      if (await this.tries(() => this.post('fuzeren', `lots/${lotId}/termination`, gone))) return;
    }
    if (state === 'CERTIFIED') await this.tries(() => this.ending.close(lotId));
    if (state === 'CLOSED') await this.tries(() => this.ending.archive(lotId));
    if (state === 'CERTIFIED' || state === 'CLOSED') await this.tries(() => this.certify(lotId));
    await this.advanceDays(1);
  }

  private ofBidders(): Record<string, Step> {
    return {
      register: (lotId) => this.story.register(this.pick(BIDDERS), lotId),
      'withdraw a registration': async (lotId) => {
        const { id, login } = this.pick(await this.registrations(lotId));
        await this.post(login, `registrations/${id}/withdrawal`);
      },
      'pay a deposit': async (lotId) => {
        const { id, login } = this.pick(await this.registrations(lotId));
        await this.story.payDeposit(login, id);
      },
      'both sides agree': (lotId) => this.story.bothSidesAgree(lotId),
      'one of them answers': (lotId) =>
        this.post(
          this.pick([...BIDDERS, 'nonghu']),
          `lots/${lotId}/consultation/answer`,
          answerOf(this.next()),
        ),
      bid: (lotId) => this.story.bid(this.pick(BIDDERS), lotId, 620 + 5 * Math.floor(this.next() * 4)),
      object: (lotId) => this.post('jingmai3', `lots/${lotId}/objections`, { text: '竞价时页面打不开' }),
      'take a place in rank': (lotId) =>
        this.post(this.pick(BIDDERS), `lots/${lotId}/succession/answer`, { accepts: this.next() < 0.7 }),
    };
  }

  private ofCenter(): Record<string, Step> {
    const reason = { reason: '按规定办理' };
    return {
      'a working day goes by': () => this.advanceDays(1),
      'a week goes by': () => this.advanceDays(7),
      'what is due comes': (lotId) => this.advanceToDue(lotId),
      qualify: () => this.story.qualifyAll(),
      'qualify once more': () => this.story.qualifyAll(),
      'open trading': (lotId) => this.story.openTrading(lotId),
      agree: (lotId) => this.post('zuzhi', `lots/${lotId}/agreement`),
      suspend: (lotId) =>
        this.next() < 0.3
          ? this.post('fuzeren', `lots/${lotId}/suspension`, { reason: 'FORCE_MAJEURE', note: '大雪封路' })
          : Promise.reject(new Error('409')),
      resume: (lotId) => this.post('fuzeren', `lots/${lotId}/resumption`, reason),
      'decide objections': (lotId) => this.decideObjections(lotId),
    };
  }

  private ofClosing(): Record<string, Step> {
    return {
      'sign the letter': async (lotId) => {
        const login = this.pick(await this.sides(lotId));
        await (await this.platform.as(login)).get<ConfirmationView>(`lots/${lotId}/confirmation`);
        await this.ending.signLetter(lotId, [login]);
      },
      'send the contract': (lotId) => this.post('shenhe', `lots/${lotId}/contract`),
      'sign the contract': async (lotId) =>
        this.ending.signContract(lotId, [this.pick(await this.sides(lotId))]),
      'sign the contract, both': async (lotId) => this.ending.signContract(lotId, await this.sides(lotId)),
      'pay the price': async (lotId) => {
        const [, winner] = await this.sides(lotId);
        const contract = await (await this.platform.as(winner!)).get<ContractView>(`lots/${lotId}/contract`);
        const { party } = await (
          await this.platform.as(winner!)
        ).get<{ party: { name: string } }>('my/party');
        await this.story.payPrice(contract, { payerName: party.name });
      },
      'pay out': () => this.story.payOutAll(),
      'tell the bank': () => this.tellBank(),
      'declare a breach': (lotId) =>
        this.post('fuzeren', `lots/${lotId}/breach`, {
          side: this.pick(['TRANSFEREE', 'TRANSFEROR']),
          ground: this.pick(['REFUSED', 'LATE', 'LATE_PAYMENT', 'NO_HANDOVER', 'FALSE_DOCUMENTS']),
          note: '经查实',
        }),
      'want the contract ended': async (lotId) =>
        this.post(this.pick(await this.sides(lotId)), `lots/${lotId}/contract-ending/consent`, {
          reason: '家中有变',
        }),
      'end the contract': (lotId) =>
        this.post('fuzeren', `lots/${lotId}/contract-ending`, {
          cause: this.pick(['AGREED', 'OTHER_USE', 'SERIOUS']),
          documentNo: '解除2026-1',
          note: '经查实',
        }),
      'see to a notice that ends it': (lotId) => this.seeToNotice(lotId),
      certify: (lotId) => this.certify(lotId),
      'discard a draft': async (lotId) => {
        const { id } = await this.post<{ id: string }>('jianzheng', `lots/${lotId}/certificate`);
        await this.post('shenhe', `certificates/${id}/discard`, { reason: '写错了' });
      },
      'revoke a certificate': async (lotId) => {
        const rows: { id: string }[] = await this.platform.dataSource.query(
          "select id from certificate where lot_id = $1 and state = 'ISSUED'",
          [lotId],
        );
        await this.post('fuzeren', `certificates/${rows[0]?.id ?? lotId}/revocation`, { reason: '证号写错' });
      },
      close: (lotId) => this.ending.close(lotId),
      archive: (lotId) => this.ending.archive(lotId),
    };
  }

  /** Whatever may be done about a notice that ends the contract, whoever's turn it is. */
  private async seeToNotice(lotId: string): Promise<void> {
    const notices = new EndingNotices(this.story, lotId);
    const [lister, winner] = await this.sides(lotId);
    const note = '经查实';
    const step = this.pick([
      () => notices.give(lister!, { cause: 'SERIOUS' }),
      () => notices.step(winner!, 'answer', { agrees: this.next() < 0.5, note }),
      () => notices.step('shenhe', 'proposal', { note, rulingNo: '（2026）宁0122民初1号' }),
      () => notices.decide(),
      () => notices.step('fuzeren', 'return', { reason: note }),
      () => notices.step(lister!, 'withdrawal', { reason: note }),
    ]);
    const { status, text } = await step();
    if (status >= 400) throw new Error(`${status} instead of 204: ${text}`);
  }

  private ofBank(): Record<string, Step> {
    return {
      'the bank sends a payment back': () => this.bank.sendBack(),
      'pay again what came back': () => this.bank.payAgain(),
      'a stranger pays in': () => this.bank.strangerPays(),
      'a line is discarded': () => this.bank.discardLine(),
    };
  }

  /** From whatever a certificate has come to on to one that is issued. */
  private async certify(lotId: string): Promise<void> {
    const [open]: { id: string; state: string }[] = await this.platform.dataSource.query(
      "select id, state from certificate where lot_id = $1 and state in ('DRAFT', 'REVIEWED')",
      [lotId],
    );
    if (!open) return this.ending.certify(lotId);
    if (open.state === 'DRAFT') await this.post('shenhe', `certificates/${open.id}/review`);
    await this.post('fuzeren', `certificates/${open.id}/issue`);
  }

  private async decideObjections(lotId: string): Promise<void> {
    const supervisor = await this.platform.as('jianguan');
    const { items } = await supervisor.get<PageView<ObjectionView>>('objections');
    for (const { id } of items.filter((one) => one.lotId === lotId)) {
      const decision = this.pick(['STANDS', 'VOID', 'REPEAT']);
      for (const one of [decision, 'STANDS'])
        if (
          await this.tries(() =>
            this.post('jianguan', `objections/${id}/decision`, { decision: one, text: '已查明情况' }),
          )
        )
          break;
    }
  }

  /** What waits for the bank is told to it, what it was told is confirmed, what came back is paid again, what is held goes back. */
  private async payAll(): Promise<void> {
    for (const step of ['payAgain', 'confirmLine', 'returnHeld'] as const)
      while (await this.tries(() => this.bank[step]()));
    await this.bank.leavePool();
    const orders: { id: string }[] = await this.platform.dataSource.query(
      "select id from payment_order where state = 'ENTERED'",
    );
    for (const { id } of orders) await this.post('fuhe', `finance/payment-orders/${id}/confirmation`);
    while ((await this.story.payOutAll()) > 0);
  }

  private async tellBank(): Promise<void> {
    const orders: { id: string }[] = await this.platform.dataSource.query(
      "select id from payment_order where state = 'DUE' order by kind <> 'TRANSFER', created_at limit 1",
    );
    for (const { id } of orders)
      await this.post('chuna', `finance/payment-orders/${id}/execution`, { flowNo: id.slice(0, 16) });
  }

  private async advanceDays(days: number): Promise<void> {
    await this.platform.advance((await this.platform.time()) + days * 86_400_000);
  }

  private async advanceToDue(lotId: string): Promise<void> {
    const [row]: { at: Date | null }[] = await this.platform.dataSource.query(
      `select least(l.next_due_at, (select min(s.end_at) + interval '3 seconds' from bidding_session s
         where s.lot_id = l.id and s.ended_at is null and s.end_at > platform_now())) as at from lot l where l.id = $1`,
      [lotId],
    );
    if (row?.at) await this.platform.advance(row.at.getTime() + 1000);
  }

  private registrations(lotId: string): Promise<{ id: string; login: string }[]> {
    return this.platform.dataSource.query(
      'select r.id, a.login from registration r join account a on a.id = r.account_id where r.lot_id = $1 order by a.login',
      [lotId],
    );
  }

  /** The lister, and whoever has won. */
  private async sides(lotId: string): Promise<string[]> {
    const rows: { login: string }[] = await this.platform.dataSource.query(
      `select a.login from deal d join registration r on r.id = d.registration_id join account a on a.id = r.account_id
       where d.lot_id = $1`,
      [lotId],
    );
    return ['nonghu', ...rows.map(({ login }) => login)];
  }

  private async post<T>(login: string, route: string, body: object = {}): Promise<T> {
    const answer = await (await this.platform.as(login)).request('post', route).send(body);
    if (answer.status >= 300) throw new Error(`${answer.status} ${route}: ${answer.text}`);
    return answer.body as T;
  }

  private pick<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.next() * items.length)];
    if (item === undefined) throw new Error('404 nobody is there');
    return item;
  }

  /** Whether it went through; a failure of the platform is the walk's. */
  private async tries(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      if (error instanceof Error && !/^5\d\d/.test(error.message)) return false;
      throw error;
    }
  }
}

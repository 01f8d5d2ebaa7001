import { randomUUID } from 'node:crypto';
import type {
  ContractView,
  PageView,
  PaymentOrderView,
  QualificationView,
  RegistrationView,
  TradingPlanView,
} from '@helan/contracts';
import { type Application, formatYuan } from '@helan/domain';
import { sampleDocumentKinds, sampleListing } from '@helan/domain/samples';
import { notePartners } from './consents.js';
import { LISTERS, PHOTOS, bringAsked, bringPapers, ownSubject } from './story-samples.js';
import { signByHand } from './signed-by-hand.js';
import type { TestPerson } from './test-person.js';
import type { TestPlatform } from './test-platform.js';

export { PDF, PHOTO, PHOTOS, PICTURES, completeApplication, filesFor } from './story-samples.js';

/** Steps of a deal as the persons concerned take them; each returns what the next one needs. */
export class Story {
  constructor(readonly platform: TestPlatform) {}

  /** The account that lists samples of a type. */
  lister(typeCode: string): Promise<TestPerson> {
    return this.platform.as(LISTERS[sampleListing(typeCode).listerKind]!);
  }

  async draft(change: Application = {}, typeCode = 'T01'): Promise<string> {
    const lister = await this.lister(typeCode);
    const { id } = await lister.post<{ id: string }>('projects', { typeCode });
    await lister.put(`projects/${id}/application`, ownSubject(typeCode, change));
    for (const kind of sampleDocumentKinds(typeCode, sampleListing(typeCode, change)))
      await bringPapers(lister, id, { typeCode, kind });
    return id;
  }

  async submitted(change: Application = {}, typeCode = 'T01'): Promise<string> {
    const id = await this.draft(change, typeCode);
    await (await this.lister(typeCode)).post(`projects/${id}/submission`);
    return id;
  }

  async verified(change: Application = {}, typeCode = 'T01'): Promise<string> {
    const id = await this.submitted(change, typeCode);
    const { application } = sampleListing(typeCode, change);
    await this.checkSite(id, application.quantity ?? application.parcels![0]!.mu);
    return id;
  }

  async checkSite(id: string, measured: string): Promise<void> {
    const liaison = await this.platform.as('cunji');
    for (const [number, photo] of PHOTOS.entries())
      await liaison.upload(`projects/${id}/documents`, 'SITE_PHOTO', photo, `${number}.png`);
    await liaison.post(`projects/${id}/verification`, {
      measured,
      latitude: 38.638,
      longitude: 106.402,
      gpsErrorMetres: 5,
      isUndisputed: true,
    });
  }

  async reviewed(change: Application = {}, typeCode = 'T01'): Promise<string> {
    const id = await this.verified(change, typeCode);
    await this.review(id);
    return id;
  }

  /** From the township's desk through the center's review. */
  async review(id: string): Promise<void> {
    await (await this.platform.as('xiangzhen')).post(`projects/${id}/township-review`);
    await (await this.platform.as('shouli')).post(`projects/${id}/acceptance`);
    await (await this.platform.as('shenhe')).post(`projects/${id}/review`);
  }

  async listed(
    change: Application = {},
    typeCode = 'T01',
  ): Promise<{ projectId: string; lotId: string; endsAt: Date }> {
    return this.publish(await this.reviewed(change, typeCode));
  }

  async publish(projectId: string): Promise<{ projectId: string; lotId: string; endsAt: Date }> {
    const { lotId } = await (
      await this.platform.as('fuzeren')
    ).post<{ lotId: string }>(`projects/${projectId}/publication`);
    return { projectId, lotId, endsAt: await this.registrationEnd(lotId) };
  }

  async registrationEnd(lotId: string): Promise<Date> {
    const rows: { at: Date }[] = await this.platform.dataSource.query(
      'select registration_ends_at as at from lot where id = $1',
      [lotId],
    );
    return rows[0]!.at;
  }

  async register(login: string, lotId: string, form: object = {}): Promise<string> {
    const bidder = await this.platform.as(login);
    const { id } = await bidder.post<{ id: string }>(`lots/${lotId}/registrations`);
    await bidder.put(`registrations/${id}`, { intendedUse: '种小麦', hasPromised: true, ...form });
    await bringAsked(bidder, id);
    if ('partners' in form) await notePartners(bidder, id);
    await bidder.post(`registrations/${id}/submission`);
    return id;
  }

  async qualifyAll(): Promise<void> {
    const reviewer = await this.platform.as('shenhe');
    for (;;) {
      const { file } = await reviewer.get<{ file: QualificationView | null }>('qualifications/next');
      if (!file) return;
      await reviewer.post(`registrations/${file.id}/qualification`, { isQualified: true });
    }
  }

  async payDeposit(login: string, registrationId: string, change: object = {}): Promise<string> {
    const bidder = await this.platform.as(login);
    const { deposit } = await bidder.get<RegistrationView>(`my/registrations/${registrationId}`);
    const { party } = await bidder.get<{ party: { name: string } }>('my/party');
    const cashier = await this.platform.as('chuna');
    const { id } = await cashier.post<{ id: string }>('finance/receipts', {
      bank: 'DEPOSIT_BANK',
      flowNo: randomUUID().slice(0, 20),
      subAccount: deposit!.subAccount,
      payerName: party.name,
      // Each from an account of his own.
      payerAccount: `2901020104${[...login].reduce((sum, letter) => (sum * 131 + letter.charCodeAt(0)) % 10_000_000, 0)}`,
      amountYuan: formatYuan(BigInt(deposit!.amountFen)),
      arrivedAt: await this.platform.minute(),
      ...change,
    });
    await (await this.platform.as('fuhe')).post(`finance/receipts/${id}/confirmation`);
    return id;
  }

  /** Listed, registered for by the named bidders, period over, all qualified and paid. */
  async admitted(
    logins: readonly string[],
    change: Application = {},
  ): Promise<{ projectId: string; lotId: string; registrations: string[] }> {
    return this.admit(logins, await this.listed(change));
  }

  async admit(
    logins: readonly string[],
    { projectId, lotId, endsAt }: { projectId: string; lotId: string; endsAt: Date },
  ): Promise<{ projectId: string; lotId: string; registrations: string[] }> {
    const registrations = await this.registerAll(logins, lotId);
    await this.platform.advance(endsAt.getTime() + 1000);
    await this.qualifyAll();
    for (const [index, login] of logins.entries()) await this.payDeposit(login, registrations[index]!);
    await this.bothSidesAgree(lotId);
    return { projectId, lotId, registrations };
  }

  /** The transferor lets mode and price stand, and everybody admitted stays; the last to answer is the last who came. */
  async bothSidesAgree(lotId: string): Promise<void> {
    const rows: { login: string }[] = await this.platform.dataSource.query(
      `select a.login, null as came from lot l join project p on p.id = l.project_id join account a on a.id = p.created_by where l.id = $1
       union all select a.login, r.created_at from registration r join account a on a.id = r.account_id
       where r.lot_id = $1 and r.state = 'ADMITTED' order by came nulls first`,
      [lotId],
    );
    for (const { login } of rows)
      await (await this.platform.as(login)).post(`lots/${lotId}/consultation/answer`, { agrees: true });
    if (rows[0]?.login === 'cunji') await signByHand(this.platform, lotId, 'CONSULTATION');
  }

  async registerAll(logins: readonly string[], lotId: string): Promise<string[]> {
    const registrations: string[] = [];
    for (const login of logins) registrations.push(await this.register(login, lotId));
    return registrations;
  }

  /** The session stands at its first second. */
  async trading(
    logins: readonly string[],
    change: Application = {},
  ): Promise<{ projectId: string; lotId: string; registrations: string[] }> {
    const story = await this.admitted(logins, change);
    await this.openTrading(story.lotId);
    return story;
  }

  async openTrading(lotId: string): Promise<void> {
    const host = await this.platform.as('zuzhi');
    const { earliestStartAt } = await host.get<TradingPlanView>(`lots/${lotId}/trading`);
    await host.post(`lots/${lotId}/trading`, { startAt: earliestStartAt });
    await this.platform.advance(Date.parse(earliestStartAt!) + 1000);
  }

  async bid(login: string, lotId: string, yuan: number): Promise<void> {
    const bidder = await this.platform.as(login);
    await bidder.post(`lots/${lotId}/bids`, { amountFen: String(yuan * 100) }, 201, {
      'idempotency-key': randomUUID(),
    });
  }

  /** Two bids, and the session runs out; returns the winner's login. */
  async won(
    change: Application = {},
  ): Promise<{ projectId: string; lotId: string; registrations: string[] }> {
    const story = await this.trading(['jingmai1', 'jingmai2'], change);
    await this.bidToTheEnd(story.lotId);
    return story;
  }

  async bidToTheEnd(lotId: string): Promise<void> {
    await this.bid('jingmai1', lotId, 620);
    await this.bid('jingmai2', lotId, 625);
    await this.advancePast(
      "select end_at + interval '3 seconds' as at from bidding_session where lot_id = $1",
      lotId,
    );
  }

  async signed(
    change: Application = {},
  ): Promise<{ projectId: string; lotId: string; contract: ContractView }> {
    const { projectId, lotId } = await this.won(change);
    return { projectId, lotId, contract: await this.sign(lotId) };
  }

  /** After the publicity: the contract is sent, and both sides sign it. */
  async sign(lotId: string, lister?: readonly [string, string]): Promise<ContractView> {
    await this.advancePast(
      "select publicity_ends_at + interval '1 second' as at from deal where lot_id = $1",
      lotId,
    );
    return this.signContract(lotId, lister);
  }

  async signContract(
    lotId: string,
    [login, name] = ['nonghu', '赵禾田'] as readonly [string, string],
  ): Promise<ContractView> {
    await (await this.platform.as('shenhe')).post(`lots/${lotId}/contract`);
    for (const signer of [
      { login, name },
      { login: 'jingmai2', name: '立岗镇惠泽种植专业合作社' },
    ]) {
      const side = await this.platform.as(signer.login);
      const { id, fileHash } = await side.get<ContractView>(`lots/${lotId}/contract`);
      await side.post(`contracts/${id}/signatures`, { name: signer.name, fileHash });
    }
    return (await this.platform.as('jingmai2')).get<ContractView>(`lots/${lotId}/contract`);
  }

  async payPrice(contract: ContractView, change: object = {}): Promise<string> {
    const first = contract.payments[0]!;
    const { id } = await (
      await this.platform.as('chuna')
    ).post<{ id: string }>('finance/receipts', {
      bank: 'PRICE_BANK',
      flowNo: randomUUID().slice(0, 20),
      subAccount: contract.priceSubAccount,
      payerName: '立岗镇惠泽种植专业合作社',
      payerAccount: '29010201040002',
      amountYuan: formatYuan(BigInt(first.amountFen) - BigInt(first.paidFen)),
      arrivedAt: await this.platform.minute(),
      ...change,
    });
    await (await this.platform.as('fuhe')).post(`finance/receipts/${id}/confirmation`);
    return id;
  }

  async payOutAll(): Promise<number> {
    const cashier = await this.platform.as('chuna');
    const due = await cashier.get<PageView<PaymentOrderView>>('finance/payment-orders?state=DUE');
    for (const order of [...due.items].sort((one) => (one.kind === 'TRANSFER' ? -1 : 0))) {
      await cashier.post(`finance/payment-orders/${order.id}/execution`, { flowNo: order.id.slice(0, 16) });
      await (await this.platform.as('fuhe')).post(`finance/payment-orders/${order.id}/confirmation`);
    }
    return due.items.length;
  }

  async settled(
    change: Application = {},
  ): Promise<{ projectId: string; lotId: string; contract: ContractView }> {
    const story = await this.signed(change);
    await this.payPrice(story.contract);
    await this.payOutAll();
    return story;
  }

  async state(lotId: string): Promise<string> {
    const rows: { state: string }[] = await this.platform.dataSource.query(
      'select state from lot where id = $1',
      [lotId],
    );
    return rows[0]!.state;
  }

  async advancePast(sql: string, id: string): Promise<void> {
    const rows: { at: Date }[] = await this.platform.dataSource.query(sql, [id]);
    await this.platform.advance(rows[0]!.at);
  }
}

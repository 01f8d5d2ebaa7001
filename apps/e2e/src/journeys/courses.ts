import type { Application, TradingChoice } from '@helan/domain';
import { sampleHouseholdRows, sampleListing } from '@helan/domain/samples';
import { assemble } from '../../../../tools/deal/cast.js';
import { type Listed, findNotice, prepare } from '../../../../tools/deal/acts/listing.js';
import { type Registered, applyFor } from '../../../../tools/deal/acts/registration.js';
import type { DealFacts } from '../../../../tools/deal/deal-facts.js';
import { readNotice } from '../../../../tools/deal/read-notice.js';
import { type Stage, advanceTo, later, readClock } from '../../../../tools/deal/stage.js';
import type { County } from './county.js';

const FACTS = {
  area: { value: 93.61, unit: '亩' },
  startPrice: { value: 500, unit: '元/亩/年' },
  term: { years: 5 },
};

export interface Approving {
  readonly stage: Stage;
  readonly projectId: string;
}

/** A lot on its way to a session. */
export interface Course {
  readonly stage: Stage;
  readonly listed: Listed;
  readonly registered: readonly Registered[];
}

/** Lots that are brought side by side to their sessions, over HTTP; what people do by hand is told elsewhere. */
export class Courses {
  private count = 0;

  constructor(private readonly county: County) {}

  /** A listing of a parcel of its own that waits for its approval; what comes before is told elsewhere. */
  approving(title: string, trading: TradingChoice): Promise<Approving> {
    return this.listing(title, { trading });
  }

  /** As before, to be negotiated. */
  negotiating(title: string): Promise<Approving> {
    return this.listing(title, { method: 'NEGOTIATION', stepYuan: '' });
  }

  private async listing(title: string, change: Application): Promise<Approving> {
    const { url } = this.county.platform;
    this.count += 1;
    const notice = { id: `M${this.count}`, type: 'T02', title, fields: FACTS };
    const at = new Date((await readClock(url)).getTime() + this.count * 60_000);
    const facts = readNotice(notice, 'T02', at);
    return this.prepareAs({ ...facts, application: { ...facts.application, ...change } });
  }

  /** A household's land that the liaison files for on a paper mandate, to be negotiated. */
  async onMandate(title: string): Promise<Approving> {
    const [row] = sampleHouseholdRows(1);
    const { name, idNumber, phone, bankAccount, bankName } = row!.cells as Record<string, string>;
    const { application, listerKind } = sampleListing('T01');
    const facts: DealFacts = {
      noticeId: title,
      typeCode: 'T01',
      listerKind,
      application: { ...application, title, method: 'NEGOTIATION', stepYuan: '' },
      mandator: {
        kind: listerKind,
        name: name!,
        idNumber: idNumber!,
        phone: phone!,
        bankAccount: bankAccount!,
        bankName: bankName!,
      },
      isDepositPaid: true,
      defaults: [],
      remarks: [],
    };
    const { url } = this.county.platform;
    const cast = await assemble(url, listerKind);
    const stage = { url, facts, say: () => undefined, cast: { ...cast, transferor: cast.staff.liaison } };
    return { stage, projectId: await prepare(stage) };
  }

  /** A purchase small enough to be bid for. */
  buying(title: string): Promise<Approving> {
    const { application, listerKind } = sampleListing('T14');
    const price = {
      method: 'BIDDING',
      startPriceYuan: '150000',
      stepYuan: '1000',
      depositYuan: '3000',
    } as const;
    const attributes = { ...application.attributes, estimate: '150000' };
    return this.prepareAs({
      noticeId: title,
      typeCode: 'T14',
      listerKind,
      application: { ...application, ...price, attributes, title },
      isDepositPaid: true,
      defaults: [],
      remarks: [],
    });
  }

  private async prepareAs(facts: DealFacts): Promise<Approving> {
    const { url } = this.county.platform;
    const stage = { url, facts, say: () => undefined, cast: await assemble(url, facts.listerKind) };
    return { stage, projectId: await prepare(stage) };
  }

  async applied({ stage, projectId }: Approving): Promise<Course> {
    const [row] = await this.county.platform.query<{ id: string }>(
      'select id from lot where project_id = $1',
      [projectId],
    );
    const listed = { projectId, lotId: row!.id, notice: await findNotice(stage, row!.id) };
    return { stage, listed, registered: await applyFor(stage, listed) };
  }

  /** The session stands at its first second; a dynamic one at that of its window. */
  async begin({ stage, listed }: Course): Promise<string> {
    const { host } = stage.cast.staff;
    const { earliestStartAt } = await host.get<{ earliestStartAt: string }>(`lots/${listed.lotId}/trading`);
    await host.post(`lots/${listed.lotId}/trading`, { startAt: earliestStartAt });
    await advanceTo(stage.url, later(earliestStartAt, 1000));
    return listed.lotId;
  }
}

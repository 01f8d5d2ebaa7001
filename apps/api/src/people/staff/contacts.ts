import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { ContactView, KeptContactView, PageView } from '@helan/contracts';
import type { ContactRequest } from '@helan/contracts/requests';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { CENTER_NAME, type Center, sayContact } from '../../kernel/center.js';
import { CONFIG, type Config } from '../../kernel/config.js';
import { Transactions, likeText, readPage } from '../../kernel/db/index.js';
import { refused, requireVersion } from '../../kernel/http/index.js';
import { Recurring } from '../../kernel/recurring.js';

const COUNTY_LENGTH = 6;
/** What another process was told is shown here a moment later. */
const READ_EVERY_MS = 2_000;

interface Row {
  code: string;
  name: string;
  phone: string | null;
  address: string | null;
  hours: string | null;
  set_at: Date | null;
  setter: string | null;
  version: number;
}

const COLUMNS = `r.code, r.name, c.phone, c.address, c.hours, c.set_at, a.display_name as setter,
  coalesce(c.id, 0)::int as version`;
const FROM = `from region r left join lateral (
    select * from contact where region_code = r.code order by id desc limit 1) c on true
  left join account a on a.id = c.set_by`;

/** How the center, townships and villages are reached. Of the center, its settings stand where nobody has said more. */
@Injectable()
export class Contacts implements OnApplicationBootstrap, OnApplicationShutdown {
  /** What stands in the settings, for as long as nobody has said anything. */
  private readonly settings: Pick<Center, 'hotline' | 'address'>;
  private readonly loop = new Recurring('contacts', READ_EVERY_MS, () => this.readCenter());

  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    const { hotline, address } = config.center;
    this.settings = { hotline, address };
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.readCenter();
    this.loop.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** The center's own telephone and address stand on every page and paper. */
  async readCenter(): Promise<void> {
    const rows: Row[] = await this.dataSource.query(
      `select ${COLUMNS} ${FROM} where length(r.code) = ${COUNTY_LENGTH}`,
    );
    if (!rows[0]) return;
    const { phone, address } = this.view(rows[0]);
    sayContact(this.config.center, { hotline: phone, address });
  }

  /** For the public: those that have been said. */
  async said(): Promise<ContactView[]> {
    const rows: Row[] = await this.dataSource.query(
      `select ${COLUMNS} ${FROM} where c.id is not null or length(r.code) = ${COUNTY_LENGTH} order by r.code`,
    );
    return rows
      .map((row) => this.view(row))
      .map(({ regionCode, name, phone, address, hours, setAt }) => ({
        regionCode,
        name,
        phone,
        address,
        hours,
        setAt,
      }));
  }

  /** The center first, then townships with their villages. */
  async list({
    search = '',
    at,
  }: {
    search?: string | undefined;
    at?: string | undefined;
  }): Promise<PageView<KeptContactView>> {
    const isSearched = search.trim() !== '';
    const { rows, place } = await readPage<Row>(
      this.dataSource,
      {
        columns: COLUMNS,
        from: FROM,
        counted: 'from region r',
        where: isSearched ? 'r.name ilike $1' : 'true',
        order: [{ sql: 'r.code', type: 'text' }],
        params: isSearched ? [likeText(search.trim())] : [],
      },
      at,
    );
    return { items: rows.map((row) => this.view(row)), ...place };
  }

  /** What was said before stays in the table. */
  async set(actor: Actor, code: string, { phone, address, hours, version }: ContactRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      const known: unknown[] = await tx.query('select 1 from region where code = $1 for no key update', [
        code,
      ]);
      if (known.length === 0) throw refused('resource.not-found');
      const [{ last }]: [{ last: number }] = await tx.query(
        'select coalesce(max(id), 0)::int as last from contact where region_code = $1',
        [code],
      );
      requireVersion(last, version);
      await tx.query(
        `insert into contact (region_code, phone, address, hours, set_by, set_at)
         values ($1, $2, $3, $4, $5, platform_now())`,
        [code, phone, address, hours, actor.accountId],
      );
    });
    await this.readCenter();
  }

  private view({ code, name, phone, address, hours, set_at, setter, version }: Row): KeptContactView {
    const isCenter = code.length === COUNTY_LENGTH;
    const settings = isCenter && version === 0 ? this.settings : { hotline: '', address: '' };
    return {
      regionCode: code,
      name: isCenter ? CENTER_NAME : name,
      phone: phone ?? settings.hotline,
      address: address ?? settings.address,
      hours: hours ?? '',
      setAt: set_at?.toISOString() ?? null,
      setterName: setter,
      version,
    };
  }
}

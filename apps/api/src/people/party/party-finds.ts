import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PARTY_KINDS } from '@helan/domain';
import { DataSource } from 'typeorm';
import { SearchSources } from '../../kernel/desk/index.js';
import { inRegions } from '../region/index.js';
import { PARTY_ORDER } from './party-checks.js';

const KIND = `case p.kind ${Object.entries(PARTY_KINDS)
  .map(([kind, name]) => `when '${kind}' then '${name}'`)
  .join(' ')} else p.kind end`;

/** People by words of their names, or by the whole of a number of theirs; each region its own. */
@Injectable()
export class PartyFinds implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sources: SearchSources,
  ) {}

  onModuleInit(): void {
    this.sources.add({
      kind: 'PARTY',
      find: async (actor, { words, secret, phone }, bind) => {
        const searches = [`to_tsvector('simple', cjk_grams(p.name)) @@ to_tsquery('simple', ${bind(words)})`];
        if (secret) {
          const [odd, even] = secret.map(bind);
          for (const column of ['id_number_hash', 'representative_id_hash', 'bank_account_hash'])
            searches.push(`p.${column} = ${odd} or p.${column}_even = ${even}`);
        }
        if (phone) {
          const [odd, even] = phone.map(bind);
          // By the account that has shown to have it: what a party has only written down is sealed without a hash.
          searches.push(`p.id = any(array(
            select a.party_id from account a where a.phone_hash = ${odd} or a.phone_hash_even = ${even}))`);
        }
        return {
          columns: `p.name as title, '/console/parties' as path, p.name as look,
            concat_ws('　', ${KIND}, v.name, case when p.verified_at is null then '未核验' else '已核验' end) as note`,
          from: 'from party p join region v on v.code = p.village_code',
          where: 'true',
          parts: [await inRegions(this.dataSource, actor, 'p.village_code')],
          search: searches.join(' or '),
          order: PARTY_ORDER,
        };
      },
    });
  }
}

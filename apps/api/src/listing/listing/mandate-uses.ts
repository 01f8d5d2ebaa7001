import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MANDATE_KINDS, type MandateKind } from '@helan/domain';
import { MANDATE_USES, type MandateUseStep } from '@helan/contracts';
import type { EntityManager } from 'typeorm';
import { ProjectScopes } from '../../kernel/auth/index.js';
import type { OutboxTopics } from '../../kernel/outbox/outbox.js';
import { type MessageFor, MessageResolvers } from '../../people/message/index.js';

type Use = OutboxTopics['mandate.used'];
/** What a step that is taken again and again is told of once. */
type FindThing = (source: EntityManager, id: string) => Promise<string | undefined>;

interface Row {
  readonly title: string;
  readonly transferorId: string;
  readonly village: string | null;
  /** The account has filed it on a mandate. */
  readonly isFiled: boolean;
  /** Of the mandate; all null where there is none. */
  readonly partyId: string | null;
  readonly kind: MandateKind | null;
  readonly agentName: string | null;
}

/** Whoever is acted for hears of each thing that is done in his name, and by whom; of offers once in what they are made. */
@Injectable()
export class MandateUses implements OnModuleInit {
  private readonly things = new Map<MandateUseStep, FindThing>([
    ['POST negotiations/:id/offers', (_, id) => Promise.resolve(id)],
  ]);

  constructor(
    private readonly resolvers: MessageResolvers,
    private readonly scopes: ProjectScopes,
  ) {}

  onModuleInit(): void {
    this.resolvers.resolve('mandate.used', (use, source) => this.told(use, source));
  }

  /** Rooms above say of what a step is told once: bids of their session. */
  tellOnceFor(step: MandateUseStep, find: FindThing): void {
    this.things.set(step, find);
  }

  private async told(use: Use, source: EntityManager): Promise<MessageFor[]> {
    const { accountId, mandateId, step, id } = use;
    const projectId = await this.scopes.projectOf(/ ([a-z-]+)/.exec(step)![1]!, id);
    if (!projectId) return [];
    const rows: Row[] = await source.query(
      `select p.application->>'title' as title, p.transferor_id as "transferorId", r.name as village,
         p.is_mandated and p.created_by = $2 as "isFiled", m.party_id as "partyId", m.kind, m.agent_name as "agentName"
       from project p left join region r on r.code = p.village_code left join agent_mandate m on m.id = $3
       where p.id = $1`,
      [projectId, accountId, mandateId],
    );
    const [row] = rows;
    const by = row && (mandateId === null ? liaison(row) : agent(row));
    if (!by) return [];
    const thing = await this.things.get(step)?.(source, id);
    const values = { who: by.who, what: MANDATE_USES[step], lot: row.title, project: projectId };
    return [
      {
        event: 'mandate.used',
        side: by.partyId === row.transferorId ? 'HOLDER' : 'OWNER',
        // Others who act for the same are told with him; who did it knows.
        to: { kind: 'PARTY', id: by.partyId, but: [accountId] },
        values,
        ...(thing && { once: `use:${mandateId ?? accountId}:${thing}` }),
      },
    ];
  }
}

/** What a liaison does is done in the name of those alone for whom he has filed. */
function liaison({ isFiled, transferorId, village }: Row): { partyId: string; who: string } | undefined {
  return isFiled ? { partyId: transferorId, who: `${village ?? '本村'}的信息联络员` } : undefined;
}

function agent({ partyId, kind, agentName }: Row): { partyId: string; who: string } | undefined {
  return partyId && kind ? { partyId, who: `${MANDATE_KINDS[kind]}${agentName}` } : undefined;
}

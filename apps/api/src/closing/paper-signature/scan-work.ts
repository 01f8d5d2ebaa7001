import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PAPER_KINDS } from '@helan/domain';
import { WorkSources, inHisRegions, isAnother } from '../../kernel/desk/index.js';
import { PaperSignatureService } from './paper-signature.service.js';

const KIND = `case s.kind ${Object.entries(PAPER_KINDS)
  .map(([kind, name]) => `when '${kind}' then '${name}'`)
  .join(' ')} else '签字件' end`;

const SCAN = {
  from: 'from paper_scan s join lot l on l.id = s.lot_id join project p on p.id = l.project_id',
  id: 's.id',
  title: `${KIND} || '：' || coalesce(p.application->>'title', '')`,
  number: 's.paper_no',
  region: 'p.village_code',
} as const;

/** Scans of what was signed by hand: seen by another person before they bind, signed anew where they were not sound. */
@Injectable()
export class ScanWork implements OnModuleInit {
  constructor(
    private readonly sources: WorkSources,
    private readonly signatures: PaperSignatureService,
  ) {}

  onModuleInit(): void {
    this.sources.add(
      {
        kind: 'SCAN',
        name: '核对签字件',
        desk: '/console/liaison-papers',
        permission: 'seeLiaisonPapers',
        rows: (actor, bind) => ({
          ...SCAN,
          where: `s.seen_at is null and ${inHisRegions(actor, 'p.village_code', bind)}
            and ${isAnother(actor, ['s.handed_in_by'], bind)}`,
          since: 's.handed_in_at',
          path: "'/console/liaison-papers'",
        }),
      },
      {
        kind: 'SCAN_AGAIN',
        name: '重交签字件',
        desk: '/console/filings',
        permission: 'signOnPaper',
        rows: async (actor, bind) => {
          const refused = await this.signatures.refusedScans(actor);
          if (refused.length === 0) return undefined;
          return {
            ...SCAN,
            from: `${SCAN.from} join unnest(${bind(refused.map(({ id }) => id))}::uuid[],
              ${bind(refused.map(({ view }) => view.dueAt))}::timestamptz[]) f (id, due_at) on f.id = s.id`,
            where: 'true',
            since: 's.seen_at',
            due: "coalesce(f.due_at, 'infinity')",
            path: "'/console/filings/' || p.id",
          };
        },
      },
    );
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { APPLICATION_FIELDS, type Application } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { type Gap, PaperPress, gapsInWords } from '../../kernel/paper/index.js';
import { RefusedError, requireNone } from '../../kernel/http/index.js';
import { ListingMoves, type ProjectEntity } from '../../listing/listing/index.js';
import { PartyService } from '../../people/party/index.js';

type Field = keyof Application;

/** What poster, letter, contract and certificate print of an application, and who signs them beside the transferor. */
const PRINTED = [
  'title',
  'location',
  'parcels',
  'certificateNo',
  'contractNo',
  'coHolders',
  'attributes',
  'purpose',
  'agent',
  'qualification',
  'delivery',
  'viewing',
] as const satisfies readonly Field[];

/**
 * Whether all papers of a listing can be printed: asked of whoever sends it, who may still write otherwise; by the
 * reviewer, who may have it corrected; and again by whoever publishes. Source: rules §21 A19.
 */
@Injectable()
export class Printable implements OnModuleInit {
  constructor(
    private readonly press: PaperPress,
    private readonly moves: ListingMoves,
    private readonly parties: PartyService,
  ) {}

  onModuleInit(): void {
    this.moves.whenProjectMoves(async (tx, { project, action }) => {
      if (action === 'submit' || action === 'resubmit') await this.requireAtTheDoor(tx, project);
      if (action === 'passReview') this.require(project.application);
    });
  }

  /** Throws, field by field. What an earlier notice says already is not asked about again. */
  require(application: Application, before: Application = {}): void {
    const faults = PRINTED.flatMap((field) => {
      const old = this.gapsOf(before, field).map(({ character }) => character);
      const gaps = this.gapsOf(application, field).filter(({ character }) => !old.includes(character));
      const values = { paper: '公告、合同和鉴证书', gaps: gapsInWords(gaps) };
      return gaps.length > 0 ? [{ code: 'paper.lacks-glyphs', field, values } as const] : [];
    });
    if (faults.length > 0) throw new RefusedError(faults);
  }

  /** A transferor of before was registered without being asked. */
  private async requireAtTheDoor(
    tx: EntityManager,
    { transferorId, application }: ProjectEntity,
  ): Promise<void> {
    const { name } = await this.parties.get(transferorId, tx);
    requireNone([
      this.press.refuseText({ label: '转出方', text: name, field: 'transferor' }),
      ...PRINTED.map((field) =>
        this.press.refuseText({
          label: APPLICATION_FIELDS[field],
          text: textsIn(application[field]).join(''),
          field,
        }),
      ),
    ]);
  }

  private gapsOf(application: Application, field: (typeof PRINTED)[number]): Gap[] {
    const lacking = this.press.lacking(textsIn(application[field]).join(''));
    return lacking.map((character) => ({ field: APPLICATION_FIELDS[field], character }));
  }
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

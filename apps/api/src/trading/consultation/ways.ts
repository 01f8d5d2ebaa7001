import { Injectable } from '@nestjs/common';
import type { WayOn } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { refused } from '../../kernel/http/index.js';
import type { LotEntity } from '../../listing/listing/index.js';
import { ConsultationEntity } from './consultation.entity.js';

/** Where a lot goes from its consultation, for those who take it there. */
@Injectable()
export class Ways {
  /** Null as long as both sides are being asked, or have not been. */
  async of(tx: EntityManager, { id, round }: LotEntity): Promise<WayOn | null> {
    const consultation = await tx.findOneBy(ConsultationEntity, { lotId: id, round });
    return consultation?.way ?? null;
  }

  async require(tx: EntityManager, lot: LotEntity, way: WayOn): Promise<void> {
    const found = await this.of(tx, lot);
    if (found === null) throw refused('consultation.open');
    if (found !== way) throw refused('consultation.other-way');
  }
}

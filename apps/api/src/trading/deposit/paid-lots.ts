import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PayeeViews } from '../../money/payment/index.js';

/** Tells whoever pays for which lot it is. */
@Injectable()
export class PaidLots implements OnModuleInit {
  constructor(private readonly views: PayeeViews) {}

  onModuleInit(): void {
    this.views.nameWith(async (source, lotId) => {
      const rows: { no: string; title: string }[] = await source.query(
        "select no, terms->>'title' as title from lot where id = $1",
        [lotId],
      );
      return rows[0];
    });
  }
}

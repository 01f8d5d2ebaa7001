import { Injectable, type OnModuleInit } from '@nestjs/common';
import { likeText } from '../../kernel/db/index.js';
import { LotWords, PayeeViews } from '../../money/payment/index.js';

/** Whoever looks for a project by so few letters that it is one of more names it better. */
const MOST_LOTS = 200;

/** Tells whoever pays for which lot it is, and which lots somebody means by some letters. */
@Injectable()
export class PaidLots implements OnModuleInit {
  constructor(
    private readonly views: PayeeViews,
    private readonly words: LotWords,
  ) {}

  onModuleInit(): void {
    this.views.nameWith(async (source, lotId) => {
      const rows: { no: string; title: string }[] = await source.query(
        "select no, terms->>'title' as title from lot where id = $1",
        [lotId],
      );
      return rows[0];
    });
    this.words.findWith(async (source, words) => {
      const rows: { id: string }[] = await source.query(
        `select id from lot where starts_with(no, $1) or terms->>'title' ilike $2 order by no limit ${MOST_LOTS}`,
        [words, likeText(words)],
      );
      return rows.map(({ id }) => id);
    });
  }
}

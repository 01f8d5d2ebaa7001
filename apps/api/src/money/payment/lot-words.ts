import { Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';

/** Lots by letters of their titles, or by the beginning of their numbers. */
type Find = (source: DataSource, words: string) => Promise<readonly string[]>;

/** Which lots somebody means who looks for a project among payments: the room that knows what a lot is says so. */
@Injectable()
export class LotWords {
  private search: Find = async () => [];

  findWith(search: Find): void {
    this.search = search;
  }

  find(source: DataSource, words: string): Promise<readonly string[]> {
    return this.search(source, words);
  }
}

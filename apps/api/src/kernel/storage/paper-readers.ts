import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/index.js';

type Note = (actor: Actor, fileId: string) => Promise<void>;

/** Who of the staff is shown what people have handed in: the room of privacy writes it down before it is shown. */
@Injectable()
export class PaperReaders {
  private write: Note | undefined;

  noteWith(write: Note): void {
    this.write = write;
  }

  note(actor: Actor, fileId: string): Promise<void> {
    if (!this.write) throw new Error('nobody notes who reads what was handed in');
    return this.write(actor, fileId);
  }
}

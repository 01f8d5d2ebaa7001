import { Injectable, type PipeTransform } from '@nestjs/common';
import { refused } from '../../kernel/http/index.js';

const KEY = /^[A-Z][A-Z_]{0,39}:[\w:.-]{1,120}$/;

/** `kind:id` of a task as the list has it; anything else is "not found". */
@Injectable()
export class TaskKeyPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!KEY.test(value)) throw refused('resource.not-found');
    return value;
  }
}
